"""The way of the referral paper: asked for, issued, handed in, withdrawn, returned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import Max

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.formats import date_text
from apps.membership.models import Member, Transfer
from apps.membership.seniority.holding import locked_member
from apps.membership.transfers import along, rules
from apps.membership.transfers.actions import held as share
from apps.membership.transfers.choices import Kind, State
from apps.membership.transfers.lookup import PAPER, START, Office
from apps.tenancy import scope


@dataclass(frozen=True)
class Asked:
    """What is asked for: to an office of the system, or by name to an organisation outside."""

    kind: str
    reason: str
    office: Office | None = None
    outside: str = ""
    basis_number: str = ""
    effective_on: date | None = None
    stay_from: date | None = None
    stay_last: date | None = None
    note: str = ""


@audit.act("membership.transfer_requested")
def request_transfer(*, member: Member, asked: Asked, by: Actor, today: date) -> Transfer:
    """Ask for a transfer to another committee, to an organisation outside, or abroad.

    The receiving side learns of it when the paper is issued. Raises NotAllowed outside the own
    range, RuleRefused for a member who left, has an open transfer, is on a temporary stay or under
    discipline, for a transfer to the own committee, and for a stay that a settled rule forbids
    (294-QĐ/TW, điểm 6.3.1 and 6.3.2); one against a draft rule needs a note that says why.
    """
    found = locked_member(member, by, Permission.CHANGE_TRANSFER)
    share.present(found)
    share.free(found, today)
    _check_target(found, asked, today)
    along.check_bar(found, asked.kind, today, note=asked.note)
    made = _drafted(found, asked)
    made.requested_on, made.requested_by_id, made.changed_by_id = today, by.user_id, by.user_id
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        if "transfer_one_open" in str(error):
            raise RuleRefused("transfer_open", source=share.source(PAPER, today)) from None
        raise
    audit.record(by, action="membership.transfer_requested", obj=made, transfer_kind=asked.kind)
    return made


def _drafted(member: Member, asked: Asked) -> Transfer:
    made = Transfer(
        organization_id=member.organization_id,
        member=member,
        kind=asked.kind,
        reason=asked.reason,
        note=asked.note.strip(),
        from_name=share.letterhead(member.organization),
        to_name=(asked.office.full_name if asked.office else asked.outside.strip())[:300],
        target_organization_id=asked.office.pk if asked.office else None,
        basis_number=asked.basis_number.strip(),
        effective_on=asked.effective_on,
        **share.words_of_paper(member),
    )
    if asked.kind == Kind.TEMPORARY:
        doubt = share.judge_stay(asked.stay_from, asked.stay_last, reason=asked.reason)
        if doubt is not None and not made.note:
            raise RuleRefused("stay_doubt", field="note", doubt=doubt.message)
        assert asked.stay_last is not None
        made.stay_from, made.stay_until = asked.stay_from, asked.stay_last + timedelta(days=1)
    return made


def _check_target(member: Member, asked: Asked, today: date) -> None:
    office, outside = asked.office, asked.outside.strip()
    if office and outside:
        raise RuleRefused("transfer_two_targets", field="outside")
    if asked.kind == Kind.ABROAD and (office or not outside):
        raise RuleRefused("transfer_abroad_outside", field="outside")
    if not office and not outside:
        raise RuleRefused("transfer_no_target", field="office")
    if office and office.pk in (member.tenant_id, member.organization_id):
        raise RuleRefused("transfer_own_office", field="office", law=share.cited(START, today))


@audit.act("membership.transfer_sent")
def send_transfer(
    *,
    transfer: Transfer,
    version: int,
    fee_paid_through: date,
    by: Actor,
    today: date,
    sent_on: date | None = None,
    number: str = "",
) -> Transfer:
    """Issue the referral paper with its number; from now on the receiving side reads it.

    The number is the next of the office's register of the year, unless one is given. The month of
    issue is paid at the old cell. The member stays in the sender's strength until received. Raises
    NotAllowed, Conflict, RuleRefused.
    """
    found, done = share.held(transfer, version, "send", by)
    if done:
        return found
    day = sent_on or today
    _check_issue(found, day, fee_paid_through, today)
    member = locked_member(found.member, by, Permission.CHANGE_TRANSFER)
    _check_person(member, found, day)
    for name, value in share.words_of_paper(member).items():
        setattr(found, name, value)
    found.organization_id = member.organization_id
    found.from_name = share.letterhead(member.organization)
    found.fee_paid_through = fee_paid_through.replace(day=1)
    found.sent_on, found.state = day, State.SENT
    _number(found, member.tenant_id, number.strip())
    share.stored(found, by)
    audit.record(
        by,
        action="membership.transfer_sent",
        obj=found,
        referral_paper=found.paper,
        sent_to=found.to_name,
    )
    return found


def _check_issue(transfer: Transfer, day: date, fee_paid_through: date, today: date) -> None:
    share.not_after(day, today, "sent_on")
    if day < transfer.requested_on:
        raise RuleRefused("transfer_before_effect", field="sent_on")
    month = rules.fee_month(day)
    if fee_paid_through < month:
        raise RuleRefused("transfer_fee_unpaid", field="fee_month", month=f"{month:%m/%Y}")


def _check_person(member: Member, transfer: Transfer, day: date) -> None:
    """Still here, and under no discipline; a draft rule was weighed when it was asked for."""
    share.present(member)
    along.check_bar(member, transfer.kind, day, note=transfer.note or "-")


def _number(transfer: Transfer, office_id: int, given: str) -> None:
    """The number of the paper: given, or the next of the register of the office and year."""
    assert transfer.sent_on is not None
    year = transfer.sent_on.year
    transfer.issued_by_id, transfer.paper_year = office_id, year
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"paper:{office_id}:{year}"]
        )
    # The whole register of the office, whatever part of it the actor works in; only a number comes.
    with scope.use(scope.Scope.everything()):
        papers = Transfer.objects.filter(issued_by=office_id, paper_year=year)
        last = papers.aggregate(last=Max("paper_serial"))["last"] or 0
        taken = bool(given) and papers.filter(paper_number=given).exists()
    if taken:
        raise RuleRefused("transfer_paper_taken", field="number", number=given)
    if given:
        whole = given.isascii() and given.isdecimal() and len(given) <= 6
        transfer.paper_serial = int(given) if whole else None
    else:
        transfer.paper_serial = last + 1
    transfer.paper_number = given or f"{last + 1:02d}"


@audit.act("membership.transfer_handed_in")
def hand_in_transfer(
    *, transfer: Transfer, version: int, handed_in_on: date, by: Actor, today: date
) -> Transfer:
    """Record that the member has handed the paper in at the receiving office.

    Within 30 working days of its issue (294-QĐ/TW, điểm 6.3.1c); later is recorded, not refused:
    the committee weighs the reasons. Raises NotAllowed, Conflict, RuleRefused.
    """
    found, done = share.held(transfer, version, "hand_in", by, receiving=True)
    if done:
        return found
    share.not_after(handed_in_on, today, "handed_in_on")
    if found.sent_on and handed_in_on < found.sent_on:
        raise RuleRefused("transfer_before_effect", field="handed_in_on")
    found.handed_in_on, found.state = handed_in_on, State.IN_TRANSIT
    share.stored(found, by)
    audit.record(
        by, action="membership.transfer_handed_in", obj=found, happened_on=date_text(handed_in_on)
    )
    return found


@audit.act("membership.transfer_withdrawn")
def withdraw_transfer(
    *, transfer: Transfer, version: int, reason: str, by: Actor, today: date
) -> Transfer:
    """Take a request or an issued paper back; what was handed in only the receiver returns.

    Raises NotAllowed, Conflict, RuleRefused.
    """
    found, done = share.held(transfer, version, "withdraw", by)
    if done:
        return found
    _close(found, State.WITHDRAWN, reason, today)
    share.stored(found, by)
    audit.record(by, action="membership.transfer_withdrawn", obj=found)
    return found


@audit.act("membership.transfer_returned")
def return_transfer(
    *,
    transfer: Transfer,
    version: int,
    reason: str,
    by: Actor,
    today: date,
    wrong_box: int | None = None,
) -> Transfer:
    """Send the paper back to the sender with a note; the member stays where they were.

    A wrong box 1 means a new paper with a new number; later boxes may be corrected with a stamp
    (cách ghi giấy giới thiệu sinh hoạt đảng). Raises NotAllowed, Conflict, RuleRefused.
    """
    found, done = share.held(transfer, version, "return", by, receiving=True)
    if done:
        return found
    _close(found, State.RETURNED, reason, today)
    found.wrong_box = wrong_box
    share.stored(found, by)
    audit.record(by, action="membership.transfer_returned", obj=found, wrong_box=wrong_box)
    return found


def _close(transfer: Transfer, state: str, reason: str, today: date) -> None:
    if not reason.strip():
        raise RuleRefused("transfer_reason_missing", field="reason")
    transfer.state, transfer.closed_on, transfer.closing_note = state, today, reason.strip()[:300]
