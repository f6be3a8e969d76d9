"""The work of a scenario over real transactions: delivered twice, or left by a worker that died."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from apps.cadres import titles
from apps.cadres.board import actions, solver, tasks
from apps.cadres.board.actions import drafting
from apps.cadres.models import Scenario, ScenarioMove, Title
from apps.core.models import AuditEntry, Job
from apps.tenancy import scope

pytestmark = pytest.mark.django_db(transaction=True)


class Killed(BaseException):
    """A worker dies where no handler of the work hears of it."""


@pytest.fixture
def shipped(db: Any) -> None:
    """The titles: the test before has emptied all tables."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        titles.load(Title)


@pytest.fixture
def started(shipped: None, board: Any, officer: Any, monkeypatch: Any) -> Scenario:
    """A scenario that waits for its worker."""
    monkeypatch.setattr(drafting.current_app, "send_task", lambda *args, **more: None)
    with scope.use(officer.scope()):
        return actions.start_computing(
            scenario=board.scenario, version=board.scenario.version, by=officer
        )


def stored() -> tuple[Any, ...]:
    """The answer as it is kept: state, version, moves, how often it was stored, state of the job."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        found = Scenario.objects.get()
        moves = list(ScenarioMove.objects.order_by("pk").values_list("pk", "cadre", "to_seat"))
        lines = AuditEntry.objects.filter(action="cadres.scenario_computed").count()
        return found.state, found.version, moves, lines, Job.objects.get(pk=found.job_id).state


def test_delivered_twice_it_has_one_result(started):
    tasks.compute(started.job_id, started.pk)
    first = stored()
    assert first[0] == "proposed"
    assert first[4] == "done"
    tasks.compute(started.job_id, started.pk)
    assert stored() == first


@pytest.mark.parametrize("where", ["propose", "certify"])
def test_a_worker_that_dies_on_its_way_is_followed_by_one_that_computes_it_all(
    started, monkeypatch, where
):
    def die(*_args: Any, **_more: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(solver, where, die)
        with pytest.raises(Killed):
            tasks.compute(started.job_id, started.pk)
    left = stored()
    # Nobody takes what was left for the answer: the job goes on.
    assert left[4] == "running"
    assert len(left[2]) == (0 if where == "propose" else 1)
    tasks.compute(started.job_id, started.pk)
    state, _version, moves, _lines, job = stored()
    assert (state, job, len(moves)) == ("proposed", "done", 1)
    with scope.use(scope.Scope.everything()), transaction.atomic():
        assert Scenario.objects.get().outcome["certified"]
