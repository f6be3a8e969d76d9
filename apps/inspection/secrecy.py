"""A grade of secrecy has its reason and the day on which it ends. Pure, but for the refusal."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

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
    taken along. Letters and items of a programme keep a grade without one."""
    if not source.secrecy:
        return {"secrecy": source.secrecy}
    ends = getattr(source, "declassify_on", None)
    return {
        "secrecy": source.secrecy,
        "secrecy_reason": getattr(source, "secrecy_reason", "")
        or _("Graded as the record it comes from"),
        "declassify_on": ends if ends and ends > today else None,
    }
