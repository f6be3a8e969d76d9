"""The admin: asked through the acting role, inside its range, writing through actions, no leaks."""

from __future__ import annotations

import re

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_celery_beat.models import CrontabSchedule, PeriodicTask

from apps.accounts.models import RoleAssignment, SignIn, User, Wall
from apps.core.admin_base import ActorModelAdmin
from apps.core.models import AuditEntry
from apps.tenancy import scope
from apps.tenancy.models import Organization
from tests.factories.accounts import PASSWORD, assignment, browser, browser_as, sign_in_row, wall
from tests.factories.membership import member
from tests.factories.world import build_world

TODAY = timezone.localdate()
STRONG = "ba-con-chim-xanh-7"
MARKER = "Marker Neighbour"


@pytest.fixture(autouse=True)
def _scope(request):  # type: ignore[no-untyped-def]
    """Arranging and looking happen under the whole tree, except where the scope is the matter."""
    if "real_world" not in request.fixturenames:
        request.getfixturevalue("everything")


@pytest.fixture
def client(world):  # type: ignore[no-untyped-def]
    """The administrator of the district alpha-east, at the browser."""
    return browser_as(world, "system_administrator", "alpha-east")


@pytest.fixture
def neighbour(world):  # type: ignore[no-untyped-def]
    """A person, a role, a wall and a session of the neighbouring district."""
    person = world.user("organization_officer", "alpha-west")
    person.full_name = MARKER
    person.save(update_fields=["full_name"])
    record = member(world["alpha-west-1-cell"], MARKER)
    wall(person, record)
    sign_in_row(person)
    Organization.objects.filter(code="alpha-west-1").update(name=f"Đảng bộ {MARKER}")
    return person


def _page(model: str, page: str = "changelist", *keys: object) -> str:
    return reverse(f"admin:{model}_{page}", args=keys)


def _send(client, address: str, values):  # type: ignore[no-untyped-def]
    """Post a form as a browser does: with the hidden fields of the page."""
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    return client.post(address, hidden | values)


MODELS = [
    "accounts_user", "accounts_roleassignment", "accounts_wall", "accounts_signin",
    "tenancy_organization",
]  # fmt: skip


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
    assert client.get(_page(model), follow=True).status_code == 403


def test_a_superuser_without_a_role_finds_it_closed(world):
    root = User.objects.create_superuser("root@example.vn", PASSWORD, full_name="Root")
    assert browser(root).get("/admin/").status_code == 403


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    "query",
    ["", "?q=Marker", "?all=", "?_popup=1", "?_to_field=id", "?e=1", "?o=1", "?p=1"],
)
def test_lists_show_the_range_alone(client, neighbour, model, query):
    answer = client.get(_page(model) + query, follow=True)
    assert answer.status_code in (200, 400)
    assert MARKER not in answer.content.decode()


