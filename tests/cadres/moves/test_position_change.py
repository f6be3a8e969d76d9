"""Posts that change hands: who holds one is warned by the months of its list (R-ROT-12)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.cadres.models import Position
from apps.cadres.moves import clocks
from apps.cadres.posts import actions
from apps.core.errors import RuleRefused
from apps.core.partial_dates import PartialDate
from apps.tenancy import scope
from tests.cadres.conftest import TODAY
from tests.factories import cadres
from tests.factories.regulations import RuleValueFactory

UNTIL = date(2030, 1, 1)


@pytest.fixture(autouse=True)
def decree(db: None) -> None:
    """What 59/2019/NĐ-CP and 03/2022/TT-BNV allow."""
    for part, months in (
        ("minimum", 24), ("maximum", 60), ("organisation.minimum", 36),
        ("organisation.maximum", 60),
    ):  # fmt: skip
        RuleValueFactory(
            key=f"cadres.position_change.{part}.months", value=str(months), unit="months",
            valid_from=date(2019, 8, 15),
        )  # fmt: skip


def due(actor: Any) -> list[tuple[str, date]]:
    """Limits of posts of the list within an actor's range."""
    with scope.use(actor.scope()):
        found = clocks.clocks(lambda rows: rows.in_scope_of(actor), until=UNTIL, today=TODAY)
    return [(one.record.cadre.reference, one.due) for one in found if one.kind == clocks.CHANGED]


@pytest.fixture
def listed(world: Any, officer: Any) -> Any:
    """Somebody of each of two offices in a post of the list since 2022."""
    with scope.use(scope.Scope.everything()):
        for name in ("alpha-west", "alpha-east"):
            unit = cadres.work_unit(world[name])
            seat = cadres.seat(unit, change_field="organisation", change_months=48)
            held = cadres.position(cadres.cadre(world[name]), seat, since=PartialDate(2022, 3, 1))
        return Position.objects.select_related("cadre", "seat__title", "work_unit").get(pk=held.pk)


def test_the_limit_runs_from_the_first_day_and_for_the_own_office_alone(listed, officer):
    assert due(officer) == [(listed.cadre.reference, date(2026, 3, 1))]


def test_without_months_of_the_list_the_most_of_the_decree_is_the_limit(listed, officer):
    with scope.use(officer.scope()):
        actions.change_seat(
            seat=listed.seat, version=1, title=listed.seat.title, change_field="organisation",
            today=TODAY, by=officer,
        )  # fmt: skip
    assert due(officer) == [(listed.cadre.reference, date(2027, 3, 1))]


def test_a_unit_that_is_continued_begins_no_new_time(listed, officer):
    with scope.use(officer.scope()):
        actions.continue_unit(
            work_unit=listed.work_unit, version=1, name="Ban Tổ chức Đảng ủy",
            day=date(2025, 7, 1), decision_number="1-QĐ", today=TODAY, by=officer,
        )  # fmt: skip
        now = Position.objects.current().select_related("seat").get(cadre=listed.cadre)
    assert (now.seat.change_field, now.seat.change_months) == ("organisation", 48)
    assert due(officer) == [(listed.cadre.reference, date(2026, 3, 1))]


def test_who_left_the_post_has_no_limit(listed, officer):
    with scope.use(scope.Scope.everything()):
        Position.objects.filter(pk=listed.pk).update(until="2025-01-01", end="moved")
    assert due(officer) == []


@pytest.mark.parametrize(
    "values", [{"change_months": 48}, {"change_field": "other", "change_months": 0}]
)
def test_months_belong_to_a_post_of_the_list(listed, officer, values):
    with scope.use(officer.scope()), pytest.raises(RuleRefused) as refused:
        actions.change_seat(
            seat=listed.seat, version=1, title=listed.seat.title, today=TODAY, by=officer, **values
        )
    assert (refused.value.code, refused.value.field) == ("seat_change", "change_months")
