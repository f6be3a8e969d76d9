"""Drawing up, paying, correcting, excusing and closing: what is done and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from psycopg.types.range import DateRange

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.fees import actions, reading
from apps.membership.models import FeeEntry, FeeMonth, PayerStatus, Placement
from tests.factories.membership import member

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
JAN, FEB, OCT = (date(2026, month, 1) for month in (1, 2, 10))


def draw_up(cell, month=OCT, unit=None, by=None):
    return actions.draw_up(
        organization=unit or cell["unit"], month=month, today=TODAY, by=by or cell["by"]
    )


def line(who, month=OCT):
    return FeeEntry.objects.current().get(member=who, month=month)


def pay(cell, amounts, seen=None, reason="", month=OCT):
    return actions.record_payments(
        organization=cell["unit"], month=month, amounts=amounts,
        seen=dict.fromkeys(amounts, 0) if seen is None else seen,
        paid_on=date(2026, 10, 5), reason=reason, today=TODAY, by=cell["by"],
    )  # fmt: skip


def test_every_member_gets_one_line_with_the_rate_of_the_month(cell):
    assert draw_up(cell) == 3
    assert line(cell["Bảo"]).due == 160_000  # 2%, the draft rate since February
    assert line(cell["Hưu"]).due == 25_000  # half a dong up
    assert line(cell["Không"]).due is None
    assert line(cell["Hưu"]).rule.key == "membership.fee.pension.rate"
    assert FeeMonth.objects.get().month == OCT


def test_a_rate_that_changes_within_the_year_counts_from_its_month(cell):
    draw_up(cell, JAN)
    draw_up(cell, FEB)
    assert line(cell["Bảo"], JAN).due == 80_000
    assert line(cell["Bảo"], FEB).due == 160_000


def test_drawing_up_again_adds_nothing_and_takes_in_what_was_learnt(cell):
    draw_up(cell)
    pay(cell, {line(cell["Hưu"]).pk: 30_000})
    for name, base in (("Không", 6_000_000), ("Hưu", 9_000_000)):
        actions.set_payer(
            member=cell[name], group="pension", base=base, valid_from=JAN, by=cell["by"]
        )
    assert draw_up(cell) == 0
    assert line(cell["Không"]).due == 30_000
    assert line(cell["Hưu"]).due == 25_000, "a paid line stays as it was reckoned"
    assert FeeEntry.objects.count() == 3


def test_a_month_that_has_not_begun_is_not_drawn_up(cell):
    with pytest.raises(RuleRefused, match="fee_month_future"):
        draw_up(cell, date(2026, 12, 1))
    assert not FeeEntry.objects.exists()


def test_a_whole_district_is_drawn_up_at_once_and_a_stranger_draws_up_nothing(cell, world):
    other = member(world["alpha-east-2-cell"], "Người Khác")
    officer = world.actor("organization_officer", "alpha-east")
    assert draw_up(cell, unit=world["alpha-east"], by=officer) == 4
    assert line(other).organization == world["alpha-east-2-cell"]
    for role, code in (("unit_secretary", "alpha-west-1-cell"), ("inspection_officer", "alpha")):
        with pytest.raises(NotAllowed):
            draw_up(cell, by=world.actor(role, code))


def test_the_month_of_a_transfer_is_collected_by_the_old_cell(cell, world):
    mover = cell["Hưu"]
    new = world["alpha-east-2-cell"]
    Placement.objects.filter(member=mover).update(
        valid=DateRange(date(2010, 5, 19), date(2026, 10, 12)), exit="moved"
    )
    Placement.objects.create(
        member=mover, organization=new, valid=DateRange(date(2026, 10, 12), None), entry="moved"
    )
    officer = world.actor("organization_officer", "alpha-east")
    draw_up(cell, unit=world["alpha-east"], by=officer)
    draw_up(cell, date(2026, 11, 1), unit=world["alpha-east"], by=officer)
    assert line(mover).organization == cell["unit"]
    assert line(mover, date(2026, 11, 1)).organization == new
    assert draw_up(cell, unit=new, by=officer) == 0


def test_payments_of_a_cell_are_recorded_at_once_with_one_line_in_the_trail(cell):
    draw_up(cell)
    before = AuditEntry.objects.count()
    assert pay(cell, {line(cell["Bảo"]).pk: 160_000, line(cell["Hưu"]).pk: 20_000}) == 2
    assert line(cell["Hưu"]).open == 5_000
    assert AuditEntry.objects.count() == before + 1
    again = {line(cell["Bảo"]).pk: 160_000, line(cell["Hưu"]).pk: 20_000}
    assert pay(cell, again) == 0, "a double click changes nothing"
    assert AuditEntry.objects.count() == before + 1


def test_a_recorded_amount_is_corrected_with_a_reason_and_the_old_line_stays(cell):
    draw_up(cell)
    first = line(cell["Bảo"])
    pay(cell, {first.pk: 100_000})
    with pytest.raises(RuleRefused, match="fee_correction_reason"):
        pay(cell, {first.pk: 160_000}, seen={first.pk: 100_000})
    assert line(cell["Bảo"]).paid == 100_000
    pay(cell, {first.pk: 160_000}, seen={first.pk: 100_000}, reason="Ghi nhầm")
    now, old = line(cell["Bảo"]), FeeEntry.objects.get(pk=first.pk)
    assert (now.paid, now.due) == (160_000, 160_000)
    assert (old.paid, old.reason, old.superseded_by_id) == (100_000, "Ghi nhầm", cell["by"].user_id)


def test_the_second_of_two_collectors_is_told_and_nothing_of_theirs_is_recorded(cell):
    draw_up(cell)
    one, other = line(cell["Bảo"]), line(cell["Hưu"])
    pay(cell, {one.pk: 160_000})
    with pytest.raises(Conflict):
        pay(cell, {other.pk: 25_000, one.pk: 150_000})
    assert line(cell["Hưu"]).paid == 0
    assert line(cell["Bảo"]).paid == 160_000


@pytest.mark.parametrize("amount", [-1, 1_000_000_001])
def test_an_impossible_amount_is_refused(cell, amount):
    draw_up(cell)
    with pytest.raises(RuleRefused, match="fee_amount"):
        pay(cell, {line(cell["Bảo"]).pk: amount})


def test_a_line_of_another_cell_is_not_paid_here(cell, world):
    draw_up(cell, unit=world["alpha-east"], by=world.actor("organization_officer", "alpha-east"))
    stranger = member(world["alpha-east-2-cell"], "Người Khác")
    foreign = FeeEntry.objects.create(
        member=stranger, organization=stranger.organization, month=OCT, due=1
    )
    with pytest.raises(RuleRefused, match="fee_entry_unknown"):
        pay(cell, {foreign.pk: 1}, seen={})


def test_all_paid_as_due_leaves_unknown_dues_open_and_twice_is_once(cell):
    draw_up(cell)
    args = {"organization": cell["unit"], "month": OCT, "paid_on": TODAY, "today": TODAY}
    assert actions.pay_all(**args, by=cell["by"]) == 2
    assert actions.pay_all(**args, by=cell["by"]) == 0
    assert line(cell["Không"]).paid == 0
    with pytest.raises(RuleRefused, match="fee_paid_in_future"):
        actions.pay_all(**{**args, "paid_on": date(2026, 12, 1)}, by=cell["by"])


def test_a_month_is_closed_when_everybody_paid_or_a_reason_says_why_not(cell):
    draw_up(cell)
    sheet = FeeMonth.objects.get()
    actions.pay_all(organization=cell["unit"], month=OCT, paid_on=TODAY, today=TODAY, by=cell["by"])
    with pytest.raises(RuleRefused, match="fee_months_open"):
        actions.close_month(ledger=sheet, today=TODAY, by=cell["by"])
    actions.excuse(entry=line(cell["Không"]), text="Chưa khai thu nhập", by=cell["by"])
    actions.close_month(ledger=sheet, today=TODAY, by=cell["by"])
    with pytest.raises(RuleRefused, match="fee_month_closed"):
        actions.close_month(ledger=sheet, today=TODAY, by=cell["by"])


def test_into_a_closed_month_arrears_are_paid_and_it_stays_closed(cell):
    """01-QĐ/TW: some may pay late. The excused month stays owed until it is paid."""
    draw_up(cell)
    who = cell["Hưu"]
    actions.excuse(entry=line(who), text="Nằm viện", by=cell["by"])
    actions.excuse(entry=line(cell["Không"]), text="Chưa khai thu nhập", by=cell["by"])
    pay(cell, {line(cell["Bảo"]).pk: 160_000})
    sheet = actions.close_month(ledger=FeeMonth.objects.get(), today=TODAY, by=cell["by"])
    assert owing(cell) == {who.pk}

    assert pay(cell, {line(who).pk: 25_000}) == 1
    assert owing(cell) == set()
    sheet.refresh_from_db()
    assert sheet.closed_on == TODAY
    pay(cell, {line(who).pk: 0}, seen={line(who).pk: 25_000}, reason="Ghi nhầm người")
    assert owing(cell) == {who.pk}, "a payment taken back is owed again"


def owing(cell):
    rows = reading.arrears(cell["by"], cell["unit"], year=2026, today=TODAY)
    return {row["member_id"] for row in rows}


def test_three_months_of_a_year_without_payment_warn_whatever_their_order(cell):
    months = [date(2026, month, 1) for month in (2, 5, 9)]
    for month in months:
        draw_up(cell, month)
        pay(cell, {line(cell["Bảo"], month).pk: 160_000}, month=month)
    by = cell["by"]
    rows = reading.warned(by, year=2026, limit=3, today=TODAY)
    assert [(row["member_id"], row["months"]) for row in rows] == [(cell["Hưu"].pk, 3)]
    actions.excuse(entry=line(cell["Hưu"], months[1]), text="Nằm viện", by=by)
    assert not reading.warned(by, year=2026, limit=3, today=TODAY)
    assert cell["Hưu"].state == "official", "a warning is no act"


def test_the_month_that_still_runs_is_no_missed_month(cell):
    for month in (date(2026, 9, 1), OCT, date(2026, 11, 1)):
        draw_up(cell, month)
    assert not reading.warned(cell["by"], year=2026, limit=3, today=TODAY)
    assert reading.warned(cell["by"], year=2026, limit=3, today=date(2026, 12, 1))


def test_a_group_ends_the_one_before_it_and_an_earlier_one_is_refused(cell):
    who, by = cell["Hưu"], cell["by"]
    actions.set_payer(member=who, group="insured", base=1_000, valid_from=OCT, by=by)
    rows = list(PayerStatus.objects.filter(member=who).order_by("valid"))
    assert [(row.group, row.valid.upper) for row in rows] == [("pension", OCT), ("insured", None)]
    with pytest.raises(RuleRefused, match="fee_status_older"):
        actions.set_payer(member=who, group="pension", base=1, valid_from=JAN, by=by)
    with pytest.raises(RuleRefused, match="fee_base_missing"):
        actions.set_payer(member=who, group="pension", base=None, valid_from=OCT, by=by)
    with pytest.raises(RuleRefused, match="fee_reduction_basis"):
        actions.set_payer(member=who, group="pension", base=1, valid_from=OCT, reduction=50, by=by)


def test_a_restored_member_owes_each_missed_month_at_the_rate_of_its_time(cell):
    who, by = cell["Bảo"], cell["by"]
    count = actions.charge_months(member=who, first=date(2025, 12, 1), last=FEB, today=TODAY, by=by)
    assert count == 3
    assert [line(who, month).due for month in (date(2025, 12, 1), JAN, FEB)] == [
        80_000, 80_000, 160_000,
    ]  # fmt: skip
    again = {"member": who, "today": TODAY, "by": by}
    assert actions.charge_months(**again, first=JAN, last=FEB) == 0
    for first, last, code in (
        (FEB, JAN, "fee_months_reversed"),
        (JAN, date(2026, 12, 1), "fee_month_future"),
        (date(2000, 1, 1), JAN, "fee_months_many"),
    ):
        with pytest.raises(RuleRefused, match=code):
            actions.charge_months(**again, first=first, last=last)


def test_what_is_kept_and_handed_up_adds_up_to_what_was_collected(cell, world):
    draw_up(cell)
    pay(cell, {line(cell["Bảo"]).pk: 160_000, line(cell["Hưu"]).pk: 25_001})
    officer = world.actor("organization_officer", "alpha-east")
    found = reading.Report(officer, world["alpha-east"], OCT, OCT)
    top = found.lines[0]
    base = next(one for one in found.lines if one.unit.code == "alpha-east-1")
    assert (base.collected, base.kept_below, base.kept, base.handed_up) == (
        185_001, 129_501, 27_750, 27_750,
    )  # fmt: skip
    assert top.kept_below == 129_501 + 27_750
    assert top.kept_below + top.kept + top.handed_up == top.collected == 185_001
    assert top.members == 3
    assert {rule.level for rule in found.drafts} == {"cell", "grassroots", "district"}


def test_a_share_without_a_rule_is_unknown_and_never_guessed(cell, world):
    draw_up(cell, JAN)
    pay(cell, {line(cell["Bảo"], JAN).pk: 80_000}, month=JAN)
    found = reading.Report(
        world.actor("organization_officer", "alpha-east"), world["alpha-east"], JAN, JAN
    )
    assert found.lines[0].collected == 80_000
    assert found.lines[0].handed_up is None
