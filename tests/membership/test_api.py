"""The register through the API."""

from __future__ import annotations

import warnings
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator

from apps.core.api_errors import NOT_FOUND
from apps.core.models import AuditEntry
from apps.membership.models import EthnicGroup, Member
from tests.factories.membership import member
from tests.factories.world import ALL_ROLES
from tests.membership.conftest import open_to
from tests.membership.test_register import READERS

WRITERS = {"organization_officer", "organization_head"}
NEW = {
    "organization": "alpha-east-1-cell",
    "full_name": "Lê Hoàng An",
    "sex": "female",
    "birth": "1989-02",
    "ceremony_on": "2014-05-19",
    "official_on": "2015-05-19",
}


def send(client: Any, method: str, url: str, data: dict[str, Any]) -> Any:
    """A request with a JSON body."""
    return getattr(client, method)(url, data, content_type="application/json")


def names(response: Any) -> set[str]:
    """Names in a page of the list."""
    return {row["full_name"] for row in response.json()["results"]}


@pytest.fixture
def people(world, everything, law):
    """Members of both provinces and one who left."""
    member(world["alpha-east-2-cell"], "Người Đã Đi", left=True)
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
        ("beta", {"Trần Láng Giềng"}),
    ],
)
def test_the_list_holds_exactly_the_own_range(people, browser, code, expected):
    assert names(browser(code=code).get("/api/members/")) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("search=dang", {"Đặng Thị Ánh"}),
        ("search=anh", {"Đặng Thị Ánh", "Dương Văn Anh"}),
        ("unit=alpha-east-2", {"Dương Văn Anh"}),
        ("state=left", {"Người Đã Đi"}),
        ("theory=advanced", set()),
    ],
)
def test_filters_are_those_of_the_page(people, browser, query, expected):
    assert names(browser().get(f"/api/members/?{query}")) == expected


def test_a_foreign_unit_is_unknown_and_a_wrong_filter_is_named(people, browser):
    client = browser()

    foreign = client.get("/api/members/?unit=beta-east")
    wrong = client.get("/api/members/?state=unheard-of")

    assert foreign.status_code == 404
    assert foreign.json()["message"] == str(NOT_FOUND)
    assert wrong.status_code == 400
    assert set(wrong.json()) == {"code", "message", "fields"}
    assert set(wrong.json()["fields"]) == {"state"}


def test_list_rows_carry_no_sensitive_field_and_no_number(people, browser):
    row = browser().get("/api/members/").json()["results"][0]

    assert set(row) == {
        "id", "full_name", "position", "birth", "sex", "organization", "ceremony_on",
        "official_on", "political_theory", "state", "standing", "version",
    }  # fmt: skip


@pytest.mark.parametrize("role", ALL_ROLES)
def test_roles_read_and_write_as_their_table_says(people, browser, role):
    client, known = browser(role), people["Đặng Thị Ánh"]

    listed = client.get("/api/members/").status_code
    read = client.get(f"/api/members/{known.pk}/").status_code
    made = send(client, "post", "/api/members/", NEW).status_code
    changed = send(
        client, "patch", f"/api/members/{known.pk}/", {"version": 1, "phone": "1"}
    ).status_code

    reads, writes = role in READERS, role in WRITERS
    assert listed == (200 if reads else 403)
    assert read == (200 if reads else 404)
    assert made == (201 if writes else 403)
    assert changed == (200 if writes else 403 if reads else 404)


