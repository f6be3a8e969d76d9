"""The ledger, the overview, arrears, the report and a member's fees, as people use them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils import timezone

from apps.membership.fees import actions
from apps.membership.models import FeeEntry, FeeMonth
from apps.tenancy import scope

pytestmark = pytest.mark.django_db
CELL = "alpha-east-1-cell"


@pytest.fixture
def month():
    return timezone.localdate().replace(day=1)


@pytest.fixture
def drawn(cell, month):
    actions.draw_up(organization=cell["unit"], month=month, today=month, by=cell["by"])
    return cell


def text_of(page):
    return page.content.decode()


def typed(page):
    """The boxes of the ledger as the page offers them."""
    found = dict(re.findall(r'name="((?:paid|seen)_\d+)"[^>]*?value="([^"]*)"', text_of(page)))
    day = timezone.localdate()
    return found | {
        "paid_on_day": day.day, "paid_on_month": day.month, "paid_on_year": day.year, "reason": "",
    }  # fmt: skip


def test_a_secretary_is_led_to_the_ledger_of_the_own_cell_and_types_the_payments(
    drawn, browser, month
):
    client = browser("unit_secretary", CELL)
    page = client.get("/fees/", follow=True)
    assert page.redirect_chain[0][0] == f"/fees/{CELL}/"
    assert "Người Bảo" in text_of(page)
    entry = FeeEntry.objects.get(member=drawn["Bảo"])
    data = typed(page) | {f"paid_{entry.pk}": "160.000"}
    answer = client.post(f"/fees/{CELL}/?month={month:%Y-%m}", data)
    assert answer.status_code == 302
    entry.refresh_from_db()
    assert entry.paid == 160_000


def test_a_refused_ledger_keeps_what_was_typed_and_records_nothing(drawn, browser, month):
    client = browser("unit_secretary", CELL)
    one, other = FeeEntry.objects.filter(member__in=[drawn["Bảo"], drawn["Hưu"]]).order_by("pk")
    data = typed(client.get(f"/fees/{CELL}/"))
    data |= {f"paid_{one.pk}": "160000", f"paid_{other.pk}": "hai mươi"}
    answer = client.post(f"/fees/{CELL}/?month={month:%Y-%m}", data)
    assert answer.status_code == 422
    assert "hai mươi" in text_of(answer)
    assert not FeeEntry.objects.filter(paid__gt=0).exists()


def test_who_only_reads_fees_sees_amounts_and_no_boxes(drawn, browser):
    page = browser("standing_committee_member", "alpha-east").get(f"/fees/{CELL}/")
    assert page.status_code == 200
    assert 'name="paid_' not in text_of(page)


def test_all_paid_as_due_and_close(drawn, browser, month):
    client = browser("unit_secretary", CELL)
    data = {"month": f"{month:%Y-%m}"}
    assert client.post(f"/fees/{CELL}/pay-all/", data).status_code == 302
    assert FeeEntry.objects.filter(paid__gt=0).count() == 2
    page = client.post(f"/fees/{CELL}/close/", data, follow=True)
    assert "Đánh dấu vào câu này" in text_of(page)
    assert not FeeMonth.objects.exclude(closed_on=None).exists()
    data["confirmed"] = "on"
    page = client.post(f"/fees/{CELL}/close/", data, follow=True)
    assert "toast" in text_of(page)
    entry = FeeEntry.objects.get(member=drawn["Không"])
    assert client.post(f"/fees/entry/{entry.pk}/", {"text": "Ốm"}).status_code == 302
    page = client.post(f"/fees/{CELL}/close/", data, follow=True)
    assert f"{timezone.localdate():%d/%m/%Y}" in text_of(page)


def test_the_overview_adds_up_over_the_units_below(drawn, browser, world):
    page = browser("organization_officer", "alpha-east").get("/fees/")
    lines = {line.unit.code: line for line in page.context["lines"]}
    assert (lines["alpha-east-1"].members, lines["alpha-east-1"].owed) == (3, 185_000)
    assert page.context["total"].members == 3
    assert lines["alpha-east-2"].members == 0


def test_the_ledger_prints_and_exports_what_is_seen(drawn, browser):
    client = browser("organization_officer", "alpha-east")
    answer = client.get(f"/fees/{CELL}/export/")
    assert answer["Content-Type"].endswith("sheet")
    assert browser("unit_secretary", CELL).get(f"/fees/{CELL}/export/").status_code == 403


def test_arrears_mark_three_months_and_name_the_rule(cell, browser):
    year = timezone.localdate().year - 1
    for number in (1, 4, 8):
        FeeEntry.objects.create(
            member=cell["Hưu"], organization=cell["unit"], month=date(year, number, 1), due=25_000
        )
    page = browser("organization_officer", "alpha-east").get(f"/fees/arrears/?year={year}")
    (one,) = page.context["debtors"]
    assert (one.amount, one.warned, [day.month for day in one.months]) == (75_000, True, [1, 4, 8])
    assert "01-QĐ/TW" in text_of(page)


def test_a_year_without_ledgers_is_not_said_to_be_paid(cell, browser):
    client, year = browser("organization_officer", "alpha-east"), timezone.localdate().year - 1
    empty = text_of(client.get(f"/fees/arrears/?year={year}"))
    assert "Chưa lập sổ thu của năm này" in empty
    assert "đều đã đóng đủ" not in empty

    FeeEntry.objects.create(
        member=cell["Hưu"], organization=cell["unit"], month=date(year, 1, 1), due=25_000,
        paid=25_000, paid_on=date(year, 1, 9),
    )  # fmt: skip
    assert "đều đã đóng đủ" in text_of(client.get(f"/fees/arrears/?year={year}"))


def test_the_report_warns_of_draft_shares(drawn, browser):
    client = browser("organization_officer", "alpha-east")
    page = client.get("/fees/report/?period=q4")
    assert page.status_code == 200
    assert "70%" in text_of(page)
    answer = client.get("/fees/report/?layout=excel")
    assert answer["Content-Type"].endswith("sheet")


def test_a_group_is_recorded_on_the_members_page(cell, browser):
    client = browser("unit_secretary", CELL)
    address = f"/members/{cell['Không'].pk}/fees/"
    data = {"group": "pension", "base": "4.000.000", "valid_from": "01/2026", "reduction": "0"}
    assert client.post(address, data).status_code == 302
    assert "20.000" in text_of(client.get(address))
    wrong = client.post(address, data | {"reduction": "50"})
    assert wrong.status_code == 422
    wrong = client.post(address, data | {"valid_from": "13/2026"})
    assert wrong.status_code == 422


def test_the_record_shows_the_fees_of_the_year(drawn, browser):
    page = browser("organization_officer", "alpha-east").get(f"/members/{drawn['Hưu'].pk}/parts/")
    assert f"/members/{drawn['Hưu'].pk}/fees/" in text_of(page)
    hidden = browser("inspection_officer", "alpha-east").get(f"/members/{drawn['Hưu'].pk}/parts/")
    assert f"/members/{drawn['Hưu'].pk}/fees/" not in text_of(hidden)


def test_three_months_and_the_open_month_stand_on_the_desk(drawn, browser, month):
    year = month.year
    with scope.use(scope.Scope.everything()):
        for number in [one for one in range(1, 13) if one < month.month][:3]:
            FeeEntry.objects.create(
                member=drawn["Hưu"], organization=drawn["unit"], month=date(year, number, 1), due=1
            )
    page = text_of(browser("unit_secretary", CELL).get("/"))
    assert ("Người Hưu" in page) == (month.month > 3)
