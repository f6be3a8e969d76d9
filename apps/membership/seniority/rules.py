"""Rules of this topic: values in, verdicts out. No database, no clock, no request.

Seniority is a sum of intervals: the time of each membership that became official, from the day
of its admission decision, less the time outside (294-QĐ/TW, điểm 4.5). Periods are half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from apps.core.working_days import add_months, whole_months_between
from apps.membership.rules import Limit


@dataclass(frozen=True)
class Period:
    """From a day, this day included, until before another."""

    first: date
    after: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.after - self.first).days

    @property
    def last(self) -> date:
        """The last day of it."""
        return self.after - timedelta(days=1)


@dataclass(frozen=True)
class Membership:
    """One membership of a person: its three dates and its end.

    ``restored`` is the day on which the end was declared wrong: until then the time counts.
    """

    decided: date | None
    ceremony: date | None
    official: date | None
    left: date | None = None
    restored: date | None = None

    @property
    def start(self) -> date | None:
        """The admission decision; where none is known, the date of entry on the card."""
        return self.decided or self.ceremony

    @property
    def until(self) -> date | None:
        """The first day after it; None while it lasts."""
        return self.restored or self.left


@dataclass(frozen=True)
class Seniority:
    """What counts on a day: ``counted_from`` is that day less all days that count."""

    on: date
    counted: tuple[Period, ...]
    counted_from: date

    @property
    def days(self) -> int:
        """All days that count."""
        return sum(period.days for period in self.counted)

    @property
    def whole_months(self) -> int:
        """Whole months of them."""
        return whole_months_between(self.counted_from, self.on)

    @property
    def years(self) -> int:
        """Whole years of them."""
        return self.whole_months // 12

    @property
    def months(self) -> int:
        """The months beyond the whole years."""
        return self.whole_months % 12


def seniority(
    memberships: Sequence[Membership], deductions: Iterable[Period], *, on: date
) -> Seniority | None:
    """Seniority on a day; None for somebody who is not official then.

    After the end of a membership it stands still. A member admitted again begins a probation, and
    counts once official again, from the first decision less the time outside.
    """
    begun = sorted(
        (one for one in memberships if one.start and one.start <= on),
        key=lambda one: one.start or on,
    )
    if not begun or not _official(begun[-1], on):
        return None
    on = min(on, begun[-1].until or on)
    spans = [_span(one, on) for one in begun if _official(one, on)]
    counted = tuple(_without(_joined(spans), _joined(deductions)))
    days = sum(period.days for period in counted)
    return Seniority(on, counted, on - timedelta(days=days))


def _official(membership: Membership, on: date) -> bool:
    return membership.official is not None and membership.official <= on


def _span(membership: Membership, on: date) -> Period:
    """The time of a membership up to the day."""
    start = membership.start or on
    return Period(start, max(start, min(membership.until or on, on)))


def _joined(periods: Iterable[Period]) -> list[Period]:
    """The same days in periods that neither touch nor overlap."""
    found: list[Period] = []
    for period in sorted(periods, key=lambda one: (one.first, one.after)):
        if found and period.first <= found[-1].after:
            found[-1] = Period(found[-1].first, max(found[-1].after, period.after))
        elif period.days > 0:
            found.append(period)
    return found


def _without(kept: list[Period], gaps: list[Period]) -> Iterable[Period]:
    for period in kept:
        first = period.first
        for gap in gaps:
            if gap.after <= first or gap.first >= period.after:
                continue
            if first < gap.first:
                yield Period(first, gap.first)
            first = max(first, gap.after)
        if first < period.after:
            yield Period(first, period.after)


def gaps_between(counted: Sequence[Period], *, on: date) -> list[Period]:
    """The time outside between the first day that counts and the day asked for."""
    if not counted:
        return []
    ends = [*counted[1:], Period(on, on)]
    pairs = zip(counted, ends, strict=True)
    return [Period(one.after, two.first) for one, two in pairs if one.after < two.first]


def day_of(years: int, counted_from: date) -> date:
    """The day on which so many years are complete, when no more time is lost."""
    return add_months(counted_from, 12 * years)


def latest_start(on: date, months: int) -> date:
    """The last day from which so many months are complete on that day.

    At the end of February several days share one anniversary, so counting back is not enough.
    """
    day = add_months(on, -months)
    while add_months(day + timedelta(days=1), months) <= on:
        day += timedelta(days=1)
    return day


LONG_SERVICE = 70
"""From so many years on a gravely ill member may wait for the badge twice as long."""
REGULAR, EARLY, POSTHUMOUS = "regular", "early", "posthumous"


@dataclass(frozen=True)
class Badges:
    """Rule values of a day for badges: the years that a settled rule names, those that only a
    draft names, and how many months early a badge may be."""

    offered: tuple[int, ...] = ()
    only_draft: tuple[int, ...] = ()
    early: Limit | None = None
    early_long: Limit | None = None
    posthumous: Limit | None = None

    def early_limit(self, years: int) -> Limit | None:
        """How early for the gravely ill: 12 months up to 65 years, 24 months from 70."""
        return self.early_long if years >= LONG_SERVICE else self.early


@dataclass(frozen=True)
class Claim:
    """One badge as it is proposed for a day."""

    years: int
    kind: str
    on: date
    counted_from: date | None
    died_on: date | None = None
    disciplined_on: date | None = None
    wait: Limit | None = None


@dataclass(frozen=True)
class Doubt:
    """What speaks against a badge, and whether it refuses or only asks for a paper."""

    code: str
    field: str = ""
    blocks: bool = True
    day: date | None = None
    source: str = ""
    number: int = 0


def doubts(claim: Claim, badges: Badges) -> list[Doubt]:
    """Everything that speaks against a badge: years that the rules of the day do not name or that
    are not complete, too early (months), a wait after discipline (294-QĐ/TW, điểm 28)."""
    if claim.years not in badges.offered:
        code = "badge_only_draft" if claim.years in badges.only_draft else "badge_years_unknown"
        return [Doubt(code, "years", number=claim.years)]
    if claim.counted_from is None:
        return [Doubt("badge_not_official", "member")]
    due = day_of(claim.years, claim.counted_from)
    found = {REGULAR: _regular, EARLY: _early, POSTHUMOUS: _posthumous}[claim.kind](
        claim, badges, due
    )
    return [*found, *_waiting(claim)]


def _regular(claim: Claim, badges: Badges, due: date) -> list[Doubt]:
    if claim.died_on:
        return [Doubt("badge_dead_is_posthumous", "kind")]
    return [] if due <= claim.on else [Doubt("badge_not_yet", "years", day=due, number=claim.years)]


def _early(claim: Claim, badges: Badges, due: date) -> list[Doubt]:
    if claim.died_on:
        return [Doubt("badge_dead_is_posthumous", "kind")]
    if due <= claim.on:
        return [Doubt("badge_is_regular", "kind", day=due)]
    return _within(badges.early_limit(claim.years), due, claim.on)


def _posthumous(claim: Claim, badges: Badges, due: date) -> list[Doubt]:
    if claim.died_on is None:
        return [Doubt("badge_alive", "kind")]
    return _within(badges.posthumous, due, claim.died_on)


def _within(limit: Limit | None, due: date, day: date) -> list[Doubt]:
    if limit is None:
        return [Doubt("badge_limit_unknown", "kind", blocks=False)]
    if due <= add_months(day, limit.value):
        return []
    return [Doubt("badge_too_early", "kind", limit.may_block, due, limit.source, limit.value)]


def _waiting(claim: Claim) -> list[Doubt]:
    """After discipline a badge waits (294-QĐ/TW, điểm 28.3.1c)."""
    if claim.disciplined_on is None or claim.wait is None:
        return []
    until = add_months(claim.disciplined_on, claim.wait.value)
    if until <= claim.on:
        return []
    wait = claim.wait
    return [Doubt("badge_waits", "disciplined_on", wait.may_block, until, wait.source, wait.value)]


def years_in(text: str) -> tuple[int, ...]:
    """The years of a rule value such as ``30, 40, 45``."""
    return tuple(int(found) for found in re.findall(r"\d+", text))


def factors_in(text: str) -> dict[int, Decimal]:
    """The factors of a rule value such as ``30: 1.5; 40: 2``."""
    found = re.findall(r"(\d+)\s*:\s*(\d+(?:\.\d+)?)", text)
    return {int(years): Decimal(factor) for years, factor in found}


def money(factor: Decimal, base_salary: int) -> int:
    """The money with a badge, in whole dong: factor times base salary (56-HD/VPTW of 2015)."""
    return round(Fraction(factor) * base_salary)


def days_in(text: str) -> tuple[tuple[int, int], ...]:
    """(day, month) of a rule value such as ``3/2, 19/5``."""
    return tuple((int(day), int(month)) for day, month in re.findall(r"(\d+)/(\d+)", text))


def next_days(days: Iterable[tuple[int, int]], *, after: date, count: int = 4) -> list[date]:
    """The next days of awarding, that very day left out."""
    years = range(after.year, after.year + count + 1)
    found = sorted(date(year, month, day) for year in years for day, month in days)
    return [day for day in found if day > after][:count]


@dataclass(frozen=True)
class CardAct:
    """One act on a card: what, with which number, on which day, on whom."""

    kind: str
    number: str
    on: date
    held: str
    citizen: str
    official: date | None
    left: bool
    dead: bool
    disciplined_on: date | None = None
    wait: Limit | None = None


GIVING = frozenset({"issued", "reissued", "exchanged"})
TAKING = frozenset({"collected", "family"})
OF_CITIZEN = 12
"""Cards of so many digits bear the personal identification number (347-QĐ/TW)."""


def card_doubts(act: CardAct, digits: Limit | None, officials: Limit | None) -> list[Doubt]:
    """Everything that speaks against an act on a card (294-QĐ/TW, điểm 6.1; 347-QĐ/TW)."""
    if act.kind in GIVING:
        return [*_giving(act, officials), *_held(act, digits), *_number(act, digits), *_late(act)]
    if act.kind in TAKING:
        return _taking(act)
    return [] if act.held else [Doubt("card_none", "kind")]


def _giving(act: CardAct, officials: Limit | None) -> list[Doubt]:
    """Only an official member has a card; a probationary one has none."""
    source = officials.source if officials else ""
    if act.left or act.official is None or act.official > act.on:
        return [Doubt("card_only_official", "kind", source=source)]
    return []


def _held(act: CardAct, digits: Limit | None) -> list[Doubt]:
    if act.kind == "issued":
        return [Doubt("card_has_one", "kind")] if act.held else []
    if not act.held:
        return [Doubt("card_none", "kind")]
    new = digits is not None and len(act.held) == digits.value
    return [Doubt("card_already_new", "kind")] if act.kind == "exchanged" and new else []


def _number(act: CardAct, digits: Limit | None) -> list[Doubt]:
    if not (act.number.isascii() and act.number.isdigit()):
        return [Doubt("card_digits_only", "number")]
    if digits is None:
        return []
    if len(act.number) != digits.value:
        return [
            Doubt(
                "card_format", "number", digits.may_block, source=digits.source, number=digits.value
            )
        ]
    if digits.value == OF_CITIZEN and act.citizen and act.citizen != act.number:
        return [Doubt("card_not_citizen", "number", digits.may_block, source=digits.source)]
    return []


def _late(act: CardAct) -> list[Doubt]:
    if act.kind != "issued" or act.disciplined_on is None or act.wait is None:
        return []
    until = add_months(act.disciplined_on, act.wait.value)
    if until <= act.on:
        return []
    wait = act.wait
    return [Doubt("card_waits", "disciplined_on", wait.may_block, until, wait.source, wait.value)]


def _taking(act: CardAct) -> list[Doubt]:
    if not act.left:
        return [Doubt("card_still_member", "kind")]
    if not act.held:
        return [Doubt("card_none", "kind")]
    if act.dead != (act.kind == "family"):
        return [Doubt("card_of_dead_with_family" if act.dead else "card_family_only_dead", "kind")]
    return []


_CURRICULUM = re.compile(r"(\d{6})[\s./-]*([A-ZĐ]{1,3})")


def curriculum_parts(text: str) -> tuple[str, str] | None:
    """Digits and letters of a curriculum number (38-HD/BTCTW of 2025) in any writing, or None."""
    match = _CURRICULUM.fullmatch(text.strip().upper())
    return (match.group(1), match.group(2)) if match else None


def next_number(first: int, last: int, taken: Iterable[int]) -> int | None:
    """The least number of a range that nobody has."""
    used = set(taken)
    return next((number for number in range(first, last + 1) if number not in used), None)
