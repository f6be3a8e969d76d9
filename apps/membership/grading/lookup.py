"""Scales, rule values and numbers that grades are judged by."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.membership.grading import rules
from apps.membership.grading.rules import Bound, Bounds, Quota
from apps.membership.lookup import citation
from apps.membership.models import GradeScale
from apps.regulations.lookup import find_rule, rule_book
from apps.regulations.rules import RuleBook

MEMBERS = "membership.grading.excellent.quota"
COLLECTIVES = "membership.grading.excellent.collective_quota"
_BOUNDS = {
    "excellent": "membership.grading.points.excellent",
    "good": "membership.grading.points.good",
    "completed": "membership.grading.points.completed",
    "late_share": "membership.grading.completed.late_share",
    "above_share": "membership.grading.excellent.above_share",
    "cadre": "membership.grading.above_cadre_grade",
}


def scale_of(year: int) -> GradeScale | None:
    """The scale of a year; None before the first that is recorded."""
    rows = GradeScale.objects.filter(first_year__lte=year).order_by("-first_year")
    found = rows.first()
    return found if found and (found.last_year is None or year <= found.last_year) else None


def scales() -> dict[int, GradeScale]:
    """All scales by key, in one query."""
    return {scale.pk: scale for scale in GradeScale.objects.order_by("first_year")}


def bounds_on(day: date) -> Bounds:
    """What a grade's conditions ask for on that day, in one query."""
    book = rule_book(_BOUNDS.values())
    return Bounds(**{name: _bound(book, key, day) for name, key in _BOUNDS.items()})


def _bound(book: RuleBook, key: str, day: date) -> Bound | None:
    found = book.find(key, on=day)
    if found is None or found.is_unlimited:
        return None
    return Bound(found.number, citation(found), found.may_block)


def quota_on(key: str, day: date, *, counts: dict[str, int], scale: GradeScale) -> Quota | None:
    """The quota of that day for these grades; None while no rule is recorded ("unknown")."""
    found = find_rule(key, on=day)
    if found is None or found.is_unlimited:
        return None
    return Quota(
        base=rules.base_of(counts, scale.quota_base),
        share=found.share,
        rounding=scale.rounding,
        rounding_settled=scale.rounding_settled,
        may_block=found.may_block,
        source=citation(found),
    )


def frozen_quota(quota: Quota | None) -> dict[str, Any]:
    """The quota as it is kept with a decision."""
    if quota is None:
        return {"quota_limit": None, "quota_base": None, "quota_source": ""}
    return {
        "quota_limit": quota.limit,
        "quota_base": quota.base,
        "quota_source": quota.source[:300],
    }
