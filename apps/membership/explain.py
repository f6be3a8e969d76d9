"""Why the dates of a member are as they are, and by which rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.membership.choices import State
from apps.membership.lookup import MINIMUM_AGE, PROBATION, rules_behind
from apps.membership.models import Member
from apps.membership.rules import Dates, official_date
from apps.regulations.rules import Rule, RuleBook


@dataclass(frozen=True)
class ExplainedDate:
    """One date of a member's life in the Party, with the rule that stands behind it."""

    label: Any
    day: date | None
    unknown: Any
    meaning: Any
    rule: Rule | None = None
    rule_key: str = ""
    rule_on: date | None = None
    start: date | None = None
    result: date | None = None


def explained_dates(member: Member, book: RuleBook) -> list[ExplainedDate]:
    """The decision, the ceremony and the official date, each with its rule."""
    found = rules_behind(dates_of(member), book)
    probation = found[PROBATION]
    due = None
    if member.ceremony_on and probation and not probation.is_unlimited:
        due = official_date(member.ceremony_on, probation.whole)
    not_yet = _("not yet") if member.state == State.PROBATIONARY else ""
    return [
        ExplainedDate(
            label=_("Admission decision date"),
            day=member.admission_decided_on,
            unknown="",
            meaning=_("The day the decision was signed. Seniority in the Party counts from it."),
            rule=found[MINIMUM_AGE],
            rule_key=MINIMUM_AGE,
            rule_on=member.admission_decided_on or member.ceremony_on,
        ),
        ExplainedDate(
            label=_("Admission ceremony date"),
            day=member.ceremony_on,
            unknown="",
            meaning=_("The day the cell held the ceremony. Probation begins with it."),
            rule=probation,
            rule_key=PROBATION,
            rule_on=member.ceremony_on,
        ),
        ExplainedDate(
            label=_("Official date"),
            day=member.official_on,
            unknown=not_yet,
            meaning=_("The day the probation ends, even when the cell meets later."),
            rule=probation,
            rule_key=PROBATION,
            rule_on=member.ceremony_on,
            start=member.ceremony_on,
            result=due,
        ),
    ]


def dates_of(member: Member) -> Dates:
    """The dates that the rules judge."""
    return Dates(
        birth=member.birth or None,
        decided=member.admission_decided_on,
        ceremony=member.ceremony_on,
        official=member.official_on,
        left=member.left_on,
    )
