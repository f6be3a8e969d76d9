"""Pages of scenarios, from the empty list to a plan and its comparison."""

from __future__ import annotations

import pytest
from django.urls import reverse

from apps.cadres.board import actions
from apps.cadres.models import Scenario, ScenarioWish
from apps.tenancy import scope
from tests.cadres.board.conftest import ON
from tests.cadres.board.test_scenarios import computed

pytestmark = pytest.mark.django_db


def page(client, name, *args):
    return client.get(reverse(f"cadres:{name}", args=args)).content.decode()


def test_a_scenario_goes_from_the_form_to_a_plan(browser, world, board, officer, monkeypatch):
    client = browser()
    assert "Phương án A" in page(client, "scenarios")
    done = computed(board, officer, monkeypatch)
    text = page(client, "scenario", done.reference)
    assert "đã chứng minh tối ưu" in text
    assert board.people[2].full_name in text or board.people[3].full_name in text
    with scope.use(officer.scope()):
        other = actions.copy_scenario(scenario=done, title="Phương án B", today=ON, by=officer)
    text = page(client, "scenario_compare", done.reference, other.reference)
    assert "Phương án B" in text
    assert "giữ nguyên" in text


def test_a_person_is_fixed_on_their_page_and_a_reason_is_asked(browser, world, board):
    client = browser()
    url = reverse(
        "cadres:scenario_person", args=[board.scenario.reference, board.people[2].reference]
    )
    sent = {
        "wish-version": board.scenario.version, "wish-seat": board.seats[2].reference,
        "wish-kind": "ban", "wish-reason": "",
    }  # fmt: skip
    refused = client.post(url, sent)
    assert refused.status_code == 422
    assert "Nhập lý do" in refused.content.decode() or "lý do" in refused.content.decode()
    assert client.post(url, sent | {"wish-reason": "Cùng đơn vị với vợ"}).status_code == 302
    with scope.use(scope.Scope.everything()):
        assert ScenarioWish.objects.get().reason == "Cùng đơn vị với vợ"


def test_the_form_begins_a_scenario_and_leads_to_its_seats(browser, world, board):
    client = browser()
    answer = client.post(
        reverse("cadres:scenario_new"),
        {"organization": "alpha-east", "title": "Đợt 2", "act": "rotate", "on_day": "1", "on_month": "10",
         "on_year": "2026", "secrecy": "0", "women_percent": "25", "young_age": "40"},
    )  # fmt: skip
    with scope.use(scope.Scope.everything()):
        made = Scenario.objects.get(title="Đợt 2")
    assert answer.url == reverse("cadres:scenario_board", args=[made.reference])
    assert board.seats[0].reference in page(client, "scenario_board", made.reference)


def test_the_plan_is_exported_and_that_is_logged(browser, world, board, officer, monkeypatch):
    from apps.core.models import AuditEntry

    done = computed(board, officer, monkeypatch)
    client = browser()
    answer = client.get(reverse("cadres:scenario_export", args=[done.reference]))
    assert answer.status_code == 200
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(kind="export", object_type="cadres.scenario").exists()
