"""The record of a candidate and its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.membership.admission import (
    actions,
    alike,
    background,
    background_actions,
    documents,
    dossier_actions,
    forms,
    judging,
    permissions,
    reading,
)
from apps.membership.admission.choices import ON_THE_WAY, Stage
from apps.membership.admission.dossier_actions import IN_DOSSIER
from apps.membership.admission.papers import MEMBER_CURRICULUM, papers_at
from apps.membership.admission.views import seen
from apps.membership.choices import State
from apps.membership.models import Candidate, Member
from apps.membership.procedures import extending
from apps.membership.procedures.forms import ExtendForm, PaperForm, StrikeForm, VoteForm
from apps.membership.procedures.judging import refusals_of
from apps.membership.procedures.lookup import bodies_below
from apps.membership.procedures.reading import votes_of
from apps.membership.procedures.registry import DECIDERS
from apps.membership.views import REFUSED


@require_safe
def candidate(request: Any, pk: int) -> HttpResponse:
    """One person: stage, dossier, votes, decision, what happened. Opening it is logged."""
    found = seen(request, pk)
    audit.record_read(request.actor, action="membership.candidate_read", obj=found)
    return _page(request, found)


def _step(
    request: Any, pk: int, name: str, right: str, act: Callable[[Candidate, Any], Any], said: str
) -> HttpResponse:
    """One step: the form, the action, back to the page or the refusal beside it."""
    found = seen(request, pk)
    require(request.actor, right)
    form = _forms(request, found, bound=name)[name]
    if form.is_valid():
        try:
            act(found, form.cleaned_data)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
            if isinstance(error, Conflict):
                form.refresh(seen(request, pk).version)
        else:
            messages.success(request, said)
            return redirect("membership:candidate", pk=found.pk)
    return _page(request, seen(request, pk), failed=(name, form))


@require_POST
def candidate_sponsors(request: Any, pk: int) -> HttpResponse:
    """Name helper and introducer."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        actions.assign_sponsors(
            candidate=found, today=timezone.localdate(), by=request.actor, **data
        )

    return _step(request, pk, "sponsors", permissions.CHANGE, act, _("Saved."))


@require_POST
def candidate_dossier(request: Any, pk: int) -> HttpResponse:
    """Begin the dossier."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        actions.start_dossier(candidate=found, today=timezone.localdate(), by=request.actor, **data)

    return _step(request, pk, "dossier", permissions.CHANGE, act, _("The dossier is begun."))


@require_POST
def candidate_vote(request: Any, pk: int) -> HttpResponse:
    """Record a vote."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        names = ("entitled", "present", "in_favour", "against", "blank_or_invalid")
        ballots = dossier_actions.Ballots(*(data.pop(name) for name in names))
        dossier_actions.record_candidate_vote(
            candidate=found, ballots=ballots, today=timezone.localdate(), by=request.actor, **data
        )

    return _step(request, pk, "vote", permissions.CHANGE, act, _("The vote is recorded."))


@require_POST
def candidate_strike(request: Any, pk: int, vote: int) -> HttpResponse:
    """Strike the latest vote."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        votes = found.votes.all()  # type: ignore[attr-defined]
        dossier_actions.strike_candidate_vote(
            candidate=found, vote=get_object_or_404(votes, pk=vote), by=request.actor, **data
        )

    return _step(request, pk, "strike", permissions.CHANGE, act, _("The vote is struck."))


@require_POST
def candidate_paper(request: Any, pk: int) -> HttpResponse:
    """Record a paper."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        dossier_actions.record_candidate_paper(
            candidate=found, today=timezone.localdate(), by=request.actor, **data
        )

    return _step(request, pk, "paper", permissions.CHANGE, act, _("The paper is recorded."))


@require_POST
def background_ask(request: Any, pk: int) -> HttpResponse:
    """Record a letter that asks for the background check."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        background_actions.ask_background(
            candidate=found, today=timezone.localdate(), by=request.actor, **data
        )

    return _step(request, pk, "ask", permissions.CHANGE, act, _("The letter is recorded."))


@require_POST
def background_answer(request: Any, pk: int) -> HttpResponse:
    """Record the answer to a letter."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        background_actions.answer_background(
            candidate=found, today=timezone.localdate(), by=request.actor, **data
        )

    return _step(request, pk, "answer", permissions.CHANGE, act, _("The answer is recorded."))


@require_POST
def background_strike(request: Any, pk: int) -> HttpResponse:
    """Strike a letter."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        background_actions.strike_background(candidate=found, by=request.actor, **data)

    return _step(request, pk, "drop", permissions.CHANGE, act, _("The letter is struck."))


@require_POST
def candidate_extend(request: Any, pk: int) -> HttpResponse:
    """Extend the limit of the decision."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        dossier_actions.extend_admission(candidate=found, by=request.actor, **data)

    return _step(request, pk, "extend", permissions.DECIDE, act, _("The limit is extended."))


@require_POST
def candidate_decide(request: Any, pk: int) -> HttpResponse:
    """Record the decision to admit."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        dossier_actions.decide_admission(
            candidate=found, today=timezone.localdate(), by=request.actor, **data
        )

    return _step(request, pk, "decision", permissions.DECIDE, act, _("The decision is recorded."))


@require_POST
def candidate_ceremony(request: Any, pk: int) -> HttpResponse:
    """Record the ceremony: the person becomes a member."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        dossier_actions.hold_ceremony(
            candidate=found, today=timezone.localdate(), by=request.actor, **data
        )

    said = _("The ceremony is recorded; the person is a probationary member now.")
    return _step(request, pk, "ceremony", permissions.CHANGE, act, said)


