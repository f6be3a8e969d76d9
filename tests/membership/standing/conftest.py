"""A member in one's own commune, the law of the time, and how a procedure runs through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from apps.membership.models import Member, Procedure
from apps.membership.procedures import actions
from apps.membership.procedures.rules import Ballots
from apps.regulations.choices import Unit
from apps.regulations.models import RuleValue
from apps.tenancy import scope
from tests.factories.membership import member
from tests.factories.world import World
from tests.membership.procedures.conftest import VOTES, enact

TODAY = date(2026, 11, 20)
RULES = (
    ("membership.strike_off.missed.months", "3", Unit.MONTHS),
    ("membership.strike_off.no_progress.months", "12", Unit.MONTHS),
    ("membership.strike_off.below_quality.years", "2", Unit.YEARS),
    ("membership.strike_off.self_review.requests", "3", Unit.COUNT),
    ("membership.strike_off.complaint.limit", "30", Unit.WORKING_DAYS),
    ("membership.file.closed.limit", "30", Unit.WORKING_DAYS),
    ("membership.readmission.wait.months", "36", Unit.MONTHS),
    ("membership.readmission.record_cleared.months", "60", Unit.MONTHS),
    ("membership.readmission.times", "1", Unit.COUNT),
    ("membership.readmission.consent", "ban thường vụ tỉnh ủy", Unit.TEXT),
    ("membership.readmission.barred", "các đối tượng", Unit.TEXT),
)
CONSENT = {"consent_number": "12-CV/TU", "consent_on": "2024-01-02"}
ENOUGH = Ballots(entitled=3, present=3, in_favour=3, against=0)


@pytest.fixture
def own_member(world: World, everything: None) -> Member:
    """An official member of a cell, seen under the whole tree."""
    return member(world["alpha-east-1-cell"], "Vũ Thị Hoa")


@pytest.fixture
def settled(law: None) -> None:
    """Settled rules of votes, striking off and return; a suspension of 90 days, once 90 more."""
    enact(*VOTES, *RULES)
    enact(("membership.suspension.limit", "90", Unit.CALENDAR_DAYS))
    RuleValue.objects.filter(key="membership.suspension.limit").update(extension_cap=90)


@pytest.fixture
def cell(world: World, everything: None) -> Any:
    """A cell with three official members besides."""
    for number in range(3):
        member(world["alpha-east-1-cell"], f"Đảng viên {number}")
    return world["alpha-east-1-cell"]


@pytest.fixture
def run(world: World, cell: Any, settled: None) -> Callable[..., Procedure]:
    """Open a procedure, let the cell and the committee vote where they must, and decide it."""
    by = world.actor("organization_head", "alpha-east")

    def through(
        of: Member, kind: str, *, on: date, opened: date | None = None, number: str = "5-QĐ/HU",
        body: str = "", reason: str = "Theo quy định", votes: bool = False, **details: Any,
    ) -> Procedure:  # fmt: skip
        with scope.use(by.scope()):
            made = actions.open_procedure(
                member=of, kind=kind, opened_on=opened or on, today=TODAY, by=by,
                reason=reason, details=details,
            )  # fmt: skip
            for voter in ("cell", "grassroots") if votes else ():
                actions.record_vote(
                    procedure=made, version=made.votes.count() + 1, body=voter, held_on=on,
                    ballots=ENOUGH, today=TODAY, by=by,
                )  # fmt: skip
            made.refresh_from_db()
            done = actions.decide_procedure(
                procedure=made, version=made.version, decided_on=on, decision_number=number,
                deciding_body=body or "standing_committee", reason=reason, today=TODAY, by=by,
            )  # fmt: skip
        of.refresh_from_db()
        return done

    return through
