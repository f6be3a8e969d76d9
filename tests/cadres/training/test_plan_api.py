"""Yearly plans through the API: as their pages, within the range, with their refusals."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db
PLANS = "/api/training-plans/"
NUMBERS = {"classes": 2, "turns": 40, "decision_number": "16-KH/HU", "decided_on": "2026-02-02"}
NEW = {"organization": "alpha-east", "year": 2026, "kind": "theory", "audience": "managed"}


def sent(client, path, body):
    answer = client.post(path, body, content_type="application/json")
    return answer.status_code, answer.json()


def test_a_plan_is_entered_read_and_changed_by_a_later_decision(world, browser):
    client = browser("organization_head")
    code, made = sent(client, PLANS, NEW | NUMBERS)
    assert (code, made["turns"], made["done_turns"], made["version"]) == (201, 40, 0, 1)
    one = f"{PLANS}{made['reference']}/"
    (row,) = client.get(PLANS, {"kind": "theory"}).json()["results"]
    assert row == made == client.get(one).json()
    code, changed = sent(client, f"{one}change/", NUMBERS | {"turns": 50, "version": 1})
    assert (code, changed["turns"], changed["version"]) == (200, 50, 2)
    assert sent(client, f"{one}change/", NUMBERS | {"version": 1})[0] == 409
    assert sent(client, PLANS, NEW | NUMBERS)[1]["code"] == "training_planned_already"


def test_who_does_not_decide_reads_and_a_neighbour_learns_of_nothing(world, browser):
    made = sent(browser("organization_head"), PLANS, NEW | NUMBERS)[1]
    one = f"{PLANS}{made['reference']}/"
    officer = browser("organization_officer")
    assert officer.get(one).status_code == 200
    assert sent(officer, f"{one}change/", NUMBERS | {"version": 1})[0] == 403
    assert sent(officer, PLANS, NEW | NUMBERS)[0] == 403
    away = browser("organization_head", "alpha-west")
    assert away.get(PLANS).json()["results"] == []
    never = f"{PLANS}K-NEVER1/"
    assert away.get(one).status_code == away.get(never).status_code == 404