@pytest.mark.parametrize("model", MODELS)
def test_lists_do_not_ask_more_for_more_rows(world, client, neighbour, model, admin_rows):
    few = admin_rows(client, _page(model))
    for number in range(12):
        person = User.objects.create_user(f"more{number}@example.vn", None, full_name="More")
        assignment(person, "auditor", world["alpha-east"])
        wall(person, member(world["alpha-east-1-cell"]))
        sign_in_row(person, f"key-{number}")
    assert admin_rows(client, _page(model)) <= few


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
    assert client.get(f"{_page(model)}?{probe}").status_code == 400


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
    assert client.get(f"{_page(model)}?{offered}").status_code == 200


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("field", ["password", "sign_in_name", "code", "path", "session_key"])
def test_a_row_is_named_by_its_key_alone(client, model, field):
    assert client.get(f"{_page(model)}?_to_field={field}").status_code == 400


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
    address = _page(model, page, rows[model])
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
    assert client.post(_page(model, "delete", own[model]), {"post": "yes"}).status_code == 403
    answer = client.post(
        _page(model), {"action": "delete_selected", "_selected_action": own[model], "post": "yes"}
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
    address = _page("accounts_roleassignment", "add")
    assert MARKER not in client.get(f"{address}?user={neighbour.pk}").content.decode()


def test_a_form_cannot_name_a_row_from_outside(world, client, neighbour):
    values = {"role": "auditor", "valid_from": f"{TODAY:%Y-%m-%d}", "decision": ""}
    own = world.user("auditor", "alpha-east")
    for user, unit in [(neighbour.pk, world["alpha-east"].pk), (own.pk, world["alpha-west"].pk)]:
        answer = client.post(
            _page("accounts_roleassignment", "add"), {**values, "user": user, "organization": unit}
        )
        assert answer.status_code == 200
        assert MARKER not in answer.content.decode()
    assert not AuditEntry.objects.exists()


def test_save_as_new_is_an_addition_with_all_its_checks(world, client):
    person = world.user("auditor", "alpha-east")
    answer = _send(
        client,
        _page("accounts_user", "change", person.pk),
        {"sign_in_name": person.sign_in_name, "full_name": "Copy", "is_active": "on",
         "_saveasnew": "1", "is_superuser": "on"},
    )  # fmt: skip
    assert answer.status_code == 200
    assert not User.objects.filter(full_name="Copy").exists()


def test_the_shortcut_to_any_object_is_gone(client):
    assert client.get("/admin/r/1/1/").status_code == 404


def test_a_person_is_opened_given_a_role_and_closed(world, client):
    answer = client.post(
        _page("accounts_user", "add"),
        {"sign_in_name": "moi@example.vn", "full_name": "Lò Thị Mới", "phone": "",
         "password": STRONG, "is_superuser": "on", "is_staff": "on"},
    )  # fmt: skip
    person = User.objects.get(sign_in_name="moi@example.vn")
    assert answer.status_code == 302
    assert (person.must_change_password, person.is_superuser) == (True, False)

    answer = client.post(
        _page("accounts_roleassignment", "add"),
        {"user": person.pk, "role": "unit_secretary", "organization": world["alpha-east-1"].pk,
         "valid_from": f"{TODAY:%Y-%m-%d}", "valid_to": "", "decision": "9-QĐ/HU"},
    )  # fmt: skip
    assert answer.status_code == 302
    held = person.assignments.get()
    assert (held.path, held.assigned_by) == (
        world["alpha-east-1"].path, world.user("system_administrator", "alpha-east"),
    )  # fmt: skip

    answer = _send(
        client,
        _page("accounts_user", "change", person.pk),
        {"sign_in_name": person.sign_in_name, "full_name": person.full_name, "phone": ""},
    )
    person.refresh_from_db()
    assert (answer.status_code, person.is_active) == (302, False)
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "accounts.person_created", "accounts.role_assigned", "accounts.person_deactivated",
    ]  # fmt: skip
    assert not LogEntry.objects.exists()


def test_saving_without_a_change_leaves_no_line(world, client):
    person = world.user("auditor", "alpha-east")
    values = {"sign_in_name": person.sign_in_name, "full_name": person.full_name, "phone": "",
              "is_active": "on"}  # fmt: skip
    assert _send(client, _page("accounts_user", "change", person.pk), values).status_code == 302
    assert not AuditEntry.objects.exists()


def test_what_the_action_refuses_stands_at_its_field(world, client):
    stranger = world.user("auditor", "beta")
    answer = client.post(
        _page("accounts_user", "add"),
        {"sign_in_name": stranger.sign_in_name, "full_name": "Lò Thị Mới", "password": STRONG},
    )
    errors = answer.context["adminform"].form.errors
    assert list(errors) == ["sign_in_name"]
    assert stranger.full_name not in answer.content.decode()


def test_a_person_with_a_role_above_is_not_changed_from_below(world, client):
    person = world.user("auditor", "alpha-east")
    assignment(person, "organization_head", world["alpha"])
    page = _page("accounts_user", "change", person.pk)
    answer = _send(client, page, {"sign_in_name": "taken@example.vn", "full_name": "X"})
    person.refresh_from_db()
    assert answer.status_code == 200
    assert (person.is_active, person.sign_in_name) == (True, "auditor.alpha-east@example.vn")
    assert "Đảng bộ alpha<" not in client.get(page).content.decode()

    address = reverse("admin:accounts_user_set_password", args=[person.pk])
    answer = client.post(address, {"new_password1": STRONG, "new_password2": STRONG})
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    assert answer.context["form"].non_field_errors()


def test_a_password_is_set_and_must_be_replaced(world, client):
    person = world.user("auditor", "alpha-east")
    address = reverse("admin:accounts_user_set_password", args=[person.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"new_password1": STRONG, "new_password2": "x"}).status_code == 200
    answer = client.post(address, {"new_password1": STRONG, "new_password2": STRONG})
    person.refresh_from_db()
    assert answer.status_code == 302
    assert person.must_change_password
    assert person.check_password(STRONG)


def test_a_password_of_the_neighbour_is_not_found(client, neighbour):
    address = reverse("admin:accounts_user_set_password", args=[neighbour.pk])
    assert client.get(address).status_code == 404


