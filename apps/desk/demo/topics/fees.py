"""The party fee of a few cells of Thanh Trì this year: paid, open, in part, excused, corrected."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from psycopg.types.range import DateRange

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.desk.demo.topics import Demo
from apps.membership.fees import actions, rules
from apps.membership.fees.choices import PayerGroup
from apps.membership.models import FeeEntry, FeeMonth, Member, PayerStatus

CELLS = ("thanh-tri-hn-01-1", "thanh-tri-hn-01-2", "thanh-tri-hn-cq03-1")
COLLECTOR = "bithu.thanhtri@demo.vn"
GROUPS: tuple[tuple[str, int | None, int], ...] = (
    (PayerGroup.INSURED, 8_950_000, 30),
    (PayerGroup.PENSION, 6_240_000, 35),
    (PayerGroup.UNINSURED, 4_960_000, 15),
    (PayerGroup.UNINSURED_RETIRED, 4_960_000, 12),
    (PayerGroup.STUDENT, None, 5),
    (PayerGroup.BENEFIT, 5_100_000, 3),
)


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if FeeMonth.objects.exists():
        return
    draw = demo.draw("fees")
    user = User.objects.get(sign_in_name=COLLECTOR)
    for code in CELLS:
        unit = demo.units[code]
        unit.refresh_from_db()
        by = SystemActor(unit, user=user)
        _groups(unit, demo.today.year, draw, user)
        last = rules.month_of(demo.today)
        for month in rules.months(date(demo.today.year, 1, 1), last):
            actions.draw_up(organization=unit, month=month, today=demo.today, by=by)
            if month < last:
                _collect(unit, month, by, draw)
        _states(unit, demo.today, by)
    demo.say(f"{FeeEntry.objects.count()} fees")


def _groups(unit: Any, year: int, draw: Random, user: Any) -> None:
    """Everybody but the last two has a group of payers since two years."""
    members = list(Member.objects.filter(organization=unit).present().order_by("pk"))
    weights = [weight for _group, _base, weight in GROUPS]
    rows = []
    for number, member in enumerate(members[:-2]):
        group, base, _weight = draw.choices(GROUPS, weights)[0]
        if base is not None and group in (PayerGroup.INSURED, PayerGroup.PENSION):
            base = base * draw.randint(70, 160) // 100_000 * 1_000
        rows.append(
            PayerStatus(
                member=member,
                organization=unit,
                group=group,
                base=base,
                valid=DateRange(date(year - 2, 1, 1), None),
                recorded_by=user,
                reduction=100 if number == 0 else 50 if number == 1 else 0,
                basis="Đảng viên đủ 50 năm tuổi đảng"
                if number == 0
                else "Đơn xin giảm mức đóng, chi bộ đồng ý"
                if number == 1
                else "",
            )
        )
    PayerStatus.objects.bulk_create(rows)


def _collect(unit: Any, month: date, by: Any, draw: Random) -> None:
    """Almost everybody pays; the second last payer misses months here and there."""
    lines = list(
        FeeEntry.objects.current().of_month(month).filter(organization=unit, due__gt=0)
        .order_by("member_id")
    )  # fmt: skip
    if not lines:
        return
    amounts = {line.pk: line.due or 0 for line in lines}
    if month.month in (2, 5, 9):
        amounts.pop(lines[-1].pk)
    if month.month == 6:
        amounts[lines[0].pk] = amounts[lines[0].pk] // 2 or 1
    if month.month == 7 and len(lines) > 1:
        amounts[lines[1].pk] += 50_000
    actions.record_payments(
        organization=unit, month=month, amounts=amounts, seen=dict.fromkeys(amounts, 0),
        paid_on=month.replace(day=draw.randint(3, 20)), today=rules.last_day(month), by=by,
    )  # fmt: skip


def _states(unit: Any, today: date, by: Any) -> None:
    """A correction, a reason, ledgers that are closed."""
    lines = FeeEntry.objects.current().filter(organization=unit, month__lt=today.replace(day=1))
    paid = lines.filter(paid__gt=0).order_by("month", "pk").first()
    if paid is not None:
        actions.record_payments(
            organization=unit, month=paid.month, amounts={paid.pk: paid.paid + 1_000},
            seen={paid.pk: paid.paid}, paid_on=paid.paid_on or today, today=today,
            reason="Ghi nhầm số tiền trên biên lai", by=by,
        )  # fmt: skip
    for line in lines.filter(paid=0, due__isnull=True, month__month__lte=3):
        actions.excuse(entry=line, text="Đang chờ khai căn cứ đóng", by=by)
    for sheet in FeeMonth.objects.filter(organization=unit, month__lt=today.replace(day=1)):
        unpaid = lines.filter(month=sheet.month, paid=0, excuse="").exclude(due=0)
        if not unpaid.exists():
            actions.close_month(ledger=sheet, today=rules.last_day(sheet.month), by=by)
