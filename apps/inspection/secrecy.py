"""A grade of secrecy has its reason and the day on which it ends. Pure, but for the refusal."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.core.errors import RuleRefused

GROUNDS = ("secrecy_reason", "declassify_on")


def check_ground(grade: int, reason: str, declassify_on: date | None, *, since: date) -> None:
    """Raises RuleRefused for a grade without a reason, a reason or a last day without a grade, and
    a last day that is not after ``since``, when the record began."""
    if grade and not reason.strip():
        raise RuleRefused("secrecy_reason_missing", field="secrecy_reason")
    if not grade and reason.strip():
        raise RuleRefused("secrecy_not_graded", field="secrecy_reason")
    if declassify_on is None:
        return
    if not grade:
        raise RuleRefused("secrecy_not_graded", field="declassify_on")
    if declassify_on <= since:
        raise RuleRefused("secrecy_day_too_early", field="declassify_on")


def same_grade(source: Any, *, today: date) -> dict[str, Any]:
    """The grade of what follows from a record, with its ground; a last day that has passed is not
    taken along. A grade of before its reason was asked for says whence it comes."""
    if not source.secrecy:
        return {"secrecy": source.secrecy}
    ends = source.declassify_on
    return {
        "secrecy": source.secrecy,
        "secrecy_reason": source.secrecy_reason or _("Graded as the record it comes from"),
        "declassify_on": ends if ends and ends > today else None,
    }


def regrade(
    row: Any, grade: int, reason: str, declassify_on: date | None, *, decision: str, since: date,
    by: Actor,
) -> dict[str, Any]:  # fmt: skip
    """Give the row another grade, or another end of it, by a decision; it is not saved yet.

    Returns what the trail says of it: its line is as secret as the row was, or is now. Raises
    RuleRefused without a decision, for a grade above the actor's own, and as ``check_ground``.
    """
    if not decision.strip():
        raise RuleRefused("case_number_missing", field="decision")
    if grade > by.clearance:
        raise RuleRefused("case_secrecy", field="secrecy")
    check_ground(grade, reason, declassify_on, since=since)
    before = row.secrecy
    row.secrecy, row.secrecy_reason, row.declassify_on = grade, reason.strip(), declassify_on
    return {
        "secrecy": max(before, grade), "grade_before": before, "grade_now": grade,
        "decision": decision.strip(),
    }  # fmt: skip
