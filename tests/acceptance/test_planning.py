"""The structure of planning that Huyện ủy Thanh Trì and Huyện ủy Cần Đước published, counted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from apps.cadres.models import PlanningList
from apps.cadres.planning import counting
from apps.cadres.planning.heads import read_structure
from apps.core.formats import share
from apps.desk.demo.topics import Demo, planning, posts
from apps.tenancy import scope
from tests.factories.world import organization

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)
THANH_TRI, CAN_DUOC = date(2020, 3, 18), date(2022, 12, 31)
"""The last days of the periods that the two committees reported on."""


@pytest.fixture
def units() -> Any:
    """The two committees with their planning lists."""
    with scope.use(scope.Scope.everything()):
        made = {}
        for province, code in (("ha-noi", "thanh-tri-hn"), ("long-an", "can-duoc")):
            above = organization(province, parent=None, tier="province")
            made |= {province: above, code: organization(code, parent=above, tier="district")}
        planning.build(Demo(made, TODAY, lambda _words: None))
        yield made


def test_thanh_tri(units: Any) -> None:
    unit = units["thanh-tri-hn"]
    assert counting.planning_share_under(unit, THANH_TRI, 35).printed == "21%"
    assert counting.planning_share_women(unit, THANH_TRI).printed == "36%"
    assert counting.planning_three_age_bands_filled(unit, THANH_TRI) is True
    (found,) = counting.lists_on(unit, THANH_TRI)
    structure = read_structure(found, THANH_TRI)
    # The meter shows the same, all of it green.
    assert share(structure.young.count, structure.young.total) == "21%"
    assert (structure.young.verdict, structure.women.verdict) == ("pass", "pass")
    assert structure.bands.verdict == "pass"
    assert structure.misses == []


def test_can_duoc(units: Any) -> None:
    unit = units["can-duoc"]
    ratio = counting.planning_coefficient(unit, CAN_DUOC)
    assert ratio is not None
    assert Fraction(3, 2) <= Fraction(ratio.part, ratio.whole) <= 2
    young = counting.planning_share_young(unit, CAN_DUOC)
    women = counting.planning_share_women(unit, CAN_DUOC)
    assert Fraction(young.part, young.whole) > Fraction(15, 100)
    assert Fraction(15, 100) <= Fraction(women.part, women.whole) <= Fraction(20, 100)
    assert counting.planning_three_age_bands_filled(unit, CAN_DUOC) is True
    (found,) = counting.lists_on(unit, CAN_DUOC)
    # Red for women (the aim is 25%), green for the rest.
    assert read_structure(found, CAN_DUOC).misses == ["women"]


def test_nothing_is_counted_before_the_approval(units: Any) -> None:
    unit = units["can-duoc"]
    assert counting.planning_coefficient(unit, date(2022, 6, 1)) is None
    assert counting.planning_share_women(unit, date(2022, 6, 1)).whole == 0


def test_every_state_of_today(units: Any) -> None:
    states = set(PlanningList.objects.values_list("state", flat=True))
    assert states == {"draft", "submitted", "approved", "discarded"}
    assert posts.HOME == planning.HOME
