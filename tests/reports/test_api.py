"""Summaries and targets through the API."""

from __future__ import annotations

import pytest

from apps.core.models import Job
from apps.reports import actions
from tests.factories import reports as make
from tests.factories.accounts import browser_as


@pytest.fixture
def summary(world, people, everything):
    head = world.actor("organization_head", "alpha-east")
    make.target(world["alpha-east"], by=head, plan=3)
    make.summary(world["beta-east"], by=world.actor("organization_head", "beta-east"))
    return make.summary(world["alpha-east"], by=head)


def test_the_list_holds_the_own_range_only(world, summary):
    for role, code, expected in (
        ("organization_officer", "alpha-east", [summary.pk]),
        ("statistics_reader", "alpha", [summary.pk]),
        ("organization_officer", "alpha-west", []),
        ("auditor", "alpha-east", []),
    ):
        found = browser_as(world, role, code).get("/api/summaries/").json()

        assert [row["id"] for row in found["results"]] == expected


def test_figures_carry_value_share_and_plan_and_withhold_small_sensitive_ones(world, summary):
    url = f"/api/summaries/{summary.pk}/figures/"

    rows = browser_as(world, "organization_officer", "alpha-east").get(url).json()

    whole = {row["indicator"]: row for row in rows if row["unit"] is None}
    assert (whole["members_admitted"]["value"], whole["members_admitted"]["plan_printed"]) == (
        4, "133,3%",
    )  # fmt: skip
    assert whole["members_women"]["share_printed"] == "40%"
    sensitive = [row for row in rows if row["unit"] and "religious" in row["indicator"]]
    assert sensitive
    assert {(row["value"], row["withheld"]) for row in sensitive} == {(None, True)}


@pytest.mark.parametrize("code", ["alpha-west", "beta-east", "alpha-east-1"])
def test_a_neighbour_gets_404(world, summary, code):
    browser = browser_as(world, "organization_head", code)

    for url in (f"/api/summaries/{summary.pk}/", f"/api/summaries/{summary.pk}/figures/"):
        assert browser.get(url).status_code == 404


def test_targets_are_listed(world, summary):
    found = browser_as(world, "unit_secretary", "alpha-east").get("/api/targets/").json()

    assert [(row["organization"], row["plan"]) for row in found["results"]] == [("alpha-east", 3)]


@pytest.mark.parametrize(
    ("role", "unit", "kind", "status"),
    [
        ("organization_officer", "alpha-east", "term", 202),
        ("statistics_reader", "alpha-east", "term", 403),
        ("organization_officer", "beta-east", "term", 404),
        ("organization_officer", "alpha-east", "month", 409),
        ("organization_officer", "alpha-east", "century", 400),
    ],
)
def test_generating_is_asked_for_and_answered_with_the_job(
    world, people, everything, monkeypatch, role, unit, kind, status
):
    monkeypatch.setattr(actions.current_app, "send_task", lambda *_args, **_options: None)
    body = {"organization": unit, "kind": kind, "first": "2015-08-01", "last": "2020-03-18"}

    response = browser_as(world, role, "alpha-east").post(
        "/api/summaries/generate/", body, content_type="application/json"
    )

    assert response.status_code == status
    assert Job.objects.count() == (1 if status == 202 else 0)
    if status == 202:
        assert response.json()["job"] == str(Job.objects.get().uuid)
