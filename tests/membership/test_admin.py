"""The register in the admin: where records lie, never whose they are."""

from __future__ import annotations

import pytest

from apps.accounts.models import Wall
from apps.core.models import AuditEntry
from apps.membership.models import EthnicGroup
from tests.factories.membership import member
from tests.factories.world import ALL_ROLES
from tests.membership.conftest import open_to

ADMINISTRATOR = "system_administrator"
PAGES = ("member", "membergrant", "ethnicgroup", "religion")


@pytest.fixture
def people(world, everything):
    """A member of each province."""
    return {
        code: member(world[f"{code}-1-cell"], f"Người {code}", residence="Số 18, Hoa Ban")
        for code in ("alpha-east", "alpha-west", "beta-east")
    }


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ALL_ROLES)
def test_only_administrators_open_the_pages(people, browser, role, page):
    response = browser(role).get(f"/admin/membership/{page}/")

    assert (response.status_code == 200) == (role == ADMINISTRATOR)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_added_changed_or_deleted_here(people, browser, page):
    client = browser(ADMINISTRATOR)
    pk = people["alpha-east"].pk if page == "member" else EthnicGroup.objects.first().pk

    for act in ("add/", f"{pk}/delete/"):
        assert client.get(f"/admin/membership/{page}/{act}").status_code in {403, 404}
    assert client.post(f"/admin/membership/{page}/{pk}/change/", {}).status_code in {302, 403, 404}
    assert not AuditEntry.objects.filter(kind="write").exists()


def test_a_record_is_shown_by_its_number_without_the_person(people, browser):
    client, known = browser(ADMINISTRATOR), people["alpha-east"]

    listed = client.get("/admin/membership/member/").content.decode()
    page = client.get(f"/admin/membership/member/{known.pk}/change/").content.decode()

    for shown in (listed, page):
        assert str(known.pk) in shown
        assert "alpha-east-1-cell" in shown
        for word in (known.full_name, known.residence, known.citizen_number, known.card_number):
            assert word not in shown


def test_the_list_holds_the_range_without_walled_records(people, world, browser):
    client = browser(ADMINISTRATOR, "alpha")
    Wall.objects.create(
        user=world.user(ADMINISTRATOR, "alpha"), label="membership.member",
        object_id=people["alpha-west"].pk, organization=people["alpha-west"].organization,
        reason="recused", valid_from="2020-01-01",
    )  # fmt: skip

    response = client.get("/admin/membership/member/")

    assert {row.pk for row in response.context["cl"].result_list} == {people["alpha-east"].pk}
    for hidden in ("alpha-west", "beta-east"):
        url = f"/admin/membership/member/{people[hidden].pk}/change/"
        assert client.get(url).status_code == 302


@pytest.mark.parametrize("query", ["q=Người", "full_name=Người+alpha-east", "religion=1"])
def test_an_address_does_not_probe_personal_data(people, browser, query):
    response = browser(ADMINISTRATOR).get(f"/admin/membership/member/?{query}")

    if response.status_code == 200:
        assert len(response.context["cl"].result_list) == 1
    else:
        assert response.status_code in {302, 400}


def test_grants_of_the_range_are_listed_without_the_member(people, world, browser):
    open_to(world, "inspection_officer", people["beta-east"])
    open_to(world, "inspection_chair", people["alpha-east"], code="beta-east")
    client = browser(ADMINISTRATOR)

    response = client.get("/admin/membership/membergrant/")

    found = list(response.context["cl"].result_list)
    assert [grant.content_object_id for grant in found] == [people["alpha-east"].pk]
    assert people["alpha-east"].full_name not in response.content.decode()
    one = client.get(f"/admin/membership/membergrant/{found[0].pk}/change/")
    assert one.status_code in {302, 403}
