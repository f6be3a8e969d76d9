"""Pages of procedures. They parse, call one action or one reading, and render."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.core.excel.writer import TableColumn
from apps.core.formats import date_text
from apps.membership.export import export_table, print_table
from apps.membership.forms import FullDateField
from apps.membership.models import Procedure
from apps.membership.procedures import (
    actions,
    extending,
    forms,
    judging,
    permissions,
    reading,
)
from apps.membership.procedures.choices import ProcedureState
from apps.membership.procedures.listing import ProcedureList
from apps.membership.procedures.registry import spec_of, specs
from apps.membership.views import REFUSED
from apps.membership.views import seen as seen_member


def seen(request: Any, pk: int) -> Procedure:
    """The procedure, when the reader may know of its member; else the same 404 as for none."""
    rows = Procedure.objects.visible_to(request.actor).select_related(
        "member", "organization__parent__parent"
    )
    procedure: Procedure = get_object_or_404(rows, pk=pk)
    return procedure


def _list(request: Any) -> ProcedureList:
    actor = request.actor
    if not (actor.has(permissions.VIEW) or actor.granted("membership.member")):
        raise NotAllowed(permission=str(permissions.VIEW))
    return ProcedureList(request)


@require_safe
def procedures(request: Any) -> HttpResponse:
    """The list by state, with filters, order and pages."""
    found = _list(request)
    return render(request, "membership/procedures/list.html", found.context())


@require_safe
def procedures_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook; the trail says how many and by which filters."""
    found = _list(request)
    return export_table(
        _("Procedures about members"),
        _columns(),
        map(_cells, found.rows.iterator(2000)),
        by=request.actor,
        filter_words=found.in_words(),
        total=found.total,
        name="thu-tuc",
    )


@require_safe
def procedures_print(request: Any) -> HttpResponse:
    """The list as seen, on paper; printing is logged."""
    found = _list(request)
    return print_table(
        request,
        _("Procedures about members"),
        _columns(),
        map(_cells, found.rows),
        filter_words=found.in_words(),
        total=found.total,
        back_url=f"{reverse('membership:procedures')}?{request.GET.urlencode()}",
    )


def _columns() -> list[TableColumn]:
    widths = (
        (_("Member"), 28), (_("Kind"), 30), (_("Organisation"), 32), (_("Opened"), 12),
        (_("State"), 16), (_("Decision"), 20), (_("Decision date"), 14), (_("Takes effect"), 12),
    )  # fmt: skip
    return [TableColumn(name, width) for name, width in widths]


def _cells(row: Procedure) -> list[Any]:
    return [
        row.member.full_name, row.get_kind_display(), row.organization.name, row.opened_on,
        row.get_state_display(), row.decision_number, row.decided_on, row.effective_on,
    ]  # fmt: skip


@require_safe
def procedure(request: Any, pk: int) -> HttpResponse:
    """One procedure: checklist, votes, decision, what happened. Opening it is logged."""
    found = seen(request, pk)
    audit.record_read(request.actor, action="membership.procedure_read", obj=found)
    return _page(request, found)


