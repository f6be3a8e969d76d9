"""Pages of profiles. They parse, call one action or one reading, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import Permission, require
from apps.cadres.panels import panels_of
from apps.cadres.permissions import CHANGE, EXPORT, VIEW, require_in_range
from apps.cadres.profiles import actions, reading
from apps.cadres.profiles.acts import CADRE_ACTS, may_change, offered
from apps.cadres.profiles.forms import ChangeForm, RegisterForm
from apps.cadres.profiles.kinds import KINDS
from apps.cadres.profiles.listing import CadreList, cells, columns
from apps.cadres.profiles.own import is_own
from apps.cadres.profiles.sheet import sheet_of
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.inspection.cases.forms import member_words
from apps.membership.choices import ReadingPurpose
from apps.membership.export import PRINTED_MAX, export_table, print_table
from apps.membership.forms import PurposeForm
from apps.membership.models import Member
from apps.membership.permissions import SENSITIVE
from apps.membership.views import REFUSED
from apps.regulations.lookup import law_at_hand

OFFERED = 10
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _list(request: Any) -> CadreList:
    require(request.actor, VIEW)
    return CadreList(request, today=timezone.localdate())


@require_safe
def cadres(request: Any) -> HttpResponse:
    """The list: at work, no longer at work, all."""
    found = _list(request)
    context = found.context() | {"may_change": request.actor.has(CHANGE)}
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "cadres/profiles/list.html", context)


def _numbered(found: CadreList, rows: Any) -> Any:
    return (cells(place, row) for place, row in enumerate(found.prepared(rows), 1))


@require_safe
def cadres_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    found = _list(request)
    return export_table(
        _("Cadres"), columns(), _numbered(found, found.rows), by=request.actor,
        filter_words=found.in_words(), total=found.total, name="danh-sach-can-bo", right=EXPORT,
    )  # fmt: skip


@require_safe
def cadres_print(request: Any) -> HttpResponse:
    """The list as seen, on paper."""
    found = _list(request)
    return print_table(
        request, _("Cadres"), columns(), _numbered(found, found.rows[: PRINTED_MAX + 1]),
        filter_words=found.in_words(), total=found.total,
        back_url=f"{reverse('cadres:cadres')}?{request.GET.urlencode()}",
    )  # fmt: skip


@require_safe
def members_offered(request: Any) -> HttpResponse:
    """Members of the range whose name holds what is typed, for the box of a new profile."""
    require(request.actor, CHANGE)
    text = (request.GET.get("who") or request.GET.get("member") or "")[:100]
    words = []
    if text.strip():
        rows = Member.objects.visible_to(request.actor).present().matching(text)
        rows = rows.select_related("organization").by_name()[:OFFERED]
        words = [member_words(one) for one in rows]
    return render(request, "membership/_units.html", {"words": words})


@require_http_methods(["GET", "POST"])
def cadre_new(request: Any) -> HttpResponse:
    """Begin a profile, in the actor's own office."""
    actor = request.actor
    require(actor, CHANGE)
    form = RegisterForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.register_cadre(
                organization=actor.organization, values=form.values, by=actor,
                member=form.cleaned_data["who"], today=timezone.localdate(),
                another_person=form.cleaned_data["another_person"],
            )  # fmt: skip
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The profile is begun: enter positions and learning."))
            return redirect("cadres:cadre", made.reference)
    status = REFUSED if form.errors else 200
    return render(request, "cadres/profiles/new.html", {"form": form}, status=status)


@require_safe
def cadre(request: Any, reference: str) -> HttpResponse:
    """A profile. Each opening leaves one line in the read log."""
    found = reading.cadre_or_404(request.actor, reference)
    audit.record_read(request.actor, action="cadres.cadre_read", obj=found)
    return _page(request, found)


