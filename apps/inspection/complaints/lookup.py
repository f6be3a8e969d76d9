"""The law of complaints on a day, and the ladder in the tree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from apps.inspection.complaints import rules
from apps.inspection.complaints.choices import RedressKind
from apps.inspection.discipline.judging import Picture
from apps.inspection.discipline.lookup import citation
from apps.inspection.models import Complaint, Sanction
from apps.regulations.lookup import calendar_between, find_rule
from apps.tenancy.models import Organization

FILING = "inspection.complaint.filing.limit"
A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Filing:
    """Until when a complaint can be filed, and by which rule."""

    until: date | None
    settled: bool = False
    source: str = ""


def filing_of(sanction: Sanction) -> Filing:
    """Counted from the day on which the written decision was handed over."""
    start = sanction.served_on
    rule = find_rule(FILING, on=start) if start else None
    if start is None or rule is None or rule.is_unlimited:
        return Filing(None)
    calendar = calendar_between(start, start + A_YEAR)
    until = rules.filing_until(start, rule.whole, rule.unit, calendar)
    return Filing(until, rule.may_block, citation(rule))


@dataclass(frozen=True)
class Ladder:
    """Who decided, which levels have resolved the complaint, which exist above."""

    level: str
    body: str
    resolved: list[str]
    existing: list[str]


def ladder_of(picture: Picture, sanction: Sanction) -> Ladder:
    """The ladder of a sanction: from its first decision upwards."""
    first = picture.sanctions[0] if picture.sanctions else sanction
    done = Complaint.objects.of_case(picture.case).filter(subject=picture.subject, state="resolved")
    existing: list[str] = []
    unit: Organization | None = picture.case.organization
    while unit is not None:
        existing.append(str(unit.tier))
        unit = unit.parent
    return Ladder(first.level, first.body, list(done.values_list("level", flat=True)), existing)


def redress_for(form: str) -> list[str]:
    """What is made good by the form that was wrongful (117-QĐ/TW of 2023)."""
    restored = {"removal": RedressKind.POST, "expulsion": RedressKind.MEMBERSHIP}
    return [RedressKind.APOLOGY, restored.get(form, RedressKind.STANDING)]
