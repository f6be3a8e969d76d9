"""Which seats will stand empty: who retires, whose term ends, as far as it can be told.

``seats_ahead`` serves the other topics too: planning lays its bench beside each seat.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.cadres.judging import lookup
from apps.cadres.models import Position, Seat
from apps.cadres.posts import rules
from apps.cadres.posts.reading import holders_of
from apps.cadres.posts.retiring import retires
from apps.core.working_days import add_months
from apps.regulations.choices import RuleLevel


@dataclass
class SeatAhead:
    """A seat with its holders and what is ahead for each of them."""

    seat: Seat
    holders: list[Position]
    ahead: list[rules.Leaving]

    @property
    def people(self) -> int:
        """How many hold it; a second post counts as a holder here, not in staffing."""
        return len({one.cadre_id for one in self.holders})

    @property
    def empty_now(self) -> int:
        """Places that nobody fills."""
        return rules.empty_places(self.seat.quota, self.people)

    def empty_by(self, day: date) -> int:
        """Places that stand empty on a day if nobody follows."""
        return rules.empty_by(self.seat.quota, self.people, self.ahead, day)


def seats_ahead(seats: Any, actor: Actor, today: date) -> list[SeatAhead]:
    """The seats with what is ahead for their holders: the law and one query more.

    ``seats`` is a queryset or list of seats that the reader may know of.
    """
    rows = list(seats)
    held = holders_of(rows, actor)
    maps = lookup.roadmaps(lookup.law(), today)
    found = []
    for seat in rows:
        holders = held.get(seat.pk, [])
        ahead = [
            leaving
            for one in holders
            for leaving in rules.leavings(
                one.cadre_id, retires(one.cadre, maps), one.term_ends_on
            )
        ]  # fmt: skip
        found.append(SeatAhead(seat, holders, ahead))
    return found


@dataclass
class Row:
    """One line of the forecast: an empty place, somebody who retires, a term that ends."""

    what: str
    seat: Seat
    day: date | None = None
    holder: Position | None = None
    places: int = 1
    months: int | None = None
    bench: rules.Bench | None = None


def rows_of(found: Iterable[SeatAhead], today: date) -> list[Row]:
    """Empty places first, then what comes by its day; what cannot be told last."""
    rows = []
    for one in found:
        if one.empty_now:
            rows.append(Row(rules.EMPTY, one.seat, places=one.empty_now))
        by_person = {holder.cadre_id: holder for holder in one.holders}
        for leaving in one.ahead:
            months = rules.months_until(today, leaving.day)
            rows.append(
                Row(leaving.what, one.seat, leaving.day, by_person[leaving.person], 1, months)
            )
    return sorted(rows, key=_order)


def _order(row: Row) -> tuple[int, date, int, int]:
    rank = {rules.EMPTY: 0, rules.UNKNOWN: 2}.get(row.what, 1)
    return rank, row.day or date.max, -row.seat.title.rank, row.seat.pk


@dataclass
class Level:
    """What is ahead on one level: empty now and by each horizon, terms, the unknown."""

    level: str
    words: str
    seats: int = 0
    empty_now: int = 0
    empty: list[int] = field(default_factory=lambda: [0] * len(rules.HORIZONS))
    terms: list[int] = field(default_factory=lambda: [0] * len(rules.HORIZONS))
    unknown: int = 0

    @property
    def pairs(self) -> list[tuple[int, int, int]]:
        """Months ahead, places empty and terms that end by then."""
        return list(zip(rules.HORIZONS, self.empty, self.terms, strict=True))


def by_level(found: Iterable[SeatAhead], today: date) -> list[Level]:
    """The seats counted by the level of their title, the highest first."""
    days = horizons(today)
    order = list(RuleLevel.values)
    levels: dict[str, Level] = {}
    for one in found:
        code = one.seat.title.level
        level = levels.setdefault(code, Level(code, str(RuleLevel(code).label)))
        level.seats += one.seat.quota
        level.empty_now += one.empty_now
        level.unknown += sum(leaving.what == rules.UNKNOWN for leaving in one.ahead)
        for place, day in enumerate(days):
            level.empty[place] += one.empty_by(day)
            level.terms[place] += sum(
                leaving.what == rules.TERM and leaving.day is not None and leaving.day <= day
                for leaving in one.ahead
            )
    return sorted(levels.values(), key=lambda level: order.index(level.level))


def horizons(today: date) -> list[date]:
    """The days that the forecast looks to."""
    return [add_months(today, months) for months in rules.HORIZONS]
