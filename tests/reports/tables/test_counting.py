"""What a table counts, in the small world of the reports (see its conftest)."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.core.errors import RuleRefused
from apps.reports.models import SummaryFigure
from apps.reports.models.base import keys_in
from apps.reports.tables import counting
from apps.reports.tree import tree_on
from tests.factories import reports as make
from tests.reports.conftest import admitted

YEAR = {"kind": "year", "first": date(2018, 1, 1), "last": date(2018, 12, 31)}


def values(summary):
    return {one.indicator: one.value for one in summary.figures.all()}


def test_every_shipped_table_counts_for_any_unit_and_period(tables, people, heads, world):
    assert len(tables) == 38
    year = {"kind": "year", "first": date(2026, 1, 1), "last": date(2026, 12, 31)}

    chair = world.actor("inspection_chair", "alpha-east")

    for table in tables.values():
        by = chair if table.branch == "inspection" else heads["alpha-east"]
        made = make.summary(world["alpha-east"], by=by, form=table.code, **year)

        counted = dict(table.definition.counted())
        # Of a review that nobody has held nothing is recorded, and a nought would say otherwise.
        assert set(values(made)) == (set() if table.code == "GRD" else set(counted)), table.code
        assert made.details["table"]["rows"] == table.rows
        assert str(made).startswith(f"{table.code} · ")


def test_a_table_of_one_s_own_counts_members_as_a_person_would(own, people, heads, world):
    made = make.summary(world["alpha-east"], by=heads["alpha-east"], form="DP01", **YEAR)

    # On 31/12/2018: early, woman, religious, none (none's ethnic group is the majority).
    assert values(made) == {
        "DP01.T.c1": 4, "DP01.M.c1": 2, "DP01.F.c1": 2, "DP01.D.c1": 1,
        "DP01.T.c2": 3, "DP01.M.c2": 1, "DP01.F.c2": 2, "DP01.D.c2": 1,
    }  # fmt: skip


def test_the_neighbour_is_not_in_it_and_the_province_counts_each_once(own, people, heads, world):
    east = values(make.summary(world["alpha-east"], by=heads["alpha-east"], form="DP01", **YEAR))
    west = values(make.summary(world["alpha-west"], by=heads["alpha-west"], form="DP01", **YEAR))
    alpha = values(make.summary(world["alpha"], by=heads["alpha"], form="DP01", **YEAR))

    assert alpha["DP01.T.c1"] == east["DP01.T.c1"] + west["DP01.T.c1"] == 6


def test_the_figures_of_a_table_hold_the_records_they_count(own, people, heads, world):
    made = make.summary(world["alpha-east"], by=heads["alpha-east"], form="DP01", **YEAR)

    figure = SummaryFigure._base_manager.get(summary=made, indicator="DP01.F.c1")
    kept = {people[name].placements.get().pk for name in ("woman", "religious")}
    assert keys_in(figure.records) == kept


def test_the_flow_of_form_1_closes_and_counts_moves_inside_the_unit_neither_way(
    tables, people, heads, world
):
    made = values(make.summary(world["alpha-east"], by=heads["alpha-east"], form="TK1", **YEAR))

    flow = {key.split(".")[1]: value for key, value in made.items() if key.endswith(".c2")}
    assert flow["A"] == 3
    assert flow["B"] == flow["B1"] == 1
    assert flow["D"] == flow["A"] + flow["B"] - flow["C"] == 4


def test_the_year_before_is_what_was_signed_then(own, people, heads, world):
    before = {"kind": "year", "first": date(2017, 1, 1), "last": date(2017, 12, 31)}
    make.signed(world["alpha-east"], by=heads["alpha-east"], form="DP01", **before)
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))  # entered late

    made = make.summary(world["alpha-east"], by=heads["alpha-east"], form="DP01", **YEAR)

    assert values(made)["DP01.T.c2"] == 3  # not 4
    assert made.details["prior"] == "signed"


def test_ages_are_completed_years_on_the_last_day(everything, groups, heads, world):
    from tests.reports.tables.conftest import drafted

    table = drafted(
        code="TUOI", columns="c1 | Số", checks="",
        rows="a | 30 | age = 30-30\nb | 31 | age = 31-31\nc | Bình quân | average age",
    )  # fmt: skip
    table.save()
    cell = world["alpha-east-1-cell"]
    admitted(cell, date(2015, 1, 1), birth="1987-12-31")
    admitted(cell, date(2015, 1, 1), birth="1988-01-01")
    admitted(cell, date(2015, 1, 1), birth="1988")

    made = make.summary(world["alpha-east"], by=heads["alpha-east"], form="TUOI", **YEAR)

    figures = {one.indicator: (one.value, one.of_value) for one in made.figures.all()}
    assert figures == {
        "TUOI.a.c1": (2, None), "TUOI.b.c1": (1, None), "TUOI.c.c1": (91, 3),
    }  # fmt: skip


def test_a_form_that_is_not_in_force_on_the_last_day_is_refused(tables, heads, world):
    with pytest.raises(RuleRefused) as refused:
        make.summary(world["alpha-east"], by=heads["alpha-east"], form="PTDL", **YEAR)

    assert (refused.value.code, refused.value.field) == ("table_not_in_force", "form")


def test_a_measure_without_conditions_is_one_group_and_not_one_for_each_fact(tables, people, world):
    tree = tree_on(world["alpha-east"], YEAR["last"])

    with CaptureQueriesContext(connection) as caught:
        counting.count(
            tables["TK1"].definition, tree=tree, first=YEAR["first"], last=YEAR["last"], keep=True
        )

    counted = [one["sql"] for one in caught if '"kept"' in one["sql"]]
    assert len(counted) == 8  # four measures, two years
    assert not [sql for sql in counted if '"membership_placement"."id",' in sql.split("GROUP BY")[-1]
                and "GROUP BY" in sql]  # fmt: skip


def test_the_number_of_queries_does_not_grow_with_rows_and_columns(tables, people, world):
    tree = tree_on(world["alpha-east"], YEAR["last"])

    def queries(code):
        with CaptureQueriesContext(connection) as caught:
            counting.count(
                tables[code].definition, tree=tree, first=YEAR["first"], last=YEAR["last"]
            )
        return len(caught)

    queries("TK3")  # what is looked up once
    assert queries("KT01") == 1  # 14 rows, 20 columns, one measure
    assert len(tables["KT01"].definition.cells) > 250
