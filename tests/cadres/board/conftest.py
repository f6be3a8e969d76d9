"""A small office with a board: three seats of two departments, four people."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction

from apps.cadres.board import actions
from apps.tenancy import scope
from tests.factories import cadres
from tests.regulations.conftest import shipped_law  # noqa: F401 (the law as it is shipped)

ON = date(2026, 10, 1)


@pytest.fixture
def board(world: Any, officer: Any) -> Any:
    """A scenario of transfers with everything chosen; ``people`` and ``seats`` by number."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        office = world["alpha-east"]
        inner, finance = (cadres.work_unit(office, name=name) for name in ("Nội vụ", "Tài chính"))
        deputy = cadres.title("district-department-deputy")
        seats = [cadres.seat(inner, deputy), cadres.seat(finance, deputy), cadres.seat(
            finance, cadres.title("district-department-head")
        )]  # fmt: skip
        people = [cadres.cadre(office, number) for number in range(4)]
        cadres.position(people[0], seats[0])
        cadres.position(people[1], seats[1])
    with scope.use(officer.scope()), transaction.atomic():
        made = actions.draft_scenario(
            organization=office, title="Phương án A", act="transfer", on=ON, today=ON, by=officer,
            secrecy=0,
        )  # fmt: skip
        actions.set_up_board(
            scenario=made, seats=[seat.reference for seat in seats], people="serving", version=1,
            by=officer,
        )  # fmt: skip
        made.refresh_from_db()
    return SimpleNamespace(scenario=made, seats=seats, people=people, office=office)
