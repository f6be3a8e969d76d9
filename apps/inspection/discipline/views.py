"""Pages of discipline. They parse, call one action or one reading, and render."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.inspection import permissions
from apps.inspection.discipline.actions import decide, record, sanctions
from apps.inspection.discipline.page import forms_of, page_of
from apps.inspection.discipline.reading import subject_or_404
from apps.inspection.models import Case, CaseSubject
from apps.inspection.reading import case_or_404

Act = Callable[[dict[str, Any], Any], Any]


def _seen(request: Any, reference: str, number: int) -> tuple[Case, CaseSubject]:
    case = case_or_404(request.actor, reference)
    return case, subject_or_404(request.actor, case, number)


@require_safe
def discipline(request: Any, reference: str, number: int) -> HttpResponse:
    """The discipline of one subject: ledger, record, decision, what follows. Opening is logged."""
    case, subject = _seen(request, reference, number)
    audit.record_read(request.actor, action="inspection.discipline_read", obj=case)
    return page_of(request, case, subject)


def step(
    request: Any, reference: str, number: int, name: str, right: str, act: Act, said: Any
) -> HttpResponse:
    """One act: its form, its action, back to the page or the refusal beside the form."""
    case, subject = _seen(request, reference, number)
    permissions.require_in_range(request.actor, right, case)
    form = forms_of(request, case, subject, bound=name)[name]
    if form.is_valid():
        data = dict(form.cleaned_data)
        about = {
            "case": case, "subject": subject, "version": data.pop("version"), "by": request.actor,
        }  # fmt: skip
        try:
            act({**about, **data}, form)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
            if isinstance(error, Conflict):
                form.refresh(case_or_404(request.actor, reference).version)
        else:
            messages.success(request, said)
            return redirect("inspection:discipline", reference=reference, number=number)
    return page_of(request, *_seen(request, reference, number), failed=(name, form))


def _today() -> dict[str, Any]:
    return {"today": timezone.localdate()}


@require_POST
def discipline_act(request: Any, reference: str, number: int) -> HttpResponse:
    """Record a violation."""

    def act(given: dict[str, Any], form: Any) -> None:
        record.record_act(**given, **_today())

    said = _("The violation is recorded.")
    return step(request, reference, number, "act", permissions.CHANGE, act, said)


@require_POST
def discipline_hearing(request: Any, reference: str, number: int) -> HttpResponse:
    """Record self-review and hearing."""

    def act(given: dict[str, Any], form: Any) -> None:
        record.record_hearing(**given, **_today())

    said = _("Self-review and hearing are recorded.")
    return step(request, reference, number, "hearing", permissions.CHANGE, act, said)


@require_POST
def discipline_session(request: Any, reference: str, number: int) -> HttpResponse:
    """Record a session."""

    def act(given: dict[str, Any], form: Any) -> None:
        values = given | {"people": form.taking_part}
        del values["cards"]
        record.record_session(**values, **_today())

    said = _("The session is recorded.")
    return step(request, reference, number, "session", permissions.CHANGE, act, said)


@require_POST
def discipline_ballot(request: Any, reference: str, number: int) -> HttpResponse:
    """Record the counts of a ballot."""

    def act(given: dict[str, Any], form: Any) -> None:
        given = {key: value for key, value in given.items() if not key.startswith("votes_")}
        given["session"] = form.sessions[given["session"]]
        record.record_ballot(**given, votes=form.votes)

    said = _("The ballot is recorded.")
    return step(request, reference, number, "ballot", permissions.CHANGE, act, said)


@require_POST
def discipline_strike(request: Any, reference: str, number: int) -> HttpResponse:
    """Strike an entry that was wrong."""

    def act(given: dict[str, Any], form: Any) -> None:
        record.strike_row(**(given | {"row": form.rows[given["row"]]}))

    said = _("The entry is struck.")
    return step(request, reference, number, "strike", permissions.CHANGE, act, said)


@require_POST
def discipline_excuse(request: Any, reference: str, number: int) -> HttpResponse:
    """Let a point of the ledger pass."""

    def act(given: dict[str, Any], form: Any) -> None:
        decide.excuse_point(**given, **_today())

    said = _("The point is let pass, with your name and the reason.")
    return step(request, reference, number, "excuse", permissions.DECIDE, act, said)


@require_POST
def discipline_propose(request: Any, reference: str, number: int) -> HttpResponse:
    """Propose to the competent body."""

    def act(given: dict[str, Any], form: Any) -> None:
        decide.propose_discipline(**given, **_today())

    said = _("The proposal is recorded.")
    return step(request, reference, number, "propose", permissions.DECIDE, act, said)


@require_POST
def discipline_decide(request: Any, reference: str, number: int) -> HttpResponse:
    """Record the decision."""

    def act(given: dict[str, Any], form: Any) -> None:
        decide.decide_discipline(**given, **_today())

    said = _("The decision is recorded.")
    return step(request, reference, number, "decide", permissions.DECIDE, act, said)


@require_POST
def discipline_without(request: Any, reference: str, number: int) -> HttpResponse:
    """Conclude without a sanction."""

    def act(given: dict[str, Any], form: Any) -> None:
        decide.conclude_without_sanction(**given, **_today())

    said = _("Concluded without a sanction.")
    return step(request, reference, number, "without", permissions.DECIDE, act, said)


@require_POST
def discipline_announce(request: Any, reference: str, number: int) -> HttpResponse:
    """Record the announcement."""

    def act(given: dict[str, Any], form: Any) -> None:
        sanctions.announce_sanction(**given, **_today())

    said = _("The announcement is recorded.")
    return step(request, reference, number, "announce", permissions.CHANGE, act, said)


@require_POST
def discipline_handover(request: Any, reference: str, number: int) -> HttpResponse:
    """Record that the written decision was handed over."""

    def act(given: dict[str, Any], form: Any) -> None:
        sanctions.hand_over_sanction(**given, **_today())

    said = _("The hand-over is recorded.")
    return step(request, reference, number, "handover", permissions.CHANGE, act, said)


@require_POST
def discipline_notice(request: Any, reference: str, number: int) -> HttpResponse:
    """Name somebody who is told."""

    def act(given: dict[str, Any], form: Any) -> None:
        sanctions.plan_notice(**given)

    said = _("The recipient is recorded.")
    return step(request, reference, number, "notice", permissions.CHANGE, act, said)


@require_POST
def discipline_sent(request: Any, reference: str, number: int) -> HttpResponse:
    """Record that a notice went out."""

    def act(given: dict[str, Any], form: Any) -> None:
        sanctions.send_notice(**(given | {"notice": form.notices[given["notice"]]}), **_today())

    said = _("The notice is recorded.")
    return step(request, reference, number, "sent", permissions.CHANGE, act, said)


@require_POST
def discipline_correct(request: Any, reference: str, number: int) -> HttpResponse:
    """Put right what was typed wrongly."""

    def act(given: dict[str, Any], form: Any) -> None:
        sanctions.correct_sanction(**given, **_today())

    said = _("The entry is corrected; the earlier one stays on file.")
    return step(request, reference, number, "correct", permissions.DECIDE, act, said)
