"""Pages of transfers. They parse, call one action or one reading, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import DomainError, NotAllowed
from apps.membership.export import PRINTED_MAX, export_table, print_table
from apps.membership.models import Member, Transfer
from apps.membership.permissions import can_change as can_change_member
from apps.membership.transfers import actions, along, reading
from apps.membership.transfers.acts import ACTS, offered
from apps.membership.transfers.choices import WITH_FILE, Kind
from apps.membership.transfers.forms import ArrivalForm, RequestForm
from apps.membership.transfers.listing import TransferList, cells, columns
from apps.membership.transfers.lookup import law, offices, with_limits
from apps.membership.transfers.papers import referral_paper
from apps.membership.transfers.sides import CHANGE, VIEW, can_send
from apps.membership.views import REFUSED, seen

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _seen(request: Any, pk: int) -> Transfer:
    # No join to organisations: those of the other side are out of sight, and the row with them.
    found: Transfer = get_object_or_404(Transfer.objects.visible_to(request.actor), pk=pk)
    return found


def _list(request: Any) -> TransferList:
    actor = request.actor
    if not (actor.has(VIEW) or actor.granted("membership.member")):
        raise NotAllowed(permission=str(VIEW))
    return TransferList(request, today=timezone.localdate())


@require_safe
def transfers(request: Any) -> HttpResponse:
    """The lists: coming in, going out, in transit, overdue, guests, elsewhere, closed."""
    found = _list(request)
    context = found.context() | {"may_change": request.actor.has(CHANGE), "today": found.today}
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "membership/transfers/list.html", context)


@require_safe
def transfers_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    found = _list(request)
    return export_table(
        _("Transfers of party activities"),
        columns(),
        (cells(row) for row in found.prepared(found.rows)),
        by=request.actor,
        filter_words=found.in_words(),
        total=found.total,
        name="chuyen-sinh-hoat-dang",
    )


@require_safe
def transfers_print(request: Any) -> HttpResponse:
    """The list as seen, on paper."""
    found = _list(request)
    back = f"{reverse('membership:transfers')}?{request.GET.urlencode()}"
    shown = found.prepared(found.rows[: PRINTED_MAX + 1])
    return print_table(
        request,
        _("Transfers of party activities"),
        columns(),
        map(cells, shown),
        filter_words=found.in_words(),
        total=len(shown),
        back_url=back,
    )


@require_safe
def transfer_offices(request: Any) -> HttpResponse:
    """Committees with an office, wherever they lie, as options; nothing before a word is typed."""
    require(request.actor, CHANGE)
    words = [one.words for one in offices(request.GET.get("office", ""))]
    return render(request, "membership/_units.html", {"words": words})


@require_http_methods(["GET", "POST"])
def request_new(request: Any, pk: int) -> HttpResponse:
    """Ask for the transfer of a member; within the committee it happens at once."""
    member = seen(request, pk)
    actor, today = request.actor, timezone.localdate()
    if not (actor.has(CHANGE) and actor.lo <= member.path < actor.hi):
        raise NotAllowed(permission=str(CHANGE))
    form = RequestForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = _requested(form.cleaned_data, member, actor, today)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The transfer is recorded."))
            return redirect("membership:transfer", pk=made.pk)
    context = {
        "form": form,
        "member": member,
        "bar": along.bar(today),
        "along": along.goes_along(actor, member),
    }
    status = REFUSED if form.errors else 200
    return render(request, "membership/transfers/request.html", context, status=status)


def _requested(data: dict[str, Any], member: Any, actor: Any, today: Any) -> Transfer:
    if data["kind"] == Kind.INTERNAL:
        inside = ("organization", "moved_on", "reason", "basis_number", "note")
        return actions.move_within(
            member=member, by=actor, today=today, **{name: data[name] for name in inside}
        )
    outer = {name: data[name] for name in data if name not in ("organization", "moved_on")}
    if data["kind"] != Kind.TEMPORARY:
        outer |= {"stay_from": None, "stay_last": None}
    return actions.request_transfer(
        member=member, asked=actions.Asked(**outer), by=actor, today=today
    )


@require_safe
def transfer(request: Any, pk: int) -> HttpResponse:
    """The paper, how far it has come, its limits, and what may be done."""
    found = _seen(request, pk)
    actor, today = request.actor, timezone.localdate()
    audit.record_read(actor, action="membership.transfer_read", obj=found)
    (found,) = with_limits([found], law(today), today=today)
    member = found.member if _reaches(actor, found) else None
    context = {
        "transfer": found,
        "steps": reading.steps(found),
        "events": reading.events(found),
        "boxes": reading.boxes(found),
        "file": reading.paper_file(found) if found.kind in WITH_FILE else [],
        "out_of_step": reading.out_of_step(found),
        "acts": offered(actor, found),
        "member": member,
        "along": along.goes_along(actor, member) if member and found.is_open else [],
        "has_paper": bool(found.paper),
        "today": today,
        "may_request": member is not None and can_change_member(actor, member),
    }
    return render(request, "membership/transfers/transfer.html", context)


def _reaches(actor: Any, found: Transfer) -> bool:
    """Whether the member's record lies open to the actor: not to the receiver before reception."""
    return bool(Member.objects.visible_to(actor).filter(pk=found.member_id).exists())


@require_safe
def transfer_paper(request: Any, pk: int) -> HttpResponse:
    """The referral paper as a Word file, for the office that issues it."""
    found = _seen(request, pk)
    if not can_send(request.actor, found):
        raise NotAllowed(permission=str(CHANGE))
    office = request.actor.organization
    content = referral_paper(found, office.name, office.parent.name if office.parent else "")
    audit.record_read(
        request.actor, action="membership.transfer_printed", obj=found, kind=EntryKind.EXPORT,
        format="docx",
    )  # fmt: skip
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="gioi-thieu-{found.pk}.docx"'
    return response


@require_http_methods(["GET", "POST"])
def act(request: Any, pk: int, code: str) -> HttpResponse:
    """One act on a transfer: its words, its form, then the action."""
    found, spec = _seen(request, pk), ACTS[code]
    actor, today = request.actor, timezone.localdate()
    if not spec.side(actor, found):
        raise NotAllowed(permission=str(CHANGE))
    form = spec.bound(request.POST or None, found, actor, today)
    if request.method == "POST" and form.is_valid():
        try:
            done = spec.run(transfer=found, by=actor, today=today, **form.values)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            words = {"paper": done.paper, "name": done.full_name}
            messages.success(request, str(spec.done) % words)
            return redirect("membership:transfer", pk=done.pk)
    context = {"form": form, "transfer": found, "act": spec, "fits": spec.fits(found)}
    status = REFUSED if form.errors else 200
    return render(request, "membership/transfers/act.html", context, status=status)


@require_http_methods(["GET", "POST"])
def arrival(request: Any) -> HttpResponse:
    """Receive a member from an organisation outside the system."""
    actor, today = request.actor, timezone.localdate()
    require(actor, CHANGE)
    form = ArrivalForm(request.POST or None, actor=actor, initial={"received_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.record_arrival(by=actor, today=today, **form.values)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("%(name)s is received.") % {"name": made.full_name})
            return redirect("membership:record", pk=made.member_id)
    status = REFUSED if form.errors else 200
    return render(request, "membership/transfers/arrival.html", {"form": form}, status=status)
