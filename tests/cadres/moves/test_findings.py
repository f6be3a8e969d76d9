"""What the board has found of one place says nothing of another (R-ROT-04, R-ROT-05)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.cadres.models import Move
from apps.cadres.moves import actions, judged
from apps.tenancy import scope
from tests.cadres.conftest import TODAY
from tests.factories import cadres
from tests.regulations.conftest import shipped_law  # noqa: F401 (the law as it is shipped)

pytestmark = pytest.mark.usefixtures("shipped_law", "everything")


@pytest.mark.parametrize(
    ("watch", "rule", "values"),
    [("local", "R-ROT-04", {"is_local": True}), ("terms", "R-ROT-05", {"terms": 2})],
)
@pytest.mark.parametrize(("target", "verdict"), [("alpha-east", "fail"), ("alpha-west", "other")])
def test_a_finding_counts_in_its_own_place(
    world, officer, head, watch, rule, values, target, verdict
):
    office, title = world["alpha-east"], cadres.title("district-secretary")
    here = cadres.work_unit(office, name="A", system="party", locality=world["alpha-east"])
    there = cadres.work_unit(office, name="B", system="party", locality=world[target])
    who = cadres.cadre(office)
    held = cadres.position(who, cadres.seat(here, title))
    seat = cadres.seat(there, title)
    given: dict[str, Any] = {"is_local": None, "terms": None} | values
    with scope.use(head.scope()):
        actions.confirm_watch(
            cadre=who, position=held, watch=watch, note="Theo hồ sơ", found_on=TODAY, today=TODAY,
            by=head, **given,
        )  # fmt: skip
    with scope.use(officer.scope()):
        proposal = actions.Proposal("rotation", position=held, seat=seat, purpose="non_local")
        made = actions.propose_move(
            cadre=who, proposal=proposal, proposed_on=date(2026, 9, 1), today=TODAY, by=officer
        )
        move = Move.objects.select_related("title", "seat__title", "seat__work_unit").get(
            pk=made.pk
        )
        said = {str(one.rule): str(one.verdict) for one in judged.judge_move(move, on=TODAY)}
    assert (said[rule] == "fail") == (verdict == "fail")
