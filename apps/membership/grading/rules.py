"""Rules of grading: values in, verdicts out. No database, no clock, no request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from apps.core.vietnamese import fold
from apps.membership.procedures.rules import Finding

EXCELLENT, GOOD, COMPLETED, NOT_COMPLETED = GRADES = (
    "excellent", "good", "completed", "not_completed",
)  # fmt: skip
"""Best first. Codes, not numbers: what they mean belongs to the scale of the year."""
PASS, FAIL, UNKNOWN, OVERRIDDEN = "pass", "fail", "unknown", "overridden"
EXEMPT, SUSPENDED, PROBATIONARY = "exempt", "suspended", "probationary"
DOWN, HALF_UP, UP = "down", "half_up", "up"
QUARTERS = (1, 2, 3, 4)
NO_CADRE = "none"
"""Recorded as neither cadre nor civil servant."""
_CADRES = ("can bo", "cong chuc")
_NO_LONGER = ("nguyen", "huu")
RUN = 5
"""Years in a row that a commendation for "five years running" needs."""


def at_least(grade: str) -> tuple[str, ...]:
    """That grade and the better ones: "good or better" is not "good"."""
    return GRADES[: GRADES.index(grade) + 1]


def period(year: int, quarter: int | None) -> tuple[date, date]:
    """First and last day that a campaign grades."""
    if quarter is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = quarter * 3
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month - 2, 1), date.fromordinal(following.toordinal() - 1)


def exclusion(*, standing: str, probationary: bool, probationary_graded: bool) -> str:
    """Why a member of the strength is not graded; empty for those who are.

    Exempt members are not graded (Charter regulation), suspended ones neither (21-HD/BTCTW 2019);
    members on probation are, unless the scale of the year says otherwise.
    """
    if standing in (EXEMPT, SUSPENDED):
        return standing
    return PROBATIONARY if probationary and not probationary_graded else ""


# ---------- Quota ----------


@dataclass(frozen=True)
class Quota:
    """The highest number graded excellent: a share of ``base``, rounded.

    While the way of rounding is not settled, only what exceeds every way of rounding is refused.
    """

    base: int
    share: Fraction
    rounding: str = DOWN
    rounding_settled: bool = False
    may_block: bool = True
    source: str = ""

    @property
    def exact(self) -> Fraction:
        """The share before it is rounded."""
        return self.share * self.base

    @property
    def limit(self) -> int:
        """How many may be graded excellent."""
        return rounded(self.exact, self.rounding)

    @property
    def loosest(self) -> int:
        """The limit under the most generous reading of the rule."""
        return self.limit if self.rounding_settled else rounded(self.exact, UP)


def rounded(exact: Fraction, way: str) -> int:
    """A share as a whole number of people. No document says how to round, so the way is a value
    of the scale."""
    whole = exact.numerator // exact.denominator
    if way == DOWN or exact == whole:
        return whole
    return whole + 1 if way == UP or exact - whole >= Fraction(1, 2) else whole


def base_of(counts: dict[str, int], base: str) -> int:
    """The number the share is taken of: those graded exactly good, or all who are graded, by the
    scale of the year (21-HD/BTCTW of 2019: good)."""
    return counts.get(GOOD, 0) if base == GOOD else sum(counts.values())


def quota_findings(excellent: int, quota: Quota | None, *, code: str) -> list[Finding]:
    """More excellent grades than the quota allows: refused by a settled rule, else a warning
    (21-HD/BTCTW of 2019 for members, 124-QĐ/TW of 2023 for collectives; the share in percent)."""
    if quota is None or excellent <= quota.limit:
        return []
    return [
        Finding(
            code,
            blocks=quota.may_block and excellent > quota.loosest,
            params={
                "excellent": excellent,
                "limit": quota.limit,
                "base": quota.base,
                "source": quota.source,
            },
        )
    ]


# ---------- Conditions of a grade ----------


@dataclass(frozen=True)
class Bound:
    """A dated rule value as a condition needs it."""

    value: Decimal
    source: str
    may_block: bool


@dataclass(frozen=True)
class Bounds:
    """Values of the day; None where no rule of that time is recorded."""

    excellent: Bound | None = None
    good: Bound | None = None
    completed: Bound | None = None
    late_share: Bound | None = None
    above_share: Bound | None = None
    cadre: Bound | None = None
    """How many levels a member's grade may lie above the grade as cadre or civil servant."""


@dataclass(frozen=True)
class Facts:
    """What is known of the work that is graded; None: not recorded."""

    points: Decimal | None = None
    late_share: Decimal | None = None
    above_share: Decimal | None = None
    disciplined: bool | None = None


@dataclass(frozen=True)
class Condition:
    """One condition of a grade with its verdict."""

    code: str
    verdict: str
    source: str = ""
    may_block: bool = False
    value: Decimal | str | None = None
    needed: Decimal | None = None


