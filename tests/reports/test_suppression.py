"""Withheld cells cannot be worked out: every table is tried against all numbers that would fit."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.reports import rules
from apps.reports.suppression import Sum, suppressed

LEAST = 3


def column(*values: int) -> tuple[dict, list[Sum]]:
    """Units of one column and their total."""
    cells = dict(enumerate(values))
    return {**cells, "all": sum(values)}, [Sum("all", tuple(cells))]


def square(rows: list[list[int]]) -> tuple[dict, list[Sum]]:
    """Units by groups with the totals of both."""
    cells = {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}
    wide, high = range(len(rows[0])), range(len(rows))
    sums = [Sum(("all", c), tuple((r, c) for r in high)) for c in wide]
    sums += [Sum((r, "all"), tuple((r, c) for c in wide)) for r in high]
    totals = {one.total: sum(cells[part] for part in one.parts) for one in sums}
    return cells | totals, sums


def possible(cells: dict, sums: list[Sum], hidden: set) -> dict:
    """All numbers that each withheld cell may hold as far as the shown ones tell: by trying."""
    totals = {one.total for one in sums}
    free = sorted(hidden - totals, key=str)
    most = max((value for key, value in cells.items() if key not in totals), default=0) + 1
    found: dict = {key: set() for key in hidden}
    for values in product(range(most + 1), repeat=len(free)):
        tried = {**cells, **dict(zip(free, values, strict=True))}
        given = {one.total: sum(tried[part] for part in one.parts) for one in sums}
        if all(given[total] == cells[total] for total in totals - hidden):
            for key in hidden:
                found[key].add({**tried, **given}[key])
    return found


@pytest.mark.parametrize(
    ("values", "hidden"),
    [
        ((5, 7), set()),
        ((2, 7, 9), {0, 1}),
        ((2, 0, 9), {0, 1}),
        ((0, 0, 9), {0, 1, 2}),  # two noughts alone would be found from the total
        ((3, 0, 0), {0, 1, 2}),
    ],
)
def test_small_cells_of_a_column_are_withheld_with_enough_others(values, hidden):
    cells, sums = column(*values)

    found = suppressed(cells, sums, sensitive=range(len(values)), known={"all"}, least=LEAST)

    assert found == hidden
    assert rules.withheld(dict(enumerate(values))) == hidden


def test_what_follows_from_a_known_total_is_not_pretended_to_be_hidden():
    cells, sums = column(2)

    assert suppressed(cells, sums, sensitive=[0], known={"all"}, least=LEAST) == set()
    assert suppressed(cells, sums, sensitive=[0], least=LEAST) == {0, "all"}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=4), st.booleans())
def test_no_withheld_cell_of_a_column_can_be_worked_out(values, total_known):
    cells, sums = column(*values)
    known = {"all"} if total_known else set()

    hidden = suppressed(cells, sums, sensitive=range(len(values)), known=known, least=LEAST)

    assert all(len(numbers) > 1 for numbers in possible(cells, sums, hidden).values())
    if not total_known:
        assert {key for key in range(len(values)) if values[key] < LEAST} <= hidden


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=2, max_size=3))
def test_no_withheld_cell_of_a_table_with_two_totals_can_be_worked_out(rows):
    cells, sums = square(rows)
    inner = [key for key in cells if "all" not in key]
    totals = set(cells) - set(inner)

    hidden = suppressed(cells, sums, sensitive=inner, known=totals, least=LEAST)

    assert all(len(numbers) > 1 for numbers in possible(cells, sums, hidden).values())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=2, max_size=2))
def test_a_table_may_withhold_its_totals_too_and_then_hides_every_small_cell(rows):
    cells, sums = square(rows)
    inner = [key for key in cells if "all" not in key]

    hidden = suppressed(cells, sums, sensitive=inner, least=LEAST)

    assert {key for key in inner if cells[key] < LEAST} <= hidden
    assert all(len(numbers) > 1 for numbers in possible(cells, sums, hidden).values())
