"""Pages and API of the organisations: the range of the role, the same 404 for what lies outside."""

from __future__ import annotations

import re

import pytest

from apps.accounts.roles import ROLES
from apps.core.audit import trail_address
from apps.tenancy.models import Organization
from tests.factories.accounts import browser_as

pytestmark = pytest.mark.usefixtures("everything")


@pytest.mark.parametrize("role", list(ROLES))
@pytest.mark.parametrize("province", ["alpha", "beta"])
def test_every_role_reads_the_organisations_of_its_range(world, role, province):
    client = browser_as(world, role, f"{province}-east")
    neighbour = {"alpha": "beta", "beta": "alpha"}[province]
    pages = {
        f"{province}-east": 200,
        f"{province}-east-1-cell": 200,
        f"{province}-west": 404,
        province: 404,
        neighbour: 404,
        f"{neighbour}-east": 404,
        "nothing": 404,
    }
    for code, status in pages.items():
        assert client.get(f"/organizations/{code}/").status_code == status, code
        assert client.get(f"/api/organizations/{code}/").status_code == status, code
    listed = {line["unit"].code for line in client.get("/organizations/").context["lines"]}
    asked = {row["code"] for row in client.get("/api/organizations/").json()["results"]}
    inside = {one for one in world.organizations if one.startswith(f"{province}-east")}
    assert listed == asked == inside


def test_the_page_outside_the_range_is_the_page_of_nothing(world):
    client = browser_as(world, "organization_head", "alpha-east")
    pages = []
    for code in ("alpha-west", "nothingness"):
        page = client.get(f"/organizations/{code}/").content.decode().replace(code, "")
        pages.append(re.sub(r"[A-Za-z0-9]{64}", "token", page))
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tier=district", {"alpha-east", "alpha-west"}),
        ("q=west+1", {"alpha-west-1", "alpha-west-1-cell"}),
        ("q=alpha-east-2&tier=cell", {"alpha-east-2-cell"}),
        ("tier=nonsense", None),
    ],
)
def test_the_list_is_narrowed(world, query, found):
    client = browser_as(world, "organization_head", "alpha")
    listed = {line["unit"].code for line in client.get(f"/organizations/?{query}").context["lines"]}
    everything = {one for one in world.organizations if one.startswith("alpha")}
    assert listed == (everything if found is None else found)


def test_ended_organisations_are_shown_when_asked(world):
    Organization.objects.filter(code="alpha-east-1-cell").update(active=False)
    client = browser_as(world, "organization_head", "alpha-east-1")
    shown = [
        len(client.get(f"/organizations/{query}").context["lines"]) for query in ("", "?ended=on")
    ]
    assert shown == [1, 2]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("parent=alpha-east", {"alpha-east-1", "alpha-east-2"}),
        ("parent=beta-east", set()),
        ("tier=province", {"alpha"}),
        ("search=west-2", {"alpha-west-2", "alpha-west-2-cell"}),
        ("active=false", set()),
    ],
)
def test_the_api_narrows_inside_the_range(world, query, found):
    client = browser_as(world, "statistics_reader", "alpha")
    rows = client.get(f"/api/organizations/?{query}").json()["results"]
    assert {row["code"] for row in rows} == found


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_only_reads(world, method):
    client = browser_as(world, "system_administrator", "alpha")
    for address in ("/api/organizations/", "/api/organizations/alpha-east/", "/api/me/"):
        assert getattr(client, method)(address).status_code == 405


def test_the_record_shows_its_periods_and_links_to_its_trail(world):
    shown = browser_as(world, "organization_head", "alpha").get("/organizations/alpha-east/")
    assert "01/01/2010" in shown.content.decode()
    assert trail_address("tenancy.organization", world["alpha-east"].pk) in shown.content.decode()
    plain = browser_as(world, "unit_secretary", "alpha").get("/organizations/alpha-east/")
    assert "/trail/record/" not in plain.content.decode()


def test_the_list_asks_as_much_for_twenty_rows_as_for_two(world):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for unit in ("alpha-east-1", "alpha"):
        client = browser_as(world, "organization_head", unit)
        client.get("/organizations/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/organizations/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
