"""Where a member belongs: closing a placement, opening the next.

What hangs on the member the database takes along when the record moves (``record.follow_sql``);
placements and papers of the past stay where they happened.
"""

from __future__ import annotations

from datetime import date

from psycopg.types.range import DateRange

from apps.accounts.actor import Actor
from apps.core.errors import Conflict, RuleRefused
from apps.core.formats import date_text
from apps.membership.choices import Entry, Exit
from apps.membership.judging import HOMES
from apps.membership.models import Member, MemberGrant, Placement
from apps.tenancy.models import Organization


def check_home(organization: Organization, by: Actor) -> None:
    """Refuse an organisation out of range or one that takes no members."""
    if not Organization.objects.visible_to(by).filter(pk=organization.pk, active=True).exists():
        raise RuleRefused("unit_unknown", field="organization")
    if organization.tier not in HOMES:
        raise RuleRefused("unit_takes_no_members", field="organization", unit=organization.name)


def rehome(member: Member, cell: Organization, day: date, *, note: str = "") -> None:
    """Close the placement, open the next, and take the record along with what hangs on it."""
    before = (member.tenant_id, member.province_id)
    same_province = member.province_id == cell.province_id
    close_placement(member, day, Exit.MOVED if same_province else Exit.MOVED_OUT)
    member.organization = cell
    save_member(member)
    Placement.objects.create(
        member=member,
        organization=cell,
        valid=DateRange(day, None),
        entry=Entry.MOVED if same_province else Entry.MOVED_IN,
        note=note,
    )
    member.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    if member.tenant_id != before[0]:
        # Whom the old office opened the record to, the new one must open it to anew.
        MemberGrant.objects.filter(content_object=member).delete()


def close_placement(member: Member, day: date, exit_code: str) -> None:
    """End the belonging that is open, the day before ``day`` its last."""
    current = member.placements.select_for_update().filter(valid__upper_inf=True).first()
    if current is None:
        raise Conflict("stale")
    if current.valid.lower >= day:
        raise RuleRefused(
            "transfer_before_placement", field="received_on", day=date_text(current.valid.lower)
        )
    current.valid = DateRange(current.valid.lower, day)
    current.exit = exit_code
    current.save(update_fields=["valid", "exit"])


def save_member(member: Member) -> None:
    """Save the record as the next version."""
    member.version += 1
    member.save()


def place_again(member: Member, cell: Organization, day: date) -> None:
    """Open a placement for somebody who comes back."""
    Placement.objects.create(
        member=member, organization=cell, valid=DateRange(day, None), entry=Entry.MOVED_IN
    )
