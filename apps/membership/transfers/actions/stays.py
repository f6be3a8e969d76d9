"""What lasts for a time: a guest goes home, a member comes back from abroad."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.formats import date_text
from apps.membership.choices import Leaving
from apps.membership.choices import State as MemberState
from apps.membership.models import TemporaryStay, Transfer
from apps.membership.seniority.holding import locked_member
from apps.membership.transfers.actions import held as share
from apps.membership.transfers.actions import homes
from apps.membership.transfers.choices import Ending, Kind, State
from apps.membership.transfers.sides import CHANGE, can_receive, can_send
from apps.tenancy import scope
from apps.tenancy.models import Organization


@audit.act("membership.stay_ended")
def end_temporary(
    *, transfer: Transfer, version: int, ended_on: date, ending: str, by: Actor, today: date
) -> Transfer:
    """End a temporary stay; the host or the home side may do it. The home cell is untouched.

    Raises NotAllowed, Conflict, RuleRefused.
    """
    found = _locked(transfer, by)
    if not (can_receive(by, found) or can_send(by, found)):
        raise NotAllowed(permission=str(CHANGE))
    if _done(found, version, found.stay_ended_on, by):
        return found
    if found.kind != Kind.TEMPORARY or found.state != State.RECEIVED or found.stay_ended_on:
        raise RuleRefused("transfer_not_temporary")
    share.not_after(ended_on, today, "ended_on")
    if found.received_on and ended_on < found.received_on:
        raise RuleRefused("transfer_before_effect", field="ended_on")
    found.stay_ended_on, found.stay_ending = ended_on, Ending(ending)
    # The guest's row lies with the host; whichever side ends the stay ends both rows.
    with scope.use(scope.Scope.everything(by.user_id)):
        TemporaryStay.objects.filter(transfer=found).update(ended_on=ended_on)
    share.stored(found, by)
    audit.record(by, action="membership.stay_ended", obj=found, stay_ending=ending)
    return found


@audit.act("membership.member_came_back")
def record_return(
    *,
    transfer: Transfer,
    version: int,
    organization: Organization,
    came_back_on: date,
    by: Actor,
    today: date,
) -> Transfer:
    """Take a member back who was abroad, into a cell of the own range.

    Raises NotAllowed, Conflict, RuleRefused.
    """
    found = _locked(transfer, by)
    if not can_send(by, found):
        raise NotAllowed(permission=str(CHANGE))
    if _done(found, version, found.came_back_on, by):
        return found
    member = locked_member(found.member, by, Permission.CHANGE_TRANSFER)
    abroad = found.kind == Kind.ABROAD and found.state == State.RECEIVED
    if not abroad or found.came_back_on or member.leaving != Leaving.MOVED_AWAY:
        raise RuleRefused("transfer_not_abroad")
    homes.check_home(organization, by)
    share.not_after(came_back_on, today, "came_back_on")
    if found.received_on and came_back_on < found.received_on:
        raise RuleRefused("transfer_before_effect", field="came_back_on")
    found.came_back_on = came_back_on
    member.state = MemberState.OFFICIAL if member.official_on else MemberState.PROBATIONARY
    member.left_on, member.leaving, member.organization = None, "", organization
    homes.save_member(member)
    homes.place_again(member, organization, came_back_on)
    share.stored(found, by)
    audit.record(
        by, action="membership.member_came_back", obj=found, happened_on=date_text(came_back_on)
    )
    return found


def _locked(transfer: Transfer, by: Actor) -> Transfer:
    require(by, CHANGE, transfer)
    found: Transfer = Transfer.objects.select_for_update(of=("self",)).get(pk=transfer.pk)
    return found


def _done(transfer: Transfer, version: int, day: date | None, by: Actor) -> bool:
    """Whether the same person did it just now; raises Conflict when somebody else acted."""
    if transfer.version == version + 1 and day and transfer.changed_by_id == by.user_id:
        return True
    if transfer.version != version:
        raise Conflict("stale")
    return False
