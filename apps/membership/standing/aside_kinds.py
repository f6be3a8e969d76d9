"""Exemption and suspension: what speaks against them, and what they do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from apps.membership.choices import State
from apps.membership.models import Member, Procedure
from apps.membership.procedures.registry import Decision, Details
from apps.membership.procedures.rules import Finding
from apps.membership.standing import effects, lookup, rules
from apps.membership.standing.choices import Ending, Kind


def day_of(details: Details, name: str) -> date | None:
    """A day among the particulars of a procedure."""
    value = details.get(name)
    return date.fromisoformat(value) if value else None


def given_day(details: Details, name: str) -> date:
    """A day that the form requires."""
    found = day_of(details, name)
    assert found is not None
    return found


def not_left(member: Member) -> list[Finding]:
    """Only a member is set aside, and only a member leaves."""
    return [Finding("kind_does_not_fit")] if member.state == State.LEFT else []


def since(procedure: Procedure, decision: Decision) -> date:
    """The first day set aside."""
    return given_day(procedure.details, "since")


def returns_on(procedure: Procedure, decision: Decision) -> date:
    """The first day back."""
    return given_day(procedure.details, "returns_on")


def _period(member: Member, kind: str, details: Details, decided: date | None) -> list[Finding]:
    first, last = given_day(details, "since"), day_of(details, "until")
    found = rules.period_findings(first, last, joined=lookup.joined_on(member), decided=decided)
    forwards = last is None or last >= first
    if forwards and lookup.overlapping(member, kind, first, last):
        found.append(Finding("already_set_aside", "since"))
    return found


def _exempt(member: Member, details: Details, decided: date | None) -> list[Finding]:
    first = given_day(details, "since")
    return [
        *_period(member, Kind.EXEMPT, details, decided),
        *rules.exemption_findings(
            details["reason_code"], first, day_of(details, "until"),
            lookup.age_on(member, first), lookup.exemption_law(member.sex, on=first),
        ),
    ]  # fmt: skip


def may_exempt(member: Member, day: date, details: Details) -> list[Finding]:
    """Against opening an exemption."""
    return not_left(member) or _exempt(member, details, None)


def may_decide_exemption(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Against the exemption itself."""
    member, details = procedure.member, procedure.details
    return not_left(member) or _exempt(member, details, decision.decided_on)


def exempt(procedure: Procedure, by: Any) -> None:
    """Begin the exemption."""
    _set_aside(procedure, Kind.EXEMPT)


def _suspend(member: Member, details: Details, decided: date | None) -> list[Finding]:
    first = given_day(details, "since")
    return [
        *_period(member, Kind.SUSPENDED, details, decided),
        *rules.suspension_findings(
            details["reason_code"], first, day_of(details, "until"),
            lookup.suspended_before(member, first), lookup.suspension_limit(on=first),
        ),
    ]  # fmt: skip


def may_suspend(member: Member, day: date, details: Details) -> list[Finding]:
    """Against opening a suspension."""
    return not_left(member) or _suspend(member, details, None)


def may_decide_suspension(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Against the suspension itself."""
    member, details = procedure.member, procedure.details
    return not_left(member) or _suspend(member, details, decision.decided_on)


def suspend(procedure: Procedure, by: Any) -> None:
    """Begin the suspension."""
    _set_aside(procedure, Kind.SUSPENDED)


def _set_aside(procedure: Procedure, kind: str) -> None:
    details = procedure.details
    effects.set_aside(
        procedure, kind, details["reason_code"], given_day(details, "since"),
        day_of(details, "until"),
    )  # fmt: skip


def _end(member: Member, kind: str, details: Details) -> list[Finding]:
    if member.state == State.LEFT:
        return not_left(member)
    back = given_day(details, "returns_on")
    period = lookup.latest(member, kind, since=back - timedelta(days=1))
    if period is None:
        return [Finding("not_set_aside", "returns_on")]
    return rules.return_findings(period.first_day, period.valid.upper, back)


def may_end_exemption(member: Member, day: date, details: Details) -> list[Finding]:
    """Against a return."""
    return _end(member, Kind.EXEMPT, details)


def may_end_suspension(member: Member, day: date, details: Details) -> list[Finding]:
    """Against lifting."""
    return _end(member, Kind.SUSPENDED, details)


def may_decide_exemption_end(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Against the return, on the day of the decision."""
    return _end(procedure.member, Kind.EXEMPT, procedure.details)


def may_decide_suspension_end(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Against lifting, on the day of the decision."""
    return _end(procedure.member, Kind.SUSPENDED, procedure.details)


def end_exemption(procedure: Procedure, by: Any) -> None:
    """The member takes part again."""
    back = given_day(procedure.details, "returns_on")
    effects.bring_back(procedure, Kind.EXEMPT, Ending.RETURNED, back)


def end_suspension(procedure: Procedure, by: Any) -> None:
    """The suspension is lifted."""
    back = given_day(procedure.details, "returns_on")
    effects.bring_back(procedure, Kind.SUSPENDED, Ending.LIFTED, back)
