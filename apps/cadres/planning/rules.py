"""Counting and order in planning: ballots, quorum, steps, terms. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from apps.cadres.planning.choices import Step

STEPS: tuple[str, ...] = tuple(Step.values)
VOTED: frozenset[str] = frozenset(STEPS[1:])
"""Steps at which people are voted on; the first prepares the source, or reviews it."""


@dataclass(frozen=True)
class Ballots:
    """The numbers of a meeting. Shares are of those summoned, whoever stayed away."""

    summoned: int
    present: int
    issued: int = 0
    collected: int = 0
    valid: int = 0
    invalid: int = 0


def counts_refused(counts: Ballots, *, voted: bool) -> tuple[str, str] | None:
    """The refusal and its field where the numbers do not add up."""
    checks = (
        (counts.summoned < 1, "planning_summoned_none", "summoned"),
        (counts.present > counts.summoned, "planning_present_more", "present"),
        (counts.issued > counts.present, "planning_issued_more", "issued"),
        (counts.collected > counts.issued, "planning_collected_more", "collected"),
        (counts.valid + counts.invalid != counts.collected, "planning_valid_sum", "valid"),
        (voted and counts.issued < 1, "planning_no_ballots", "issued"),
    )
    return next(((code, field) for wrong, code, field in checks if wrong), None)


def vote_refused(agree: int, disagree: int, valid: int) -> bool:
    """Whether the votes on one person are more than the valid ballots."""
    return agree + disagree > valid


def has_quorum(summoned: int, present: int, needed: Fraction) -> bool:
    """Whether enough of those summoned are present."""
    return Fraction(present, summoned) >= needed if summoned else False


def has_majority(agree: int, summoned: int, threshold: Fraction) -> bool:
    """Whether more than the threshold of those summoned agree (not of those who voted)."""
    return Fraction(agree, summoned) > threshold if summoned else False


def next_step(done: Iterable[str]) -> str:
    """The first step without a meeting; empty when all have one."""
    held = set(done)
    return next((step for step in STEPS if step not in held), "")


def step_refused(step: str, held: Mapping[str, date], held_on: date) -> str:
    """The refusal of a meeting out of order: an earlier step is missing, or was held later."""
    before = STEPS[: STEPS.index(step)]
    after = STEPS[STEPS.index(step) + 1 :]
    if any(one not in held for one in before):
        return "planning_step_order"
    if any(held[one] > held_on for one in before):
        return "planning_step_before"
    if any(one in held and held[one] < held_on for one in after):
        return "planning_step_after"
    return ""


def term_refused(
    first_year: int, last_year: int, year: int, age_on: date
) -> tuple[str, str] | None:
    """The refusal and its field where dates lie out of the term.

    A list for the next term is made in the one before it, so its year may come earlier.
    """
    if not 1 <= last_year - first_year <= 10:
        return "planning_term_years", "last_year"
    if year > last_year:
        return "planning_year_out", "year"
    if not first_year <= age_on.year <= last_year:
        return "planning_age_out", "age_on"
    return None


def bands_refused(cuts: Sequence[int]) -> bool:
    """Whether two bounds do not make three bands."""
    return len(cuts) != 2 or not 18 <= cuts[0] < cuts[1] <= 70


def too_many(count: int, most: int | None) -> bool:
    """Whether one more would be too many."""
    return most is not None and count >= most


def due_after(day: date, months: int) -> date:
    """The same day so many months later; the last of a month that lacks it."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("no such month")
