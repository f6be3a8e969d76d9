"""Summaries and targets. Call under the ``everything`` scope."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.reports import actions
from apps.reports.choices import PeriodKind, SummaryForm
from apps.reports.models import StatisticalTable, Summary, Target

FIRST, LAST = date(2015, 8, 1), date(2020, 3, 18)
TERM = {
    "form": SummaryForm.MEMBERSHIP,
    "kind": PeriodKind.TERM,
    "first": FIRST,
    "last": LAST,
}


def summary(organization: Any, *, by: Actor, **fields: Any) -> Summary:
    """The draft of a term summary of that organisation, counted now."""
    return actions.generate_summary(organization=organization, by=by, **{**TERM, **fields})


def signed(organization: Any, *, by: Actor, **fields: Any) -> Summary:
    """The same, checked and signed by one person."""
    made = summary(organization, by=by, **fields)
    actions.check_summary(summary=made, by=by)
    return actions.sign_summary(summary=made, by=by)


def table(**fields: Any) -> StatisticalTable:
    """A table of one cell: members on the last day."""
    values = {
        "code": "BIEU", "title": "Biểu của địa phương", "unit_word": "người", "measure": "members",
        "valid_from": date(2010, 1, 1), "rows": "T | Tổng số", "columns": "c1 | Số lượng",
    }  # fmt: skip
    return StatisticalTable.objects.create(**{**values, **fields})


def target(organization: Any, *, by: Actor, **fields: Any) -> Target:
    """A target of 1,000 admissions in the term."""
    values = {
        "indicator": "members_admitted",
        "kind": PeriodKind.TERM,
        "first": date(2015, 8, 1),
        "last": date(2020, 7, 31),
        "plan": 1000,
    }
    return actions.set_target(organization=organization, by=by, **{**values, **fields})
