"""Rules of admission and recognition: values in, findings out. No database, no clock."""

from __future__ import annotations

from datetime import date

from apps.core.partial_dates import PartialDate
from apps.membership.procedures.rules import Finding
from apps.membership.rules import Limit, official_date


def meeting_findings(ceremony: date, held_on: date, probation: Limit | None) -> list[Finding]:
    """The cell considers recognition only after the probation has ended (24-QĐ/TW, 4.3)."""
    if probation is None:
        return []
    due = official_date(ceremony, probation.value)
    if held_on >= due:
        return []
    params = {"day": f"{due:%d/%m/%Y}", "source": probation.source}
    return [Finding("meeting_before_probation_ends", "held_on", probation.may_block, params)]


def months_of_age(birth: PartialDate, on: date) -> int:
    """Age in months, counted by month and not by day; of a birth known by year the oldest."""
    born = birth.earliest()
    return (on.year - born.year) * 12 + on.month - born.month
