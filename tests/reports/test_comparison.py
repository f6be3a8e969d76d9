"""Units side by side, and one figure over the years: hand-counted, inside the reader's range."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from apps.core.models import AuditEntry
from apps.reports import changes
from apps.reports.changes import Period, ranks
from apps.reports.comparison import NOW, SIGNED, Board
from apps.reports.counting import Counts
from apps.reports.indicators import INDICATORS
from apps.reports.trend import Trend
from apps.tenancy.choices import Tier
from tests.factories import reports as make
from tests.factories.world import organization
from tests.reports.conftest import admitted

TERM = Period("term", date(2015, 8, 1), date(2020, 3, 18))
ASKED = {"kind": "term", "first": "01/08/2015", "last": "18/03/2020"}
FIGURES = ("members", "members_women", "members_admitted")
TODAY = date(2026, 3, 1)


def board_of(root, actor, *keys, **options) -> dict[str, dict[str, object]]:
    found = Board(root, TERM, keys or FIGURES, actor, **options)
    return {line.unit.name.removeprefix("Đảng bộ "): line.marks for line in found.lines}


def names(response) -> set[str]:
    return {line["name"].removeprefix("Đảng bộ ") for line in response.context["lines"]}


def test_numbers_shares_and_places_are_those_counted_by_hand(world, heads, everything):
    found = board_of(world["alpha"], heads["alpha"])

    seen = {
        unit: [(marks[key].value, str(marks[key].share), marks[key].rank) for key in FIGURES]
        for unit, marks in found.items()
    }
    # Admissions are set against the members: 4 of 5 before 1 of 2.
    assert seen == {
        "alpha-east": [(5, "None", 1), (2, "40.00", 1), (4, "80.00", 1)],
        "alpha-west": [(2, "None", 2), (0, "0.00", 2), (1, "50.00", 2)],
    }


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ({"a": 5, "b": 5, "c": 3, "d": 9}, {"d": 1, "a": 2, "b": 2, "c": 4}),
        ({"a": 0, "b": None}, {"a": 1}),
        ({}, {}),
    ],
)
def test_equals_share_a_place_and_the_next_is_left_out(values, places):
    assert ranks(values) == places


@pytest.mark.parametrize(
    ("role", "code", "units"),
    [
        ("organization_head", "alpha", {"alpha-east", "alpha-west"}),
        ("statistics_reader", "alpha-east", {"alpha-east-1", "alpha-east-2"}),
        ("organization_head", "beta", {"beta-east", "beta-west"}),
    ],
)
def test_each_compares_the_units_directly_below(people, as_role, role, code, units):
    response = as_role(role, code).get(reverse("reports:board"), ASKED)

    assert names(response) == units


def test_a_province_may_look_into_a_district_and_a_district_at_no_neighbour(people, world, as_role):
    url = reverse("reports:board")

    inside = as_role("organization_head", "alpha").get(
        url, {**ASKED, "organization": world["alpha-west"].pk}
    )
    assert names(inside) == {"alpha-west-1", "alpha-west-2"}
    for page in ("board", "board_export", "trend", "trend_export"):
        for foreign in ("alpha-west", "alpha", "beta-east", "nowhere"):
            asked = as_role().get(reverse(f"reports:{page}"), {**ASKED, "unit": foreign})
            assert asked.status_code == 404
    beside = as_role().get(url, {**ASKED, "organization": world["alpha-west"].pk})
    assert beside.status_code == 422
    assert "alpha-west" not in beside.content.decode()
    assert as_role("auditor").get(url, ASKED).status_code == 403


def test_a_signed_figure_is_shown_as_signed_and_what_came_late_is_not_in_it(
    world, heads, people, everything, as_role
):
    make.signed(world["alpha-west"], by=heads["alpha-west"])
    for cell in ("alpha-west-1-cell", "alpha-east-1-cell"):
        admitted(world[cell], date(2016, 7, 7))

    found = board_of(world["alpha"], heads["alpha"])

    marks = [found[f"alpha-{unit}"]["members_admitted"] for unit in ("east", "west")]
    assert [(mark.value, mark.source) for mark in marks] == [(5, NOW), (1, SIGNED)]
    page = as_role("organization_head", "alpha").get(reverse("reports:board"), ASKED)
    assert [line["cells"][0]["is_signed"] for line in page.context["lines"]] == [False, True]


def test_the_signed_summary_of_the_level_above_serves_units_without_one(
    world, heads, people, everything
):
    make.signed(world["alpha-east"], by=heads["alpha-east"])
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))

    found = board_of(world["alpha-east"], heads["alpha-east"], "members_admitted")

    assert {unit: (marks["members_admitted"].value, marks["members_admitted"].source)
            for unit, marks in found.items()} == {
        "alpha-east-1": (2, SIGNED), "alpha-east-2": (2, SIGNED),
    }  # fmt: skip


def test_small_sensitive_numbers_have_neither_number_share_nor_place(world, heads, people, as_role):
    response = as_role("organization_head", "alpha").get(
        reverse("reports:board"), {**ASKED, "indicator": ["members_religious"]}
    )

    cells = [line["cells"][0] for line in response.context["lines"]]
    assert {(cell["text"], cell["share"], cell["rank"]) for cell in cells} == {
        ("không hiển thị", "", None)
    }
    assert response.context["drawn"] is None


def test_no_unit_is_ranked_by_ethnicity_or_belief(world, heads, groups, people, everything):
    for code, count in (("alpha-east-1-cell", 5), ("alpha-west-1-cell", 4)):
        for _number in range(count):
            admitted(world[code], date(2016, 7, 7), religion=groups["religion"])

    found = board_of(world["alpha"], heads["alpha"], "members_religious")

    assert {unit: (marks["members_religious"].value, marks["members_religious"].rank)
            for unit, marks in found.items()} == {
        "alpha-east": (6, None), "alpha-west": (4, None),
    }  # fmt: skip


def test_what_stands_in_no_unit_is_protected_as_in_a_summary(world, heads, people, everything):
    east, west = world["alpha-east"], world["alpha-west"]
    found = Board(world["alpha"], TERM, ["members_religious"], heads["alpha"])
    found._counted["members"] = Counts(80, {east.pk: 40, west.pk: 38}, 2)
    # The total of the summary, 32, less 20 and 10 would give the 2 that must not be known.
    found._counted["members_religious"] = Counts(32, {east.pk: 10, west.pk: 20}, 2)

    values = {line.unit.id: line.marks["members_religious"].value for line in found.lines}

    assert values == {east.pk: None, west.pk: 20}


def test_units_of_another_level_stand_apart(world, heads, people, everything, as_role):
    organization("alpha-office", parent=world["alpha"], tier=Tier.GRASSROOTS)

    as_head = as_role("organization_head", "alpha")
    first = as_head.get(reverse("reports:board"), ASKED)
    other = as_head.get(reverse("reports:board"), {**ASKED, "level": Tier.GRASSROOTS})

    assert names(first) == {"alpha-east", "alpha-west"}
    assert names(other) == {"alpha-office"}


def test_the_number_of_queries_follows_the_figures_and_not_the_units(
    world, heads, people, everything
):
    def queries(*keys: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            board_of(world["alpha"], heads["alpha"], *keys)
        return len(captured)

    queries("members")  # what is kept with the reader
    one, two = queries("members"), queries("members", "grassroots_committees")
    for number in range(12):
        organization(f"alpha-more-{number}", parent=world["alpha"], tier=Tier.DISTRICT)

    assert two - one == 1
    assert queries("members", "grassroots_committees") == two


def test_the_board_goes_to_excel_in_its_order_and_the_trail_knows(people, as_role, world):
    response = as_role("organization_head", "alpha").get(
        reverse("reports:board_export"),
        {**ASKED, "indicator": ["members_admitted"], "order": "members_admitted"},
    )

    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    body = [row for row in rows if row[0] and row[0].startswith("Đảng bộ")]
    assert [(row[0], row[1], row[2], row[3]) for row in body] == [
        ("Đảng bộ alpha-west", 1, 50, 2), ("Đảng bộ alpha-east", 4, 80, 1),
    ]  # fmt: skip
    entry = AuditEntry.objects.get(action="reports.comparison_exported")
    assert entry.object_id == world["alpha"].pk


def points_of(world, actor, key: str, periods) -> list:
    found = Trend(world["alpha-east"], INDICATORS[key], periods, actor, today=TODAY)
    return found.points


def test_a_trend_counts_each_year_and_tells_the_change(world, heads, people, everything):
    points = points_of(world, heads["alpha-east"], "members_admitted", changes.years(2019, 5))

    assert [(point.period.first.year, point.value) for point in points] == [
        (2015, 1), (2016, 0), (2017, 1), (2018, 1), (2019, 0),
    ]  # fmt: skip
    assert [point.change.step for point in points[1:]] == [-1, 1, 0, -1]


def test_a_signed_year_stands_as_signed(world, heads, people, everything):
    year = {"kind": "year", "first": date(2017, 1, 1), "last": date(2017, 12, 31)}
    make.signed(world["alpha-east"], by=heads["alpha-east"], **year)
    admitted(world["alpha-east-1-cell"], date(2017, 7, 7))
    admitted(world["alpha-east-1-cell"], date(2018, 7, 7))

    points = points_of(world, heads["alpha-east"], "members_admitted", changes.years(2018, 2))

    assert [(point.value, point.source) for point in points] == [(1, SIGNED), (2, NOW)]


def test_a_small_sensitive_figure_leaves_a_gap_for_who_may_not_see_it(
    world, heads, people, everything
):
    years = changes.years(2019, 1)
    reader = world.actor("statistics_reader", "alpha-east")

    assert points_of(world, reader, "members_religious", years)[0].is_withheld
    assert points_of(world, heads["alpha-east"], "members_religious", years)[0].value == 1


def test_quarters_end_where_months_end_and_the_future_is_left_out(world, heads, people, everything):
    quarters = changes.quarters(2026, 1)

    assert [(one.first.month, one.last.month, one.last.day) for one in quarters] == [
        (1, 3, 31), (4, 6, 30), (7, 9, 30), (10, 12, 31),
    ]  # fmt: skip
    assert len(points_of(world, heads["alpha-east"], "members", quarters)) == 1


def test_the_trend_is_a_line_with_its_table(people, as_role):
    response = as_role().get(
        reverse("reports:trend"), {"indicator": "members_admitted", "year": "2019"}
    )

    page = response.content.decode()
    assert page.count('<circle class="fill"') == 5
    assert '<th scope="row" class="num">2017</th>' in page
    assert "<desc" in page
    assert "style=" not in page
    exported = as_role().get(
        reverse("reports:trend_export"), {"indicator": "members_admitted", "year": "2019"}
    )
    assert exported.status_code == 200
    assert AuditEntry.objects.filter(action="reports.comparison_exported").count() == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "century"}, {"form": "x"}, {"kind": "term", "first": "2/2/2020"},
        {"organization": "x"}, {"indicator": "x", "year": "99999"}, {"year": "abc", "step": "day"},
    ],
)  # fmt: skip
def test_odd_questions_are_answered_beside_their_field(people, as_role, asked):
    for page in ("board", "trend"):
        assert as_role().get(reverse(f"reports:{page}"), asked).status_code in (200, 422)
    assert as_role().get(reverse("reports:board_export"), asked).status_code in (200, 409)


def test_the_api_gives_the_board_and_the_trend_of_the_own_range(world, people, as_role):
    asked = {"kind": "term", "first": "2015-08-01", "last": "2020-03-18", "indicator": "members"}
    head = as_role("organization_head", "alpha")

    rows = head.get("/api/comparison/", asked).json()
    points = head.get("/api/trend/", {"indicator": "members_admitted", "year": "2017"}).json()

    assert [(row["unit"], row["value"], row["place"], row["origin"]) for row in rows] == [
        ("Đảng bộ alpha-east", 5, 1, NOW), ("Đảng bộ alpha-west", 2, 2, NOW),
    ]  # fmt: skip
    assert [point["value"] for point in points] == [0, 1, 1, 1, 1]
    for page in ("comparison", "trend"):
        assert head.get(f"/api/{page}/", {"unit": "beta-east"}).status_code == 404
        assert as_role("auditor").get(f"/api/{page}/").status_code == 403
    assert head.get("/api/comparison/", {**asked, "kind": "month"}).status_code == 400