def test_the_pages_show_no_password_and_no_session_key(world, client):
    person = world.user("auditor", "alpha-east")
    row = sign_in_row(person)
    shown = client.get(_page("accounts_user", "change", person.pk)).content.decode()
    assert person.password not in shown
    shown = client.get(_page("accounts_signin", "change", row.pk)).content.decode()
    assert row.session_key not in shown
    assert client.post(_page("accounts_signin", "change", row.pk), {}).status_code == 403
    assert client.get(_page("accounts_signin", "add")).status_code == 403


def test_a_role_that_was_given_can_only_be_ended(world, client):
    held = world.user("auditor", "alpha-east").assignments.get()
    answer = client.post(
        _page("accounts_roleassignment", "change", held.pk),
        {"valid_to": f"{TODAY:%Y-%m-%d}", "role": "organization_head",
         "organization": world["alpha-west"].pk},
    )  # fmt: skip
    held.refresh_from_db()
    assert answer.status_code == 302
    assert (held.role, held.organization, held.valid_to) == ("auditor", world["alpha-east"], TODAY)


def test_a_wall_is_raised_by_key_without_opening_the_file(world, client):
    person = world.user("organization_officer", "alpha-east")
    record = member(world["alpha-east-1-cell"], "Nguyễn Văn Tệp")
    values = {"user": person.pk, "label": "membership.member", "reason": "relative",
              "valid_from": f"{TODAY:%Y-%m-%d}", "valid_to": ""}  # fmt: skip
    outside = member(world["alpha-west-1-cell"])
    refused = client.post(_page("accounts_wall", "add"), {**values, "object_id": outside.pk})
    raised = client.post(_page("accounts_wall", "add"), {**values, "object_id": record.pk})
    assert list(refused.context["adminform"].form.errors) == ["object_id"]
    assert raised.status_code == 302
    assert Wall.objects.get().organization == world["alpha-east-1-cell"]
    assert "Nguyễn Văn Tệp" not in client.get(_page("accounts_wall")).content.decode()


def test_a_wall_around_the_administrator_is_not_listed(world, client):
    me = world.user("system_administrator", "alpha-east")
    standing = wall(me, member(world["alpha-east-1-cell"]))
    assert client.get(_page("accounts_wall", "change", standing.pk))["Location"] == "/admin/"
    assert client.get(_page("accounts_wall")).context["cl"].result_count == 0


PAPER = {"decision_number": "7-QĐ/TU", "decision_on": "2025-06-26", "effective_on": "2025-07-01"}


def _told(unit, **changed):  # type: ignore[no-untyped-def]
    values = {
        "name": unit.name, "tier": unit.tier, "form": unit.form, "sector": unit.sector,
        "parent": unit.parent_id, "active": "on", **PAPER,
    }  # fmt: skip
    if unit.keeps_office:
        values["keeps_office"] = "on"
    values |= changed
    return {name: value for name, value in values.items() if value is not None}


def test_one_change_of_an_organisation_is_one_decision(world, client):
    unit = world["alpha-east-1"]
    page = _page("tenancy_organization", "change", unit.pk)
    told = _told(unit, name="Đảng bộ phường Một", tier="commune", keeps_office="on")
    answer = _send(client, page, told)
    unit.refresh_from_db()
    assert answer.status_code == 302
    assert (unit.name, unit.tier, unit.tenant_id) == ("Đảng bộ phường Một", "commune", unit.pk)
    assert unit.versions.count() == 2
    assert unit.versions.get(valid__upper_inf=True).decision_number == "7-QĐ/TU"
    assert "7-QĐ/TU" in client.get(page).content.decode()


@pytest.mark.parametrize("missing", list(PAPER))
def test_a_change_without_its_paper_is_refused_at_the_field(world, client, missing):
    unit = world["alpha-east-1"]
    told = _told(unit, name="Đảng bộ phường Một", **{missing: None})
    answer = _send(client, _page("tenancy_organization", "change", unit.pk), told)
    unit.refresh_from_db()
    assert list(answer.context["adminform"].form.errors) == [missing]
    assert unit.name != "Đảng bộ phường Một"


def test_when_one_of_several_changes_is_refused_none_is_kept(world, client):
    unit = world["alpha-east-1"]
    told = _told(unit, name="Đảng bộ phường Một", tier="cell")
    answer = _send(client, _page("tenancy_organization", "change", unit.pk), told)
    unit.refresh_from_db()
    assert answer.status_code == 200
    assert (unit.name, unit.versions.count()) == ("Đảng bộ alpha-east-1", 1)
    assert not AuditEntry.objects.exists()


