"""The admin: asked through the acting role, inside its range, writing through actions, no leaks."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django_celery_beat.models import PeriodicTask

from apps.accounts.models import RoleAssignment, SignIn, User, Wall
from apps.core.admin_base import ActorModelAdmin
from apps.core.models import AuditEntry
from apps.tenancy.models import Organization
from tests.accounts.administration.pages import MARKER, MODELS, TODAY, page_of, send
from tests.factories.accounts import PASSWORD, assignment, browser, browser_as, sign_in_row, wall
from tests.factories.membership import member


def test_only_pages_of_our_own_are_registered():
    modules = {type(one).__module__ for one in admin.site._registry.values()}
    assert all(module.startswith("apps.") for module in modules)


@pytest.mark.parametrize("model", [User, RoleAssignment, Wall, SignIn, Organization, PeriodicTask])
def test_pages_ask_the_acting_role(model):
    assert isinstance(admin.site._registry[model], ActorModelAdmin)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    "role",
    ["organization_head", "organization_officer", "inspection_chair", "auditor", "unit_secretary"],
)
def test_the_admin_is_for_administrators(world, model, role):
    client = browser_as(world, role, "alpha")
    User.objects.filter(pk=world.user(role, "alpha").pk).update(is_superuser=True)
    assert client.get(page_of(model), follow=True).status_code == 403


def test_a_superuser_without_a_role_finds_it_closed(world):
    root = User.objects.create_superuser("root@example.vn", PASSWORD, full_name="Root")
    assert browser(root).get("/admin/").status_code == 403


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    "query",
    ["", "?q=Marker", "?all=", "?_popup=1", "?_to_field=id", "?e=1", "?o=1", "?p=1"],
)
def test_lists_show_the_range_alone(client, neighbour, model, query):
    answer = client.get(page_of(model) + query, follow=True)
    assert answer.status_code in (200, 400)
    assert MARKER not in answer.content.decode()


@pytest.mark.parametrize("model", MODELS)
def test_lists_do_not_ask_more_for_more_rows(world, client, neighbour, model, admin_rows):
    few = admin_rows(client, page_of(model))
    for number in range(12):
        person = User.objects.create_user(f"more{number}@example.vn", None, full_name="More")
        assignment(person, "auditor", world["alpha-east"])
        wall(person, member(world["alpha-east-1-cell"]))
        sign_in_row(person, f"key-{number}")
    assert admin_rows(client, page_of(model)) <= few


@pytest.fixture
def admin_rows():  # type: ignore[no-untyped-def]
    """Number of queries of a page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(client, address):  # type: ignore[no-untyped-def]
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    return count


