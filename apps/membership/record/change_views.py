"""Pages of requests to change a record."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import DomainError, NotAllowed
from apps.core.excel.writer import TableColumn
from apps.membership import permissions as register
from apps.membership.choices import ReadingPurpose
from apps.membership.export import export_table, unit_words
from apps.membership.models import ChangeRequest, Member
from apps.membership.record import actions, permissions, rules
from apps.membership.record.choices import ChangeState
from apps.membership.record.codec import column, encoded, value_of, words
from apps.membership.record.forms import NoteForm, change_form
from apps.membership.views import REFUSED, seen

ROWS, EXCEL = 50, "excel"


@require_safe
def changes(request: Any) -> HttpResponse:
    """Requests of the range by state, newest first, also as a workbook."""
    require(request.actor, permissions.REQUEST)
    rows = ChangeRequest.objects.visible_to(request.actor)
    counts = dict(rows.order_by().values_list("state").annotate(rows=Count("pk")))
    state = request.GET.get("state", ChangeState.OPEN)
    state = state if state in ChangeState.values else ChangeState.OPEN
    url = reverse("membership:changes")
    found = rows.filter(state=state).select_related(
        "member", "organization__parent", "requested_by"
    )
    found = found.order_by("-requested_at", "-pk")
    if request.GET.get("layout") == EXCEL:
        return _workbook(request.actor, ChangeState(state).label, found)
    context = {
        "may_export": request.actor.has(register.EXPORT),
        "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "tabs": [
            {
                "url": f"{url}?state={code}",
                "label": capfirst(label),
                "count": counts.get(code, 0),
                "current": code == state,
            }
            for code, label in ChangeState.choices
        ],
        "state": state,
    }
    return render(request, "membership/record/changes.html", context)


def _workbook(actor: Any, state: Any, rows: Any) -> HttpResponse:
    names = (
        _("Member"), _("Organisation"), _("Procedure"), _("Reason"), _("Requested by"),
        _("Requested"),
    )  # fmt: skip
    widths = (28, 44, 28, 44, 24, 16)
    lines = (
        [
            one.member.full_name, unit_words(one.organization), one.get_procedure_display(),
            one.reason, one.requested_by.full_name, one.requested_at,
        ]
        for one in rows
    )  # fmt: skip
    return export_table(
        _("Requests to change records"),
        [TableColumn(name, width) for name, width in zip(names, widths, strict=True)],
        lines,
        by=actor,
        filter_words=str(capfirst(state)),
        total=rows.count(),
        name="de-nghi-sua-ho-so",
    )


@require_http_methods(["GET", "POST"])
def change_new(request: Any, pk: int) -> HttpResponse:
    """Ask for a change: the record as it should be, the reason, the evidence."""
    member = seen(request, pk)
    if not permissions.can_request(request.actor, member):
        raise NotAllowed(permission=str(permissions.REQUEST))
    opened = _opened(request, member)
    form = change_form(
        request.POST or None, request.FILES or None, member=member, with_sensitive=opened
    )
    if request.method == "POST" and form.is_valid():
        try:
            wish = actions.request_change(
                member=member,
                values=form.wished,
                reason=form.cleaned_data["reason"],
                evidence=form.cleaned_data["evidence"],
                file=form.cleaned_data["file"],
                by=request.actor,
            )
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The request waits for a second person."))
            return redirect("membership:change", pk=wish.pk)
    context = {
        "form": form,
        "member": member,
        "parts": list(form.parts()),
        "may_open_sensitive": not opened and permissions.can_see_sensitive(request.actor, member),
        "back_url": reverse("membership:record", args=[member.pk]),
    }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/record/change_new.html", context, status=status)


@require_safe
def change(request: Any, pk: int) -> HttpResponse:
    """One request: old beside new, reason, evidence, and what can be done with it."""
    return _page(request, _wish(request, pk), NoteForm())


@require_POST
def decide(request: Any, pk: int) -> HttpResponse:
    """Approve or refuse a request of somebody else."""
    wish = _wish(request, pk)
    require(request.actor, permissions.APPROVE)
    form = NoteForm(request.POST)
    act = actions.approve_change if "approve" in request.POST else actions.refuse_change
    if form.is_valid():
        try:
            decided = act(wish=wish, note=form.cleaned_data["note"], by=request.actor)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            state = decided.get_state_display()
            messages.success(request, _("The request is closed: %(state)s.") % {"state": state})
            return redirect("membership:change", pk=wish.pk)
    return _page(request, wish, form, status=REFUSED)


@require_POST
def withdraw(request: Any, pk: int) -> HttpResponse:
    """Take one's own request back."""
    wish = _wish(request, pk)
    try:
        actions.withdraw_change(wish=wish, by=request.actor)
    except NotAllowed:
        raise
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("membership:change", pk=wish.pk)


@require_safe
def evidence(request: Any, pk: int) -> Any:
    """The copy of the evidence; opening it is written down."""
    wish = _wish(request, pk)
    if not wish.file:
        raise Http404
    audit.record_read(request.actor, action="membership.evidence_read", obj=wish)
    head = wish.file.open("rb").read(16)
    wish.file.seek(0)
    kind = rules.content_type(head) or "application/octet-stream"
    name = f"minh-chung-{wish.pk}.{str(wish.file.name).rpartition('.')[2]}"
    response = FileResponse(wish.file, content_type=kind, as_attachment=True, filename=name)
    response["Cache-Control"] = "private, no-store"
    return response


def _page(request: Any, wish: ChangeRequest, form: NoteForm, *, status: int = 200) -> HttpResponse:
    actor, member = request.actor, wish.member
    sensitive = bool(wish.changes.keys() & Member.SENSITIVE)
    opened = sensitive and _opened(request, member)
    open_now = wish.state == ChangeState.OPEN
    names = list(wish.changes)
    now = {name: encoded(name, value_of(member, name)) for name in names}
    context = {
        "wish": wish,
        "member": member,
        "lines": [_line(wish, name, opened=opened) for name in names],
        "stale": open_now and rules.standing(wish.changes, now) == rules.STALE,
        "closed_values": sensitive and not opened,
        "may_open": sensitive and not opened and permissions.can_see_sensitive(actor, member),
        "may_decide": open_now and permissions.can_decide(actor, wish),
        "may_withdraw": open_now and permissions.can_withdraw(actor, wish),
        "form": form,
    }
    return render(request, "membership/record/change.html", context, status=status)


def _line(wish: ChangeRequest, name: str, *, opened: bool) -> dict[str, Any]:
    shut = name in Member.SENSITIVE and not opened
    change = wish.changes[name]
    return {
        "label": capfirst(str(column(name).verbose_name)),
        "shut": shut,
        "old": "" if shut else words(name, change["old"]),
        "new": "" if shut else words(name, change["new"]),
    }


def _opened(request: Any, member: Member) -> bool:
    """Whether ethnicity and religion come with a purpose; the opening is written down."""
    purpose = request.GET.get("purpose", "")
    if purpose not in ReadingPurpose.values:
        return False
    if not permissions.can_see_sensitive(request.actor, member):
        return False
    if request.method == "GET":
        audit.record_read(
            request.actor, action="membership.sensitive_read", obj=member, purpose=purpose
        )
    return True


def _wish(request: Any, pk: int) -> ChangeRequest:
    rows = ChangeRequest.objects.in_scope_of(request.actor)
    rows = rows.select_related("member__organization__parent", "requested_by", "decided_by")
    found: ChangeRequest = get_object_or_404(rows, pk=pk)
    return found
