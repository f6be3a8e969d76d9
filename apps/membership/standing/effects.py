"""What a decision does to the member, within the transaction of the decision.

Each is called by the action that decides the procedure, which leaves the line of the trail.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from apps.accounts.actor import Actor
from apps.core.errors import RuleRefused
from apps.membership.choices import Entry, State
from apps.membership.judging import HOMES
from apps.membership.models import (
    EarlierMembership,
    Member,
    Placement,
    Procedure,
    StandingPeriod,
    TemporaryStay,
    Transfer,
)
from apps.membership.procedures.closing import close_open
from apps.membership.standing.choices import Ending
from apps.membership.standing.lookup import latest, readmission_law
from apps.membership.transfers.actions.held import stored
from apps.membership.transfers.choices import Ending as StayEnding
from apps.membership.transfers.choices import Kind as Moves
from apps.membership.transfers.choices import State as Moving
from apps.tenancy import scope


def set_aside(
    procedure: Procedure, kind: str, reason: str, since: date, until: date | None
) -> None:
    """Begin a time of exemption or suspension. Raises RuleRefused beside another of its kind."""
    try:
        with transaction.atomic():
            StandingPeriod.objects.create(
                member=procedure.member,
                organization=procedure.member.organization,
                kind=kind,
                valid=DateRange(since, until + timedelta(days=1) if until else None),
                reason=reason,
                resolution_number=procedure.decision_number,
                procedure=procedure,
            )
    except IntegrityError as error:
        if "standing_one_of_a_kind_a_day" in str(error):
            raise RuleRefused("already_set_aside") from None
        raise


def bring_back(procedure: Procedure, kind: str, ending: str, returns_on: date) -> None:
    """End a time of exemption or suspension with the day before the return."""
    period = latest(procedure.member, kind, since=returns_on - timedelta(days=1))
    if period is None:
        raise RuleRefused("not_set_aside")
    period.valid = DateRange(period.valid.lower, returns_on)
    period.ending = ending
    period.save(update_fields=["valid", "ending", "changed_at"])


def end_membership(procedure: Procedure, leaving: str, left_on: date, by: Actor) -> None:
    """End the membership and all that hangs on it; the record, its number and its history stay."""
    member = _locked(procedure)
    if member.state == State.LEFT:
        raise RuleRefused("kind_does_not_fit")
    placement = member.placements.select_for_update().filter(valid__upper_inf=True).first()
    if placement is None or left_on <= placement.valid.lower:
        raise RuleRefused("left_before_joining")
    placement.valid = DateRange(placement.valid.lower, left_on)
    placement.exit = leaving
    placement.save(update_fields=["valid", "exit"])
    member.state, member.left_on, member.leaving = State.LEFT, left_on, leaving
    _save(member)
    _end_periods(member, left_on)
    close_open(member, left_on, _("The membership has ended."), besides=procedure)
    _end_transfers(member, left_on, by)


def _end_periods(member: Member, left_on: date) -> None:
    """Times set aside end with the membership; one that was still to begin never counts."""
    for period in StandingPeriod.objects.unfinished(left_on).filter(member=member):
        if period.valid.lower < left_on:
            period.valid = DateRange(period.valid.lower, left_on)
            period.ending = Ending.LEFT
        else:
            period.ending = Ending.VOID
        period.save(update_fields=["valid", "ending", "changed_at"])


def _end_transfers(member: Member, left_on: date, by: Actor) -> None:
    """A transfer on its way is withdrawn and a stay elsewhere ends; the guest's row lies with the
    host, whom the actor's own range does not reach."""
    note = _("The membership has ended.")
    for transfer in Transfer.objects.filter(member=member).open():
        transfer.state, transfer.closed_on, transfer.closing_note = Moving.WITHDRAWN, left_on, note
        stored(transfer, by)
    stays = Transfer.objects.filter(
        member=member, kind=Moves.TEMPORARY, state=Moving.RECEIVED, stay_ended_on__isnull=True
    )
    for transfer in stays:
        transfer.stay_ended_on = max(left_on, transfer.received_on or left_on)
        transfer.stay_ending = StayEnding.LEFT
        with scope.use(scope.Scope.everything(by.user_id)):
            TemporaryStay.objects.filter(transfer=transfer).update(ended_on=transfer.stay_ended_on)
        stored(transfer, by)


def readmit(procedure: Procedure) -> None:
    """The same record begins again on probation; the first membership is kept beside it.

    Raises RuleRefused the second time, or when the citizen number belongs to a member by now.
    """
    member, decided_on = _locked(procedure), procedure.decided_on
    assert decided_on is not None
    _keep_earlier(member, procedure, restored=False)
    member.admission_decided_on = decided_on
    member.admission_decision_number = procedure.decision_number
    member.ceremony_on = member.official_on = member.left_on = None
    member.official_decision_number = member.leaving = member.card_number = ""
    member.state = State.PROBATIONARY
    _save(member)
    _place(member, decided_on, Entry.READMITTED)


def restore(procedure: Procedure) -> None:
    """The membership counts as never interrupted (117-QĐ/TW of 2023); the placement says since
    when the member is counted again."""
    member, decided_on = _locked(procedure), procedure.decided_on
    assert decided_on is not None
    _keep_earlier(member, procedure, restored=True)
    member.left_on, member.leaving = None, ""
    member.state = State.OFFICIAL if member.official_on else State.PROBATIONARY
    _save(member)
    _place(member, decided_on, Entry.RESTORED)


def _keep_earlier(member: Member, procedure: Procedure, *, restored: bool) -> None:
    if member.state != State.LEFT:
        raise RuleRefused("kind_does_not_fit")
    assert member.left_on is not None
    assert procedure.decided_on is not None
    try:
        with transaction.atomic():
            EarlierMembership.objects.create(
                member=member,
                organization=member.organization,
                admission_decided_on=member.admission_decided_on,
                ceremony_on=member.ceremony_on,
                official_on=member.official_on,
                left_on=member.left_on,
                leaving=member.leaving,
                restored=restored,
                returned_on=procedure.decided_on,
                returned_by=procedure.decision_number,
            )
    except IntegrityError as error:
        if "earlier_readmitted_once" in str(error):
            source = readmission_law(on=procedure.decided_on).times.source
            raise RuleRefused("readmitted_once", source=source) from None
        raise


def _place(member: Member, since: date, entry: str) -> None:
    _out_of_ended(member)
    Placement.objects.create(
        member=member, organization=member.organization, valid=DateRange(since, None), entry=entry
    )


def _out_of_ended(member: Member) -> None:
    """Nobody returns into an organisation that has ended meanwhile: the nearest one above that
    still works and takes members has them, and places them further."""
    here, ended = member.organization, member.organization
    while not here.active or here.tier not in HOMES:
        if here.parent is None:
            raise RuleRefused("unit_ended", unit=ended.name)
        here = here.parent
    if here.pk == ended.pk:
        return
    member.organization = here
    member.save(update_fields=["organization"])
    member.refresh_from_db(fields=["path", "tenant_id", "province_id"])


def _locked(procedure: Procedure) -> Member:
    """The member as stored now, locked."""
    rows = Member.objects.select_for_update(of=("self",)).select_related("organization")
    found: Member = rows.get(pk=procedure.member_id)
    procedure.member = found
    return found


def _save(member: Member) -> None:
    """Save; a number that is taken meanwhile is told without telling whose it is."""
    member.version += 1
    try:
        with transaction.atomic():
            member.save()
    except IntegrityError as error:
        if "member_citizen_number" in str(error):
            raise RuleRefused("citizen_number_taken") from None
        raise
