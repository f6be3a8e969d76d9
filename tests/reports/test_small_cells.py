"""Small sensitive numbers outside summaries: no other board, trend or target tells them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from apps.reports import changes, rules
from apps.reports.changes import Period
from apps.reports.comparison import Board
from apps.reports.indicators import INDICATORS
from apps.reports.sheet import Sheet
from apps.reports.targets import measuring, showing
from apps.reports.trend import Trend
from tests.factories import reports as make
from tests.reports.conftest import admitted

TODAY = date(2026, 3, 1)
YEAR = Period("year", date(2018, 1, 1), date(2018, 12, 31))
KEY = "members_admitted_ethnic_minority"


@pytest.fixture
def minority(world, groups, everything):
    """Admissions of 2018 in alpha: 2 in the east, 8 in the west (5 and 3); in beta 9 and 9."""

    def add(code: str, number: int, month: int = 5) -> None:
        for _one in range(number):
            admitted(world[code], date(2018, month, 3), ethnicity=groups["minority"])

    add("alpha-east-1-cell", 2)
    add("alpha-west-1-cell", 5)
    add("alpha-west-2-cell", 3, month=9)
    for code in ("beta-east-1-cell", "beta-west-1-cell"):
        add(code, 9)
    return add


def value_of(world, root: str, reader: str, key: str = KEY) -> int | None:
    actor = world.actor("statistics_reader", reader)
    points = Trend(world[root], INDICATORS[key], [YEAR], actor, today=TODAY).points
    assert points[0].is_withheld == (points[0].value is None)
    return points[0].value


def board_of(world, root: str, reader: str) -> dict[str, int | None]:
    board = Board(world[root], YEAR, [KEY], world.actor("statistics_reader", reader))
    return {line.unit.name.split()[-1]: line.marks[KEY].value for line in board.lines}


def test_a_trend_tells_no_number_that_the_board_above_withholds(world, minority):
    assert board_of(world, "alpha", "alpha") == {"alpha-east": None, "alpha-west": None}
    assert value_of(world, "alpha", "alpha") == 10

    # 10 of the whole less 8 in the west would be the 2 of the east.
    assert value_of(world, "alpha-west", "alpha") is None
    # Whoever cannot open the board above has no total to take it from.
    assert value_of(world, "alpha-west", "alpha-west") == 8
    assert value_of(world, "beta-west", "beta") == 9


def test_the_units_of_a_withheld_total_do_not_add_up_to_it(world, minority):
    within = board_of(world, "alpha-west", "alpha")

    assert within == {"alpha-west-1": 5, "alpha-west-2": None}
    assert value_of(world, "alpha-west-2", "alpha") is None
    assert board_of(world, "alpha-west", "alpha-west") == {"alpha-west-1": 5, "alpha-west-2": 3}
    assert board_of(world, "beta", "beta") == {"beta-east": 9, "beta-west": 9}


def test_the_table_of_a_summary_does_not_add_up_to_a_withheld_total_either(world, minority):
    heads = {code: world.actor("organization_head", code) for code in ("alpha", "alpha-west")}
    span = {"kind": "year", "first": YEAR.first, "last": YEAR.last}
    for code, head in heads.items():
        summary = make.summary(world[code], by=head, **span)

    cells = {
        row.unit_id: row.cell(KEY).value
        for row in Sheet(summary, world.actor("statistics_reader", "alpha")).rows
    }

    assert cells == {world["alpha-west-1"].pk: 5, world["alpha-west-2"].pk: None}


def test_quarters_tell_no_other_one_beside_their_year(world, minority, groups):
    """In the west 5 in the second quarter, 3 in the third, and here 2 in the first."""
    minority("alpha-west-1-cell", 2, month=2)
    actor = world.actor("statistics_reader", "alpha-west")
    quarters = changes.quarters(2018, 1)

    points = Trend(world["alpha-west"], INDICATORS[KEY], quarters, actor, today=TODAY).points

    # The first is small, the fourth a nought.
    assert [point.value for point in points] == [None, 5, 3, None]
    minority("alpha-west-1-cell", 4, month=12)
    points = Trend(world["alpha-west"], INDICATORS[KEY], quarters, actor, today=TODAY).points
    assert [point.value for point in points] == [None, 5, None, 4]
    head = world.actor("organization_head", "alpha-west")
    points = Trend(world["alpha-west"], INDICATORS[KEY], quarters, head, today=TODAY).points
    assert [point.value for point in points] == [2, 5, 3, 4]


def test_a_target_tells_no_number_that_the_board_above_withholds(world, minority):
    target = make.target(
        world["alpha-west"], by=world.actor("organization_head", "alpha-west"), indicator=KEY,
        plan=9, kind="year", first=YEAR.first, last=YEAR.last,
    )  # fmt: skip

    def seen(reader: str) -> str:
        actor = world.actor("statistics_reader", reader)
        reading = measuring.latest([target], actor=actor, today=TODAY).get(target.pk)
        return showing.standing(target, reading, actor, today=TODAY).actual

    assert seen("alpha-west") == "8"
    assert "8" not in seen("alpha")


def test_what_is_withheld_leaves_no_number_on_the_page_and_in_the_answer(world, minority, as_role):
    reader = as_role("statistics_reader", "alpha")
    asked = {"indicator": KEY, "year": 2018}

    page = reader.get(reverse("reports:trend"), asked | {"organization": world["alpha-west"].pk})
    rows = reader.get("/api/trend/", asked | {"unit": "alpha-west"}).json()

    assert page.context["rows"][-1]["value"] is None
    assert page.context["rows"][-1]["step"] == ""
    assert (rows[-1]["value"], rows[-1]["of"], rows[-1]["withheld"]) == (None, None, True)


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [({"a": 5, "b": 7}, {"a"}), ({"a": 5}, {"a"}), ({"a": 0, "b": 9}, {"a", "b"}), ({}, set()),
     ({"a": 2, "b": 9}, {"a", "b"})],
)  # fmt: skip
def test_cells_whose_total_is_withheld_never_give_it(cells, hidden):
    assert rules.withheld(cells, total_withheld=True) == hidden
