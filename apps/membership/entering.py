"""Entering a member into the register: the part that every way in shares."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from apps.core.errors import RuleRefused
from apps.membership import judging
from apps.membership.choices import Entry
from apps.membership.models import Member, Placement
from apps.tenancy.models import Organization


def enter(
    organization: Organization,
    values: dict[str, Any],
    *,
    entry: str,
    today: date,
    since: date | None = None,
) -> Member:
    """A new record with its first placement, within the caller's transaction; no line is left.

    The placement begins with the joining, or ``since`` another day.

    Raises RuleRefused or Invalid.
    """
    if not organization.active:
        raise RuleRefused("unit_ended", field="organization", unit=organization.name)
    member = Member(organization=organization)
    judging.apply_values(member, values)
    judging.check(member, today=today)
    store(member)
    Placement.objects.create(
        member=member,
        organization=organization,
        valid=DateRange(since or member.ceremony_on or member.admission_decided_on, None),
        entry=entry,
    )
    return member


def store(member: Member) -> None:
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


def follow_joining(member: Member, touched: Collection[str]) -> None:
    """A corrected date of joining moves the beginning of the placement that it began."""
    if not {"ceremony_on", "admission_decided_on"} & set(touched):
        return
    again = member.placements.filter(entry=Entry.READMITTED).first()
    first = again or member.placements.order_by("valid").first()
    if first is None or first.entry == Entry.MOVED_IN:
        return  # who came from elsewhere joined before they came
    first.valid = DateRange(member.ceremony_on or member.admission_decided_on, first.valid.upper)
    first.save(update_fields=["valid"])
