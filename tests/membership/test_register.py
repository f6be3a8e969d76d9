"""The list of members: who is in it, how it is narrowed, ordered, paged and printed."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import Wall
from apps.core.models import AuditEntry
from tests.factories.membership import member, standing
from tests.factories.world import ALL_ROLES
from tests.membership.conftest import open_to

READERS = {
    "inspection_officer",
    "inspection_chair",
    "organization_officer",
    "organization_head",
    "standing_committee_member",
    "unit_secretary",
}


def names(response) -> list[str]:
    """Names in the table, in order; empty when there is no table."""
    page = response.context["page"]
    return [row.full_name for row in page]


@pytest.fixture
def people(world, everything, law):
    """Two members in each of the two provinces."""
    return {
        name: member(world[code], name)
        for name, code in (
            ("Đặng Thị Ánh", "alpha-east-1-cell"),
            ("Dương Văn Anh", "alpha-east-2-cell"),
            ("Ẩn Danh", "alpha-west-1-cell"),
            ("Trần Láng Giềng", "beta-east-1-cell"),
        )
    }


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("alpha", {"Đặng Thị Ánh", "Dương Văn Anh", "Ẩn Danh"}),
        ("alpha-east", {"Đặng Thị Ánh", "Dương Văn Anh"}),
        ("alpha-west", {"Ẩn Danh"}),
        ("alpha-east-1-cell", {"Đặng Thị Ánh"}),
        ("beta", {"Trần Láng Giềng"}),
        ("beta-west", set()),
    ],
)
def test_the_list_holds_exactly_the_own_range(people, browser, code, expected):
    response = browser(code=code).get("/members/")

    assert set(names(response)) == expected
    for name in people.keys() - expected:
        assert name not in response.content.decode()


@pytest.mark.parametrize("role", ALL_ROLES)
def test_only_roles_that_read_members_open_the_list(people, browser, role):
    response = browser(role).get("/members/")

    assert response.status_code == (200 if role in READERS else 403)


def test_a_walled_member_is_absent_from_list_counts_and_search(people, world, browser):
    reader = browser("inspection_officer")
    Wall.objects.create(
        user=world.user("inspection_officer", "alpha-east"), label="membership.member",
        object_id=people["Đặng Thị Ánh"].pk, organization=people["Đặng Thị Ánh"].organization,
        reason="subject", valid_from=date(2020, 1, 1),
    )  # fmt: skip

    listed, found = reader.get("/members/"), reader.get("/members/?search=anh")

    assert names(listed) == ["Dương Văn Anh"]
    assert listed.context["tabs"][0]["count"] == 1
    assert names(found) == ["Dương Văn Anh"]
    assert found.context["register"].total == 1
    assert "Đặng Thị Ánh" not in listed.content.decode()


def test_a_granted_member_of_another_tenant_is_listed_with_the_unit(people, world, browser):
    reader = browser("inspection_officer")
    open_to(world, "inspection_officer", people["Trần Láng Giềng"])

    everyone, shared = reader.get("/members/"), reader.get("/members/?list=shared")

    assert set(names(everyone)) == {"Đặng Thị Ánh", "Dương Văn Anh", "Trần Láng Giềng"}
    assert names(shared) == ["Trần Láng Giềng"]
    assert "Đảng bộ beta-east-1-cell" in shared.content.decode()
    assert shared.context["tabs"][-1]["count"] == 1


def test_a_grant_alone_opens_the_list_to_a_role_that_reads_no_members(people, world, browser):
    reader = browser("statistics_reader")
    open_to(world, "statistics_reader", people["Đặng Thị Ánh"])

    response = reader.get("/members/")

    assert names(response) == ["Đặng Thị Ánh"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("search=dang anh", {"Đặng Thị Ánh"}),
        ("search=ĐẶNG", {"Đặng Thị Ánh"}),
        ("search=ánh đặng", {"Đặng Thị Ánh"}),
        ("search=anh", {"Đặng Thị Ánh", "Dương Văn Anh"}),
        ("search=1962", {"Dương Văn Anh"}),
        ("search=anh 1985", {"Đặng Thị Ánh"}),
        ("search=099000111222", {"Dương Văn Anh"}),
        ("search=09900011122", set()),
        ("unit=alpha-east-1", {"Đặng Thị Ánh"}),
        ("unit=alpha-east", {"Đặng Thị Ánh", "Dương Văn Anh"}),
        ("theory=advanced", {"Dương Văn Anh"}),
        ("age=over_60", {"Dương Văn Anh"}),
        ("age=to_50", {"Đặng Thị Ánh"}),
        ("age=to_60", set()),
        ("joined_from=1/1/1991", {"Đặng Thị Ánh"}),
        ("joined_to=31.12.1990", {"Dương Văn Anh"}),
        ("joined_from=03/02/1990&joined_to=03/02/1990", {"Dương Văn Anh"}),
        ("state=left", {"Người Đã Đi"}),
        ("list=left", {"Người Đã Đi"}),
        ("", {"Đặng Thị Ánh", "Dương Văn Anh"}),
    ],
)
@time_machine.travel("2026-11-20T03:00:00Z")
def test_filters_narrow_the_list(world, everything, law, browser, query, expected):
    member(world["alpha-east-1-cell"], "Đặng Thị Ánh")
    member(
        world["alpha-east-2-cell"], "Dương Văn Anh", birth="1962", political_theory="advanced",
        citizen_number="099000111222", ceremony_on=date(1990, 2, 3),
        admission_decided_on=date(1990, 1, 3), official_on=date(1991, 2, 3),
    )  # fmt: skip
    member(world["alpha-east-2-cell"], "Người Đã Đi", left=True)
    member(world["beta-east-1-cell"], "Đặng Thị Ánh Nguyệt")

    response = browser().get(f"/members/?{query}")

    assert response.status_code == 200
    assert set(names(response)) == expected


def test_ethnicity_religion_and_citizen_number_are_neither_columns_nor_filters(people, browser):
    response = browser().get("/members/?ethnicity=01&religion=01&citizen_number=001085000001")
    page = response.content.decode()

    assert set(names(response)) == {"Đặng Thị Ánh", "Dương Văn Anh"}
    assert not response.context["register"].filters_in_force
    assert people["Đặng Thị Ánh"].citizen_number not in page
    assert 'name="ethnicity"' not in page
    assert 'name="religion"' not in page


@pytest.mark.parametrize("code", ["beta-east", "no-such-unit", "alpha-west"])
def test_a_unit_out_of_range_is_a_wrong_address(people, browser, code):
    assert browser().get(f"/members/?unit={code}").status_code == 404


def test_a_filter_that_cannot_be_understood_lists_nothing_and_says_so(people, browser):
    response = browser().get("/members/?joined_from=31/02/2020")

    assert names(response) == []
    assert response.context["form"]["joined_from"].errors


def test_names_stand_in_vietnamese_order_both_ways(world, everything, browser):
    for name in ("Lê Ân", "Lê An", "Trần An", "Lê Đa", "Lê Da", "Bế Ấn", "Lê Ăn"):
        member(world["alpha-east-1-cell"], name)
    expected = ["Lê An", "Trần An", "Lê Ăn", "Lê Ân", "Bế Ấn", "Lê Da", "Lê Đa"]

    upwards, downwards = browser().get("/members/"), browser().get("/members/?order=-name")

    assert names(upwards) == expected
    assert names(downwards) == expected[::-1]


@pytest.mark.parametrize("key", ["name", "birth", "unit", "joined", "official", "theory", "state"])
def test_a_header_that_orders_says_so_to_readers(people, browser, key):
    page = browser().get(f"/members/?order=-{key}").content.decode()

    assert page.count('aria-sort="') == 1
    assert f'id="sort-{key}"' in page.split('aria-sort="descending"')[1].split("</th>")[0]


def test_an_unknown_order_falls_back_to_the_name(people, browser):
    response = browser().get("/members/?order=citizen_number")

    assert names(response) == ["Dương Văn Anh", "Đặng Thị Ánh"]


@time_machine.travel("2026-11-20T03:00:00Z")
def test_saved_lists_count_and_hold_the_same(world, everything, law, browser):
    cell = world["alpha-east-1-cell"]
    for name, day in (
        ("Hết Từ Lâu", date(2025, 9, 1)),
        ("Còn Sáu Mươi Ngày", date(2026, 1, 19)),
        ("Còn Sáu Mốt Ngày", date(2026, 1, 20)),
    ):
        member(cell, name, probationary=True, ceremony_on=day, admission_decided_on=day)
    member(cell, "Chính Thức")
    member(cell, "Đã Đi", left=True)
    standing(member(cell, "Được Miễn"), since=date(2024, 1, 1))
    both = member(cell, "Bị Đình Chỉ")
    standing(both, since=date(2024, 1, 1))
    standing(both, since=date(2026, 11, 20), until=date(2026, 11, 21), kind="suspended")
    standing(member(cell, "Đã Trở Lại"), since=date(2024, 1, 1), until=date(2026, 11, 20))

    counts = {}
    for code in ("", "probationary", "ending", "exempt", "suspended", "left"):
        response = browser().get(f"/members/?list={code}" if code else "/members/")
        tab = next(tab for tab in response.context["tabs"] if tab["current"])
        assert tab["count"] == len(names(response)) == response.context["register"].total
        counts[code] = set(names(response))

    assert counts["ending"] == {"Hết Từ Lâu", "Còn Sáu Mươi Ngày"}
    assert counts["probationary"] == counts["ending"] | {"Còn Sáu Mốt Ngày"}
    assert counts["left"] == {"Đã Đi"}
    assert counts["exempt"] == {"Được Miễn", "Bị Đình Chỉ"}
    assert counts["suspended"] == {"Bị Đình Chỉ"}
    assert counts[""] == counts["probationary"] | counts["exempt"] | {"Chính Thức", "Đã Trở Lại"}


def test_the_empty_list_names_the_guilty_filter_and_what_dropping_it_brings(people, browser):
    response = browser().get("/members/?search=anh&theory=advanced")

    guilty = response.context["guilty"]
    assert (guilty.name, guilty.without) == ("theory", 2)
    assert guilty.url == "?search=anh"
    assert names(browser().get(f"/members/{guilty.url}")) == ["Dương Văn Anh", "Đặng Thị Ánh"]


def test_pages_of_25_50_and_100(world, everything, browser):
    for number in range(51):
        member(world["alpha-east-1-cell"], f"Lê Văn {'A' * (number + 1)}")

    first = browser().get("/members/")
    second = browser().get("/members/?page=2")
    small = browser().get("/members/?per_page=25&page=3")
    odd = browser().get("/members/?per_page=1000000")

    assert [len(names(one)) for one in (first, second, small, odd)] == [50, 1, 1, 50]
    assert not set(names(first)) & set(names(second))


def test_the_list_takes_the_same_few_queries_for_2_and_for_20_rows(world, everything, law, browser):
    reader = browser()
    counted = []
    for rows in (2, 18):
        for number in range(rows):
            kind = {"probationary": True} if number % 2 else {}
            cell = world["alpha-east-1-cell" if number % 3 else "alpha-east-2-cell"]
            member(cell, f"Lê Văn {number}", **kind)
        with CaptureQueriesContext(connection) as queries:
            assert reader.get("/members/?search=e&theory=elementary").status_code == 200
        counted.append([q["sql"] for q in queries if _is_question(q["sql"])])

    assert len(counted[0]) == len(counted[1])
    assert len(counted[1]) <= 12, "\n".join(sql[:150] for sql in counted[1])


def _is_question(sql: str) -> bool:
    return not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")) and (
        "set_config" not in sql
    )


def test_the_print_holds_every_row_of_the_filter_and_is_logged_once(people, world, browser):
    response = browser().get("/members/print/?search=anh&per_page=25")

    page = response.content.decode()
    assert [row.full_name for row in response.context["rows"]] == ["Dương Văn Anh", "Đặng Thị Ánh"]
    assert "Trần Láng Giềng" not in page
    assert 'class="letter"' in page
    entry = AuditEntry.objects.get(kind="print")
    assert entry.action == "membership.register_printed"
    assert entry.params["count"] == 2
    assert "anh" in entry.params["filter"]
    assert entry.user_id == world.user("organization_officer", "alpha-east").pk


def test_units_are_offered_from_the_own_range_alone(world, everything, browser):
    page = browser().get("/members/units/?unit=dang bo 1-cell").content.decode()

    assert "alpha-east-1-cell" in page
    assert "alpha-west" not in page
    assert "beta" not in page


def test_a_list_with_nothing_in_it_says_so(browser, world):
    page = browser().get("/members/?list=shared")

    assert page.status_code == 200
    assert page.context["register"].total == 0
