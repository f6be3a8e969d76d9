"""Rules of summaries: values in, values out. No database, no clock, no request."""

from __future__ import annotations

import calendar
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from apps.reports.suppression import Sum, suppressed

SHARE_PLACES = 2
COMPLETION_PLACES = 1
SMALL = 3
"""Sensitive cells below this number do not leave their unit."""
LAST_MONTH = {"quarter": 3, "half": 6, "nine_months": 9, "year": 12}
FIXED_KINDS = ("month", *LAST_MONTH)
SCHEDULE_DAYS = 31
"""A period that ended this many days ago or less is still made up for by the schedule."""
ALLOWED = {"draft": ("checked",), "checked": ("signed", "draft"), "signed": ()}
"""From each state the states that may follow; a signed summary never changes."""


# ---------- Shares ----------


def share(part: int | None, whole: int | None) -> Decimal | None:
    """Part of whole in percent, two decimals, half up; None when there is nothing to divide by."""
    return _percent(part, whole, SHARE_PLACES)


def completion(value: int | None, plan: int | None) -> Decimal | None:
    """Value in percent of the plan, one decimal, half up; None without a plan."""
    return _percent(value, plan, COMPLETION_PLACES)


def ratio(value: int | None, whole: int | None) -> Decimal | None:
    """Value over whole, two decimals, half up; None when there is nothing to divide by."""
    if value is None or not whole:
        return None
    return (Decimal(value) / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _percent(part: int | None, whole: int | None, places: int) -> Decimal | None:
    if part is None or not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP
    )


def meets_share(
    value: int | None, whole: int | None, share: Decimal | None, *, is_most: bool = False
) -> bool | None:
    """Whether a value is at least (or at most) that share of its whole, by the exact numbers and
    not by the rounded percentage; None without such a target or without a whole."""
    if value is None or not whole or share is None:
        return None
    part, aim = Decimal(value) * 100, share * whole
    return part <= aim if is_most else part >= aim


def meets(
    value: int, of: int | None, plan: int | None, share: Decimal | None, *, is_most: bool
) -> bool | None:
    """Whether a target that is said in words is met: a share, or a number not to be exceeded.
    How far another number is met is said in percent."""
    if plan is not None:
        return value <= plan if is_most else None
    return meets_share(value, of, share, is_most=is_most)


def elapsed(first: date, last: date, *, today: date) -> Decimal:
    """How much of the period has passed, in percent: 0 before it, 100 from its last day on."""
    days = (last - first).days + 1
    gone = min(max((today - first).days + 1, 0), days)
    return Decimal(gone) * 100 / Decimal(days)


def is_behind(value: int, plan: int, first: date, last: date, *, today: date) -> bool:
    """Whether the plan is met to a lower share than the part of its period that has passed."""
    return Decimal(value) * 100 < elapsed(first, last, today=today) * plan


# ---------- Periods ----------


@dataclass(frozen=True)
class CutOff:
    """The last day of a kind of period in the years ``since`` to ``until`` (None: still)."""

    kind: str
    day: int
    month: int | None
    since: int
    until: int | None = None

    def covers(self, kind: str, year: int) -> bool:
        """Whether it says when that period of that year ends."""
        in_time = self.since <= year and (self.until is None or year <= self.until)
        return self.kind == kind and in_time


def last_day(kind: str, *, year: int, month: int = 12, cuts: Sequence[CutOff] = ()) -> date:
    """Last day of a month, or of a period that begins with the year: as the cut-off days say, else
    the end of the calendar month."""
    month = month if kind == "month" else LAST_MONTH[_fixed(kind)]
    for cut in cuts:
        if cut.covers(kind, year):
            month = cut.month or month
            return min(date(year, month, 1) + timedelta(days=cut.day - 1), _month_end(year, month))
    return _month_end(year, month)


def period(
    kind: str, *, year: int, month: int = 12, cuts: Sequence[CutOff] = ()
) -> tuple[date, date]:
    """First and last day of a month, quarter 1, 6 months, 9 months or year; both included.

    Each begins on the day after the one before it has ended, so that a year follows the other
    without a gap whatever the cut-off days. Terms, halves of terms and free spans have no rule:
    their days are entered. Raises ValueError for those.
    """
    last = last_day(kind, year=year, month=month, cuts=cuts)
    if kind == "month" and month > 1:
        before = last_day(kind, year=year, month=month - 1, cuts=cuts)
    else:
        before = last_day("month" if kind == "month" else "year", year=year - 1, cuts=cuts)
    return before + timedelta(days=1), last


def is_period(kind: str, first: date, last: date, cuts: Sequence[CutOff] = ()) -> bool:
    """Whether the two days are those of such a period; terms and free spans: whether in order."""
    if kind not in FIXED_KINDS:
        return first <= last
    return (first, last) == period(kind, year=last.year, month=last.month, cuts=cuts)


def half_of_term(first: date, last: date, *, second: bool) -> tuple[date, date]:
    """First or second half of a term by its whole months: of five years the first thirty months.

    Raises ValueError for a term of less than two months.
    """
    end = last + timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)
    if months < 2:
        raise ValueError("no term")
    count = first.month - 1 + months // 2
    year, month = first.year + count // 12, count % 12 + 1
    middle = min(date(year, month, 1) + timedelta(days=first.day - 1), _month_end(year, month))
    return (middle, last) if second else (first, middle - timedelta(days=1))


