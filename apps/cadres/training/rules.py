"""What a class and a certificate must say. Pure."""

from __future__ import annotations

from datetime import date

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years of plans that are entered; ours, no rule."""
THEORY = ("none", "elementary", "intermediate", "advanced", "bachelor")
QUALIFICATIONS = {
    "theory": "theory", "state_management": "state_management", "professional": "professional",
    "defence": "defence", "language": "language", "informatics": "informatics",
}  # fmt: skip
"""Kind of course → group of the curriculum vitae in which its certificate stands."""
PASSED, ABSENT, CANCELLED = "passed", "absent", "cancelled"
Refusal = tuple[str, str] | None


def plan_refused(year: int, classes: int, turns: int) -> Refusal:
    """Why a plan of a year cannot be: code and field; None when it can."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return "training_year", "year"
    if turns < 1:
        return "training_turns_missing", "turns"
    if classes > turns:
        return "training_more_classes", "classes"
    return None


def class_refused(
    kind: str, theory: str, starts_on: date, ends_on: date, plan: tuple[int, str, str] | None,
    audience: str,
) -> Refusal:  # fmt: skip
    """Why a class cannot be; ``plan``: year, kind and audience of the plan it belongs to."""
    if ends_on < starts_on:
        return "training_ends_before", "ends_on"
    if theory and kind != "theory":
        return "training_level_of_theory", "theory"
    if plan is None:
        return None
    year, planned_kind, planned_audience = plan
    if (planned_kind, planned_audience) != (kind, audience):
        return "training_plan_of_other_kind", "plan"
    # A class of a school year counts in the plan of a year that it touches.
    if not starts_on.year <= year <= ends_on.year:
        return "training_plan_of_other_year", "plan"
    return None


def result_refused(
    result: str, number: str, certified_on: date | None, starts_on: date, state: str, today: date
) -> Refusal:
    """Why a result cannot be recorded: code and field; None when it can."""
    if state == CANCELLED:
        return "training_cancelled", ""
    if starts_on > today:
        return "training_not_begun", ""
    if bool(number) != (certified_on is not None):
        return "training_certificate_halves", "certified_on" if number else "number"
    if certified_on is None:
        return None
    if result != PASSED:
        return "training_certificate_without_pass", "result"
    if certified_on > today:
        return "appointment_day_ahead", "certified_on"
    return ("training_certified_before", "certified_on") if certified_on < starts_on else None


def is_turn(result: str, state: str) -> bool:
    """Whether an attendance counts as a turn: in a class held, by who did not stay away."""
    return state == "held" and result != ABSENT


def group_of(kind: str, theory: str, level: str) -> str:
    """Where the certificate of a class stands in a profile; empty when it gives no level."""
    return QUALIFICATIONS.get(kind, "") if theory or level else ""


def is_higher(old: str, new: str) -> bool:
    """Whether a level of political theory is above another one; an unknown level is above none."""
    return new in THEORY and THEORY.index(new) > (THEORY.index(old) if old in THEORY else -1)
