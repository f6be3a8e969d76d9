"""Admission again and restoration: what speaks against them, and what they do."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from apps.membership.choices import State
from apps.membership.models import Member, Procedure
from apps.membership.procedures.choices import Kind, ProcedureState
from apps.membership.procedures.registry import Decision, Details
from apps.membership.procedures.rules import Finding
from apps.membership.standing import effects, lookup, rules
from apps.membership.standing.aside_kinds import day_of
from apps.membership.standing.choices import Bar, Ground


def past_of(member: Member, details: Details, ended: Details) -> rules.Past:
    """How the membership ended, by the record and the decision that ended it, and what the
    particulars add."""
    assert member.left_on is not None
    bars = {details.get("bar", ""), ended.get("bar", "")} - {"", None}
    return rules.Past(
        left_on=member.left_on,
        leaving=member.leaving,
        readmitted_before=lookup.readmitted_before(member),
        bars=frozenset(bars),
        hardship=details.get("hardship") or "",
        convicted=bool(details.get("crime")),
        cleared_on=day_of(details, "cleared_on"),
        consent_on=day_of(details, "consent_on"),
        consent_number=details.get("consent_number") or "",
    )


def _ended_by(member: Member) -> Details:
    """The particulars of the decision that ended the membership; empty for an older one."""
    kinds = (Kind.STRIKE_OFF, Kind.EXPULSION, Kind.OWN_REQUEST)
    rows = Procedure.objects.filter(
        member=member, kind__in=kinds, state=ProcedureState.DECIDED, effective_on=member.left_on
    )
    found = rows.order_by("-pk").values_list("details", flat=True).first()
    return found or {}


def _named(findings: list[Finding]) -> list[Finding]:
    """Groups under their names."""
    return [
        dataclasses.replace(one, params=one.params | {"bar": Bar(one.params["bar"]).label})
        if "bar" in one.params
        else one
        for one in findings
    ]


def verdict(member: Member, details: Details, *, on: date) -> list[Finding]:
    """What speaks against admitting somebody again on that day."""
    if member.state != State.LEFT:
        return [Finding("kind_does_not_fit")]
    law = lookup.readmission_law(on=on)
    ended = _ended_by(member)
    found = rules.readmission_findings(past_of(member, details, ended), law, on=on)
    if ended.get("ground") == Ground.MISSED and details.get("bar") != Bar.ABANDONED:
        found.append(Finding("struck_off_for_absence", "bar", False, {"source": law.barred.source}))
    return _named(found)


def may_readmit(member: Member, day: date, details: Details) -> list[Finding]:
    """Against opening: once, after the waiting time, not of a barred group."""
    return verdict(member, details, on=day)


def may_decide_readmission(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Against the decision: the same, and the written consent before it."""
    member, details, day = procedure.member, procedure.details, decision.decided_on
    found = verdict(member, details, on=day)
    if member.state != State.LEFT:
        return found
    law = lookup.readmission_law(on=day)
    return found + rules.consent_findings(past_of(member, details, {}), law, on=day)


def readmit(procedure: Procedure, by: Any) -> None:
    """On probation again."""
    effects.readmit(procedure)


def may_restore(member: Member, day: date, details: Details) -> list[Finding]:
    """Against restoring: only who was struck off or expelled."""
    if member.state != State.LEFT or member.left_on is None:
        return [Finding("kind_does_not_fit")]
    return rules.restoration_findings(member.leaving, member.left_on, on=day)


def may_decide_restoration(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Against the decision."""
    return may_restore(procedure.member, decision.decided_on, procedure.details)


def restore(procedure: Procedure, by: Any) -> None:
    """As if never out."""
    effects.restore(procedure)
