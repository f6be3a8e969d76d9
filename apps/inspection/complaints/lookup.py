"""The law of complaints on a day, and the ladder in the tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from apps.core.errors import RuleRefused, raise_all
from apps.inspection.complaints import rules
from apps.inspection.complaints.choices import LastInstance, RedressKind
from apps.inspection.deadlines.rules import Due, due
from apps.inspection.discipline.judging import Picture, worded
from apps.inspection.discipline.lookup import citation
from apps.inspection.discipline.rules import NO_DISCIPLINE
from apps.inspection.models import Case, Complaint, Sanction
from apps.regulations.lookup import calendar_between, find_rule
from apps.tenancy.models import Organization

FILING, RESOLVING = "inspection.complaint.filing.limit", "inspection.complaint.limit"
LAST = "inspection.complaint.last_instance"
A_YEAR = timedelta(days=366)


def complaints_of(picture: Picture) -> Any:
    """The complaints of a subject about its discipline."""
    return Complaint.objects.of_case(picture.case).filter(subject=picture.subject)


def sanction_of(picture: Picture) -> Sanction:
    """The discipline on record. Raises RuleRefused without one, or after it was cancelled."""
    sanction = picture.sanction
    if sanction is None or sanction.form == NO_DISCIPLINE:
        raise RuleRefused("complaint_without_decision")
    return sanction


def settle(findings: Iterable[Any]) -> None:
    """Raise what refuses. Raises RuleRefused or Invalid."""
    raise_all([RuleRefused(one.code, field=one.field, **worded(one.params)) for one in findings])


def offices_for(case: Case) -> list[Organization]:
    """Where a complaint about a decision of this case can be examined: here and above."""
    found: list[Organization] = []
    unit: Organization | None = case.organization
    while unit is not None:
        if unit.keeps_office or unit.pk == case.organization_id:
            found.append(unit)
        unit = unit.parent
    return found


def resolving_due(received_on: date, level: str) -> Due | None:
    """Until when a complaint is resolved, from its receipt by the competent body; None where no
    rule of that day says."""
    rule = find_rule(RESOLVING, on=received_on, level=level)
    if rule is None or rule.is_unlimited:
        return None
    calendar = calendar_between(received_on, received_on + 2 * A_YEAR)
    return due(received_on, rule, calendar=calendar)


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
    last_body: str


def ladder_of(picture: Picture, sanction: Sanction) -> Ladder:
    """The ladder of a sanction: from its first decision upwards."""
    first = picture.sanctions[0] if picture.sanctions else sanction
    done = Complaint.objects.of_case(picture.case).filter(subject=picture.subject, state="resolved")
    existing: list[str] = []
    unit: Organization | None = picture.case.organization
    while unit is not None:
        existing.append(str(unit.tier))
        unit = unit.parent
    steps = list(done.order_by("resolved_on", "pk").values_list("level", "body"))
    last_body = steps[-1][1] if steps else first.body
    return Ladder(first.level, first.body, [level for level, _body in steps], existing, last_body)


@dataclass(frozen=True)
class Last:
    """Who decides on a complaint for good, and by which rule."""

    words: str
    settled: bool
    source: str


def last_instance(sanction: Sanction, decider_level: str, day: date) -> Last | None:
    """The last instance for the form and the level that decided first; None where no rule says."""
    kind = rules.last_instance_of(sanction.form, decider_level)
    rule = find_rule(f"{LAST}.{kind}", on=day) if kind else None
    if rule is None:
        return None
    words = str(dict(LastInstance.choices).get(rule.value, rule.value))
    return Last(words, rule.may_block, citation(rule))


def redress_for(form: str) -> list[str]:
    """What is made good by the form that was wrongful (117-QĐ/TW of 2023)."""
    restored = {"removal": RedressKind.POST, "expulsion": RedressKind.MEMBERSHIP}
    return [RedressKind.APOLOGY, restored.get(form, RedressKind.STANDING)]
