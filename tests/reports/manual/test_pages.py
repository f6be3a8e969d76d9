"""The pages and the API of manual figures."""

from __future__ import annotations

import pytest
from django.urls import reverse

from apps.reports.manual import actions
from apps.reports.models import ManualFigure
from tests.factories import reports as make


@pytest.fixture
def officer(world, everything):
    return world.actor("organization_officer", "alpha-east")


def test_a_figure_is_entered_by_one_and_approved_by_another_on_their_pages(world, as_role, officer):
    make.manual_indicator()
    form = {
        "indicator": "trade_unions", "organization": world["alpha-east"].pk, "kind": "year",
        "year": 2020, "value": "2.239", "basis": "Báo cáo 12-BC/LĐLĐ",
    }  # fmt: skip
    author, head = as_role(), as_role("organization_head")
    made = author.post(reverse("reports:manual_new"), form)
    figure = ManualFigure.objects.get()
    assert made.url == figure.get_absolute_url()
    assert (figure.value, figure.state) == (2239, "entered")
    own, other = author.get(made.url), head.get(made.url)
    assert (own.context["may_approve"], other.context["may_approve"]) == (False, True)
    assert head.post(reverse("reports:manual_approve", args=[figure.pk])).status_code == 302
    taken = head.post(reverse("reports:manual_withdraw", args=[figure.pk]), {"reason": "Nhầm"})
    assert taken.status_code == 302
    figure.refresh_from_db()
    assert (figure.state, figure.end_reason) == ("withdrawn", "Nhầm")


@pytest.mark.parametrize("value", ["", "-1", "1,5", "nhiều", "9999999999"])
def test_a_value_that_is_no_whole_number_is_refused_at_its_field(world, as_role, officer, value):
    make.manual_indicator()
    form = {
        "indicator": "trade_unions", "organization": world["alpha-east"].pk, "kind": "year",
        "year": 2020, "value": value, "basis": "Báo cáo",
    }  # fmt: skip
    page = as_role().post(reverse("reports:manual_new"), form)
    assert page.status_code == 422
    assert page.context["form"].errors["value"]


def test_a_contradiction_is_told_beside_the_value(world, as_role, officer):
    whole = make.manual_indicator("unions", label="Công đoàn")
    make.manual_indicator("private", part_of=whole)
    make.manual_figure(world["alpha-east"], 5, by=officer, indicator=whole)
    form = {
        "indicator": "private", "organization": world["alpha-east"].pk, "kind": "term",
        "first": "01/08/2015", "last": "18/03/2020", "value": "6", "basis": "Báo cáo",
    }  # fmt: skip
    page = as_role().post(reverse("reports:manual_new"), form)
    assert page.status_code == 422
    assert "Công đoàn" in str(page.context["form"].errors["value"])


def test_the_api_enters_and_another_approves(world, as_role, officer):
    make.manual_indicator()
    sent = {
        "organization": "alpha-east", "indicator": "trade_unions", "kind": "year",
        "first": "2020-01-01", "last": "2020-12-31", "value": 3, "basis": "Báo cáo",
    }  # fmt: skip
    made = as_role().post("/api/manual-figures/", sent, content_type="application/json")
    assert (made.status_code, made.json()["state"]) == (201, "entered")
    url = f"/api/manual-figures/{made.json()['id']}/approve/"
    assert as_role().post(url).status_code == 409
    assert as_role("organization_head").post(url).json()["state"] == "approved"
    assert as_role("organization_head", "beta-east").post(url).status_code == 404


def test_a_corrected_whole_and_its_parts_are_approved_together(world, as_role, officer, heads):
    unit, head = world["alpha-east"], heads["alpha-east"]
    whole = make.manual_indicator("unions")
    indicators = [
        whole, *(make.manual_indicator(code, part_of=whole) for code in ("private", "public"))
    ]  # fmt: skip
    for one, value in zip(indicators, (10, 6, 4), strict=True):
        make.manual_figure(unit, value, by=officer, approved_by=head, indicator=one)
    entries = [
        actions.Entry(one, value, "Báo cáo 2")
        for one, value in zip(indicators, (9, 5, 4), strict=True)
    ]
    made = actions.enter_figures(
        organization=unit, kind="term", first=make.FIRST, last=make.LAST, entries=entries,
        by=officer,
    )  # fmt: skip
    url, page = reverse("reports:manual_approve", args=[made[0].pk]), made[0].get_absolute_url()
    assert as_role("organization_head").post(url).status_code == 409
    assert as_role("organization_head").get(page).context["together"] == 3
    assert as_role("organization_head").post(url, {"together": "1"}).status_code == 302
    found = ManualFigure.objects.filter(state="approved").order_by("pk")
    assert [one.value for one in found] == [9, 5, 4]
    assert as_role("organization_head").post(url, {"together": "1"}).status_code == 409
