"""Scenarios through the API: the plan with its moves, as far as the reader may know of them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from apps.accounts.models import Wall
from apps.core.models import AuditEntry
from apps.tenancy import scope
from tests.cadres.board.test_scenarios import computed

pytestmark = pytest.mark.django_db
LIST = reverse("scenario-list")


def test_a_scenario_comes_with_its_score_and_its_moves(browser, board, officer, monkeypatch):
    done = computed(board, officer, monkeypatch)
    client = browser()
    rows = client.get(LIST, {"state": "proposed"}).json()["results"]
    assert [row["reference"] for row in rows] == [done.reference]
    assert "moves" not in rows[0]
    one = client.get(f"{LIST}{done.reference}/").json()
    assert (one["certified"], one["score"]["vacancies"]) == (True, 0)
    assert [move["to_seat"] for move in one["moves"]] == [board.seats[2].reference]
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(action="cadres.scenario_read").count() == 1


def test_a_move_behind_a_wall_is_not_told(browser, board, officer, monkeypatch):
    done = computed(board, officer, monkeypatch)
    with scope.use(scope.Scope.everything()):
        for person in board.people:
            Wall.objects.create(
                user_id=officer.user_id, label="cadres.cadre", object_id=person.pk,
                reason="relative", organization=board.office, valid_from=date(2020, 1, 1),
            )  # fmt: skip
    assert browser().get(f"{LIST}{done.reference}/").json()["moves"] == []


def test_the_neighbour_finds_none(browser, board):
    client = browser("organization_officer", "alpha-west")
    assert client.get(LIST).json()["results"] == []
    assert client.get(f"{LIST}{board.scenario.reference}/").status_code == 404
