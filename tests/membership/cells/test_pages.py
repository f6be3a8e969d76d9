"""The pages of the life of cells, as people use them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from apps.core.models import AuditEntry
from apps.membership.cells import group_actions
from apps.membership.models import (
    AttendanceGroup,
    AttendanceVisit,
    CampaignUnit,
    Meeting,
    MeetingCriterion,
)
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.grading.conftest import enact, opened
from tests.membership.test_export import sheet

__all__ = ["opened"]  # a fixture of the campaigns

pytestmark = pytest.mark.django_db
CELL = "alpha-east-1-cell"


@pytest.fixture
def people(world, everything):
    return [member(world[CELL], name) for name in ("Người Bảo", "Người Hưu")]


def text_of(page):
    return page.content.decode()


def boxes(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def typed(people, **more):
    today = timezone.localdate()
    marks = {f"mark_{one.pk}": "present" for one in people}
    return {
        "kind": "regular", "chair": "Bí thư", "topics": "Nội dung", **boxes("held_on", today),
        **marks, **more,
    }  # fmt: skip


def test_a_secretary_records_a_meeting_with_who_came(people, browser):
    client = browser("unit_secretary", CELL)
    assert "Người Hưu" in text_of(client.get(f"/cells/{CELL}/meetings/new/"))
    data = typed(people) | {f"mark_{people[0].pk}": "excused", f"reason_{people[0].pk}": "Ốm"}
    answer = client.post(f"/cells/{CELL}/meetings/new/", data)
    assert answer.status_code == 302
    page = text_of(client.get(answer["Location"]))
    assert "Ốm" in page
    assert "1/2" in page


def test_a_refused_meeting_keeps_what_was_typed(people, browser):
    client = browser("unit_secretary", CELL)
    data = typed(people, topics="Chuyên đề riêng") | {f"mark_{people[0].pk}": "excused"}
    answer = client.post(f"/cells/{CELL}/meetings/new/", data)
    assert answer.status_code == 422
    assert "Chuyên đề riêng" in text_of(answer)
    assert not Meeting.objects.exists()


def test_quality_correction_and_striking(people, browser, world):
    client = browser("unit_secretary", CELL)
    client.post(f"/cells/{CELL}/meetings/new/", typed(people))
    made = Meeting.objects.get()
    points = {f"points_{row.code}": f"{int(row.most)}" for row in MeetingCriterion.objects.all()}
    wrong = client.post(
        f"/meetings/{made.pk}/quality/", {"version": 1, **points, "points_order": "x"}
    )
    assert wrong.status_code == 422
    assert client.post(f"/meetings/{made.pk}/quality/", {"version": 1, **points}).status_code == 302
    data = typed(people, version=2, place="Nhà văn hóa")
    assert client.post(f"/meetings/{made.pk}/edit/", data).status_code == 302
    assert client.post(f"/meetings/{made.pk}/edit/", data).status_code == 409
    page = browser("organization_officer", "alpha-east").get("/cells/")
    line = next(one for one in page.context["lines"] if one["cell"].unit.code == CELL)
    assert (line["cell"].held, line["cell"].rate) == (1, "100%")
    strike = {"version": 3, "reason": "Nhầm"}
    assert client.post(f"/meetings/{made.pk}/strike/", strike).status_code == 302
    made.refresh_from_db()
    assert (made.quality, made.place, made.struck) == ("good", "Nhà văn hóa", "Nhầm")


def test_months_are_missing_once_they_are_over_and_where_there_are_members(people, browser):
    year = timezone.localdate().year
    for asked, over in ((year, timezone.localdate().month - 1), (year - 1, 12)):
        page = browser().get(f"/cells/?year={asked}")
        found = {line["cell"].unit.code: line["missing"] for line in page.context["lines"]}
        assert found == {CELL: over, "alpha-east-2-cell": 0}


def test_the_overview_goes_to_excel(people, browser):
    client = browser("organization_officer", "alpha-east")
    assert client.get("/cells/export/")["Content-Type"].endswith("sheet")
    assert browser("unit_secretary", CELL).get("/cells/export/").status_code == 403


def test_groups_are_recorded_shown_and_ended(people, browser):
    client = browser("organization_officer", "alpha-east")
    day = date(2026, 1, 5)
    data = {
        "name": "Tổ 1", "decision_number": "828-QĐ/HU", "cells": [CELL],
        "people": "* Nguyễn An; Ủy viên\nTrần Bình; Chuyên viên\n",
        **boxes("decided_on", day), **boxes("first", day),
    }  # fmt: skip
    assert client.post("/attendance-groups/new/", data | {"people": " "}).status_code == 422
    answer = client.post("/attendance-groups/new/", data)
    assert answer.status_code == 302
    page = text_of(client.get(answer["Location"]))
    assert "Nguyễn An" in page
    assert "828-QĐ/HU" in text_of(client.get("/attendance-groups/"))
    with scope.use(scope.Scope.everything()):
        group = AttendanceGroup.objects.get()
        someone = group.people.get(full_name="Trần Bình")
    visit = {"person": someone.pk, "seen": "Nề nếp", **boxes("visited_on", timezone.localdate())}
    assert client.post(f"/cells/{CELL}/visits/new/", visit).status_code == 302
    assert client.post(f"/cells/{CELL}/visits/new/", {"seen": "x"}).status_code == 422
    assert "Nề nếp" in text_of(browser("unit_secretary", CELL).get(f"/cells/{CELL}/"))
    with scope.use(scope.Scope.everything()):
        assert AttendanceVisit.objects.get().position == "Chuyên viên"
    end = {"reason": "Hết nhiệm vụ", **boxes("last", timezone.localdate())}
    assert client.post(f"/attendance-groups/{group.pk}/end/", end).status_code == 302


def taken(answer, *columns):
    """These columns of a workbook below its head."""
    rows = [["" if one is None else str(one) for one in row] for row in sheet(answer)[3:]]
    return [[row[at].removesuffix(" 00:00:00") for at in columns] for row in rows]


def test_groups_and_visits_go_to_excel_as_seen_and_logged(people, browser, world):
    with scope.use(scope.Scope.everything()):
        office = world.actor("organization_officer", "alpha-east")
        group, other = (
            group_actions.set_up_group(
                organization=world["alpha-east"], name=name, decision_number="828-QĐ/HU",
                decided_on=date(2026, 1, 5), first=date(2026, 1, 5), last=last, cells=cells,
                people=[("Trần Bình", "Chuyên viên", False), ("Nguyễn An", "Ủy viên", True)],
                by=office,
            )
            for name, last, cells in (
                ("Tổ 1", date(2026, 12, 31), [world[CELL]]), ("Tổ 2", None, []),
            )
        )  # fmt: skip
        for one, day in ((group, date(2026, 3, 4)), (other, date(2026, 5, 6))):
            group_actions.record_visit(
                organization=world[CELL], person=one.people.get(is_leader=True), visited_on=day,
                full_name="", position="",
                seen=f"Nề nếp {one.name}", proposals="Đổi giờ họp", today=date(2026, 11, 1),
                by=office,
            )  # fmt: skip
    client = browser("organization_officer", "alpha-east")
    assert taken(client.get("/attendance-groups/export/"), 0, 4, 5, 7, 9, 10)[:4] == [
        ["Tổ 1", "2026-01-05", "2026-12-31", "Nguyễn An", "có", world[CELL].name],
        ["Tổ 1", "2026-01-05", "2026-12-31", "Trần Bình", "", world[CELL].name],
        ["Tổ 2", "2026-01-05", "", "Nguyễn An", "có", "Mọi chi bộ trong phạm vi."],
        ["Tổ 2", "2026-01-05", "", "Trần Bình", "", "Mọi chi bộ trong phạm vi."],
    ]
    narrowed = f"group={group.pk}&year=2026"
    assert "Nề nếp Tổ 2" not in text_of(client.get(f"/attendance-visits/?{narrowed}"))
    assert taken(client.get(f"/attendance-visits/export/?{narrowed}"), 0, 1, 3, 6, 7)[0] == [
        "2026-03-04", "Nguyễn An", "Tổ 1", "Nề nếp Tổ 1", "Đổi giờ họp",
    ]  # fmt: skip
    assert client.get("/attendance-visits/?group=x").status_code == 404
    with scope.use(scope.Scope.everything()):
        lines = AuditEntry.objects.filter(action="membership.list_exported").order_by("pk")
        assert [(line.params["list"], line.params["count"]) for line in lines] == [
            ("Cán bộ dự sinh hoạt chi bộ", 4), ("Cán bộ về dự", 1),
        ]  # fmt: skip
    secretary = browser("unit_secretary", CELL)
    assert "Nề nếp Tổ 2" in text_of(secretary.get("/attendance-visits/?year=2026"))
    for name in ("groups", "visits"):
        assert secretary.get(f"/attendance-{name}/export/").status_code == 403


def test_the_record_shows_the_meetings_of_the_year(people, browser):
    client = browser("unit_secretary", CELL)
    client.post(f"/cells/{CELL}/meetings/new/", typed(people))
    made = Meeting.objects.get()
    page = text_of(client.get(f"/members/{people[0].pk}/parts/"))
    assert f"/meetings/{made.pk}/" in page


def test_the_cells_page_leads_to_its_grading_and_its_ledger(people, browser, world, opened):
    today = timezone.localdate()
    opened(today.year - 1, today=today)
    page = browser("unit_secretary", CELL).get(f"/cells/{CELL}/")
    links = text_of(page)
    row = CampaignUnit.objects.get(organization=world[CELL], body="organization")
    assert f"/grading/units/{row.pk}/" in links
    assert reverse("membership:fee_ledger", args=[CELL]) in links


def test_t10_the_cells_page_counts_official_members_towards_its_thresholds(people, world, browser):
    for key, value in (("minimum_official_members", "3"), ("cell_committee_threshold", "9")):
        enact(f"membership.organisation.{key}", value, "count")
    member(world[CELL], "Người Dự Bị", probationary=True)

    few = text_of(browser().get(f"/cells/{CELL}/"))
    assert "Chi bộ có 2 đảng viên chính thức, ít hơn 3 theo Hướng dẫn 21-HD/BTCTW" in few
    assert "<dt>Chi bộ bầu</dt> <dd> Bí thư </dd>" in " ".join(few.split())
    for number in range(7):
        member(world[CELL], f"Người Thêm {number}")

    nine = text_of(browser().get(f"/cells/{CELL}/"))
    assert "ít hơn 3" not in nine
    assert "<dd> Chi ủy </dd>" in " ".join(nine.split())
