"""What the record shows of leaving and return, the papers, the limits, the API."""

from __future__ import annotations

import io
from datetime import date, timedelta

import docx
import pytest
from django.utils import timezone

from apps.core.models import AuditEntry
from apps.membership.clocks.registry import clocks
from apps.membership.models import Procedure
from tests.factories.membership import earlier, member, standing
from tests.membership.standing.test_leaving import DAY, LETTER, STRIKE

DAYS = timedelta(days=1)


def record(browser, one, role="organization_head") -> str:
    """What the record page takes in once it stands."""
    return browser(role).get(f"/members/{one.pk}/parts/").content.decode()


def words(response) -> str:
    """All text of a Word file."""
    paper = docx.Document(io.BytesIO(response.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


def test_who_left_is_found_under_left_and_offered_the_ways_back(run, own_member, browser):
    run(own_member, "strike_off", on=date(2020, 6, 1), **STRIKE)

    listed = browser().get("/members/?list=left").content.decode()
    page = record(browser, own_member)

    assert own_member.full_name in listed
    assert f"/members/{own_member.pk}/procedures/new/readmission/" in page
    assert f"/members/{own_member.pk}/procedures/new/restoration/" in page


@pytest.mark.parametrize(
    ("role", "leaving", "readmit", "restore"),
    [
        ("organization_head", "expelled", True, True),
        ("organization_head", "own_request", True, False),
        ("organization_head", "deceased", False, False),
        ("unit_secretary", "expelled", False, False),
    ],
)
def test_the_ways_back_follow_the_way_out_and_the_role(
    settled, cell, browser, role, leaving, readmit, restore
):
    gone = member(cell, "Vũ Đã Đi", left=True, leaving=leaving)

    page = record(browser, gone, role)

    assert ("/procedures/new/readmission/" in page) == readmit
    assert ("/procedures/new/restoration/" in page) == restore


def test_the_panel_does_not_lead_to_a_second_readmission_and_says_why(settled, cell, browser):
    gone = member(cell, "Vũ Đã Đi", left=True)
    earlier(gone, returned_on=date(2010, 5, 19))

    page = record(browser, gone)
    panel = page[page.index('id="standing"') :]
    panel = panel[: panel.index("</section>")]

    assert "/procedures/new/restoration/" in panel
    assert "/procedures/new/readmission/" not in panel
    assert "294-QĐ/TW" in panel


def test_a_restored_member_has_fees_of_the_gap_to_pay(settled, own_member, browser):
    earlier(own_member, left_on=date(2022, 6, 1), returned_on=date(2024, 2, 1), restored=True)

    page = record(browser, own_member)

    assert "01/06/2022" in page
    assert "31/01/2024" in page


def test_the_opening_form_asks_for_what_its_kind_needs(settled, own_member, browser):
    client = browser("organization_officer")
    url = f"/members/{own_member.pk}/procedures/new/strike_off/"
    day = {"opened_on_day": "3", "opened_on_month": "6", "opened_on_year": "2024"}

    refused = client.post(url, day | {"ground": "missed", "amount": "2", "review": "done"})
    opened = client.post(url, day | {"ground": "missed", "amount": "3", "review": "done"})

    assert refused.status_code == 422
    assert "294-QĐ/TW" in refused.content.decode()
    assert opened.status_code == 302


def test_the_notice_of_a_deceased_member_names_the_day_and_is_logged(run, own_member, browser):
    done = run(own_member, "death", on=DAY, died_on="2024-05-30", cause="Bệnh", body="cell")

    response = browser("organization_officer").get(f"/procedures/{done.pk}/notice.docx")

    text = words(response)
    assert "PHIẾU BÁO" in text
    assert "đảng viên từ trần" in text
    assert "30/05/2024" in text
    assert own_member.full_name in text
    assert own_member.full_name not in response["Content-Disposition"]
    assert AuditEntry.objects.filter(action="membership.standing_paper", kind="export").count() == 1


def test_the_notice_of_leaving_says_the_form_and_whether_the_card_is_in(run, own_member, browser):
    done = run(own_member, "own_request", on=DAY, **LETTER)

    text = words(browser("organization_officer").get(f"/procedures/{done.pk}/notice.docx"))

    assert "đảng viên ra khỏi Đảng" in text
    assert "5-QĐ/HU" in text
    assert "Hoàn cảnh gia đình" in text
    assert "Chưa thu" in text


def test_the_draft_resolution_names_ground_and_first_day(run, own_member, browser):
    done = run(
        own_member, "exemption", on=DAY, reason_code="ill_health", since="2024-06-10", body="cell"
    )

    text = words(browser("organization_officer").get(f"/procedures/{done.pk}/notice.docx"))

    assert "NGHỊ QUYẾT" in text
    assert "10/06/2024" in text
    assert "sức khỏe yếu" in text


def test_a_procedure_without_such_a_paper_has_none(run, own_member, browser):
    done = run(own_member, "suspension", on=DAY, reason_code="detained", since="2024-06-03")

    assert browser().get(f"/procedures/{done.pk}/notice.docx").status_code == 404


def everybody(queryset):
    """All rows, as for the daily job."""
    return queryset


def test_an_exemption_that_ends_is_a_limit_until_its_last_day(own_member):
    today = timezone.localdate()
    standing(own_member, since=today - DAYS, until=today + 8 * DAYS)

    near = clocks(everybody, until=today + 7 * DAYS, today=today)
    nearer = clocks(everybody, until=today + 6 * DAYS, today=today)
    over = clocks(everybody, until=today + 60 * DAYS, today=today + 8 * DAYS)

    assert [(one.kind, one.due) for one in near] == [("standing.exempt.end", today + 7 * DAYS)]
    assert [nearer, over] == [[], []]


def test_the_days_to_complain_about_striking_off_are_counted(run, own_member):
    day = date(2026, 11, 2)
    run(own_member, "strike_off", on=day, **STRIKE)

    found = [
        one
        for one in clocks(everybody, until=date(2027, 1, 31), today=date(2026, 11, 20))
        if one.kind == "standing.complaint"
    ]

    assert [(one.started, one.due) for one in found] == [(day, date(2026, 12, 14))]
    assert found[0].rule.key == "membership.strike_off.complaint.limit"
    late = clocks(everybody, until=date(2027, 1, 31), today=date(2026, 12, 15))
    assert not [one for one in late if one.kind == "standing.complaint"]


def test_the_api_lists_times_of_the_own_range_by_kind_and_day(own_member, world, browser):
    standing(own_member, since=date(2024, 1, 1), until=date(2025, 1, 1))
    standing(member(world["beta-east-1-cell"]), since=date(2024, 1, 1))

    client = browser()
    held = client.get("/api/standing-periods/?kind=exempt&on=31/12/2024").json()["results"]
    after = client.get("/api/standing-periods/?on=01/01/2025").json()["results"]

    assert [(row["member"], row["since"], row["until"]) for row in held] == [
        (own_member.pk, "2024-01-01", "2024-12-31")
    ]
    assert after == []


def test_a_way_back_is_offered_in_one_place(run, own_member, browser):
    run(own_member, "strike_off", on=date(2020, 6, 1), **STRIKE)

    page = record(browser, own_member)

    assert page.count(f"/members/{own_member.pk}/procedures/new/readmission/") == 1
    assert page.count(f"/members/{own_member.pk}/procedures/new/restoration/") == 1


def test_a_second_readmission_is_refused_at_its_address_too(settled, cell, browser):
    gone = member(cell, "Vũ Đã Đi", left=True)
    earlier(gone, returned_on=date(2010, 5, 19))

    answer = browser("organization_head").post(
        f"/members/{gone.pk}/procedures/new/readmission/",
        {
            "opened_on_day": "3", "opened_on_month": "6", "opened_on_year": "2026",
            "consent_number": "12-CV/TU", "consent_on_day": "1", "consent_on_month": "6",
            "consent_on_year": "2026", "reason": "Lý do đã gõ",
        },
    )  # fmt: skip

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "không kết nạp lại lần thứ hai (Điều lệ Đảng; điểm 9.3.4, Quy định 294-QĐ/TW" in text
    assert "Lý do đã gõ" in text
    gone.refresh_from_db()
    assert gone.state == "left"
    assert not Procedure.objects.exists()
