"""Letters that ask for a background check: asked, answered, struck."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.formats import date_text
from apps.membership.admission.background import STAGES
from apps.membership.admission.steps import locked_candidate, log, step
from apps.membership.models import BackgroundCheck, Candidate
from apps.membership.procedures import rules as vote_rules
from apps.membership.procedures.judging import settle


@audit.act("membership.background_asked")
def ask_background(
    *,
    candidate: Candidate,
    version: int,
    asked_on: date,
    where: str,
    about: str,
    asked_of: str,
    today: date,
    by: Actor,
    number: str = "",
) -> BackgroundCheck:
    """Record a letter that asks an organisation for the background check.

    Its answer has a limit from that day. Raises NotAllowed, Conflict, RuleRefused or Invalid.
    """
    locked = locked_candidate(candidate, version, by, stages=STAGES)
    settle(vote_rules.day_findings(today=today, asked_on=asked_on))
    if not asked_of.strip():
        raise RuleRefused("background_of_nobody", field="asked_of")
    made: BackgroundCheck = BackgroundCheck.objects.create(
        organization=locked.organization,
        candidate=locked,
        asked_on=asked_on,
        place=where,
        about=about,
        asked_of=asked_of.strip()[:200],
        number=number.strip(),
    )
    step(locked)
    log("membership.background_asked", locked, by, dated=date_text(asked_on))
    return made


@audit.act("membership.background_answered")
def answer_background(
    *,
    candidate: Candidate,
    version: int,
    check: BackgroundCheck,
    answered_on: date,
    today: date,
    by: Actor,
    number: str = "",
) -> BackgroundCheck:
    """Record that a letter was answered; what it says goes into the paper file.

    Raises NotAllowed, Conflict, RuleRefused or Invalid.
    """
    locked, found = _held(candidate, version, check, by)
    settle(vote_rules.day_findings(today=today, answered_on=answered_on))
    if answered_on < found.asked_on:
        raise RuleRefused("background_before_letter", field="answered_on")
    found.answered_on, found.answer_number = answered_on, number.strip()
    found.save(update_fields=["answered_on", "answer_number"])
    step(locked)
    log("membership.background_answered", locked, by, dated=date_text(answered_on))
    return found


@audit.act("membership.background_struck")
def strike_background(
    *, candidate: Candidate, version: int, check: BackgroundCheck, reason: str, by: Actor
) -> BackgroundCheck:
    """Strike a letter that was entered by mistake or is not waited for any more.

    Raises NotAllowed, Conflict, RuleRefused.
    """
    locked, found = _held(candidate, version, check, by)
    if not reason.strip():
        raise RuleRefused("background_strike_why", field="reason")
    found.struck = reason.strip()[:200]
    found.save(update_fields=["struck"])
    step(locked)
    log("membership.background_struck", locked, by, dated=date_text(found.asked_on))
    return found


def _held(
    candidate: Candidate, version: int, check: BackgroundCheck, by: Actor
) -> tuple[Candidate, BackgroundCheck]:
    locked = locked_candidate(candidate, version, by, stages=STAGES)
    found: BackgroundCheck = BackgroundCheck.objects.select_for_update(of=("self",)).get(
        pk=check.pk, candidate=locked
    )
    if not found.is_waiting:
        raise RuleRefused("background_not_waiting", field="check")
    return locked, found
