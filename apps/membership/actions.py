"""What can happen to a member's record. One action per event."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from psycopg.types.range import DateRange

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed, RuleRefused, raise_all
from apps.core.formats import date_text
from apps.core.vietnamese import normalise
from apps.membership import labels, permissions, rules
from apps.membership.choices import Entry, State
from apps.membership.lookup import limits_for
from apps.membership.models import Member, Placement
from apps.regulations.rules import RuleBook
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below

EDITABLE = (
    "full_name", "birth_name", "birth", "sex", "ethnicity", "religion", "citizen_number",
    "card_number", "record_number", "native_place", "residence", "position", "occupation",
    "education", "political_theory", "phone", "admission_decision_number",
    "admission_decided_on", "ceremony_on", "official_decision_number", "official_on",
)  # fmt: skip
HOMES = (Tier.CELL, Tier.GRASSROOTS, Tier.SECTION)


@transaction.atomic
def register_member(
    *, organization: Organization, values: dict[str, Any], by: Actor, entry: str = Entry.ADMITTED
) -> Member:
    """Enter a member into the register of an organisation in the actor's range.

    The placement begins with the joining, so the admission counts here; ``entry`` says otherwise
    for somebody admitted elsewhere.

    Raises NotAllowed, RuleRefused or Invalid when dates contradict each other or a rule, when the
    person is a member elsewhere already (Charter: one organisation), or when the organisation
    takes no members.
    """
    require(by, permissions.CHANGE, organization)
    if any(values.get(name) for name in Member.SENSITIVE) and not by.has(permissions.SENSITIVE):
        raise NotAllowed(permission=str(permissions.SENSITIVE))
    member = Member(organization=organization)
    apply_values(member, values)
    check(member, today=timezone.localdate())
    _save(member)
    Placement.objects.create(
        member=member,
        organization=organization,
        valid=DateRange(member.ceremony_on or member.admission_decided_on, None),
        entry=entry,
    )
    audit.record(by, action="membership.member_registered", obj=member)
    return member


@transaction.atomic
def change_member(*, member: Member, version: int, values: dict[str, Any], by: Actor) -> Member:
    """Change a member's record as read at ``version``.

    Raises NotAllowed outside the own range, Conflict when somebody else saved meanwhile, and the
    refusals of ``register_member``. Sensitive fields need their own right.
    """
    require(by, permissions.CHANGE, member)
    locked = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if not permissions.can_change(by, locked):
        raise NotAllowed(permission=str(permissions.CHANGE))
    if locked.version != version:
        raise Conflict("stale")
    touched = {name for name in values if getattr(locked, name) != values[name]}
    if touched & Member.SENSITIVE and not permissions.can_see_sensitive(by, locked):
        raise NotAllowed(permission=str(permissions.SENSITIVE))
    apply_values(locked, values)
    check(locked, today=timezone.localdate())
    locked.version += 1
    with audit.attach(action="membership.member_changed"):
        _save(locked)
        _follow_joining(locked, touched)
    audit.record(by, action="membership.member_changed", obj=locked, fields=sorted(touched))
    return locked


def apply_values(member: Member, values: dict[str, Any]) -> None:
    """Put values into the record (an unknown name is a programming error) and derive the state."""
    for name, value in values.items():
        if name not in EDITABLE:
            raise ValueError(name)
        setattr(member, name, normalise(value).strip() if isinstance(value, str) else value)
    if member.state != State.LEFT:
        member.state = State.OFFICIAL if member.official_on else State.PROBATIONARY


def check(member: Member, *, today: date) -> None:
    """Refuse a record that contradicts itself or a rule in force at its time.

    Raises RuleRefused, or Invalid with several. Draft rules and missing data only warn
    (``warnings_of``).
    """
    refusals, _warnings = judge(member, today=today)
    raise_all(refusals)


def warnings_of(member: Member, *, today: date) -> list[DomainError]:
    """What the record's dates contradict without being refused: draft rules, missing data."""
    _refusals, warnings = judge(member, today=today)
    return warnings


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
    if number and not (number.isdigit() and len(number) == 12):
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
    return RuleRefused(
        finding.code,
        field=finding.field,
        day=date_text(finding.day) if finding.day else "",
        source=finding.source,
        number=finding.number,
    )


def _save(member: Member) -> None:
    """Save; a number that is taken is told without telling whose it is."""
    try:
        with transaction.atomic():
            member.save()
    except IntegrityError as error:
        if "member_citizen_number" in str(error):
            raise RuleRefused("citizen_number_taken", field="citizen_number") from None
        if "member_card_number" in str(error):
            raise RuleRefused("card_number_taken", field="card_number") from None
        raise


def _follow_joining(member: Member, touched: set[str]) -> None:
    """A corrected date of joining moves the beginning of the first placement with it."""
    if not touched & {"ceremony_on", "admission_decided_on"}:
        return
    first = member.placements.order_by("valid").first()
    if first is None:
        return
    first.valid = DateRange(member.ceremony_on or member.admission_decided_on, first.valid.upper)
    first.save(update_fields=["valid"])
