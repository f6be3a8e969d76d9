"""Education and political theory in the forms: as held on the last day of the period."""

from __future__ import annotations

from datetime import date

import pytest

from apps.cadres.models import Qualification
from apps.membership.models import RecordEntry
from apps.reports.tables.sheet import sheet_for
from tests.factories import cadres
from tests.factories import reports as make
from tests.reports.conftest import admitted


def year(number: int) -> dict:
    return {"kind": "year", "first": date(number, 1, 1), "last": date(number, 12, 31)}


def degree(member, code: str, until: str | None, **fields) -> None:
    RecordEntry.objects.create(
        member=member, organization=member.organization, kind="degree", code=code, title="Luật",
        until=until, **fields,
    )  # fmt: skip


@pytest.fixture
def learned(world, everything, groups):
    """Five masters of today: dated, struck, undated, of a later day with a degree before, without.

    And two with advanced theory, of which one has the certificate of 2023.
    """
    cell = world["alpha-east-1-cell"]

    def master():
        return admitted(cell, date(2012, 3, 1), education="master", political_theory="")

    dated, struck, _undated, before, without = (master() for _number in range(5))
    degree(dated, "master", "2015")
    degree(struck, "master", "2023", struck="nhập nhầm")
    degree(before, "master", "2023-05")
    degree(before, "university", "2008")
    degree(without, "master", "2023-05-20")
    for certified_on in (None, date(2023, 2, 2)):
        member = admitted(cell, date(2012, 3, 1), education="", political_theory="advanced")
        cadre = cadres.cadre(world["alpha-east"], member=member)
        Qualification.of(
            cadre, kind="theory", level="Cao cấp lý luận chính trị", certified_on=certified_on
        ).save()
    admitted(world["beta-east-1-cell"], date(2012, 3, 1), education="master", political_theory="")


def levels(world, code: str, of: int) -> dict[str, int]:
    head = world.actor("organization_head", code)
    made = make.summary(world[code], by=head, form="TK3", **year(of))
    rows = ("ec2", "ec3", "ec4", "ec5", "ec6", "l1", "l2", "l3")
    found = {one.indicator: one.value for one in made.figures.all()}
    return {row: found[f"TK3.{row}.c2"] for row in rows if found[f"TK3.{row}.c2"]}


def test_a_level_that_is_dated_later_does_not_count_before(world, tables, learned):
    assert levels(world, "alpha-east", 2022) == {"ec4": 1, "ec5": 3, "l3": 1}
    assert levels(world, "alpha-east", 2023) == {"ec5": 5, "l3": 2}
    assert levels(world, "beta-east", 2022) == {"ec5": 1}


def test_the_page_says_as_of_when_levels_are_told(world, tables, learned):
    head = world.actor("organization_head", "alpha-east")
    made = make.summary(world["alpha-east"], by=head, form="TK3", **year(2022))
    other = make.summary(world["alpha-east"], by=head, form="TK1", **year(2022))

    def lines(summary) -> list[str]:
        return [one for one in sheet_for(summary, head).legend if "trình độ" in one.lower()
                or "education" in one.lower()]  # fmt: skip

    now = lines(made)
    assert len(now) == 1
    assert lines(other) == []
    del made.details["levels"]  # as of an earlier version
    assert len(lines(made)) == 1
    assert lines(made) != now