@require_POST
def candidate_end(request: Any, pk: int) -> HttpResponse:
    """Stop following a person."""

    def act(found: Candidate, data: dict[str, Any]) -> None:
        actions.end_candidate(candidate=found, today=timezone.localdate(), by=request.actor, **data)

    return _step(request, pk, "ending", permissions.CHANGE, act, _("Saved."))


def _forms(request: Any, found: Candidate, *, bound: str = "") -> dict[str, Any]:
    """The forms of the steps; the one named is filled from the request."""
    start = {"version": found.version}
    today = timezone.localdate()
    members = Member.objects.in_scope_of(request.actor).filter(
        organization_id=found.organization_id, state=State.OFFICIAL
    )
    bodies = dict.fromkeys([*bodies_below(found.organization), *DECIDERS])
    sponsors = {
        **start, "helper": found.helper, "introducer": found.introducer,
        "introducer_since": found.introducer_since,
    }  # fmt: skip

    waiting = found.checks.filter(answered_on=None, struck="")  # type: ignore[attr-defined]

    def data(name: str) -> Any:
        return request.POST if name == bound else None

    return {
        "sponsors": forms.SponsorsForm(
            data("sponsors"), members=members.by_name(), initial=sponsors
        ),
        "dossier": forms.DossierForm(data("dossier"), initial={**start, "started_on": today}),
        "vote": VoteForm(data("vote"), bodies=bodies, initial=start),
        "strike": StrikeForm(data("strike"), initial=start),
        "extend": ExtendForm(data("extend"), initial=start),
        "ask": forms.AskBackgroundForm(data("ask"), initial={**start, "asked_on": today}),
        "answer": forms.AnswerBackgroundForm(
            data("answer"), letters=waiting, initial={**start, "answered_on": today}
        ),
        "drop": forms.StrikeBackgroundForm(data("drop"), letters=waiting, initial=start),
        "paper": PaperForm(data("paper"), papers=papers_at(found.stage), initial=start),
        "decision": forms.AdmissionDecisionForm(
            data("decision"), bodies=DECIDERS, initial={**start, "decided_on": today}
        ),
        "ceremony": forms.CeremonyForm(data("ceremony"), initial={**start, "held_on": today}),
        "ending": forms.EndCandidateForm(data("ending"), initial={**start, "ended_on": today}),
    }


def _page(request: Any, found: Candidate, *, failed: tuple[str, Any] | None = None) -> HttpResponse:
    today, actor = timezone.localdate(), request.actor
    votes = votes_of(found)
    papers = list(found.papers.order_by("dated_on", "pk"))  # type: ignore[attr-defined]
    reviews = list(found.reviews.order_by("-month"))  # type: ignore[attr-defined]
    steps = _forms(request, found)
    if failed:
        steps[failed[0]] = failed[1]
    live = [vote for vote in votes if not vote.struck]
    lines = reading.checklist(found, papers, today=today)
    judged = found.stage in (Stage.SYMPATHISER, Stage.DOSSIER)
    context = {
        "candidate": found,
        "flow": reading.steps(found),
        "lines": lines,
        "missing": sum(line.spec.required and line.paper is None for line in lines),
        "votes": votes,
        "last_vote": live[-1].pk if live else None,
        **_letters(found, today),
        "reviews": reviews[:12],
        "events": reading.events(found, votes, papers, reviews),
        "to_check": refusals_of(judging.conditions(found, on=today, papers=papers))
        if judged
        else (),
        **_alike(actor, found),
        **_limits(found, live, steps, lines),
        "papers": documents.available(found, votes),
        "steps": steps,
        "failed": failed[0] if failed else "",
        "failed_form": failed[1] if failed else None,
        "in_dossier": found.stage in IN_DOSSIER,
        "on_the_way": found.stage in ON_THE_WAY,
        "takes_papers": found.stage not in (Stage.OUTSTANDING, Stage.ENDED),
        "may_change": actor.has(permissions.CHANGE),
        "may_decide": actor.has(permissions.DECIDE),
        "may_enter": actor.has(permissions.ENTER),
        "may_see_trail": actor.has(Permission.VIEW_RECORD_TRAIL),
    }
    status = REFUSED if failed else 200
    return render(request, "membership/admission/candidate.html", context, status=status)


def _letters(found: Candidate, today: Any) -> dict[str, Any]:
    """Letters for the background check, and whether one may be sent now."""
    letters = background.letters(found, today)
    return {
        "letters": letters,
        "letters_wait": any(one.is_waiting for one in letters),
        "takes_letters": found.stage in background.STAGES,
    }


def _alike(actor: Any, found: Candidate) -> dict[str, Any]:
    """Records that may be of the same person, of somebody still on the way."""
    if found.stage not in ON_THE_WAY:
        return {}
    return {"twins": alike.in_sight(actor, found), "elsewhere": alike.elsewhere(found)}


def _limits(
    found: Candidate, votes: list[Any], steps: dict[str, Any], lines: list[Any]
) -> dict[str, Any]:
    """The limit that runs now: of the decision, whether it is extended, of the ceremony, of the
    new member's curriculum."""
    if found.stage == Stage.ADMITTED:
        wanted = any(one.spec is MEMBER_CURRICULUM and one.paper is None for one in lines)
        return {"due": judging.curriculum_due(found) if wanted else None}
    if found.stage == Stage.DECIDED:
        return {"due": judging.ceremony_due(found)}
    if found.stage != Stage.PROPOSED:
        return {}
    runs = extending.decision_due(found, votes, judging.DECISION_LIMIT)
    if runs and not steps["extend"].is_bound:
        steps["extend"] = ExtendForm(rule=runs[1], initial={"version": found.version})
    open_to_it = runs is not None and runs[1].extension and not found.extended_by
    return {"due": judging.decision_due(found, votes), "may_extend": open_to_it}