def test_an_organisation_is_founded_and_ended(world, client):
    answer = _send(
        client,
        _page("tenancy_organization", "add"),
        {"code": "alpha-east-9", "name": "Đảng bộ Chín", "tier": "grassroots", "form": "committee",
         "sector": "agency", "parent": world["alpha-east"].pk, **PAPER},
    )  # fmt: skip
    made = Organization.objects.get(code="alpha-east-9")
    assert answer.status_code == 302
    told = _told(made, active=None, effective_on="2025-08-01")
    _send(client, _page("tenancy_organization", "change", made.pk), told)
    made.refresh_from_db()
    assert (made.active, made.versions.count()) == (False, 2)


def test_the_history_of_a_row_is_its_trail(world, client):
    unit = world["alpha-east-1"]
    answer = client.get(_page("tenancy_organization", "history", unit.pk), follow=True)
    assert answer.redirect_chain[0][0] == f"/trail/record/tenancy.organization/{unit.pk}/"
    assert answer.status_code == 200


@pytest.fixture
def nightly(db):  # type: ignore[no-untyped-def]
    crontab = CrontabSchedule.objects.create(minute="0", hour="2")
    return PeriodicTask.objects.create(name="nightly", task="reports.summarise", crontab=crontab)


TIMES = {"minute": "30", "hour": "4", "day_of_week": "*", "day_of_month": "*", "month_of_year": "*"}


def test_scheduled_work_is_timed_by_a_province_and_stays_what_it_is(world, nightly):
    client = browser_as(world, "system_administrator", "alpha")
    page = _page("django_celery_beat_periodictask", "change", nightly.pk)
    answer = client.post(page, {**TIMES, "enabled": "on", "task": "os.system", "args": "[1]"})
    nightly.refresh_from_db()
    assert answer.status_code == 302
    assert (nightly.crontab.hour, nightly.task, nightly.args) == ("4", "reports.summarise", "[]")
    assert AuditEntry.objects.get().action == "core.task_rescheduled"
    assert client.get(_page("django_celery_beat_periodictask")).status_code == 200


@pytest.mark.parametrize(
    ("unit", "times"), [("alpha-east", TIMES), ("alpha", TIMES | {"hour": "99"})]
)
def test_a_district_or_an_impossible_hour_changes_nothing(world, nightly, unit, times):
    client = browser_as(world, "system_administrator", unit)
    page = _page("django_celery_beat_periodictask", "change", nightly.pk)
    assert client.post(page, {**times, "enabled": "on"}).status_code == 200
    nightly.refresh_from_db()
    assert nightly.crontab.hour == "2"


def test_the_pause_of_a_person_is_lifted(world, client):
    from axes.models import AccessAttempt

    person = world.user("auditor", "alpha-east")
    AccessAttempt.objects.create(
        username=person.sign_in_name, ip_address="127.0.0.1", failures_since_start=5, user_agent="x"
    )
    answer = client.post(
        _page("accounts_user"), {"action": "lift_pause", "_selected_action": person.pk}
    )
    assert answer.status_code == 302
    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize("model", [*MODELS, "django_celery_beat_periodictask"])
def test_admin_pages_hold_no_inline_script_or_style(client, model):
    for page in ("changelist", "add"):
        answer = client.get(_page(model, page))
        shown = answer.content.decode()
        assert " style=" not in shown
        assert "<script>" not in shown
        assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("page", ["organization", "own", "list", "role"])
@pytest.mark.django_db(transaction=True)
def test_pages_that_render_late_still_see_the_range(page, real_world):
    """The admin renders when the transaction of the view has ended."""
    world, client = real_world
    address, shown = {
        "organization": (
            _page("tenancy_organization", "change", world["alpha-east-1"].pk),
            ">Đảng bộ alpha-east</option>",
        ),
        "own": (
            _page("tenancy_organization", "change", world["alpha-east"].pk),
            "Đảng bộ alpha</",
        ),
        "list": (_page("tenancy_organization"), "Đảng bộ alpha-east-1-cell"),
        "role": (
            _page("accounts_user", "change", world.people["auditor", "alpha-east"].pk),
            "Đảng bộ alpha-east</",
        ),
    }[page]
    assert shown in client.get(address).content.decode()


@pytest.fixture
def real_world(transactional_db):  # type: ignore[no-untyped-def]
    """The small world, stored for good, and no scope but that of the request."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        world = build_world()
        world.user("auditor", "alpha-east")
        client = browser_as(world, "system_administrator", "alpha-east")
    with scope.use(None):
        yield world, client
