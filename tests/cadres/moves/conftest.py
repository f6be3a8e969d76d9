"""Moves of a district's organisation board."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from apps.cadres.models import Move
from apps.cadres.moves import actions
from apps.cadres.moves.actions import Decision, Proposal
from apps.tenancy import scope
from tests.cadres.conftest import TODAY
from tests.factories import cadres
from tests.factories.regulations import RuleValueFactory

PROPOSED = date(2026, 6, 1)
DECISION = Decision("15-QĐ/HU", date(2026, 9, 1), date(2026, 9, 15), date(2029, 9, 14))


@pytest.fixture(autouse=True)
def law(db: None) -> None:
    """The values that tests of moves rest on, all settled, for every day."""
    for key, value, unit in (
        ("cadres.rotate.minimum.months", "36", "months"),
        ("cadres.rotate.assessment.months", "12", "months"),
        ("cadres.rotate.no_extra_title", "1", "count"),
        ("cadres.second.maximum.months", "36", "months"),
        ("cadres.rotate.deferral", "1", "count"),
    ):
        RuleValueFactory(key=key, value=value, unit=unit, valid_from=date(2010, 1, 1))


@pytest.fixture
def ground(world: Any) -> Any:
    """A seat to take, and somebody who holds another position."""

    class Ground:
        office = world["alpha-east"]

    with scope.use(scope.Scope.everything()):
        made = Ground()
        made.unit = cadres.work_unit(made.office)
        made.seat = cadres.seat(made.unit, cadres.title("district-department-head"))
        made.person = cadres.cadre(made.office)
        made.held = cadres.position(made.person, cadres.seat(cadres.work_unit(made.office)))
    return made


@pytest.fixture
def proposed(ground: Any, officer: Any) -> Callable[..., Move]:
    """A move of the person of the ground."""

    def propose(kind: str = "rotation", **values: Any) -> Move:
        given: dict[str, Any] = {"kind": kind, "position": ground.held, "seat": ground.seat}
        if kind == "rotation":
            given["purpose"] = "development"
        with scope.use(officer.scope()):
            return actions.propose_move(
                cadre=ground.person, proposal=Proposal(**(given | values)), proposed_on=PROPOSED,
                today=TODAY, by=officer,
            )  # fmt: skip

    return propose


@pytest.fixture
def do(officer: Any, head: Any) -> Callable[..., Any]:
    """An act on the move as it is now, by the officer; decisions by the head."""

    def act(name: str, move: Move, **values: Any) -> Any:
        by = values.pop("by", head if name in ("decide_move", "end_move") else officer)
        with scope.use(by.scope()):
            now = Move.objects.get(pk=move.pk)
            given = {"version": now.version, "today": TODAY, "by": by} | values
            return getattr(actions, name)(move=now, **given)

    return act