PROBES = {
    "accounts_user": [
        "password__startswith=md5", "assignments__organization__name__startswith=Đ",
        "walls__object_id__gt=0", "sign_ins__session_key__startswith=k", "is_superuser__exact=0",
        "created_by__password__startswith=a", "groups__id__exact=1",
    ],
    "accounts_roleassignment": ["user__password__startswith=md5", "organization__name=x"],
    "accounts_wall": ["user__password__startswith=md5", "raised_by__full_name=x", "path__gt=0"],
    "accounts_signin": ["session_key__startswith=k", "user__password__startswith=md5"],
    "tenancy_organization": ["children__name__startswith=Đ", "versions__note=x", "path__gt=0"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("model", "probe"), [(model, one) for model, probes in PROBES.items() for one in probes]
)
def test_an_address_cannot_probe_columns_that_the_page_does_not_offer(client, model, probe):
    assert client.get(f"{page_of(model)}?{probe}").status_code == 400


@pytest.mark.parametrize(
    ("model", "offered"),
    [
        ("accounts_user", "is_active__exact=1"),
        ("accounts_user", f"created_at__year={TODAY.year}"),
        ("accounts_roleassignment", "role__exact=auditor"),
        ("accounts_roleassignment", "in_force=yes"),
        ("accounts_wall", "in_force=no"),
        ("tenancy_organization", "tier__exact=cell"),
    ],
)
def test_filters_that_the_page_offers_work(client, model, offered):
    assert client.get(f"{page_of(model)}?{offered}").status_code == 200


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("field", ["password", "sign_in_name", "code", "path", "session_key"])
def test_a_row_is_named_by_its_key_alone(client, model, field):
    assert client.get(f"{page_of(model)}?_to_field={field}").status_code == 400


@pytest.mark.parametrize("page", ["change", "history", "delete"])
@pytest.mark.parametrize("model", MODELS)
def test_rows_of_the_neighbour_do_not_exist(world, client, neighbour, model, page):
    rows = {
        "accounts_user": neighbour.pk,
        "accounts_roleassignment": neighbour.assignments.get().pk,
        "accounts_wall": neighbour.walls.get().pk,
        "accounts_signin": neighbour.sign_ins.get().pk,
        "tenancy_organization": world["alpha-west-1"].pk,
    }
    address = page_of(model, page, rows[model])
    for answer in (client.get(address), client.post(address, {"post": "yes", "full_name": "X"})):
        assert answer.status_code in (302, 403)
        assert MARKER not in answer.content.decode()
        assert answer.status_code == 403 or answer["Location"] == "/admin/"


@pytest.mark.parametrize("model", MODELS)
def test_nothing_is_deleted(world, client, model):
    own = {
        "accounts_user": world.user("auditor", "alpha-east").pk,
        "accounts_roleassignment": RoleAssignment.objects.first().pk,
        "accounts_wall": wall(
            world.user("auditor", "alpha-east"), member(world["alpha-east-1-cell"])
        ).pk,
        "accounts_signin": sign_in_row(world.user("auditor", "alpha-east")).pk,
        "tenancy_organization": world["alpha-east-1-cell"].pk,
    }
    assert client.post(page_of(model, "delete", own[model]), {"post": "yes"}).status_code == 403
    answer = client.post(
        page_of(model), {"action": "delete_selected", "_selected_action": own[model], "post": "yes"}
    )
    assert answer.status_code in (200, 302)
    model_class = Organization if model.startswith("tenancy") else None
    assert model_class is None or model_class.objects.filter(pk=own[model]).exists()


AUTOCOMPLETE = [
    ("accounts", "roleassignment", "user"),
    ("accounts", "roleassignment", "organization"),
    ("accounts", "wall", "user"),
    ("tenancy", "organization", "parent"),
]


@pytest.mark.parametrize(("app", "model", "field"), AUTOCOMPLETE)
@pytest.mark.parametrize("term", ["", "Marker", "alpha-west", "organization_officer"])
def test_completion_offers_the_range_alone(client, neighbour, app, model, field, term):
    query = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    answer = client.get("/admin/autocomplete/", query)
    texts = [row["text"] for row in answer.json()["results"]]
    assert answer.status_code == 200
    assert MARKER not in answer.content.decode()
    assert not [text for text in texts if "west" in text or "beta" in text]


@pytest.mark.parametrize(
    ("app", "model", "field"),
    [
        ("accounts", "wall", "raised_by"),
        ("membership", "member", "organization"),
        ("accounts", "signin", "user"),
        ("core", "auditentry", "user"),
    ],
)
def test_completion_through_any_other_field_stays_in_the_range(
    client, neighbour, app, model, field
):
    query = {"app_label": app, "model_name": model, "field_name": field, "term": ""}
    assert MARKER not in client.get("/admin/autocomplete/", query).content.decode()


def test_an_address_cannot_prefill_a_name_from_outside(client, neighbour):
    address = page_of("accounts_roleassignment", "add")
    assert MARKER not in client.get(f"{address}?user={neighbour.pk}").content.decode()


def test_a_form_cannot_name_a_row_from_outside(world, client, neighbour):
    values = {"role": "auditor", "valid_from": f"{TODAY:%Y-%m-%d}", "decision": ""}
    own = world.user("auditor", "alpha-east")
    for user, unit in [(neighbour.pk, world["alpha-east"].pk), (own.pk, world["alpha-west"].pk)]:
        answer = client.post(
            page_of("accounts_roleassignment", "add"),
            {**values, "user": user, "organization": unit},
        )
        assert answer.status_code == 200
        assert MARKER not in answer.content.decode()
    assert not AuditEntry.objects.exists()


def test_save_as_new_is_an_addition_with_all_its_checks(world, client):
    person = world.user("auditor", "alpha-east")
    answer = send(
        client,
        page_of("accounts_user", "change", person.pk),
        {"sign_in_name": person.sign_in_name, "full_name": "Copy", "is_active": "on",
         "_saveasnew": "1", "is_superuser": "on"},
    )  # fmt: skip
    assert answer.status_code == 200
    assert not User.objects.filter(full_name="Copy").exists()


def test_the_shortcut_to_any_object_is_gone(client):
    assert client.get("/admin/r/1/1/").status_code == 404
