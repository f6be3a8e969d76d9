"""Exempt and suspended members in the list, its file and the API."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.membership import member, standing
from tests.membership.test_export import sheet

DAY = timedelta(days=1)


@pytest.fixture
def aside(world, everything):
    """One exempt, one suspended (and exempt as well), one back since today; one of each beside."""
    today = timezone.localdate()
    people = {}
    for code, mark in (("alpha-east-1-cell", ""), ("beta-east-1-cell", " Láng Giềng")):
        cell = world[code]
        people |= {
            name: member(cell, name + mark)
            for name in (f"Được Miễn{mark}", f"Bị Đình Chỉ{mark}", f"Đã Trở Lại{mark}")
        }
        standing(people[f"Được Miễn{mark}"], since=today)
        standing(people[f"Bị Đình Chỉ{mark}"], since=today - DAY)
        standing(people[f"Bị Đình Chỉ{mark}"], since=today, kind="suspended")
        standing(people[f"Đã Trở Lại{mark}"], since=today - DAY, until=today)
    return people


def api_names(response):
    """Name and standing of the rows that the API lists."""
    return {row["full_name"]: row["standing"] for row in response.json()["results"]}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Được Miễn": "exempt", "Bị Đình Chỉ": "suspended", "Đã Trở Lại": ""}),
        ("?standing=exempt", {"Được Miễn": "exempt", "Bị Đình Chỉ": "suspended"}),
        ("?standing=suspended", {"Bị Đình Chỉ": "suspended"}),
    ],
)
def test_the_api_says_and_filters_who_is_set_aside_today(aside, browser, query, expected):
    assert api_names(browser().get(f"/api/members/{query}")) == expected


def test_one_record_of_the_api_says_it_as_well(aside, browser):
    found = browser().get(f"/api/members/{aside['Được Miễn'].pk}/").json()

    assert found["standing"] == "exempt"


def test_the_list_tags_the_state_and_the_file_writes_it(aside, browser):
    page = browser().get("/members/?list=suspended").content.decode()
    rows = sheet(browser().get("/members/export/?list=exempt"))

    assert "Bị Đình Chỉ" in page
    assert "Được Miễn" not in page
    states = {row[0]: row[8] for row in rows if row[0] in aside}
    assert states == {
        "Được Miễn": "chính thức, miễn công tác và sinh hoạt đảng",
        "Bị Đình Chỉ": "chính thức, đình chỉ sinh hoạt đảng",
    }


def test_the_lists_take_the_same_few_queries_for_2_and_for_20_rows(
    world, everything, browser, django_assert_max_num_queries
):
    client = browser()
    counts = []
    for rows in (2, 18):
        for number in range(rows):
            standing(
                member(world["alpha-east-1-cell"], f"Lê Văn {rows} {number}"),
                since=timezone.localdate(),
            )
        client.get("/members/?list=exempt")
        with django_assert_max_num_queries(30) as counted:
            assert client.get("/members/?list=exempt").context["register"].total >= rows
        counts.append(len(counted))

    assert counts[0] == counts[1]
