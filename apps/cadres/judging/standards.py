"""A person measured against the standards of a title. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from apps.cadres.judging.subjects import CadreFacts, Standard, held_months

EDUCATION = (
    "primary", "lower_secondary", "upper_secondary", "vocational", "college", "university",
    "master", "doctor",
)  # fmt: skip
THEORY = ("none", "elementary", "intermediate", "advanced", "bachelor")
GRADES = ("not_completed", "completed", "good", "excellent")
YEARS_RATED = 3


@dataclass(frozen=True)
class Measured:
    """Attributes not met, those that may be made up later, those nobody can tell."""

    unmet: list[str]
    later: list[str]
    unclear: list[str]
    blocks: bool


def measured(standards: Iterable[Standard], facts: CadreFacts, on: date) -> Measured:
    """Each standard against what the profile says."""
    unmet: list[str] = []
    later: list[str] = []
    unclear: list[str] = []
    blocks = False
    for one in standards:
        met = MEASURES[one.attribute](one.minimum, facts, on)
        if met is None:
            unclear.append(one.attribute)
        elif not met and one.grace_months:
            later.append(one.attribute)
        elif not met:
            unmet.append(one.attribute)
            blocks = blocks or one.blocks
    return Measured(unmet, later, unclear, blocks)


def _at_least(order: tuple[str, ...], has: str, needs: str) -> bool | None:
    if has not in order or needs not in order:
        return None
    return order.index(has) >= order.index(needs)


def _education(needs: str, facts: CadreFacts, on: date) -> bool | None:
    return _at_least(EDUCATION, facts.education, needs)


def _theory(needs: str, facts: CadreFacts, on: date) -> bool | None:
    """A bachelor of politics counts as advanced theory, whichever of the two is asked for."""
    needs = "advanced" if needs == "bachelor" else needs
    return _at_least(THEORY, facts.theory, needs)


def _experience(needs: str, facts: CadreFacts, on: date) -> bool | None:
    """Months in leading posts. Who is on rotation is not asked for it (365-QĐ/TW)."""
    if any(one.act == "rotated" for one in facts.current):
        return True
    held = [*facts.current, *facts.earlier]
    leading = [one for one in held if one.title and one.title.is_leading]
    span = held_months(leading, on)
    if span.least >= int(needs):
        return True
    untitled = any(one.title is None for one in held)
    return None if untitled or span.most >= int(needs) or not held else False


def _rating(needs: str, facts: CadreFacts, on: date) -> bool | None:
    """The grade or a better one in each of the last three years."""
    by_year = {one.year: one.grade for one in facts.ratings}
    last = on.year - 1 if on.month > 3 or on.year - 1 in by_year else on.year - 2
    met = [
        _at_least(GRADES, by_year.get(year, ""), needs)
        for year in range(last, last - YEARS_RATED, -1)
    ]
    return False if False in met else None if None in met else True


def _state_management(needs: str, facts: CadreFacts, on: date) -> bool | None:
    return facts.state_management


MEASURES: dict[str, Callable[[str, CadreFacts, date], bool | None]] = {
    "education": _education,
    "theory": _theory,
    "experience": _experience,
    "rating": _rating,
    "state_management": _state_management,
}
