"""Judging a member's record: what refuses it and what only warns."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from apps.core.errors import DomainError, RuleRefused, raise_all
from apps.core.formats import date_text
from apps.core.vietnamese import normalise
from apps.membership import labels, rules
from apps.membership.choices import State
from apps.membership.lookup import limits_for
from apps.membership.models import Member
from apps.regulations.rules import RuleBook
from apps.tenancy.choices import Tier

assert labels  # the sentences of the refusals below

EDITABLE = (
    "full_name", "birth_name", "birth", "sex", "ethnicity", "religion", "citizen_number",
    "card_number", "record_number", "native_place", "residence", "position", "occupation",
    "education", "political_theory", "phone", "admission_decision_number",
    "admission_decided_on", "ceremony_on", "official_decision_number", "official_on",
)  # fmt: skip
PROTECTED = frozenset(
    {
        "full_name", "birth_name", "birth", "citizen_number", "card_number", "record_number",
        "admission_decided_on", "ceremony_on", "official_on", "ethnicity", "religion",
    }
)  # fmt: skip
"""Who somebody is and since when: once recorded, changed by an approved request only."""
HOMES = (Tier.CELL, Tier.GRASSROOTS, Tier.SECTION)


def require_possible(day: date, *, today: date, field: str, ahead: str = rules.FUTURE) -> None:
    """Refuse a day on which nothing can have happened in the Party: to come (``ahead`` is the
    code of its sentence), or before it was founded. Raises RuleRefused."""
    if code := rules.impossible_day(day, today=today):
        raise RuleRefused(ahead if code == rules.FUTURE else code, field=field)


def apply_values(member: Member, values: dict[str, Any]) -> None:
    """Put values into the record (an unknown name is a programming error) and derive the state."""
    for name, value in values.items():
        if name not in EDITABLE:
            raise ValueError(name)
        setattr(member, name, normalise(value).strip() if isinstance(value, str) else value)
    if member.state != State.LEFT:
        member.state = State.OFFICIAL if member.official_on else State.PROBATIONARY


def changed_identity(member: Member, values: dict[str, Any]) -> list[str]:
    """Protected fields in which a recorded value would be replaced or emptied (06-HD, secret file).

    The first entry of an empty field replaces nothing and is no such change.
    """
    return sorted(
        name
        for name in PROTECTED & values.keys()
        if getattr(member, name) not in (None, "") and getattr(member, name) != values[name]
    )


def check(member: Member, *, today: date) -> None:
    """Refuse a record that contradicts itself or a rule in force at its time.

    Raises RuleRefused, or Invalid with several. Draft rules and missing data only warn.
    """
    refusals, _warnings = judge(member, today=today)
    raise_all(refusals)


def judge(
    member: Member, *, today: date, book: RuleBook | None = None
) -> tuple[list[DomainError], list[DomainError]]:
    """What refuses a record and what only warns; ``book`` holds rule values for many records."""
    refusals, warnings = _required(member), list[DomainError]()
    for finding in _findings(member, today, book):
        (refusals if finding.blocks else warnings).append(_refusal(finding))
    return refusals, warnings


def _required(member: Member) -> list[DomainError]:
    found: list[DomainError] = []
    if member.organization.tier not in HOMES:
        found.append(
            RuleRefused(
                "unit_takes_no_members", field="organization", unit=member.organization.name
            )
        )
    if not member.full_name:
        found.append(RuleRefused("name_missing", field="full_name"))
    if not member.sex:
        found.append(RuleRefused("sex_missing", field="sex"))
    if not (member.ceremony_on or member.admission_decided_on):
        found.append(RuleRefused("joining_missing", field="ceremony_on"))
    number = member.citizen_number
    if number and not (number.isascii() and number.isdigit() and len(number) == 12):
        found.append(RuleRefused("citizen_number_digits", field="citizen_number"))
    return found


def _findings(member: Member, today: date, book: RuleBook | None) -> list[rules.Finding]:
    dates = rules.Dates(
        birth=member.birth or None,
        decided=member.admission_decided_on,
        ceremony=member.ceremony_on,
        official=member.official_on,
        left=member.left_on,
    )
    return rules.findings(dates, limits_for(dates, book), today=today)


def _refusal(finding: rules.Finding) -> RuleRefused:
    more = {}
    if finding.code == rules.BORN_AFTER_ADMISSION:
        more["law"] = _age(finding)
    return RuleRefused(
        finding.code,
        field=finding.field,
        day=date_text(finding.day) if finding.day else "",
        source=finding.source,
        number=finding.number,
        **more,
    )


def _age(finding: rules.Finding) -> str:
    """What the law of the day asks for; nothing where none is recorded."""
    if not finding.source:
        return ""
    words = _("Whoever is admitted is at least %(number)s years old (%(source)s).")
    return " " + words % {"number": finding.number, "source": finding.source}
