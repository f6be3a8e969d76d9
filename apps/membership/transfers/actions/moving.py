"""The member moves: received in a cell, moved within the committee, arrived from outside."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.formats import date_text
from apps.membership import actions as register
from apps.membership.choices import Entry, Exit, Leaving
from apps.membership.choices import State as MemberState
from apps.membership.models import Member, TemporaryStay, Transfer
from apps.membership.procedures.closing import close_open
from apps.membership.seniority.holding import locked_member
from apps.membership.transfers.actions import held as share
from apps.membership.transfers.actions import homes
from apps.membership.transfers.choices import WITH_FILE, FileState, Kind, State
from apps.membership.transfers.lookup import START
from apps.membership.transfers.sides import CHANGE
from apps.tenancy import scope
from apps.tenancy.models import Organization


@audit.act("membership.transfer_received")
def receive_transfer(
    *,
    transfer: Transfer,
    version: int,
    organization: Organization,
    received_on: date,
    by: Actor,
    today: date,
) -> Transfer:
    """Receive the member of a paper into a cell of the own range.

    An official transfer re-homes the record and closes and opens the placements in this one
    transaction; a temporary one only enters a guest, who stays in the strength of the home cell.
    Raises NotAllowed, Conflict, RuleRefused.
    """
    found, done = share.held(transfer, version, "receive", by, receiving=True)
    if done:
        return found
    if found.to_outside:
        raise RuleRefused("transfer_not_inside")
    homes.check_home(organization, by)
    share.not_after(received_on, today, "received_on")
    if received_on < (found.handed_in_on or found.sent_on or received_on):
        raise RuleRefused("transfer_before_effect", field="received_on")
    found.state, found.received_on = State.RECEIVED, received_on
    found.handed_in_on = found.handed_in_on or received_on
    _await_file(found)
    # Both sides change together: the right was asked for above, walls still bind.
    with scope.use(scope.Scope.everything(by.user_id)):
        _take_in(found, organization, received_on)
        share.stored(found, by)
    audit.record(
        by,
        action="membership.transfer_received",
        obj=found,
        referral_paper=found.paper,
        happened_on=date_text(received_on),
    )
    return found


def _await_file(transfer: Transfer) -> None:
    """Who is received without the paper file has it still to come."""
    if transfer.kind in WITH_FILE and not transfer.file_state:
        transfer.file_state = FileState.AWAITED


def _take_in(transfer: Transfer, cell: Organization, day: date) -> None:
    member = Member.objects.select_for_update(of=("self",)).get(pk=transfer.member_id)
    if member.state == MemberState.LEFT or member.organization_id != transfer.organization_id:
        raise RuleRefused("transfer_moved_meanwhile")
    transfer.target_organization = cell
    if transfer.kind != Kind.TEMPORARY:
        homes.rehome(member, cell, day)
        return
    TemporaryStay.objects.create(
        organization=cell,
        transfer=transfer,
        member_id=transfer.member_id,
        full_name=transfer.full_name,
        valid=DateRange(transfer.stay_from, transfer.stay_until),
    )


@audit.act("membership.member_moved")
def move_within(
    *,
    member: Member,
    organization: Organization,
    reason: str,
    moved_on: date,
    by: Actor,
    today: date,
    basis_number: str = "",
    note: str = "",
) -> Transfer:
    """Move a member to another cell of the same committee: one step, no referral paper.

    Raises NotAllowed, RuleRefused for the own cell, a cell of another committee, a member who left
    or has an open transfer.
    """
    found = locked_member(member, by, Permission.CHANGE_TRANSFER)
    share.present(found)
    share.free(found, today)
    homes.check_home(organization, by)
    if organization.pk == found.organization_id:
        raise RuleRefused(
            "transfer_own_cell",
            field="organization",
            name=found.full_name,
            source=share.source(START, today),
        )
    if organization.tenant_id != found.tenant_id:
        raise RuleRefused("transfer_other_office", field="organization")
    share.not_after(moved_on, today, "received_on")
    made = _inside(found, organization, moved_on, by)
    made.reason, made.note, made.basis_number = reason, note.strip(), basis_number.strip()
    homes.rehome(found, organization, moved_on, note=note.strip()[:200])
    made.save()
    audit.record(by, action="membership.member_moved", obj=made, happened_on=date_text(moved_on))
    return made


@audit.act("membership.transfer_confirmed")
def confirm_reception(
    *, transfer: Transfer, version: int, received_on: date, by: Actor, today: date
) -> Transfer:
    """Record that an organisation outside the system, or abroad, has received the member.

    The sender does it from the confirmation that came back; until then the member is counted at
    home. Raises NotAllowed, Conflict, RuleRefused.
    """
    found, done = share.held(transfer, version, "receive", by, receiving=True)
    if done:
        return found
    if not found.to_outside:
        raise RuleRefused("transfer_not_inside")
    share.not_after(received_on, today, "received_on")
    if found.sent_on and received_on < found.sent_on:
        raise RuleRefused("transfer_before_effect", field="received_on")
    member = locked_member(found.member, by, Permission.CHANGE_TRANSFER)
    share.present(member)
    found.state, found.received_on = State.RECEIVED, received_on
    if found.kind != Kind.TEMPORARY:
        homes.close_placement(member, received_on, Exit.MOVED_OUT)
        member.state, member.left_on = MemberState.LEFT, received_on
        member.leaving = Leaving.MOVED_AWAY
        homes.save_member(member)
    if found.kind == Kind.OFFICIAL:
        # The dossier went with the paper; whoever comes back from abroad goes on with it here.
        close_open(member, received_on, _("The member moved to another organisation."))
    share.stored(found, by)
    audit.record(
        by, action="membership.transfer_confirmed", obj=found, happened_on=date_text(received_on)
    )
    return found


@audit.act("membership.member_registered")
def record_arrival(
    *,
    organization: Organization,
    values: dict[str, Any],
    origin: str,
    received_on: date,
    by: Actor,
    today: date,
    reason: str = "other",
    paper_number: str = "",
) -> Transfer:
    """Receive a member who comes from an organisation outside the system, with the paper at hand.

    Raises NotAllowed, and the refusals of entering a member.
    """
    require(by, CHANGE, organization)
    if not origin.strip():
        raise RuleRefused("arrival_origin_missing", field="origin")
    share.not_after(received_on, today, "received_on")
    member = register.register_member(
        organization=organization, values=values, by=by, entry=Entry.MOVED_IN, since=received_on
    )
    made: Transfer = Transfer.objects.create(
        organization=organization,
        member=member,
        kind=Kind.OFFICIAL,
        state=State.RECEIVED,
        reason=reason,
        from_name=origin.strip()[:300],
        to_name=share.letterhead(organization),
        from_outside=True,
        paper_number=paper_number.strip(),
        requested_on=received_on,
        received_on=received_on,
        file_state=FileState.AWAITED,
        requested_by_id=by.user_id,
        changed_by_id=by.user_id,
        **share.words_of_paper(member),
    )
    return made


def _inside(member: Member, cell: Organization, day: date, by: Actor) -> Transfer:
    return Transfer(
        organization_id=member.organization_id,
        member=member,
        kind=Kind.INTERNAL,
        state=State.RECEIVED,
        from_name=share.letterhead(member.organization),
        to_name=share.letterhead(cell),
        target_organization=cell,
        requested_on=day,
        sent_on=day,
        received_on=day,
        requested_by_id=by.user_id,
        changed_by_id=by.user_id,
        **share.words_of_paper(member),
    )
