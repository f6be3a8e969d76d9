"""Pages of the member card. They parse, call one action or one reading, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import DomainError, NotAllowed, RuleRefused
from apps.membership.choices import ReadingPurpose
from apps.membership.models import Member, MemberPrivate, PrivateEntry, RecordEntry
from apps.membership.record import actions, permissions, reading
from apps.membership.record.choices import (
    GROUP_FIELDS,
    GROUP_OF_KIND,
    SPECS,
    Group,
    Kind,
    PrivateKind,
)
from apps.membership.record.codec import card_of
from apps.membership.record.field_history import changes_of
from apps.membership.record.forms import ColumnsForm, OpenForm, StrikeForm, card_form, entry_form
from apps.membership.record.sheet import sheet_of
from apps.membership.views import REFUSED, seen

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "POST"])
def card_edit(request: Any, pk: int) -> HttpResponse:
    """The open part of the card."""
    member = _changeable(request, pk)
    form = card_form(request.POST or None, card_of(member))

    def write(values: dict[str, Any], version: int) -> Any:
        return actions.change_card(member=member, version=version, values=values, by=request.actor)

    return _edit(request, form, member, title=_("Member card (2-HSĐV)"), write=write)


@require_safe
def photo(request: Any, pk: int) -> Any:
    """The photograph, for whoever may read the record."""
    card = card_of(seen(request, pk))
    if card is None or not card.photo:
        raise Http404
    kind = "image/png" if str(card.photo.name).endswith(".png") else "image/jpeg"
    response = FileResponse(card.photo.open("rb"), content_type=kind)
    response["Content-Disposition"] = "inline"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def photo_new(request: Any, pk: int) -> HttpResponse:
    """Take a photograph in."""
    member = _changeable(request, pk)
    file = request.FILES.get("photo")
    try:
        if file is None:
            raise RuleRefused("document_missing", field="photo")
        actions.store_photo(member=member, file=file, by=request.actor)
    except RuleRefused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The photograph is stored."))
    return redirect(_record_url(member))


@require_POST
def guarded(request: Any, pk: int) -> HttpResponse:
    """One guarded group of a record, opened with a purpose and written down."""
    member = seen(request, pk)
    _require_sensitive(request, member)
    form = OpenForm(request.POST)
    context: dict[str, Any] = {"member": member, "open_form": form, "groups": Group.choices}
    context["may_change"] = permissions.can_change(request.actor, member)
    context["may_open"] = True
    if form.is_valid():
        group = form.cleaned_data["group"]
        _log_guarded(request, member, group, form.cleaned_data["purpose"])
        context["opened"] = reading.guarded(member, group)
    page = "membership/record/guarded.html"
    template = "membership/record/_guarded.html" if request.htmx else page
    status = 200 if form.is_valid() else REFUSED
    return render(request, template, context, status=status)


@require_http_methods(["GET", "POST"])
def guarded_edit(request: Any, pk: int, group: str) -> HttpResponse:
    """Edit one guarded group; opening it is written down."""
    if not GROUP_FIELDS.get(group):
        raise Http404
    member = _changeable(request, pk)
    _require_sensitive(request, member)
    if request.method == "GET":
        _log_guarded(request, member, group, ReadingPurpose.RECORD)
    row = MemberPrivate.objects.in_scope_of(request.actor).filter(member=member).first()
    form = ColumnsForm(
        request.POST or None, model=MemberPrivate, names=GROUP_FIELDS[group], row=row
    )

    def write(values: dict[str, Any], version: int) -> Any:
        return actions.change_private(
            member=member, group=group, version=version, values=values, by=request.actor
        )

    return _edit(request, form, member, title=Group(group).label, write=write, guarded=True)


@require_http_methods(["GET", "POST"])
def entry_new(request: Any, pk: int, kind: str) -> HttpResponse:
    """Enter a dated entry."""
    if kind not in SPECS:
        raise Http404
    member = _changeable(request, pk)
    if kind in GROUP_OF_KIND:
        _require_sensitive(request, member)
    form = entry_form(request.POST or None, kind)

    def write(values: dict[str, Any], _version: int) -> Any:
        return actions.enter_entry(member=member, kind=kind, values=values, by=request.actor)

    return _edit(
        request, form, member, title=_kind_label(kind), write=write, guarded=kind in GROUP_OF_KIND
    )


@require_http_methods(["GET", "POST"])
def entry_edit(request: Any, pk: int) -> HttpResponse:
    """Change a dated entry."""
    return _entry_page(request, _entry(request, pk))


@require_POST
def entry_strike(request: Any, pk: int) -> HttpResponse:
    """Strike a dated entry through."""
    return _strike(request, _entry(request, pk))


@require_http_methods(["GET", "POST"])
def private_edit(request: Any, pk: int) -> HttpResponse:
    """Change a guarded entry; opening it is written down."""
    entry = _private_entry(request, pk)
    if request.method == "GET" and permissions.can_change(request.actor, entry.member):
        group = GROUP_OF_KIND[entry.kind]
        _log_guarded(request, entry.member, group, ReadingPurpose.RECORD)
    return _entry_page(request, entry)


@require_POST
def private_strike(request: Any, pk: int) -> HttpResponse:
    """Strike a guarded entry through."""
    return _strike(request, _private_entry(request, pk))


@require_safe
def check_sheet(request: Any, pk: int) -> HttpResponse:
    """The sheet on which the member checks the own record, as a Word file; written down."""
    member = _changeable(request, pk)
    with_guarded = permissions.can_see_sensitive(request.actor, member)
    audit.record_read(
        request.actor,
        action="membership.check_sheet_printed",
        obj=member,
        kind=EntryKind.EXPORT,
        guarded=with_guarded,
    )
    body = sheet_of(member, today=timezone.localdate(), with_guarded=with_guarded)
    response = HttpResponse(body, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="phieu-tu-kiem-tra-{member.pk}.docx"'
    return response


@require_safe
def history(request: Any, pk: int) -> HttpResponse:
    """Who changed which field of the record when, from what to what. The reading is a line too."""
    member = seen(request, pk)
    require(request.actor, Permission.VIEW_RECORD_TRAIL)
    sensitive = permissions.can_see_sensitive(request.actor, member)
    found = changes_of(member, with_guarded=sensitive)
    fields = sorted({one.label for one in found})
    asked = request.GET.get("field", "")
    rows = [one for one in found if not asked or one.label == asked]
    audit.record_read(request.actor, action="membership.history_read", obj=member)
    context = {
        "member": member, "rows": rows[:500], "fields": fields, "asked": asked,
        "with_urls": request.actor.has(Permission.VIEW_TRAIL),
    }  # fmt: skip
    return render(request, "membership/record/history.html", context)


def _edit(request: Any, form: Any, member: Member, *, title: Any, write: Any, **more: Any) -> Any:
    """One form of a card: saved, or shown again with what is refused beside its field."""
    if request.method == "POST" and form.is_valid():
        try:
            write(form.values, form.cleaned_data.get("version") or 0)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The record of %(name)s is saved.") % {"name": member})
            return redirect(_record_url(member))
    status = REFUSED if form.is_bound and form.errors else 200
    context = {"form": form, "member": member, "title": title, "back_url": _record_url(member)}
    context |= {"sections": list(form.sections()), "guarded": False, **more}
    return render(request, "membership/record/form.html", context, status=status)


def _entry_page(request: Any, entry: Any) -> HttpResponse:
    if not permissions.can_change(request.actor, entry.member):
        raise NotAllowed(permission=str(permissions.CHANGE))
    form = entry_form(request.POST or None, entry.kind, entry)

    def write(values: dict[str, Any], version: int) -> Any:
        return actions.change_entry(entry=entry, version=version, values=values, by=request.actor)

    name = "entry_strike" if isinstance(entry, RecordEntry) else "private_strike"
    strike = StrikeForm(initial={"version": entry.version})
    strike_url = reverse(f"membership:{name}", args=[entry.pk])
    return _edit(
        request, form, entry.member, title=_kind_label(entry.kind), write=write,
        strike_form=strike, strike_url=strike_url, guarded=not isinstance(entry, RecordEntry),
    )  # fmt: skip


def _strike(request: Any, entry: Any) -> HttpResponse:
    form = StrikeForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    version = form.cleaned_data.get("version") or entry.version
    try:
        actions.strike_entry(entry=entry, version=version, reason=reason, by=request.actor)
    except NotAllowed:
        raise
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The line is struck through."))
    return redirect(_record_url(entry.member))


def _kind_label(kind: str) -> Any:
    return Kind(kind).label if kind in Kind.values else PrivateKind(kind).label


def _entry(request: Any, pk: int) -> RecordEntry:
    rows = RecordEntry.objects.visible_to(request.actor).select_related("member__organization")
    found: RecordEntry = get_object_or_404(rows, pk=pk)
    return found


def _private_entry(request: Any, pk: int) -> PrivateEntry:
    rows = PrivateEntry.objects.in_scope_of(request.actor).select_related("member__organization")
    found: PrivateEntry = get_object_or_404(rows, pk=pk)
    return found


def _changeable(request: Any, pk: int) -> Member:
    member = seen(request, pk)
    if not permissions.can_change(request.actor, member):
        raise NotAllowed(permission=str(permissions.CHANGE))
    return member


def _require_sensitive(request: Any, member: Member) -> None:
    if not permissions.can_see_sensitive(request.actor, member):
        raise NotAllowed(permission=str(permissions.SENSITIVE))


def _log_guarded(request: Any, member: Member, group: str, purpose: str) -> None:
    audit.record_read(
        request.actor,
        action="membership.private_read",
        obj=member,
        guarded_group=group,
        purpose=purpose,
    )


def _record_url(member: Member) -> str:
    return reverse("membership:record", args=[member.pk])
