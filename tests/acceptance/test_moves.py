"""The moves that Thanh Trì published for its term are counted from the records."""

from __future__ import annotations

from datetime import date

import pytest

from apps.cadres.moves import counting
from apps.desk.demo.figures import committees
from apps.desk.demo.topics import Demo, moves
from tests.factories import cadres

pytestmark = pytest.mark.django_db
HOME = "thanh-tri-hn"


@pytest.mark.usefixtures("everything")
def test_published_figures_come_out_of_the_moves(world):
    committee = committees()[HOME]
    unit = world["alpha-east"]
    for number in range(40):
        cadres.cadre(unit, number)
    demo = Demo({HOME: unit}, date(2026, 11, 22), lambda text: None)
    moves._Moves(demo).term()

    found = counting.figures(committee.first, committee.last, below=unit)

    for name, counted in found.items():
        assert counted.cases == committee.value(name), name
        assert 0 < counted.persons <= counted.cases
    # One person has many moves: cases are no persons (trap 7).
    assert any(one.persons < one.cases for one in found.values())