def _page(
    request: Any, found: Any, *, purpose_form: PurposeForm | None = None, opened: bool = False,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, today = request.actor, timezone.localdate()
    with law_at_hand():
        profile = reading.profile_of(found, actor, today)
        panels = panels_of(actor, found)
    changes = may_change(actor, found, own=profile.is_own)
    context = {
        "cadre": found,
        "profile": profile,
        "kinds": {code: kind.add for code, kind in KINDS.items()},
        "acts": offered(found) if changes else [],
        "may_change": changes,
        "may_export": actor.has(EXPORT),
        "may_open": actor.has(SENSITIVE),
        "may_see_trail": actor.has(Permission.VIEW_RECORD_TRAIL),
        "opened": opened,
        "purpose_form": purpose_form or PurposeForm(),
        "panels": panels,
        "today": today,
    }
    return render(request, "cadres/profiles/cadre.html", context, status=status)


@require_POST
def cadre_sensitive(request: Any, reference: str) -> HttpResponse:
    """The ethnic group, opened with a purpose and logged with it."""
    found = reading.cadre_or_404(request.actor, reference)
    require_in_range(request.actor, SENSITIVE, found)
    form = PurposeForm(request.POST)
    opened = form.is_valid()
    if opened:
        purpose = form.cleaned_data["purpose"]
        audit.record_read(request.actor, action="cadres.sensitive_read", obj=found, purpose=purpose)
    return _page(
        request, found, purpose_form=form, opened=opened, status=200 if opened else REFUSED
    )


@require_safe
def cadre_sheet(request: Any, reference: str) -> HttpResponse:
    """The curriculum as a Word file; written down. The ethnic group is left to be filled in."""
    actor, today = request.actor, timezone.localdate()
    found = reading.cadre_or_404(actor, reference)
    require_in_range(actor, EXPORT, found)
    with law_at_hand():
        body = sheet_of(reading.profile_of(found, actor, today), today=today)
    audit.record_read(actor, action="cadres.sheet_written", obj=found, kind=EntryKind.EXPORT)
    response = HttpResponse(body, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="so-yeu-ly-lich-{reference}.docx"'
    return response


@require_http_methods(["GET", "POST"])
def cadre_edit(request: Any, reference: str) -> HttpResponse:
    """Change what the board says of somebody; the ethnic group comes with a purpose."""
    actor = request.actor
    found = reading.cadre_or_404(actor, reference)
    require_in_range(actor, CHANGE, found)
    if is_own(actor, found):
        raise NotAllowed("cadre_own")
    purpose = request.GET.get("purpose", "")
    opened = not found.member_id and purpose in ReadingPurpose.values and actor.has(SENSITIVE)
    if opened and request.method == "GET":
        audit.record_read(actor, action="cadres.sensitive_read", obj=found, purpose=purpose)
    form = ChangeForm(request.POST or None, cadre=found, with_sensitive=opened)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_cadre(
                cadre=found, version=form.cleaned_data["version"], values=form.values, by=actor,
                today=timezone.localdate(),
            )  # fmt: skip
        except DomainError as error:
            refused(form, error, request, reference)
        else:
            messages.success(request, _("The profile is saved."))
            return redirect("cadres:cadre", reference)
    context = {"form": form, "cadre": found, "label": _("Change the profile"), "text": ""}
    return _form(request, form, context)


@require_http_methods(["GET", "POST"])
def cadre_act(request: Any, reference: str, code: str) -> HttpResponse:
    """One act on a profile: its words, its form, then the action."""
    actor, today, spec = request.actor, timezone.localdate(), CADRE_ACTS[code]
    found = reading.cadre_or_404(actor, reference)
    require_in_range(actor, CHANGE, found)
    form = spec.form(request.POST or None, actor=actor, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        day = {"today": today} if spec.dated else {}
        try:
            spec.run(cadre=found, by=actor, **day, **form.cleaned_data)
        except DomainError as error:
            refused(form, error, request, reference)
        else:
            messages.success(request, spec.done)
            return redirect("cadres:cadre", reference)
    context = {"form": form, "cadre": found, "label": spec.label, "text": spec.text}
    return _form(request, form, context)


def _form(request: Any, form: Any, context: dict[str, Any]) -> HttpResponse:
    status = REFUSED if form.errors else 200
    return render(request, "cadres/profiles/form.html", context, status=status)


def refused(form: Any, error: DomainError, request: Any, reference: str) -> None:
    """Put the refusal beside its field; after a conflict the form takes the newer version."""
    if isinstance(error, NotAllowed):
        raise error
    form.place(error)
    if isinstance(error, Conflict):
        form.refresh(reading.cadre_or_404(request.actor, reference).version)
