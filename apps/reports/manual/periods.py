"""What kind of period two days are."""

from __future__ import annotations

from datetime import date

from apps.reports import rules
from apps.reports.choices import PeriodKind


def kind_of(first: date, last: date) -> str:
    """The kind of period that begins and ends on these days."""
    for kind in rules.FIXED_KINDS:
        if rules.is_period(kind, first, last):
            return kind
    return PeriodKind.FREE
