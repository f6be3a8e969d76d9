"""The members behind a figure of the flow table, on the page and as a workbook."""

from __future__ import annotations

import pytest
from django.urls import reverse

from apps.core.models import AuditEntry
from apps.membership.models import Placement
from apps.tenancy import scope
from tests.membership.test_export import sheet

pytestmark = pytest.mark.django_db
DAYS = {
    f"{name}_{part}": value
    for name, day in (("first", (1, 1, 2016)), ("last", (31, 12, 2018)))
    for part, value in zip(("day", "month", "year"), day, strict=True)
}


@pytest.mark.parametrize(("line", "count"), [("opening", 2), ("in-admitted", 2), ("closing", 4)])
def test_the_workbook_holds_who_is_behind_the_figure_as_on_the_page(people, as_role, line, count):
    browser = as_role()
    page = browser.get(reverse("reports:flow_members", args=[line]), DAYS)
    listed = [fact.member.full_name for fact in page.context["page"]]
    assert len(listed) == count
    rows = sheet(browser.get(reverse("reports:flow_members_export", args=[line]), DAYS))[3:]

    assert [row[0] for row in rows[:count]] == listed
    assert f"Số trong biểu: {count}" in "".join(str(row[0]) for row in rows[count:])
    with scope.use(scope.Scope.everything()):
        entry = AuditEntry.objects.get(action="membership.list_exported")
        assert (entry.params["count"], entry.params["filter"]) == (
            count, "Đảng bộ alpha-east, 01/01/2016 – 31/12/2018",
        )  # fmt: skip


def test_whoever_belongs_to_others_now_is_counted_and_not_named(people, as_role, world):
    with scope.use(scope.Scope.everything()):
        gone = Placement.objects.get(member=people["early"]).member
        type(gone).objects.filter(pk=gone.pk).update(organization=world["alpha-west-1-cell"])
    answer = as_role().get(reverse("reports:flow_members_export", args=["opening"]), DAYS)
    text = "".join(str(row[0]) for row in sheet(answer))

    assert gone.full_name not in text
    assert "ngoài quyền xem: 1" in text


def test_the_workbook_needs_the_right_to_export(people, as_role):
    url = reverse("reports:flow_members_export", args=["closing"])
    assert as_role("inspection_officer").get(url, DAYS).status_code == 403
    assert (
        as_role().get(reverse("reports:flow_members_export", args=["no"]), DAYS).status_code == 404
    )
