"""Pages, papers and API of Party badges."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from apps.core.models import AuditEntry
from apps.membership.models import BadgeAward, BadgeRound
from apps.tenancy import scope
from tests.membership.seniority.conftest import joined

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("badge_law")]

D = date


@pytest.fixture
def page_round(world, browser):
    """A round with one candidate, through the pages."""
    person = joined(world, D(1996, 5, 1), "Phạm Thị Lão")
    client = browser()
    answer = client.post(
        "/badges/",
        {"held_on_day": "19", "held_on_month": "5", "held_on_year": "2026", "occasion": "19/5"},
    )
    assert answer.status_code == 302
    with scope.use(scope.Scope.everything()):
        return client, BadgeRound.objects.get(), person


def test_the_round_page_lists_proposes_and_refuses_the_second_click(page_round):
    client, round_, person = page_round
    url = f"/badges/{round_.pk}/"

    assert "Phạm Thị Lão" in client.get(url).content.decode()
    assert client.post(f"{url}propose/", {"member": [person.pk]}).status_code == 302
    again = client.post(f"{url}propose/", {"member": [person.pk]})

    assert again.status_code == 422
    assert "không thuộc diện xét" in again.content.decode()
    assert client.get("/badges/").content.decode().count("19/05/2026") >= 1


def test_the_papers_of_a_round_name_those_proposed(page_round):
    client, round_, person = page_round
    url = f"/badges/{round_.pk}/"
    client.post(f"{url}propose/", {"member": [person.pk]})

    for kind in ("list", "submission", "decision"):
        paper = Document(io.BytesIO(client.get(f"{url}papers/{kind}/").content))
        cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
        assert "Phạm Thị Lão" in cells
        assert any("DỰ THẢO" in text for text in cells)
    sheet = load_workbook(io.BytesIO(client.get(f"{url}excel/").content)).active
    texts = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Phạm Thị Lão" in texts
    assert 3_510_000 in texts
    assert any("Xuất lúc" in str(text) for text in texts)
    assert "Phạm Thị Lão" in client.get(f"{url}print/").content.decode()
    assert client.get(f"{url}papers/secret/").status_code == 404
    with scope.use(scope.Scope.everything()):
        award = BadgeAward.objects.get()
        assert AuditEntry.objects.filter(action="membership.badge_paper_made").count() == 3
        taken = AuditEntry.objects.get(action="membership.list_exported")
        assert (taken.object_id, taken.params["count"]) == (round_.pk, 1)
    assert Document(io.BytesIO(client.get(f"/badges/awards/{award.pk}/declaration/").content))


def test_whoever_may_read_a_round_but_not_export_gets_no_workbook(page_round, browser):
    _client, round_, _person = page_round
    reader = browser("standing_committee_member")
    url = f"/badges/{round_.pk}/"

    assert f"{url}excel/" not in reader.get(url).content.decode()
    assert reader.get(f"{url}excel/").status_code == 403


def test_a_round_is_submitted_decided_and_awarded_through_the_pages(page_round):
    client, round_, person = page_round
    url = f"/badges/{round_.pk}/"
    client.post(f"{url}propose/", {"member": [person.pk]})
    on = {"on_day": "2", "on_month": "5", "on_year": "2026", "confirmed": "on"}

    assert client.post(f"{url}submit/", on | {"version": "1", "number": ""}).status_code == 422
    stale = client.post(f"{url}submit/", on | {"version": "7", "number": "1-TTr"})
    assert stale.status_code == 422
    assert client.post(f"{url}submit/", on | {"version": "1", "number": "1-TTr"}).status_code == 302
    decided = on | {"version": "2", "number": "1-QĐ", "body": "Tỉnh ủy"}
    assert client.post(f"{url}decide/", decided | {"confirmed": ""}).status_code == 422
    assert client.post(f"{url}decide/", decided).status_code == 302
    handed = on | {"version": "3"}
    assert client.post(f"{url}award/", handed | {"confirmed": ""}).status_code == 422
    assert client.post(f"{url}award/", handed).status_code == 302
    assert "Đã trao" in client.get(url).content.decode()
    with scope.use(scope.Scope.everything()):
        assert BadgeAward.objects.get().awarded_on == date(2026, 5, 2)


def test_the_pages_of_a_member_propose_early_and_take_over(world, browser, page_round):
    client, round_, _person = page_round
    sick = joined(world, D(1987, 1, 1), "Bệnh Nặng")
    url = f"/members/{sick.pk}/badges/"
    early = {
        "form": "special", "special-round_": round_.pk, "special-years": "40",
        "special-kind": "early", "special-reason": "Ung thư giai đoạn cuối",
    }  # fmt: skip

    assert client.post(url, early | {"special-reason": ""}).status_code == 422
    assert client.post(url, early).status_code == 302
    assert client.post(url, {"form": "record", "record-years": "30"}).status_code == 302
    text = client.get(url).content.decode()
    assert "Ung thư giai đoạn cuối" in text
    assert "Đã tặng từ trước" in text
    assert 'id="badges"' in client.get(f"/members/{sick.pk}/parts/").content.decode()
    with scope.use(scope.Scope.everything()):
        award = BadgeAward.objects.get(kind="early")
        held = BadgeAward.objects.get(kind="recorded")
    assert client.post(f"/badges/awards/{award.pk}/withdraw/", {"reason": "x"}).status_code == 302
    assert client.post(f"/badges/awards/{held.pk}/number/", {"number": "1"}).status_code == 302
    lost = {
        "reason": "Mất", "decision_number": "2-QĐ", "decided_on_day": "2",
        "decided_on_month": "5", "decided_on_year": "2026",
    }  # fmt: skip
    assert client.post(f"/badges/awards/{held.pk}/reissue/", lost).status_code == 302


def test_the_api_lists_rounds_and_badges_of_the_range(page_round, browser):
    client, round_, person = page_round
    client.post(f"/badges/{round_.pk}/propose/", {"member": [person.pk]})

    rows = client.get("/api/badges/").json()["results"]
    assert [(one["member_name"], one["years"]) for one in rows] == [("Phạm Thị Lão", 30)]
    assert len(client.get("/api/badge-rounds/").json()["results"]) == 1
    other = browser(code="beta-east")
    assert other.get("/api/badges/").json()["results"] == []
    assert browser("inspection_officer").get("/api/badges/").status_code == 403
