"""Law and numbers that votes are judged by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from apps.core.working_days import Calendar
from apps.membership.lookup import citation
from apps.membership.models import Placement, StandingPeriod, Transfer
from apps.membership.procedures.choices import Body
from apps.membership.procedures.rules import MAJORITY_BODIES, Threshold
from apps.membership.transfers.choices import Kind as Moves
from apps.membership.transfers.choices import State as Moving
from apps.regulations.lookup import calendar_between, find_rule
from apps.regulations.rules import Rule
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

PROPOSING = "membership.vote.proposing_share"
DECIDING = "membership.vote.deciding_share"
_A_YEAR = 366


def threshold_of(body: str, *, on: date) -> tuple[Threshold | None, Rule | None]:
    """The share that a resolution of that body needs on that day, with its rule; None while no
    rule of that day is recorded."""
    more_than = body in MAJORITY_BODIES
    found = find_rule(DECIDING if more_than else PROPOSING, on=on)
    if found is None:
        return None, None
    return Threshold(found.share, more_than, citation(found), found.may_block), found


def official_members(organization: Organization, *, on: date) -> int:
    """Official members of an organisation on that day: those who may vote in its cell.

    Counted for everybody alike: a wall around one of them must not change what the cell decides.
    """
    with scope.use(scope.Scope.everything()):
        return (
            Placement.objects.filter(organization=organization)
            .on(on)
            .filter(member__official_on__lte=on)
            .count()
        )


def certain_voters(organization: Organization, days: Iterable[date]) -> dict[date, int]:
    """On each day, of the official members those whom nothing on record takes out of the count:
    neither exempt nor suspended nor on a temporary stay elsewhere (294-QĐ/TW, điểm 9.3.2).

    One query whatever the number of days.
    """
    wanted = sorted(set(days))
    if not wanted:
        return {}
    counts = {
        f"on_{number}": Count("pk", filter=_votes_on(day)) for number, day in enumerate(wanted)
    }
    with scope.use(scope.Scope.everything()):
        found = Placement.objects.filter(organization=organization).order_by().aggregate(**counts)
    return dict(zip(wanted, found.values(), strict=True))


def _votes_on(day: date) -> Q:
    aside = StandingPeriod.objects.on(day).filter(member=OuterRef("member"))
    away = Transfer.objects.filter(
        Q(stay_ended_on__isnull=True) | Q(stay_ended_on__gt=day),
        member=OuterRef("member"), kind=Moves.TEMPORARY, state=Moving.RECEIVED, stay_from__lte=day,
    )  # fmt: skip
    here = Q(valid__contains=day, member__official_on__lte=day)
    return here & ~Exists(aside) & ~Exists(away)


def bodies_below(organization: Organization) -> tuple[str, ...]:
    """Bodies that vote before the decision: the cell, the section committee if there is one, the
    grassroots committee if the cell is not a grassroots cell itself."""
    found = [Body.CELL]
    parent = organization.parent
    while parent is not None and parent.tier in (Tier.SECTION, Tier.GRASSROOTS):
        found.append(Body.SECTION if parent.tier == Tier.SECTION else Body.GRASSROOTS)
        parent = parent.parent
    return tuple(str(body) for body in found)


def limit_day(
    key: str, *, start: date, on: date | None = None, more: int = 0
) -> tuple[date, Rule] | None:
    """The last working day of a limit that began on ``start`` and was extended by ``more`` days,
    with its rule; None if unknown."""
    found = find_rule(key, on=on or start)
    if found is None or found.is_unlimited:
        return None
    days = found.whole + more
    return calendar_around(start, days).add_working_days(start, days), found


def calendar_around(start: date, days: int) -> Calendar:
    """The calendar of enough days after ``start`` to count so many working days."""
    last = date.fromordinal(start.toordinal() + days * 2 + _A_YEAR)
    return calendar_between(start, last)


def words_of_body(params: dict[str, Any]) -> dict[str, Any]:
    """Params of a finding with the name of the body in place of its code."""
    if "body" not in params:
        return params
    return params | {"body": Body(params["body"]).label}
