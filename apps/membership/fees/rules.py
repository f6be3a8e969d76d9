"""What a member owes for a month, where they pay it, who keeps how much. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

KEYS = {
    "insured": "membership.fee.insured.rate",
    "benefit": "membership.fee.benefit.rate",
    "pension": "membership.fee.pension.rate",
    "student": "membership.fee.pupil.amount",
    "uninsured": "membership.fee.uninsured.rate",
    "uninsured_retired": "membership.fee.uninsured_retired.rate",
}
"""Group of payers → key of the rule; members abroad have no value on record."""
SHARE_KEY = "membership.fee.share.kept"


@dataclass(frozen=True)
class Status:
    """By what a member pays in a half-open period; ``base`` in dong a month, None if unknown."""

    group: str
    base: int | None
    reduction: int
    first: date
    end: date | None = None
    own: bool = True
    """Recorded by the cell that collects; it goes before what another cell recorded."""

    def covers(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return self.first <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Stay:
    """A belonging to a cell in a half-open period."""

    cell: int
    first: date
    end: date | None = None
    moved: bool = False
    """Began by a move: who came within a month has paid that month where they came from."""


@dataclass(frozen=True)
class Basis:
    """What a month's due is reckoned from."""

    group: str
    base: int | None
    reduction: int


def month_of(day: date) -> date:
    """The first day of the month, which stands for the month."""
    return day.replace(day=1)


def last_day(month: date) -> date:
    """The last day of the month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def before(month: date) -> date:
    """The month before."""
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def after(month: date) -> date:
    """The month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def months(first: date, last: date) -> Iterator[date]:
    """The months from that of one day to that of another, both included."""
    month = month_of(first)
    while month <= last:
        yield month
        month = after(month)


def basis_of(statuses: Iterable[Status], month: date) -> Basis | None:
    """By what the fee of a month is reckoned; None when nothing is recorded for the month.

    The group is that of the month; who has compulsory insurance pays on the salary basis of the
    month before (01-QĐ/TW 2026). Where several cells recorded something, the one that collects
    goes first, then the latest.
    """
    known = sorted(statuses, key=lambda one: (one.own, one.first), reverse=True)
    now = next((one for one in known if one.covers(last_day(month))), None)
    if now is None:
        return None
    base = now.base
    if now.group == "insured":
        earlier = next((one for one in known if one.covers(last_day(before(month)))), None)
        base = earlier.base if earlier is not None and earlier.group == "insured" else None
    return Basis(now.group, base, now.reduction)


def due(basis: Basis, *, value: Decimal | None, is_rate: bool) -> int | None:
    """The fee of a month in whole dong, half a dong up; None while rate or base is unknown.

    ``value`` is the rate in percent of the base, or the amount itself (01-QĐ/TW of 2026, before it
    342-QĐ/TW of 2010); an exempt member owes nothing whatever the base.
    """
    if basis.reduction >= 100:
        return 0
    if value is None or (is_rate and basis.base is None):
        return None
    full = Decimal(basis.base or 0) * value / 100 if is_rate else value
    reduced = full * (100 - basis.reduction) / 100
    return int(reduced.quantize(Decimal(1), ROUND_HALF_UP))


def payer_cell(stays: Iterable[Stay], month: date) -> int | None:
    """The cell that collects the fee of a month: the first to which the member belongs in it.

    So the month in which a referral paper is issued is still paid at the old cell, as the paper
    says, and somebody admitted within the month pays from that month on. Who moved in within the
    month is left to the old cell even where that cannot be seen, as another tenant's cannot.
    """
    last = last_day(month)
    here = [
        stay
        for stay in stays
        if stay.first <= (month if stay.moved else last) and (stay.end is None or month < stay.end)
    ]
    return min(here, key=lambda stay: stay.first).cell if here else None


def split(collected: int, kept: Sequence[Fraction]) -> list[int]:
    """What each level keeps of what its cells collected, from the cell upwards, then the rest.

    Each level keeps its share of what reaches it (01-QĐ/TW of 2026: ``membership.fee.share.kept``),
    in whole dong, half up; the last entry is what goes on. The parts add up to what was collected.
    """
    parts, rest = [], collected
    for share in kept:
        own = keep(rest, share)
        parts.append(own)
        rest -= own
    return [*parts, rest]


def keep(amount: int, share: Fraction) -> int:
    """A share of an amount in whole dong, half up."""
    return int(amount * share + Fraction(1, 2))