def test_a_foreign_record_is_unknown_to_every_method(people, browser):
    client, pk = browser(code="beta-east"), people["Đặng Thị Ánh"].pk

    answers = [
        client.get(f"/api/members/{pk}/"),
        client.get(f"/api/members/{pk}/?purpose=record"),
        send(client, "patch", f"/api/members/{pk}/", {"version": 1, "phone": "1"}),
        client.get("/api/members/999999999/"),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("method", ["put", "delete"])
def test_nothing_is_replaced_or_deleted(people, browser, method):
    url = f"/api/members/{people['Đặng Thị Ánh'].pk}/"

    assert send(browser(), method, url, NEW).status_code == 405


def test_a_granted_record_is_read_but_not_changed(people, world, browser):
    known = people["Trần Láng Giềng"]
    open_to(world, "organization_officer", known)
    client = browser()

    read = client.get(f"/api/members/{known.pk}/")
    opened = client.get(f"/api/members/{known.pk}/?purpose=record")
    changed = send(client, "patch", f"/api/members/{known.pk}/", {"version": 1, "phone": "1"})

    assert read.json()["organization"]["code"] == "beta-east-1-cell"
    assert (opened.status_code, changed.status_code) == (403, 403)


def test_ethnicity_needs_a_purpose_and_the_right_and_is_logged(world, everything, law, browser):
    known = member(world["alpha-east-1-cell"], ethnicity=EthnicGroup.objects.get(code="05"))
    url = f"/api/members/{known.pk}/"

    plain = browser().get(url).json()
    refused = browser("inspection_officer").get(f"{url}?purpose=record")
    vague = browser().get(f"{url}?purpose=curiosity")
    before = AuditEntry.objects.filter(action="membership.sensitive_read").count()
    opened = browser().get(f"{url}?purpose=inspection").json()

    assert "ethnicity" not in plain
    assert (refused.status_code, vague.status_code, before) == (403, 409, 0)
    assert opened["ethnicity"] == "05"
    entry = AuditEntry.objects.get(action="membership.sensitive_read")
    assert entry.params == {"purpose": "inspection"}


def test_reading_a_record_is_logged_once_and_a_list_is_not(people, browser):
    client = browser()
    client.get("/api/members/")
    client.get(f"/api/members/{people['Đặng Thị Ánh'].pk}/")

    assert AuditEntry.objects.filter(kind="read").count() == 1


def test_a_member_is_entered_through_the_action(world, everything, law, browser):
    response = send(browser(), "post", "/api/members/", NEW)

    made = Member.objects.get()
    assert response.status_code == 201
    assert response.json()["id"] == made.pk
    assert (response.json()["birth"], response.json()["state"]) == ("1989-02", "official")
    assert made.placements.get().valid.lower == date(2014, 5, 19)
    assert AuditEntry.objects.get(kind="write").action == "membership.member_registered"


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"organization": "alpha-east"}, 409, "organization"),
        ({"birth": "02/1989"}, 400, "birth"),
        ({"birth": "2015"}, 409, "birth"),
        ({"official_on": "2015-05-20"}, 409, "official_on"),
        ({"full_name": ""}, 400, "full_name"),
        ({"sex": "other"}, 400, "sex"),
        ({"citizen_number": "001085099999"}, 409, "citizen_number"),
        ({"ethnicity": "99"}, 400, "ethnicity"),
    ],
)
def test_refusals_have_one_shape_and_name_their_field(
    world, everything, law, browser, changes, status, field
):
    hidden = member(world["beta-east-1-cell"], "Bí Mật", citizen_number="001085099999")

    response = send(browser(), "post", "/api/members/", NEW | changes)

    assert response.status_code == status
    assert set(response.json()) == {"code", "message", "fields"}
    assert list(response.json()["fields"]) == [field]
    assert hidden.full_name not in response.content.decode()
    assert Member.objects.count() == 1


def test_the_second_editor_gets_a_conflict(people, browser):
    known, client = people["Đặng Thị Ánh"], browser()
    url = f"/api/members/{known.pk}/"

    first = send(client, "patch", url, {"version": 1, "phone": "0911"})
    second = send(client, "patch", url, {"version": 1, "phone": "0922"})
    without = send(client, "patch", url, {"phone": "0933"})

    assert first.json()["version"] == 2
    assert second.status_code == 409
    assert second.json()["code"] == "stale"
    assert set(second.json()) == {"code", "message", "fields"}
    assert (without.status_code, list(without.json()["fields"])) == (400, ["version"])
    known.refresh_from_db()
    assert known.phone == "0911"


def test_fields_that_are_not_the_clerks_are_left_alone(people, browser):
    known = people["Đặng Thị Ánh"]

    send(
        browser(), "patch", f"/api/members/{known.pk}/",
        {"version": 1, "state": "left", "path": "9", "organization": "beta-east-1-cell"},
    )  # fmt: skip

    known.refresh_from_db()
    assert (known.state, known.organization.code) == ("official", "alpha-east-1-cell")


def test_the_list_takes_the_same_few_queries_for_2_and_for_20_rows(world, everything, browser):
    client, counted = browser(), []
    for rows in (2, 18):
        for _number in range(rows):
            member(world["alpha-east-1-cell"])
        with CaptureQueriesContext(connection) as queries:
            client.get("/api/members/")
        counted.append(len(queries))

    assert counted[0] == counted[1]


def test_the_api_describes_itself_without_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        GENERATOR_STATS.reset()
        schema = SchemaGenerator().get_schema(request=None, public=True)

    told = [line for line in _told() if "ember" in line]
    assert told == []
    paths = schema["paths"]
    assert set(paths["/api/members/"]) == {"get", "post"}
    assert set(paths["/api/members/{id}/"]) == {"get", "patch"}
    listed = {one["name"] for one in paths["/api/members/"]["get"]["parameters"]}
    assert {"search", "unit", "state", "age", "theory", "joined_from", "joined_to"} <= listed
    assert not {"ethnicity", "religion", "citizen_number"} & listed


def _told() -> list[str]:
    cache = {**GENERATOR_STATS._warn_cache, **GENERATOR_STATS._error_cache}
    return [str(line) for line in cache]