def conditions(grade: str, facts: Facts, bounds: Bounds) -> list[Condition]:
    """The conditions that a grade of the 100-point scale asks for (366-QĐ/TW 2025), each with its
    verdict; what is not recorded is "unknown", never a guess.

    Excellent: points, everything in time, a share above requirement, no discipline. Good: points,
    everything in time. Completed: points, few tasks late.
    """
    points = {EXCELLENT: bounds.excellent, GOOD: bounds.good, COMPLETED: bounds.completed}
    if not any(points.values()):
        return []  # a year before the scale of points
    found = [_least("points", facts.points, points.get(grade))]
    if grade in (EXCELLENT, GOOD):
        found.append(_most("late", facts.late_share, _like(points.get(grade), Decimal(0))))
    if grade == EXCELLENT:
        found.append(_least("above", facts.above_share, bounds.above_share))
        found.append(_clean(facts, bounds.excellent))
    if grade == COMPLETED:
        found.append(_most("late", facts.late_share, bounds.late_share))
    return [one for one in found if one is not None]


def named_as_cadre(*texts: str) -> bool:
    """Whether the record, in post or occupation, calls somebody a cadre or a civil servant.

    Both are written freely, so this only tells whose grade to ask for; it refuses nothing.
    """
    folded = [fold(text) for text in texts]
    if any(word in text.split() for text in folded for word in _NO_LONGER):
        return False
    return any(word in text for text in folded for word in _CADRES)


def cadre_condition(
    grade: str, cadre_grade: str, *, is_cadre: bool, bound: Bound | None
) -> Condition | None:
    """Nobody is graded higher as a member than as cadre or civil servant of the same period
    (21-HD/BTCTW of 2019); None where no rule of that time is recorded.

    A cadre whose grade is not entered: unknown, unless the grade is the lowest, which lies above
    none.
    """
    if bound is None:
        return None
    fits: bool | None = None
    if cadre_grade in GRADES:
        fits = GRADES.index(cadre_grade) - GRADES.index(grade) <= bound.value
    elif cadre_grade == NO_CADRE or not is_cadre or grade == NOT_COMPLETED:
        fits = True
    return _condition("cadre", None, bound, fits=fits)


def condition_findings(
    found: Iterable[Condition], *, name: str, grade: str, overridden: bool
) -> list[Finding]:
    """Failed conditions: settled ones refuse unless overridden with grounds, drafts only warn."""
    return [
        Finding(
            f"grade_{one.code}",
            blocks=one.may_block and not overridden,
            params={
                "name": name, "grade": grade, "value": str(one.value), "needed": str(one.needed),
                "source": one.source,
            },
        )
        for one in found
        if one.verdict == FAIL
    ]  # fmt: skip


def verdict_of(found: Sequence[Condition], *, overridden: bool) -> str:
    """One verdict for all conditions of a grade: the worst."""
    verdicts = {one.verdict for one in found}
    if FAIL in verdicts:
        return OVERRIDDEN if overridden else FAIL
    return UNKNOWN if UNKNOWN in verdicts else PASS


def _like(bound: Bound | None, value: Decimal) -> Bound | None:
    return Bound(value, bound.source, bound.may_block) if bound else None


def _least(code: str, value: Decimal | None, bound: Bound | None) -> Condition | None:
    fits = None if value is None or bound is None else value >= bound.value
    return _condition(code, value, bound, fits=fits)


def _most(code: str, value: Decimal | None, bound: Bound | None) -> Condition | None:
    fits = None if value is None or bound is None else value <= bound.value
    return _condition(code, value, bound, fits=fits)


def _clean(facts: Facts, bound: Bound | None) -> Condition | None:
    fits = None if facts.disciplined is None else not facts.disciplined
    return _condition("disciplined", None, bound, fits=fits)


def _condition(
    code: str, value: Decimal | None, bound: Bound | None, *, fits: bool | None
) -> Condition | None:
    if bound is None:
        return None
    verdict = {None: UNKNOWN, True: PASS, False: FAIL}[fits]
    return Condition(code, verdict, bound.source, bound.may_block, value, bound.value)


# ---------- Votes ----------


def ballot_findings(name: str, ballots: dict[str, int], *, present: int) -> list[Finding]:
    """Ballots on one grade: they add up to those present."""
    cast = sum(ballots.values())
    if cast != present:
        return [
            Finding(
                "ballots_do_not_add_up", params={"name": name, "cast": cast, "present": present}
            )
        ]
    return []


# ---------- Five years running ----------


def excellent_run(grades: dict[int, str], *, last: int) -> int:
    """Excellent years in a row that end with ``last``; a year without a grade breaks the row
    (what a commendation for five years asks for)."""
    count = 0
    while grades.get(last - count) == EXCELLENT:
        count += 1
    return count
