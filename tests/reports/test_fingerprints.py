"""The fingerprint of the records behind a figure: also where their keys are too many to be kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.membership.models import Placement
from apps.reports import drift, reading
from apps.reports.figures import fingerprint
from apps.reports.models import SummaryFigure
from apps.reports.models.base import keys_in
from apps.reports.reading import Read, Records
from tests.factories import reports as make
from tests.reports.conftest import admitted

KEYS = st.lists(st.integers(1, 10**12), max_size=9, unique=True)


def records(keys: list[int]) -> Records:
    found = Records()
    for key in keys:
        found.add(Read(None, 0, 1, (), hash((key,)), f"{{{key}}}"))
    return found


@given(KEYS, st.integers(0, 9))
def test_the_fingerprint_of_a_whole_is_that_of_its_parts_in_any_order(keys, at):
    whole = records(keys)

    together = Records.of([records(keys[at:]), records(keys[:at])])

    assert (together.digest, together.facts) == (whole.digest, len(keys))
    assert keys_in(together.keys) == set(keys)


@given(KEYS, st.integers(0, 8))
def test_keys_beyond_the_most_are_dropped_and_the_fingerprint_stays(keys, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "RECORDS_MOST", most)
        found = records(keys)

    assert found.has_keys == (len(keys) <= most)
    assert found.digest == records(keys).digest


@pytest.fixture
def few(monkeypatch):
    """As if one record were already too many to be named."""
    monkeypatch.setattr(reading, "RECORDS_MOST", 1)


@pytest.fixture
def frozen(world, people, heads, few):
    return make.signed(world["alpha-east"], by=heads["alpha-east"])


def change(summary, by, key="members_admitted", unit=""):
    found = {(one.indicator.key, one.unit): one for one in drift.since_counted(summary, by)}
    return found.get((key, unit))


def swapped(world, people):
    """One record leaves the unit, another comes: the number is the same."""
    Placement.objects.filter(member=people["woman"]).update(organization=world["alpha-west-1-cell"])
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))


def test_others_behind_the_same_number_are_told_although_nobody_is_named(
    world, people, frozen, heads, as_role
):
    by = heads["alpha-east"]
    assert change(frozen, by) is None
    swapped(world, people)

    found = change(frozen, by)

    assert (found.old, found.new, found.late, found.gone) == (4, 4, None, None)
    page = as_role("organization_head").get(f"/summaries/{frozen.pk}/drift/").content.decode()
    assert "không thể kể tên từng hồ sơ" in page
    assert drift.late_keys(frozen, None, "members_admitted") == set()


def test_the_neighbours_figures_stay_as_they_are(world, people, heads, few):
    other = make.signed(world["beta-east"], by=heads["beta-east"])
    swapped(world, people)

    assert drift.since_counted(other, heads["beta-east"]) == []


def test_a_figure_of_the_whole_names_what_came_to_its_units(world, people, heads):
    frozen = make.signed(world["alpha-east"], by=heads["alpha-east"])
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))
    admitted(world["alpha-east-2-cell"], date(2016, 7, 7))

    found = change(frozen, heads["alpha-east"])

    assert (found.old, found.new, found.late, found.gone) == (4, 6, 2, 0)


def test_a_record_that_moved_from_unit_to_unit_is_late_in_one_and_not_in_the_whole(
    world, people, heads
):
    by = heads["alpha-east"]
    frozen = make.signed(world["alpha-east"], by=by)
    Placement.objects.filter(member=people["woman"]).update(organization=world["alpha-east-2-cell"])

    assert change(frozen, by, unit=world["alpha-east-2"].name).late == 1
    assert change(frozen, by, unit=world["alpha-east-1"].name).gone == 1
    assert change(frozen, by) is None


def test_the_signature_stands_for_the_fingerprint(world, people, heads, few):
    made = make.summary(world["alpha-east"], by=heads["alpha-east"])
    before = fingerprint(made)
    SummaryFigure.objects.filter(summary=made).update(records_digest="0" * 16)

    assert fingerprint(made) != before
