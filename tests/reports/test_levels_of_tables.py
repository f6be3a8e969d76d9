"""The cells of a table beside what the units signed: sums, own records, moves inside, secrecy."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.models import AuditEntry
from apps.reports.handover import actions, levels
from tests.factories import reports as make
from tests.reports.conftest import admitted

YEAR = {"kind": "year", "first": date(2019, 1, 1), "last": date(2019, 12, 31)}
ROWS = """T | Tổng số
N | Nữ | sex = female
D | Dân tộc thiểu số | minority = yes
U | Tuổi bình quân | average age
V | Đến | measure = members_came"""
COLUMNS = """c1 | Số lượng
c2 | Tỷ lệ | percent of T
c3 | Năm trước | same period last year"""


@pytest.fixture
def table(everything, db):
    return make.table(rows=ROWS, columns=COLUMNS)


@pytest.fixture
def signed(world, heads, table):
    """Both units of alpha signed the table."""
    return {
        code: make.signed(world[code], by=heads[code], form="BIEU", **YEAR)
        for code in ("alpha-east", "alpha-west")
    }


def differences(top, actor) -> dict[str, tuple[int, int]]:
    return {one.indicator.key: (one.old, one.new) for one in levels.compare(top, actor).differences}


def test_cells_agree_when_the_units_together_give_the_level(world, heads, signed):
    admitted(world["alpha"], date(2018, 5, 5))  # a member of the level itself is in no unit
    top = make.summary(world["alpha"], by=heads["alpha"], form="BIEU", **YEAR)

    compared = levels.compare(top, heads["alpha"])

    assert (compared.differences, compared.missing) == ([], [])
    assert set(compared.signed) == {world["alpha-east"].pk, world["alpha-west"].pk}


def test_what_came_after_the_signature_differs_in_the_cells_that_add_up(
    world, heads, signed, groups
):
    before = make.summary(world["alpha"], by=heads["alpha"], form="BIEU", **YEAR)
    count = before.figures.get(indicator="BIEU.T.c1").value
    admitted(world["alpha-east-1-cell"], date(2018, 5, 5), sex="female", birth="1980-01-01")
    admitted(world["alpha-east-1-cell"], date(2019, 5, 5))

    top = make.summary(world["alpha"], by=heads["alpha"], form="BIEU", **YEAR)

    found = differences(top, heads["alpha"])
    assert set(found) == {"BIEU.T.c1", "BIEU.N.c1"}  # no average, no share, no other year, no move
    assert found["BIEU.T.c1"] == (count, count + 2)


def test_a_unit_that_has_not_signed_is_named_and_counts_as_no_difference(world, heads, table):
    make.signed(world["alpha-east"], by=heads["alpha-east"], form="BIEU", **YEAR)
    top = make.summary(world["alpha"], by=heads["alpha"], form="BIEU", **YEAR)

    compared = levels.compare(top, heads["alpha"])

    assert [place.name for place in compared.missing] == [world["alpha-west"].name]
    assert compared.differences == []


def test_more_signed_by_one_unit_than_the_level_has_is_told_before_all_have_signed(
    world, heads, table, people
):
    make.signed(world["alpha-east"], by=heads["alpha-east"], form="BIEU", **YEAR)
    for name in ("early", "woman", "religious", "none", "west", "west_late"):
        people[name].placements.all().delete()
    top = make.summary(world["alpha"], by=heads["alpha"], form="BIEU", **YEAR)

    assert differences(top, heads["alpha"])["BIEU.T.c1"] == (4, 0)


def test_sensitive_cells_need_their_right(world, heads, signed, groups):
    admitted(world["alpha-east-1-cell"], date(2018, 5, 5), ethnicity=groups["minority"])
    top = make.summary(world["alpha"], by=heads["alpha"], form="BIEU", **YEAR)

    assert "BIEU.D.c1" in differences(top, heads["alpha"])
    reader = world.actor("statistics_reader", "alpha")
    assert set(differences(top, reader)) == {"BIEU.T.c1"}


def test_a_quarter_counts_the_differences_of_tables(world, heads, signed, monkeypatch):
    admitted(world["alpha-east-1-cell"], date(2018, 5, 5))
    make.summary(world["alpha"], by=heads["alpha"], form="BIEU", **YEAR)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: date(2020, 2, 4))

    made = actions.reconcile_levels(until=date(2019, 12, 31), by=heads["alpha"])

    assert (made.differences, made.missing) == (1, 0)
    assert AuditEntry.objects.latest("at").params["count"] == 1


def test_the_page_shows_the_cell_with_both_numbers(world, heads, signed, as_role, everything):
    admitted(world["alpha-east-1-cell"], date(2018, 5, 5))
    top = make.summary(world["alpha"], by=heads["alpha"], form="BIEU", **YEAR)

    page = as_role("organization_head", "alpha").get(f"/summaries/{top.pk}/levels/")
    text = page.content.decode()

    assert "Tổng số · Số lượng" in text
    assert "Các đơn vị đã ký và phần không thuộc đơn vị nào" in text
    assert as_role("organization_head", "beta").get(page.wsgi_request.path).status_code == 404
