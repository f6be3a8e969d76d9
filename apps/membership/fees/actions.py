"""What happens with the party fee. One action per event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from psycopg.types.range import DateRange

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.core.formats import date_text
from apps.membership.fees import labels, permissions, rules
from apps.membership.fees.choices import PayerGroup
from apps.membership.fees.lookup import book_of_rates, owed, payers, statuses_of, stay_of
from apps.membership.fees.querysets import MISSED
from apps.membership.judging import require_possible
from apps.membership.models import FeeEntry, FeeMonth, Member, PayerStatus, Placement
from apps.regulations.rules import RuleBook
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below

CHUNK = 1_000
AMOUNT_MAX = 1_000_000_000
MONTHS_MAX = 120
WITHOUT_BASE = {PayerGroup.STUDENT, PayerGroup.ABROAD}


@audit.act("membership.fee_group_set")
def set_payer(
    *,
    member: Member,
    group: str,
    base: int | None,
    valid_from: date,
    reduction: int = 0,
    basis: str = "",
    by: Actor,
) -> PayerStatus:
    """Record by what a member pays from a month on; the group before ends there.

    The row lies with the cell to which the member belongs. Raises NotAllowed, or RuleRefused for a
    missing base, a reduction without its decision, or a start before a later group.
    """
    permissions.require_change(by, member)
    member = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if base is None and group not in WITHOUT_BASE:
        raise RuleRefused("fee_base_missing", field="base")
    if reduction and not basis.strip():
        raise RuleRefused("fee_reduction_basis", field="basis")
    made = PayerStatus(
        member=member, organization_id=member.organization_id, group=group, base=base,
        reduction=reduction, basis=basis.strip(), recorded_by_id=by.user_id,
        valid=DateRange(rules.month_of(valid_from), None),
    )  # fmt: skip
    _put_after(made)
    audit.record(
        by, action="membership.fee_group_set", obj=member, group=group,
        since=str(made.valid.lower),
    )  # fmt: skip
    return made


def _put_after(made: PayerStatus) -> None:
    """Save the group behind those of its cell; one with the same beginning is corrected."""
    start = made.valid.lower
    rows = PayerStatus.objects.filter(
        member_id=made.member_id, organization_id=made.organization_id
    )
    last = rows.order_by("-valid").first()
    if last is not None and last.valid.lower > start:
        raise RuleRefused("fee_status_older", field="valid_from", day=date_text(last.valid.lower))
    if last is not None and last.valid.lower == start:
        made.pk, made.recorded_at = last.pk, last.recorded_at
        made.save(force_update=True)
        return
    if last is not None:
        last.valid = DateRange(last.valid.lower, start)
        last.save(update_fields=["valid"])
    made.save()


@audit.act("membership.fee_ledger_drawn_up")
def draw_up(
    *,
    organization: Organization,
    month: date,
    today: date,
    by: Actor,
    step: Callable[[int], Any] | None = None,
) -> int:
    """Draw up the ledgers of a month for an organisation and every cell below it.

    Everybody who pays there in that month gets one line with the rates of that month; who has one
    keeps it. Lines without a payment are reckoned anew, so that drawing up again is harmless and
    takes in what was learnt meanwhile. Returns how many lines are new.

    Raises NotAllowed, or RuleRefused for a month that has not begun.
    """
    permissions.require_change(by, organization)
    month = rules.month_of(month)
    if month > today:
        raise RuleRefused("fee_month_future", field="month")
    found, book = payers(organization, month), book_of_rates()
    ledgers = [
        FeeMonth(organization_id=cell, month=month, created_by_id=by.user_id)
        for cell in sorted(set(found.values()))
    ]
    FeeMonth.objects.bulk_create(ledgers, ignore_conflicts=True, batch_size=CHUNK)
    before = FeeEntry.objects.current().of_month(month).below(organization).count()
    done = 0
    for chunk in _chunks(sorted(found)):
        _entries({member: found[member] for member in chunk}, [month], book, by)
        done += len(chunk)
        if step is not None:
            step(done)
    _reckon_anew(organization, month, book)
    new = FeeEntry.objects.current().of_month(month).below(organization).count() - before
    audit.record(
        by, action="membership.fee_ledger_drawn_up", obj=organization, month=str(month), count=new
    )
    return new


def _chunks(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


def _entries(cell_of: dict[int, int], months: list[date], book: RuleBook, by: Actor) -> None:
    statuses = statuses_of(cell_of, cell_of)
    rows = []
    for member, cell in cell_of.items():
        for month in months:
            entry = FeeEntry(
                member_id=member, organization_id=cell, month=month, recorded_by_id=by.user_id
            )
            _reckon(entry, owed(statuses.get(member, ()), month, book))
            rows.append(entry)
    FeeEntry.objects.bulk_create(rows, ignore_conflicts=True, batch_size=CHUNK)


def _reckon(entry: FeeEntry, found: Any) -> bool:
    """Put what is owed into the entry; whether that changes it."""
    basis = found.basis
    values = {
        "group": basis.group if basis else "",
        "base": basis.base if basis else None,
        "reduction": basis.reduction if basis else 0,
        "rule_id": found.rule.pk if found.rule else None,
        "due": found.due,
    }
    changed = any(getattr(entry, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(entry, name, value)
    return changed


def _reckon_anew(organization: Organization, month: date, book: RuleBook) -> None:
    """Bring lines without a payment up to what is recorded now."""
    rows = FeeEntry.objects.current().of_month(month).below(organization).filter(paid=0)
    entries = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for chunk in _chunks(entries):
        statuses = statuses_of(
            [one.member_id for one in chunk], {one.member_id: one.organization_id for one in chunk}
        )
        changed = [
            one for one in chunk if _reckon(one, owed(statuses.get(one.member_id, ()), month, book))
        ]
        FeeEntry.objects.bulk_update(
            changed, ["group", "base", "reduction", "rule", "due"], batch_size=CHUNK
        )


@audit.act("membership.fee_payments_recorded")
def record_payments(
    *,
    organization: Organization,
    month: date,
    amounts: Mapping[int, int],
    seen: Mapping[int, int],
    paid_on: date,
    reason: str = "",
    today: date,
    by: Actor,
) -> int:
    """Record what members of a cell paid for a month: key of the line → amount.

    ``seen`` are the amounts as the collector saw them. A line that somebody else changed meanwhile
    raises Conflict, unless it holds the same amount already. An amount once recorded is corrected
    only with a reason: the line stays superseded, a new one follows it. Into a closed month arrears
    are paid, as some may pay late (01-QĐ/TW); it stays closed. Returns how many lines changed.

    Raises NotAllowed, Conflict, or RuleRefused; nothing is then recorded.
    """
    permissions.require_change(by, organization)
    require_possible(paid_on, today=today, field="paid_on", ahead="fee_paid_in_future")
    month = rules.month_of(month)
    lines = _locked(organization, month, list(amounts), by)
    changed = 0
    for key, amount in amounts.items():
        line = lines.get(key)
        if line is None:
            raise Conflict("stale") if key in seen else RuleRefused("fee_entry_unknown")
        changed += _pay(line, amount, seen.get(key, line.paid), paid_on, reason.strip(), by)
    if changed:
        audit.record(
            by, action="membership.fee_payments_recorded", obj=organization,
            month=str(month), count=changed,
        )  # fmt: skip
    return changed


def _locked(organization: Organization, month: date, keys: list[int], by: Actor) -> dict[int, Any]:
    rows = FeeEntry.objects.visible_to(by).current().of_month(month)
    rows = rows.filter(organization=organization, pk__in=keys)
    return {row.pk: row for row in rows.select_for_update(of=("self",)).order_by("pk")}


def _pay(line: FeeEntry, amount: int, seen: int, paid_on: date, reason: str, by: Actor) -> bool:
    if not 0 <= amount <= AMOUNT_MAX:
        raise RuleRefused("fee_amount", field=f"paid_{line.pk}")
    if amount == line.paid:
        return False
    if line.paid != seen:
        raise Conflict("stale")
    if line.paid == 0:
        line.paid, line.paid_on, line.recorded_by_id = amount, paid_on, by.user_id
        line.save(update_fields=["paid", "paid_on", "recorded_by", "recorded_at"])
        return True
    if not reason:
        raise RuleRefused("fee_correction_reason", field="reason")
    _supersede(line, reason, by, paid=amount, paid_on=paid_on if amount else None)
    return True


def _supersede(line: FeeEntry, reason: str, by: Actor, **values: Any) -> FeeEntry:
    old = line.pk
    FeeEntry.objects.filter(pk=old).update(
        superseded_at=timezone.now(), superseded_by_id=by.user_id, reason=reason
    )
    line.pk = None
    line.id = None
    line._state.adding = True
    line.recorded_by_id = by.user_id
    for name, value in values.items():
        setattr(line, name, value)
    line.save(force_insert=True)
    return line


@audit.act("membership.fee_payments_recorded")
def pay_all(
    *, organization: Organization, month: date, paid_on: date, today: date, by: Actor
) -> int:
    """Record for every line of the cell without a payment that it was paid as due.

    Lines whose due is unknown stay open. Twice does nothing more. Returns how many were paid.
    Raises NotAllowed or RuleRefused.
    """
    permissions.require_change(by, organization)
    require_possible(paid_on, today=today, field="paid_on", ahead="fee_paid_in_future")
    month = rules.month_of(month)
    rows = FeeEntry.objects.visible_to(by).current().of_month(month)
    paid: int = rows.filter(organization=organization, paid=0, due__gt=0).update(
        paid=F("due"), paid_on=paid_on, recorded_by=by.user_id, recorded_at=timezone.now()
    )
    if paid:
        audit.record(
            by, action="membership.fee_payments_recorded", obj=organization, month=str(month),
            count=paid, as_due=True,
        )  # fmt: skip
    return paid


@audit.act("membership.fee_excused")
def excuse(*, entry: FeeEntry, text: str, by: Actor) -> FeeEntry:
    """Record the good reason for which a month was not paid; an empty one takes it back.

    An excused month does not count towards the three months; it stays owed. Raises NotAllowed, or
    Conflict when the line was superseded meanwhile.
    """
    permissions.require_change(by, entry)
    line = FeeEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if line.superseded_at is not None:
        raise Conflict("stale")
    line.excuse = text.strip()
    line.save(update_fields=["excuse", "recorded_at"])
    member = Member.objects.get(pk=line.member_id)
    audit.record(by, action="membership.fee_excused", obj=member, month=str(line.month))
    return line


@audit.act("membership.fee_month_closed")
def close_month(*, ledger: FeeMonth, today: date, by: Actor) -> FeeMonth:
    """Close a cell's ledger of a month: everybody paid, or a reason says why not.

    Late payments are still recorded afterwards. Closing twice is refused, so that the second of
    two people is told. Raises NotAllowed or RuleRefused.
    """
    permissions.require_change(by, ledger)
    locked = FeeMonth.objects.select_for_update(of=("self",)).get(pk=ledger.pk)
    if locked.closed_on is not None:
        raise RuleRefused("fee_month_closed")
    lines = FeeEntry.objects.visible_to(by).current().of_month(locked.month)
    unpaid = MISSED | Q(due__isnull=True, paid=0, excuse="")
    left = lines.filter(unpaid, organization_id=locked.organization_id).count()
    if left:
        raise RuleRefused("fee_months_open", count=left)
    locked.closed_on, locked.closed_by_id = today, by.user_id
    locked.save(update_fields=["closed_on", "closed_by"])
    audit.record(by, action="membership.fee_month_closed", obj=locked)
    return locked


@audit.act("membership.fee_months_charged")
def charge_months(*, member: Member, first: date, last: date, today: date, by: Actor) -> int:
    """Add the months that a restored member owes, each at the rates of its time.

    A month is collected by the cell of that month, or by the present one where the member belonged
    to none then. Months that have a line keep it. Returns how many are new.

    Raises NotAllowed or RuleRefused.
    """
    permissions.require_change(by, member)
    wanted = list(rules.months(first, last))
    if not wanted:
        raise RuleRefused("fee_months_reversed", field="last")
    if len(wanted) > MONTHS_MAX:
        raise RuleRefused("fee_months_many", field="last", limit=MONTHS_MAX)
    if wanted[-1] > today:
        raise RuleRefused("fee_month_future", field="last")
    stays = [stay_of(row) for row in Placement.objects.filter(member=member)]
    book = book_of_rates()
    before = FeeEntry.objects.current().filter(member=member).count()
    for month, cell in _cells(stays, wanted, int(member.organization_id)):
        _entries({member.pk: cell}, [month], book, by)
    new = FeeEntry.objects.current().filter(member=member).count() - before
    audit.record(
        by, action="membership.fee_months_charged", obj=member,
        first=str(wanted[0]), last=str(wanted[-1]), count=new,
    )  # fmt: skip
    return int(new)


def _cells(stays: list[rules.Stay], months: list[date], home: int) -> Iterator[tuple[date, int]]:
    for month in months:
        yield month, rules.payer_cell(stays, month) or home
