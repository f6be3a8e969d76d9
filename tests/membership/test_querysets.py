"""Readings of the register."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core import topics
from apps.core.vietnamese import name_sort_key
from apps.membership import search
from apps.membership.lookup import probation_spans
from apps.membership.models import Member
from apps.membership.rules import Span
from apps.regulations.models import RuleValue
from apps.tenancy import scope
from tests.factories.membership import invented_name, member
from tests.factories.world import ALL_ROLES

WRITERS = {"organization_officer", "organization_head"}


def names(rows) -> set[str]:
    """Names of the rows."""
    return {row.full_name for row in rows}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hoa", {"Trần Thị Hòa", "Lê Hoà", "Đỗ Hoa"}),
        ("HÒA", {"Trần Thị Hòa", "Lê Hoà", "Đỗ Hoa"}),
        ("do", {"Đỗ Hoa"}),
        ("thi tran", {"Trần Thị Hòa"}),
        ("hhen", {"H'Hen Niê"}),
        ("%", set()),
        ("_", set()),
        ("0000", set()),
        ("١٩٨٥", set()),
        ("hoa %", set()),
        ("zzz", set()),
        ("", {"Trần Thị Hòa", "Lê Hoà", "Đỗ Hoa", "H'Hen Niê"}),
    ],
)
def test_search_ignores_tones_and_asks_for_every_word(world, everything, words, expected):
    for name in ("Trần Thị Hòa", "Lê Hoà", "Đỗ Hoa", "H'Hen Niê"):
        member(world["alpha-east-1-cell"], name)
    actor = world.actor("organization_officer", "alpha-east")

    with scope.use(actor.scope()):
        assert names(Member.objects.visible_to(actor).matching(words)) == expected


def test_search_never_passes_the_border(world, everything):
    member(world["alpha-east-1-cell"], "Lê An")
    member(world["beta-east-1-cell"], "Lê An Nhiên")
    actor = world.actor("organization_officer", "alpha-east")

    with scope.use(actor.scope()):
        assert names(Member.objects.all().matching("an")) == {"Lê An"}
        found = search.find(actor, "le an", 10)

    assert [(hit.title, hit.meta) for hit in found] == [
        ("Lê An", "1985 · Đảng bộ alpha-east-1-cell")
    ]


@pytest.mark.parametrize("role", ALL_ROLES)
def test_the_search_over_everything_finds_members_for_their_readers(world, everything, role):
    member(world["alpha-east-1-cell"], "Lê An")
    actor = world.actor(role, "alpha-east")

    with scope.use(actor.scope()):
        hits = search.find(actor, "le an", 5)

    assert bool(hits) == actor.has("membership.view_member")
    assert search.find(actor, " ", 5) == []


def test_the_stored_order_is_the_order_of_the_language(world, everything):
    for number in range(20):
        member(world["alpha-east-1-cell"], invented_name(number))

    listed = [row.full_name for row in Member.objects.by_name()]

    assert listed == sorted(listed, key=name_sort_key)


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        ("to_30", {"1996-11-20", "1996-11-21", "1995-11-21"}),
        ("to_40", {"1995-11-20", "1985-11-21"}),
        ("to_50", {"1985-11-20", "1985", "1985-11"}),
        ("to_60", set()),
        ("over_60", {"1949"}),
    ],
)
def test_age_bands_count_completed_years(world, everything, band, expected):
    births = (
        "1996-11-20", "1996-11-21", "1995-11-21", "1995-11-20", "1985-11-21", "1985-11-20",
        "1985", "1985-11", "1949",
    )  # fmt: skip
    for birth in births:
        member(world["alpha-east-1-cell"], f"Lê {birth}", birth=birth)
    member(world["alpha-east-1-cell"], "Lê Không Rõ", birth=None)

    found = Member.objects.aged(band, on=date(2026, 11, 20))

    assert {row.birth.stored for row in found} == expected


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2025, 2, 28), date(2020, 1, 1)])
def test_probations_ending_by_a_day_are_those_counted_one_by_one(world, everything, day):
    spans = [Span(date(2020, 1, 1), date(2024, 2, 1), 18), Span(date(2024, 2, 1), None, 12)]
    ceremonies = [
        date(2019, 12, 31), date(2022, 7, 30), date(2024, 1, 31), date(2024, 2, 1),
        date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2025, 12, 31),
        date(2026, 1, 1),
    ]  # fmt: skip
    from apps.membership.rules import probation_end

    for ceremony in ceremonies:
        member(
            world["alpha-east-1-cell"], f"Lê {ceremony}", probationary=True, ceremony_on=ceremony,
            admission_decided_on=ceremony,
        )  # fmt: skip
    member(world["alpha-east-1-cell"], "Chính Thức")

    found = {row.ceremony_on for row in Member.objects.probation_ending_by(day, spans)}

    ends = {one: probation_end(one, spans) for one in ceremonies}
    assert found == {one for one, end in ends.items() if end is not None and end <= day}


def test_the_spans_of_probation_follow_the_recorded_rules(world, law):
    assert probation_spans() == [Span(date(1976, 1, 1), None, 12)]
    known = RuleValue.objects.get(key="membership.probation.months")
    known.valid_to = date(2030, 1, 1)
    known.save()

    assert probation_spans() == [Span(date(1976, 1, 1), date(2030, 1, 1), 12)]


def test_without_rules_no_probation_is_due(world, everything):
    member(world["alpha-east-1-cell"], probationary=True)

    assert probation_spans() == []
    assert not Member.objects.probation_ending_by(date(2099, 1, 1), []).exists()


@pytest.mark.parametrize("role", ALL_ROLES)
def test_probations_wait_on_the_desk_of_who_keeps_the_records(world, everything, law, role):
    cell, day = world["alpha-east-1-cell"], date(2020, 1, 1)
    for code in ("alpha-east-1-cell", "alpha-west-1-cell", "beta-east-1-cell"):
        member(
            world[code], f"Lê {code}", probationary=True, ceremony_on=day, admission_decided_on=day
        )
    member(cell, "Chính Thức")
    actor = world.actor(role, "alpha-east")

    with scope.use(actor.scope()):
        items = [
            item
            for offered in topics.offered("work", "work_items", app="membership")
            for item in offered(actor)
            if item.url.startswith("/members/")
        ]

    dated = [item for item in items if item.due]
    assert [item.due for item in dated] == ([date(2021, 1, 1)] if role in WRITERS else [])
    assert all("Lê alpha-east-1-cell" in str(item.title) for item in dated)
    assert not any("west" in str(item.title) or "beta" in str(item.title) for item in items)
