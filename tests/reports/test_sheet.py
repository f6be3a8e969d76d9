"""What a reader sees of a summary: small sensitive numbers, sums, names of the period."""

from __future__ import annotations

from datetime import date

import pytest

from apps.reports.sheet import Sheet
from apps.tenancy.models import OrganizationVersion
from tests.factories import reports as make
from tests.factories.world import organization
from tests.reports.conftest import admitted


@pytest.fixture
def head(world, people, everything):
    return world.actor("organization_head", "alpha-east")


def minority(sheet: Sheet) -> dict[str, int | None]:
    return {
        row.name: cell.value
        for row in sheet.rows
        if (cell := row.cell("members_ethnic_minority")) is not None
    }


def test_a_single_small_cell_cannot_be_found_by_subtracting_the_others(world, head, groups):
    third = organization("alpha-east-3", parent=world["alpha-east"], tier="grassroots")
    for unit, number in ((world["alpha-east-2"], 4), (third, 6)):
        for _member in range(number):
            admitted(unit, date(2016, 1, 1), ethnicity=groups["minority"])

    shown = minority(Sheet(make.summary(world["alpha-east"], by=head), head))

    assert shown == {
        "Đảng bộ alpha-east-1": None, "Đảng bộ alpha-east-2": None, "Đảng bộ alpha-east-3": 6,
    }  # fmt: skip


def test_members_in_no_unit_below_have_a_row_of_their_own(world, head):
    admitted(world["alpha-east"], date(2016, 1, 1))

    rows = Sheet(make.summary(world["alpha-east"], by=head), head).rows

    assert [row.cell("members").value for row in rows] == [3, 2, 1]
    assert [row.is_own for row in rows] == [False, False, True]


def test_units_carry_the_names_and_days_of_the_period(world, head):
    unit = world["alpha-east-2"]
    OrganizationVersion.objects.filter(organization=unit).update(
        valid=(date(2010, 1, 1), date(2019, 1, 1)), name="Đảng bộ cũ"
    )

    def names(last: date) -> list[tuple[str, str]]:
        made = make.summary(world["alpha-east"], by=head, kind="free", last=last)
        return [(row.name, row.note) for row in Sheet(made, head).rows]

    within, after = names(date(2018, 12, 31)), names(date(2020, 3, 18))
    assert within[1] == ("Đảng bộ cũ", "")
    assert after[1][0] == "Đảng bộ cũ"
    assert "31/12/2018" in after[1][1]


def test_every_check_agrees_on_counted_figures_and_a_false_one_is_named(world, head):
    made = make.summary(world["alpha-east"], by=head)
    sheet = Sheet(made, head)

    assert sheet.checks_passed == sheet.checks_made > 10

    made.figures.filter(indicator="members", unit=world["alpha-east-1"]).update(value=9)
    broken = Sheet(made, head)

    assert broken.checks_passed == broken.checks_made - 1
    assert [check["shown"] for check in broken.checks if not check["passed"]] == ["11 ≠ 5"]


def test_the_figure_of_the_period_before_stands_beside(world, head):
    for year in (2017, 2018):
        made = make.summary(
            world["alpha-east"], by=head, kind="year",
            first=date(year, 1, 1), last=date(year, 12, 31),
        )  # fmt: skip

    cards = {card.indicator.key: card for card in Sheet(made, head).cards}

    assert (cards["members"].before, cards["members"].value) == (3, 4)
    assert cards["members_admitted"].trend == []
