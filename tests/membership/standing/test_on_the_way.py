"""Somebody who leaves while on the way to another committee, or as its guest."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.membership.models import TemporaryStay
from apps.membership.procedures import actions
from apps.tenancy import scope
from tests.membership.transfers.conftest import TODAY, Way, limits, way

assert limits
assert way

DIED = date(2026, 3, 9)


def die(moving: Way) -> None:
    """Record the death of the member by the head of their own committee."""
    with scope.use(scope.Scope.everything()):
        by: Any = moving.world.actor("organization_head", "alpha-east")
    with scope.use(by.scope()):
        made = actions.open_procedure(
            member=moving.person, kind="death", opened_on=TODAY, today=TODAY, by=by,
            details={"died_on": DIED.isoformat()},
        )  # fmt: skip
        actions.decide_procedure(
            procedure=made, version=1, decided_on=TODAY, deciding_body="cell", reason="",
            decision_number="2-PB", today=TODAY, by=by,
        )  # fmt: skip


@pytest.mark.parametrize("sent", [False, True])
def test_a_transfer_on_its_way_is_withdrawn(way, sent):
    moving = way
    transfer = moving.send() if sent else moving.request()

    die(moving)

    with scope.use(scope.Scope.everything()):
        transfer.refresh_from_db()
    assert (transfer.state, transfer.closed_on) == ("withdrawn", DIED)


def test_a_stay_elsewhere_ends_on_both_sides(way):
    moving = way
    asked = moving.request(kind="temporary", stay_from=date(2026, 3, 3), stay_last=date(2026, 8, 3))
    received = moving.receive(moving.send(asked))

    die(moving)

    with scope.use(scope.Scope.everything()):
        received.refresh_from_db()
        stay = TemporaryStay.objects.get(transfer=received)
    assert received.stay_ending == "left"
    assert stay.ended_on == received.stay_ended_on
