"""The admin at work: people, roles, walls, organisations and scheduled work."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.urls import reverse
from django_celery_beat.models import CrontabSchedule, PeriodicTask

from apps.accounts.models import User, Wall
from apps.core.audit import trail_address
from apps.core.models import AuditEntry
from apps.tenancy import scope
from apps.tenancy.models import Organization
from tests.accounts.administration.pages import MODELS, STRONG, TODAY, page_of, send
from tests.factories.accounts import PASSWORD, assignment, browser_as, sign_in_row, wall
from tests.factories.membership import member
from tests.factories.world import build_world


def test_a_person_is_opened_given_a_role_and_closed(world, client):
    answer = client.post(
        page_of("accounts_user", "add"),
        {"sign_in_name": "moi@example.vn", "full_name": "Lò Thị Mới", "phone": "",
         "password": STRONG, "is_superuser": "on", "is_staff": "on"},
    )  # fmt: skip
    person = User.objects.get(sign_in_name="moi@example.vn")
    assert answer.status_code == 302
    assert (person.must_change_password, person.is_superuser) == (True, False)

    answer = client.post(
        page_of("accounts_roleassignment", "add"),
        {"user": person.pk, "role": "unit_secretary", "organization": world["alpha-east-1"].pk,
         "valid_from": f"{TODAY:%Y-%m-%d}", "valid_to": "", "decision": "9-QĐ/HU",
         "clearance": "1"},
    )  # fmt: skip
    assert answer.status_code == 302
    held = person.assignments.get()
    assert (held.path, held.assigned_by) == (
        world["alpha-east-1"].path, world.user("system_administrator", "alpha-east"),
    )  # fmt: skip

    answer = send(
        client,
        page_of("accounts_user", "change", person.pk),
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
    assert send(client, page_of("accounts_user", "change", person.pk), values).status_code == 302
    assert not AuditEntry.objects.exists()


def test_what_the_action_refuses_stands_at_its_field(world, client):
    stranger = world.user("auditor", "beta")
    answer = client.post(
        page_of("accounts_user", "add"),
        {"sign_in_name": stranger.sign_in_name, "full_name": "Lò Thị Mới", "password": STRONG},
    )
    errors = answer.context["adminform"].form.errors
    assert list(errors) == ["sign_in_name"]
    assert stranger.full_name not in answer.content.decode()


def test_a_person_with_a_role_above_is_not_changed_from_below(world, client):
    person = world.user("auditor", "alpha-east")
    assignment(person, "organization_head", world["alpha"])
    page = page_of("accounts_user", "change", person.pk)
    answer = send(client, page, {"sign_in_name": "taken@example.vn", "full_name": "X"})
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
    shown = client.get(page_of("accounts_user", "change", person.pk)).content.decode()
    assert person.password not in shown
    shown = client.get(page_of("accounts_signin", "change", row.pk)).content.decode()
    assert row.session_key not in shown
    assert client.post(page_of("accounts_signin", "change", row.pk), {}).status_code == 403
    assert client.get(page_of("accounts_signin", "add")).status_code == 403


def test_a_role_that_was_given_can_only_be_ended(world, client):
    held = world.user("auditor", "alpha-east").assignments.get()
    answer = client.post(
        page_of("accounts_roleassignment", "change", held.pk),
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
    refused = client.post(page_of("accounts_wall", "add"), {**values, "object_id": outside.pk})
    raised = client.post(page_of("accounts_wall", "add"), {**values, "object_id": record.pk})
    assert list(refused.context["adminform"].form.errors) == ["object_id"]
    assert raised.status_code == 302
    assert Wall.objects.get().organization == world["alpha-east-1-cell"]
    assert "Nguyễn Văn Tệp" not in client.get(page_of("accounts_wall")).content.decode()


def test_a_wall_around_the_administrator_is_not_listed(world, client):
    me = world.user("system_administrator", "alpha-east")
    standing = wall(me, member(world["alpha-east-1-cell"]))
    assert client.get(page_of("accounts_wall", "change", standing.pk))["Location"] == "/admin/"
    assert client.get(page_of("accounts_wall")).context["cl"].result_count == 0


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
    page = page_of("tenancy_organization", "change", unit.pk)
    told = _told(unit, name="Đảng bộ phường Một", tier="commune", keeps_office="on")
    answer = send(client, page, told)
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
    answer = send(client, page_of("tenancy_organization", "change", unit.pk), told)
    unit.refresh_from_db()
    assert list(answer.context["adminform"].form.errors) == [missing]
    assert unit.name != "Đảng bộ phường Một"


def test_when_one_of_several_changes_is_refused_none_is_kept(world, client):
    unit = world["alpha-east-1"]
    told = _told(unit, name="Đảng bộ phường Một", tier="cell")
    answer = send(client, page_of("tenancy_organization", "change", unit.pk), told)
    unit.refresh_from_db()
    assert answer.status_code == 200
    assert (unit.name, unit.versions.count()) == ("Đảng bộ alpha-east-1", 1)
    assert not AuditEntry.objects.exists()


def test_an_organisation_is_founded_and_ended(world, client):
    answer = send(
        client,
        page_of("tenancy_organization", "add"),
        {"code": "alpha-east-9", "name": "Đảng bộ Chín", "tier": "grassroots", "form": "committee",
         "sector": "agency", "parent": world["alpha-east"].pk, **PAPER},
    )  # fmt: skip
    made = Organization.objects.get(code="alpha-east-9")
    assert answer.status_code == 302
    told = _told(made, active=None, effective_on="2025-08-01")
    send(client, page_of("tenancy_organization", "change", made.pk), told)
    made.refresh_from_db()
    assert (made.active, made.versions.count()) == (False, 2)


def test_the_history_of_a_row_is_its_trail(world, client):
    unit = world["alpha-east-1"]
    answer = client.get(page_of("tenancy_organization", "history", unit.pk), follow=True)
    assert answer.redirect_chain[0][0] == trail_address("tenancy.organization", unit.pk)
    assert answer.status_code == 200


@pytest.fixture
def nightly(db):  # type: ignore[no-untyped-def]
    crontab = CrontabSchedule.objects.create(minute="0", hour="2")
    return PeriodicTask.objects.create(name="nightly", task="reports.summarise", crontab=crontab)


TIMES = {"minute": "30", "hour": "4", "day_of_week": "*", "day_of_month": "*", "month_of_year": "*"}


def test_scheduled_work_is_timed_by_a_province_and_stays_what_it_is(world, nightly):
    client = browser_as(world, "system_administrator", "alpha")
    page = page_of("django_celery_beat_periodictask", "change", nightly.pk)
    answer = client.post(page, {**TIMES, "enabled": "on", "task": "os.system", "args": "[1]"})
    nightly.refresh_from_db()
    assert answer.status_code == 302
    assert (nightly.crontab.hour, nightly.task, nightly.args) == ("4", "reports.summarise", "[]")
    assert AuditEntry.objects.get().action == "core.task_rescheduled"
    assert client.get(page_of("django_celery_beat_periodictask")).status_code == 200


@pytest.mark.parametrize(
    ("unit", "times"), [("alpha-east", TIMES), ("alpha", TIMES | {"hour": "99"})]
)
def test_a_district_or_an_impossible_hour_changes_nothing(world, nightly, unit, times):
    client = browser_as(world, "system_administrator", unit)
    page = page_of("django_celery_beat_periodictask", "change", nightly.pk)
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
        page_of("accounts_user"), {"action": "lift_pause", "_selected_action": person.pk}
    )
    assert answer.status_code == 302
    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize("model", [*MODELS, "django_celery_beat_periodictask"])
def test_admin_pages_hold_no_inline_script_or_style(client, model):
    for page in ("changelist", "add"):
        answer = client.get(page_of(model, page))
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
            page_of("tenancy_organization", "change", world["alpha-east-1"].pk),
            ">Đảng bộ alpha-east</option>",
        ),
        "own": (
            page_of("tenancy_organization", "change", world["alpha-east"].pk),
            "Đảng bộ alpha</",
        ),
        "list": (page_of("tenancy_organization"), "Đảng bộ alpha-east-1-cell"),
        "role": (
            page_of("accounts_user", "change", world.people["auditor", "alpha-east"].pk),
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