def latest_period(kind: str, *, today: date, cuts: Sequence[CutOff] = ()) -> tuple[date, date]:
    """The last period of that kind that has ended before ``today``."""
    found = period(kind, year=today.year, month=today.month, cuts=cuts)
    if found[1] < today:
        return found
    if kind == "month":
        before = date(today.year, today.month, 1) - timedelta(days=1)
        return period(kind, year=before.year, month=before.month, cuts=cuts)
    return period(kind, year=today.year - 1, cuts=cuts)


def periods_due(
    today: date,
    *,
    kinds: Iterable[str] = FIXED_KINDS,
    cuts: Sequence[CutOff] = (),
    days_after: int = 1,
) -> list[tuple[str, date, date]]:
    """Periods (kind, first, last) that ended lately and whose summaries the schedule makes:
    ``days_after`` days after the end or, where nights were missed, up to SCHEDULE_DAYS later."""
    day = today - timedelta(days=days_after - 1)
    found = [(kind, *latest_period(kind, today=day, cuts=cuts)) for kind in kinds]
    return [one for one in found if (day - one[2]).days <= SCHEDULE_DAYS]


def quarter_end(day: date, *, before: int = 0) -> date:
    """Last day of the quarter of a day, or of one some quarters before."""
    count = day.year * 4 + (day.month - 1) // 3 - before
    return _month_end(count // 4, count % 4 * 3 + 3)


def _fixed(kind: str) -> str:
    if kind not in LAST_MONTH:
        raise ValueError(f"no fixed period: {kind}")
    return kind


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


# ---------- Small cells ----------


def withheld(
    cells: Mapping[Any, int], *, total_known: bool = True, total_withheld: bool = False
) -> set[Any]:
    """Keys of the cells of one sensitive column that must not be shown beside its total.

    Every cell below SMALL, and so many others that none can be found (see ``suppression``). With
    ``total_withheld`` their sum must not be found either: at least one of them is left out.
    """
    whole = object()
    found = suppressed(
        {**cells, whole: sum(cells.values())},
        [Sum(whole, tuple(cells))],
        sensitive=list(cells),
        known=[whole] if total_known and not total_withheld else [],
        least=SMALL,
    ) - {whole}
    counted = [key for key, value in cells.items() if value]
    if total_withheld and counted and not found.intersection(counted):
        found.add(min(counted, key=lambda key: (cells[key], str(key))))
    return found


# ---------- Reconciliation ----------


@dataclass(frozen=True)
class Check:
    """One comparison of figures: its code, the figures in it, whether they agree.

    Figures are flagged, never adjusted to make them balance.
    """

    code: str
    indicator: str
    passed: bool
    left: tuple[int, ...]
    right: int
    unit: Any = None
    of: str = ""


def check_sums(whole: Mapping[str, int], parts: Sequence[Mapping[str, int]]) -> list[Check]:
    """Units and the organisation's own figures together give the total, indicator by indicator."""
    return [
        Check("sum", key, sum(row.get(key, 0) for row in parts) == total,
              (sum(row.get(key, 0) for row in parts),), total)
        for key, total in whole.items()
    ] if parts else []  # fmt: skip


def check_shares(rows: Mapping[Any, Mapping[str, int]], of: Mapping[str, str]) -> list[Check]:
    """No part is greater than what it is a part of, in the whole and in every unit.

    One line per indicator; where it fails, one line per unit that fails. Parts overlap (a woman of
    a minority is in both), so they are never summed up.
    """
    found = []
    for part, base in of.items():
        compared = [
            (unit, row[part], row[base])
            for unit, row in rows.items()
            if part in row and base in row
        ]
        wrong = [one for one in compared if one[1] > one[2]]
        found += [
            Check("part", part, unit not in [bad[0] for bad in wrong], (value,), total, unit, base)
            for unit, value, total in wrong or compared[:1]
        ]
    return found


def check_parts(
    rows: Mapping[Any, Mapping[str, int]], parts: Mapping[str, Sequence[str]]
) -> list[Check]:
    """Figures that share out another one give it, in the whole and in every unit.

    One line per figure that is shared out; where it fails, one line per unit that fails.
    """
    found = []
    for key, names in parts.items():
        compared = [
            (unit, tuple(row[name] for name in names), row[key])
            for unit, row in rows.items()
            if key in row and all(name in row for name in names)
        ]
        wrong = [one for one in compared if sum(one[1]) != one[2]]
        found += [
            Check("parts", key, sum(values) == total, values, total, unit)
            for unit, values, total in wrong or compared[:1]
        ]
    return found


def check_balance(balance: Mapping[str, int]) -> list[Check]:
    """Members at the beginning, plus those who came, minus those who went, give the end."""
    if not balance:
        return []
    left = (balance["opening"], balance["came"], balance["went"])
    passed = left[0] + left[1] - left[2] == balance["closing"]
    return [Check("balance", "members", passed, left, balance["closing"])]


# ---------- Freezing ----------


def digest(content: Any) -> str:
    """SHA-256 over the canonical JSON of a summary: sorted keys, no blanks, UTF-8."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def difference(
    old: Mapping[Any, int], new: Mapping[Any, int], keys: Iterable[Any] | None = None
) -> list[tuple[Any, int, int]]:
    """Figures (key, old, new) that are not the same in both; a missing one counts as 0."""
    wanted = keys if keys is not None else [*old, *(key for key in new if key not in old)]
    pairs = [(key, old.get(key, 0), new.get(key, 0)) for key in wanted]
    return [one for one in pairs if one[1] != one[2]]
