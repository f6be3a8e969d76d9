"""Striking off, leaving at own request, expulsion and death: what speaks against them, what they
do. Only expulsion is discipline."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.membership.choices import Leaving, State
from apps.membership.models import Member, Procedure
from apps.membership.procedures.registry import Decision, Details
from apps.membership.procedures.rules import Finding
from apps.membership.standing import effects, lookup, rules
from apps.membership.standing.aside_kinds import given_day, not_left


def _left(member: Member, left_on: date, where: str = "decided_on") -> list[Finding]:
    if member.state == State.LEFT:
        return not_left(member)
    placement = member.placements.filter(valid__upper_inf=True).first()
    placed = placement.valid.lower if placement else None
    return rules.leaving_findings(
        left_on, joined=lookup.joined_on(member), placed=placed, field_name=where
    )


def _strike_off(member: Member, details: Details, on: date) -> list[Finding]:
    law, probationary = lookup.strike_off_law(on=on), member.state == State.PROBATIONARY
    return [
        *rules.ground_findings(
            details["ground"], details.get("amount"), law, probationary=probationary
        ),
        *rules.review_findings(details["review"], details.get("requests"), law),
    ]


def may_strike_off(member: Member, day: date, details: Details) -> list[Finding]:
    """Against opening: the ground and the self-review."""
    return not_left(member) or _strike_off(member, details, day)


def may_decide_strike_off(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Against the decision."""
    member, day = procedure.member, decision.decided_on
    return _left(member, day) or _strike_off(member, procedure.details, procedure.opened_on)


def strike_off(procedure: Procedure, by: Any) -> None:
    """Off the list: no discipline."""
    _end(procedure, by, Leaving.STRUCK_OFF)


def _clean(details: Details) -> list[Finding]:
    return [Finding("discipline_first", "pending")] if details.get("pending") else []


def may_leave(member: Member, day: date, details: Details) -> list[Finding]:
    """Against opening: a record that is not clean; a letter from the future."""
    letter = given_day(details, "letter_on")
    late = [Finding("letter_after_opening", "letter_on")] if letter > day else []
    return [*not_left(member), *late, *_clean(details)]


def may_decide_leaving(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Against the decision."""
    return [*_left(procedure.member, decision.decided_on), *_clean(procedure.details)]


def leave(procedure: Procedure, by: Any) -> None:
    """Out at own request."""
    _end(procedure, by, Leaving.OWN_REQUEST)


def may_expel(member: Member, day: date, details: Details) -> list[Finding]:
    """Against recording an expulsion: a probationary member is struck off instead."""
    if member.state == State.PROBATIONARY:
        return [Finding("probationary_not_expelled")]
    return not_left(member)


def may_decide_expulsion(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Against the decision."""
    member = procedure.member
    return may_expel(member, decision.decided_on, {}) or _left(member, decision.decided_on)


def expel(procedure: Procedure, by: Any) -> None:
    """Out by discipline."""
    _end(procedure, by, Leaving.EXPELLED)


def died_on(procedure: Procedure, decision: Decision) -> date:
    """The day of death, whatever the day of the notice."""
    return given_day(procedure.details, "died_on")


def may_die(member: Member, day: date, details: Details) -> list[Finding]:
    """Against a notice: a death after it, or before the placement began."""
    died = given_day(details, "died_on")
    late = [Finding("died_after_notice", "died_on")] if died > day else []
    return [*late, *_left(member, died, "died_on")]


def may_decide_death(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Against the notice, when it is confirmed."""
    return may_die(procedure.member, decision.decided_on, procedure.details)


def die(procedure: Procedure, by: Any) -> None:
    """The member is deceased; the record and the card number stay."""
    _end(procedure, by, Leaving.DECEASED)


def _end(procedure: Procedure, by: Any, leaving: str) -> None:
    assert procedure.effective_on is not None
    effects.end_membership(procedure, leaving, procedure.effective_on, by)