@require_http_methods(["GET", "POST"])
def procedure_new(request: Any, pk: int, kind: str) -> HttpResponse:
    """Open a procedure of a kind about a member."""
    member = seen_member(request, pk)
    if not permissions.may(request.actor, permissions.CHANGE, member):
        raise NotAllowed(permission=str(permissions.CHANGE))
    if kind not in specs():
        raise Http404
    spec, today = spec_of(kind), timezone.localdate()
    form = forms.OpenForm(request.POST or None, spec=spec, initial={"opened_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_procedure(
                member=member,
                kind=kind,
                opened_on=form.cleaned_data["opened_on"],
                reason=form.cleaned_data["reason"],
                details=form.details,
                today=today,
                by=request.actor,
            )
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The procedure is open."))
            return redirect("membership:procedure", pk=made.pk)
    status = REFUSED if form.is_bound else 200
    context = {"member": member, "spec": spec, "form": form}
    return render(request, "membership/procedures/new.html", context, status=status)


def _step(
    request: Any, pk: int, name: str, right: str, act: Callable[[Procedure, Any], Any], said: str
) -> HttpResponse:
    """One step of a procedure: the form, the action, back to the page or the refusal beside it."""
    found = seen(request, pk)
    if not permissions.may(request.actor, right, found):
        raise NotAllowed(permission=str(right))
    form = _forms(request, found, bound=name)[name]
    if form.is_valid():
        try:
            act(found, form)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
            if isinstance(error, Conflict):
                form.refresh(seen(request, pk).version)
        else:
            messages.success(request, said)
            return redirect("membership:procedure", pk=found.pk)
    return _page(request, seen(request, pk), failed=(name, form))


@require_POST
def procedure_vote(request: Any, pk: int) -> HttpResponse:
    """Record a vote."""

    def act(found: Procedure, form: Any) -> None:
        data = form.cleaned_data
        actions.record_vote(
            procedure=found, version=data["version"], body=data["body"], held_on=data["held_on"],
            ballots=form.ballots, resolution_number=data["resolution_number"],
            today=timezone.localdate(), by=request.actor,
        )  # fmt: skip

    return _step(request, pk, "vote", permissions.CHANGE, act, _("The vote is recorded."))


@require_POST
def procedure_strike(request: Any, pk: int, vote: int) -> HttpResponse:
    """Strike the latest vote."""

    def act(found: Procedure, form: Any) -> None:
        actions.strike_vote(
            procedure=found, version=form.cleaned_data["version"],
            vote=get_object_or_404(found.votes.all(), pk=vote),
            reason=form.cleaned_data["reason"], by=request.actor,
        )  # fmt: skip

    return _step(request, pk, "strike", permissions.CHANGE, act, _("The vote is struck."))


@require_POST
def procedure_paper(request: Any, pk: int) -> HttpResponse:
    """Record a paper."""

    def act(found: Procedure, form: Any) -> None:
        actions.record_paper(
            procedure=found, today=timezone.localdate(), by=request.actor, **form.cleaned_data
        )

    return _step(request, pk, "paper", permissions.CHANGE, act, _("The paper is recorded."))


@require_POST
def procedure_extend(request: Any, pk: int) -> HttpResponse:
    """Extend the limit of the decision."""

    def act(found: Procedure, form: Any) -> None:
        actions.extend_decision(procedure=found, by=request.actor, **form.cleaned_data)

    return _step(request, pk, "extend", permissions.DECIDE, act, _("The limit is extended."))


@require_POST
def procedure_decide(request: Any, pk: int) -> HttpResponse:
    """Record the decision; it takes effect at once."""

    def act(found: Procedure, form: Any) -> None:
        actions.decide_procedure(
            procedure=found, today=timezone.localdate(), by=request.actor, **form.cleaned_data
        )

    return _step(request, pk, "decision", permissions.DECIDE, act, _("The decision is recorded."))


@require_POST
def procedure_refuse(request: Any, pk: int) -> HttpResponse:
    """Close as not approved."""

    def act(found: Procedure, form: Any) -> None:
        actions.refuse_procedure(
            procedure=found, today=timezone.localdate(), by=request.actor, **form.cleaned_data
        )

    return _step(request, pk, "refuse", permissions.DECIDE, act, _("The procedure is closed."))


@require_POST
def procedure_withdraw(request: Any, pk: int) -> HttpResponse:
    """Close as withdrawn."""

    def act(found: Procedure, form: Any) -> None:
        actions.withdraw_procedure(
            procedure=found, today=timezone.localdate(), by=request.actor, **form.cleaned_data
        )

    return _step(request, pk, "withdraw", permissions.CHANGE, act, _("The procedure is closed."))


def _sentences(found: Procedure) -> dict[str, str]:
    """What whoever ends the procedure confirms, by the way it ends."""
    about = {"kind": capfirst(found.get_kind_display()), "name": found.member.full_name}
    words = {
        "decision": _(
            "“%(kind)s”, %(name)s: the record changes at once, and this cannot be undone."
        ),
        "refuse": _("“%(kind)s”, %(name)s: closed as not approved, and this cannot be undone."),
        "withdraw": _("“%(kind)s”, %(name)s: closed as withdrawn, and this cannot be undone."),
    }
    return {name: text % about for name, text in words.items()}


def _forms(request: Any, found: Procedure, *, bound: str = "") -> dict[str, Any]:
    """The forms of the steps; the one named is filled from the request."""
    spec, today = spec_of(found.kind), timezone.localdate()
    start, sentences = {"version": found.version}, _sentences(found)
    bodies = [*judging.needed_bodies(found, spec), *(spec.deciders if spec.votes else ())]

    def data(name: str) -> Any:
        return request.POST if name == bound else None

    return {
        "vote": forms.VoteForm(data("vote"), bodies=dict.fromkeys(bodies), initial=start),
        "paper": forms.PaperForm(data("paper"), papers=spec.papers_at(found.state), initial=start),
        "decision": forms.DecisionForm(
            data("decision"),
            bodies=spec.deciders,
            initial={**start, "decided_on": today},
            sentence=sentences["decision"],
        ),
        **{
            name: forms.EndForm(
                data(name),
                prefix=name,
                initial={**start, "closed_on": today},
                sentence=sentences[name],
            )
            for name in ("refuse", "withdraw")
        },
        "strike": forms.StrikeForm(data("strike"), initial=start),
        "extend": forms.ExtendForm(data("extend"), initial=start),
    }


def _page(request: Any, found: Procedure, *, failed: tuple[str, Any] | None = None) -> HttpResponse:
    spec, today, actor = spec_of(found.kind), timezone.localdate(), request.actor
    votes = reading.votes_of(found)
    papers = _papers(spec, found)
    steps = _forms(request, found)
    if failed:
        steps[failed[0]] = failed[1]
    lines = reading.checklist(spec.papers, papers, today=today)
    live = [vote for vote in votes if not vote.struck]
    is_open = found.state == ProcedureState.OPEN
    due = extending.decision_due(found, live, spec.decision_limit) if is_open else None
    if due and not steps["extend"].is_bound:
        steps["extend"] = forms.ExtendForm(rule=due[1], initial={"version": found.version})
    context = {
        "procedure": found,
        "member": found.member,
        "spec": spec,
        "lines": lines,
        "missing": reading.missing(lines),
        "votes": votes,
        "last_vote": live[-1].pk if live else None,
        "gone_up": is_open and judging.has_gone_up(found, live, on=today),
        "due": due,
        "may_extend": due is not None and due[1].extension and not found.extended_by,
        "notes": spec.notes(found, live),
        "next_kind": _next(actor, found, spec),
        "details": _details(spec, found),
        "events": _events(found, votes, papers),
        "steps": steps,
        "failed": failed[0] if failed else "",
        "failed_form": failed[1] if failed else None,
        "takes_papers": spec.papers_at(found.state)
        and permissions.may(actor, permissions.CHANGE, found),
        "may_change": is_open and permissions.may(actor, permissions.CHANGE, found),
        "may_decide": is_open and permissions.may(actor, permissions.DECIDE, found),
        "today": today,
    }
    status = REFUSED if failed else 200
    return render(request, "membership/procedures/procedure.html", context, status=status)


def _papers(spec: Any, found: Procedure) -> list[Any]:
    """What is recorded of the papers, each with its name."""
    papers: list[Any] = list(found.papers.order_by("dated_on", "pk"))
    for paper in papers:
        paper.label = next((one.label for one in spec.papers if one.code == paper.code), "")
    return papers


def _next(actor: Any, found: Procedure, spec: Any) -> Any:
    """The kind that follows a refusal, for whoever may open it."""
    following = specs().get(spec.after_refusal)
    refused = found.state == ProcedureState.REFUSED
    may = permissions.may(actor, permissions.CHANGE, found)
    return following if refused and may and following and following.fits(found.member) else None


def _details(spec: Any, found: Procedure) -> list[tuple[Any, Any]]:
    """The kind's own values under the labels of its form."""
    rows = []
    for name, field in spec.fields().items():
        value = found.details.get(name)
        if isinstance(field, FullDateField) and value:
            value = date_text(date.fromisoformat(value))
        elif getattr(field, "choices", None):
            value = dict(field.choices).get(value, value)
        elif isinstance(value, bool):
            value = _("Yes") if value else _("No")
        rows.append((field.label, value))
    return rows


def _events(found: Procedure, votes: list[Any], papers: list[Any]) -> list[dict[str, Any]]:
    events = reading.events_of(found.opened_on, votes, papers)
    if found.decided_on:
        words = f"{capfirst(found.get_state_display())} {found.decision_number}".strip()
        event = {
            "when": found.decided_on,
            "text": words,
            "icon": "seal",
            "detail": found.closing_reason,
        }
        events.insert(0, event)
    return events
