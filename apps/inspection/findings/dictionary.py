"""The dictionary of contents of a day: names that the law files give, version beside version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.inspection.findings.law_keys import FINDING_EACH, PREFIX, TITLES
from apps.inspection.models import Case
from apps.regulations.lookup import find_rule, rules_under
from apps.regulations.rules import Rule

ORDER = {code: rank for rank, code in enumerate(TITLES)}


@dataclass(frozen=True)
class Content:
    """One entry: its code, its name on that day, the value that says so."""

    code: str
    title: str
    rule: Rule


def contents_on(day: date) -> list[Content]:
    """The contents of a day; those that an administrator added stand at the end."""
    found = [Content(rule.key.removeprefix(PREFIX), rule.value, rule)
             for rule in rules_under(PREFIX, on=day)]  # fmt: skip
    return sorted(found, key=lambda one: (ORDER.get(one.code, len(ORDER)), one.title))


def contents_of(case: Case) -> list[Content]:
    """The dictionary by which a case names its contents: that of the day of its registration."""
    return contents_on(case.registered_on)


def finding_rule(case: Case, day: date) -> Rule | None:
    """The rule that a conclusion says something of each allegation; None when none is recorded."""
    return find_rule(FINDING_EACH, on=day)
