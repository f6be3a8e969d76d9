"""Trap T20: who counts as a minority is a definition by date, not one mark on a group for ever."""

from __future__ import annotations

from datetime import date

import pytest

from apps.membership.models import EthnicGroup
from apps.regulations.choices import Standing, Unit
from apps.regulations.models import LegalDocument, RuleValue
from apps.reports import counting, figures
from apps.reports.indicators.minority import KEY, majority_on
from tests.reports.conftest import admitted

BEFORE, AFTER = date(2025, 12, 31), date(2026, 6, 30)
KEYS = ("members_ethnic_minority", "members_admitted_ethnic_minority")


@pytest.fixture
def define(everything, db):
    """A definition in force from 1 January 2026."""
    document = LegalDocument.objects.create(
        issuer="BTCTW", number="1-CV", kind="guidance", title_vi="Biểu mẫu",
        signed_on=date(2026, 1, 1), status=Standing.CONFIRMED,
    )  # fmt: skip

    def made(value: str) -> RuleValue:
        return RuleValue.objects.create(
            key=KEY, value=value, unit=Unit.TEXT, document=document, article="điểm 2",
            status=Standing.CONFIRMED, source="test", valid_from=date(2026, 1, 1),
        )  # fmt: skip

    return made


@pytest.fixture
def hoa(world, everything, db):
    """A Hoa member and a Khmer member of one cell."""
    cell = world["alpha-east-1-cell"]
    for name in ("Hoa", "Khơ-me"):
        admitted(cell, date(2024, 3, 1), ethnicity=EthnicGroup.objects.get(name=name))
    return world["alpha-east"]


def counted(root, first, last):
    found = counting.totals(KEYS, root=root, first=first, last=last)
    return [found[key].whole for key in KEYS]


def test_without_a_value_every_group_but_kinh_counts(hoa):
    assert counted(hoa, date(2024, 1, 1), BEFORE) == [2, 2]
    assert majority_on(date(2012, 12, 31)).names == ("Kinh",)


def test_the_definition_of_the_last_day_decides_and_what_is_past_stays(hoa, define):
    define("Kinh, hoa")
    assert counted(hoa, date(2024, 1, 1), BEFORE) == [2, 2]
    assert counted(hoa, date(2024, 1, 1), AFTER) == [1, 1]
    assert majority_on(AFTER).source == "điểm 2, Hướng dẫn 1-CV (01/01/2026)"


@pytest.mark.parametrize("value", ["Kinh, Hoaa", ","])
def test_a_value_that_names_no_group_changes_nothing_and_is_told(hoa, define, value):
    define(value)
    assert counted(hoa, date(2024, 1, 1), AFTER) == [2, 2]
    assert majority_on(AFTER).unknown == (("Hoaa",) if "Hoaa" in value else ())


def test_a_summary_keeps_the_definition_it_was_counted_by(hoa, define):
    define("Kinh, Hoa")
    span = figures.Span(hoa, "membership", "free", date(2026, 1, 1), AFTER)
    kept = figures.counted(span).details["majority"]
    assert kept == {
        "names": ["Kinh", "Hoa"],
        "source": "điểm 2, Hướng dẫn 1-CV (01/01/2026)",
        "unknown": [],
    }
