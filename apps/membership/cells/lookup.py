"""Who belongs to a cell on a day, by which criteria a meeting is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from apps.membership.cells import rules
from apps.membership.models import MeetingCriterion, Member, Placement, StandingPeriod
from apps.regulations.lookup import find_rule, rule_book
from apps.regulations.rules import Rule


@dataclass(frozen=True)
class Attendant:
    """A member who belongs to the cell on the day and is not free of meetings."""

    member: Member
    probationary: bool


def roster(actor: Any, organization: Any, day: date) -> list[Attendant]:
    """Members of a cell on a day by name, without those exempt from meetings; two queries."""
    here = Placement.objects.visible_to(actor).on(day).filter(organization=organization)
    rows = here.select_related("member").order_by("member__sort_key", "member_id")
    exempt = set(
        StandingPeriod.objects.on(day)
        .exempt()
        .filter(member_id__in=here.values("member_id"))
        .values_list("member_id", flat=True)
    )
    return [
        Attendant(row.member, row.member.official_on is None or row.member.official_on > day)
        for row in rows
        if row.member_id not in exempt
    ]


def size_of(
    members: int, probationary: int, *, on: date, grassroots: bool = False
) -> tuple[rules.Size, Rule | None, Rule | None]:
    """A cell's size with the thresholds of the day, the rule of the least number, and that of a
    grassroots committee where it is a ``grassroots`` cell; one query."""
    keys = (rules.LEAST_KEY, rules.COMMITTEE_KEY, rules.GRASSROOTS_KEY)
    book = rule_book(keys)
    least, committee, most = (book.find(key, on=on) for key in keys)
    most = most if grassroots else None
    size = rules.Size(
        members,
        probationary,
        least.whole if least else None,
        committee.whole if committee else None,
        most.whole if most else None,
    )
    return size, least, most


def criteria_of(organization: Any, day: date) -> list[MeetingCriterion]:
    """The criteria of the cell's province on that day."""
    return MeetingCriterion.objects.in_force(organization.province_id, on=day)


def as_rules(found: list[MeetingCriterion]) -> list[rules.Criterion]:
    """The criteria as the rules take them."""
    return [rules.Criterion(one.code, one.most, one.decisive) for one in found]


def bounds(day: date) -> rules.Bounds:
    """The points of the grades on that day; the usual ones where no rule is recorded."""
    book = rule_book(rules.KEYS.values())
    found: dict[str, Decimal] = {}
    for grade, key in rules.KEYS.items():
        rule = book.find(key, on=day)
        if rule is not None and not rule.is_unlimited:
            found[grade] = rule.number
    return rules.Bounds(**found)


def visits_planned(tier: str, day: date) -> int | None:
    """How often an official of that level attends cells in a year; None while no rule says."""
    rule = find_rule(rules.VISITS_KEY, on=day, level=tier)
    return None if rule is None or rule.is_unlimited else rule.whole
