"""Limits on the desk, in their list, in its files and on the member's record."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from apps.core.models import AuditEntry
from apps.membership.clocks import work
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.conftest import open_to

TODAY = date(2026, 11, 20)
RECORD = re.compile(r"/members/\d+/")
pytestmark = pytest.mark.usefixtures("friday")


@pytest.fixture
def probationers(world, everything, law):
    """Ends 10 days ago, in 5, in 59, in 61 and in 200 days; one in another province."""
    found = {}
    for name, left in (("Quá Hạn", -10), ("Năm Ngày", 5), ("Trong Hạn", 59), ("Sáu Mốt", 61),
                       ("Còn Xa", 200)):  # fmt: skip
        day = date(2025, 11, 20) + timedelta(days=left)
        found[name] = member(
            world["alpha-east-1-cell"], name, probationary=True, ceremony_on=day,
            admission_decided_on=day,
        )  # fmt: skip
    member(
        world["beta-east-1-cell"], "Nơi Khác", probationary=True, ceremony_on=date(2025, 11, 25),
        admission_decided_on=date(2025, 11, 25),
    )  # fmt: skip
    return found


def titles(response) -> list[str]:
    return [str(row.clock.record) for row in response.context["page"]]


def test_a_cell_is_named_with_the_committee_above_it(probationers, browser, world):
    cell = world["alpha-east-1-cell"]
    client = browser()

    page, desk = client.get(reverse("membership:clocks")), client.get(reverse("desk:today"))

    rows = page.context["page"]
    assert {row.clock.place for row in rows} == {f"{cell.name}, {cell.parent.name}"}
    assert f"{cell.name}, {cell.parent.name}" in desk.content.decode()


def test_the_desk_shows_what_is_over_or_due_within_60_days(probationers, browser):
    rows = [row for group in browser().get(reverse("desk:today")).context["groups"]
            for row in group["rows"] if RECORD.fullmatch(row["item"].url)]  # fmt: skip

    assert [(row["item"].url, row["days"]) for row in rows] == [
        (reverse("membership:record", args=[probationers[name].pk]), days)
        for name, days in (("Quá Hạn", -10), ("Năm Ngày", 5), ("Trong Hạn", 59))
    ]


def test_the_desk_of_whoever_may_not_act_shows_none(probationers, browser):
    text = browser("inspection_officer").get(reverse("desk:today")).content.decode()

    assert "Quá Hạn" not in text


def test_a_grant_puts_nothing_on_the_desk(world, probationers, browser):
    open_to(world, "organization_officer", probationers["Năm Ngày"], code="beta-west")
    text = browser("organization_officer", "beta-west").get(reverse("desk:today"))

    assert "Năm Ngày" not in text.content.decode()


def test_more_than_fit_on_the_desk_lead_to_the_list(probationers, browser, monkeypatch):
    monkeypatch.setattr(work, "LIMIT", 1)
    page = browser().get(reverse("desk:today"))
    items = [row["item"] for group in page.context["groups"] for row in group["rows"]]

    assert sum(bool(RECORD.fullmatch(item.url)) for item in items) == 1
    rest = next(item for item in items if item.url == reverse("membership:clocks"))
    assert "2" in str(rest.title)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Quá Hạn", "Năm Ngày", "Trong Hạn"]),
        ("tab=overdue", ["Quá Hạn"]),
        ("tab=month", ["Quá Hạn", "Năm Ngày"]),
        ("tab=year", ["Quá Hạn", "Năm Ngày", "Trong Hạn", "Sáu Mốt", "Còn Xa"]),
        ("order=-due", ["Trong Hạn", "Năm Ngày", "Quá Hạn"]),
        ("order=title", ["Năm Ngày", "Quá Hạn", "Trong Hạn"]),
        ("kind=admission.probation_end&tab=overdue", ["Quá Hạn"]),
        ("kind=admission.recognition_meeting", []),
        ("unit=alpha-east-2", []),
    ],
)
def test_the_list_by_time_kind_unit_and_order(probationers, browser, query, shown):
    assert titles(browser().get(f"{reverse('membership:clocks')}?{query}")) == shown


def test_a_unit_out_of_range_is_an_unknown_address(probationers, browser):
    assert browser().get(f"{reverse('membership:clocks')}?unit=beta-east").status_code == 404


def test_each_limit_explains_itself(probationers, browser):
    text = browser().get(f"{reverse('membership:clocks')}?tab=overdue").content.decode()

    assert "12 tháng" in text
    assert "điểm 4.1" in text
    assert "10/11/2025" in text  # what it is counted from


def test_export_and_print_hold_the_rows_as_seen_and_are_logged(probationers, browser):
    page = browser()
    answer = page.get(reverse("membership:clocks_export"), {"order": "-due"})
    sheet = load_workbook(BytesIO(answer.content)).active
    column = [row[0].value for row in sheet.iter_rows(min_row=4)]
    printed = page.get(reverse("membership:clocks_print")).content.decode()

    assert [name in str(text) for name, text in zip(
        ("Trong Hạn", "Năm Ngày", "Quá Hạn"), column, strict=False
    )] == [True, True, True]  # fmt: skip
    assert "organization_officer alpha-east" in "".join(str(text) for text in column)
    assert "Năm Ngày" in printed
    with scope.use(scope.Scope.everything()):
        lines = AuditEntry.objects.filter(action__startswith="membership.list_").order_by("pk")
        assert [(line.action, line.params["count"]) for line in lines] == [
            ("membership.list_exported", 3),
            ("membership.list_printed", 3),
        ]


def test_export_needs_the_right(probationers, browser):
    assert browser("unit_secretary").get(reverse("membership:clocks_export")).status_code == 403


def test_the_record_shows_its_own_limits_alone(probationers, browser):
    page = browser()
    far = page.get(reverse("membership:record", args=[probationers["Còn Xa"].pk]))
    panels = [part for part in far.context["panels"]["side"] if "clocks" in part.template]

    assert [row["days"] for row in panels[0].context["rows"]] == [200]
    official = member(probationers["Còn Xa"].organization, "Chính Thức")
    text = page.get(reverse("membership:record", args=[official.pk]))
    assert not [part for part in text.context["panels"]["side"] if "clocks" in part.template]
