"""What seniority is read from: the member's dates, what papers deduct, and the rule of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.membership.models import Member, SeniorityDeduction
from apps.membership.seniority.rules import (
    Membership,
    Period,
    Seniority,
    gaps_between,
    seniority,
)
from apps.membership.seniority.wording import years_and_months
from apps.membership.standing.lookup import earlier_of
from apps.regulations.lookup import find_rule
from apps.regulations.rules import Rule

START = "membership.seniority.start"


@dataclass(frozen=True)
class Explained:
    """Seniority on a day with everything that it rests on; ``total`` is None while none counts."""

    on: date
    total: Seniority | None
    gaps: list[Period]
    memberships: list[Membership]
    deductions: Sequence[SeniorityDeduction]
    rule: Rule | None
    from_ceremony: bool

    @property
    def words(self) -> str:
        """The total in years and months; empty while none counts."""
        return years_and_months(self.total.years, self.total.months) if self.total else ""

    @property
    def until(self) -> date:
        """The day up to which it is counted: the day asked for, or the end of the membership."""
        return self.total.on if self.total else self.on


def memberships_of(member: Member) -> list[Membership]:
    """The member's memberships, the earlier ones first."""
    rows = earlier_of(member)
    earlier = [
        Membership(
            decided=one.admission_decided_on,
            ceremony=one.ceremony_on,
            official=one.official_on,
            left=one.left_on,
            restored=one.returned_on if one.restored else None,
        )
        for one in rows
    ]
    return [
        *earlier,
        Membership(
            decided=member.admission_decided_on,
            ceremony=member.ceremony_on,
            official=member.official_on,
            left=member.left_on,
        ),
    ]


def deductions_of(actor: Any, member: Member) -> list[SeniorityDeduction]:
    """Everything ever deducted that the actor may read, the newest first, withdrawn ones too."""
    rows = SeniorityDeduction.objects.visible_to(actor).filter(member=member)
    return list(rows.select_related("recorded_by").order_by("-valid", "-pk"))


def explain(member: Member, deductions: Sequence[SeniorityDeduction], *, on: date) -> Explained:
    """Seniority of a member on a day, with the rule in force on it."""
    memberships = memberships_of(member)
    in_force = [one for one in deductions if one.withdrawn_on is None]
    periods = [Period(one.valid.lower, one.valid.upper) for one in in_force]
    total = seniority(memberships, periods, on=on)
    gaps = gaps_between(total.counted, on=total.on) if total else []
    return Explained(
        on=on,
        total=total,
        gaps=gaps,
        memberships=memberships,
        deductions=deductions,
        rule=find_rule(START, on=on),
        from_ceremony=member.admission_decided_on is None,
    )
