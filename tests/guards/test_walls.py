"""Walls bind everybody, at the next request, and do not show themselves; no scope shows no row."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from apps.accounts import grants
from apps.accounts.actor import SystemActor
from apps.accounts.models import RoleAssignment, User, Wall
from apps.core.audit import trail_address
from apps.membership.models import EthnicGroup, Member
from apps.tenancy import scope
from tests.guards.browsers import browser, client_of
from tests.guards.leaks import Search
from tests.guards.twins import NEIGHBOUR, OWN, WALLED, everywhere

pytestmark = pytest.mark.django_db
WORKERS = ("organization_officer", "organization_head", "inspection_chair", "unit_secretary")


def record(twin: Any) -> str:
    return f"/members/{twin.member.pk}/"


@pytest.fixture
def search(stage):
    return Search(stage.twins[WALLED].markers())


def open_to(reader: Any, member: Any) -> None:
    """Open a record to a person for today."""
    with everywhere():
        today = timezone.localdate()
        granter = User.objects.create_user("granter@example.vn", full_name="Granter")
        grants.grant(
            user=reader, obj=member, codename="read_member", valid_from=today, valid_to=today,
            reason="team", by=SystemActor(member.organization, user=granter),
        )  # fmt: skip


def wall(user: Any, target: Any, first: int = -1, last: int | None = None) -> Any:
    today = timezone.localdate()
    with everywhere():
        return Wall.objects.create(
            user=user, label="membership.member", object_id=target.pk, reason="relative",
            organization_id=target.organization_id, valid_from=today + timedelta(first),
            valid_to=None if last is None else today + timedelta(last),
        )  # fmt: skip


@pytest.mark.parametrize("role", WORKERS)
def test_the_flag_of_a_superuser_opens_nothing(stage, search, role):
    with everywhere():
        User.objects.filter(pk=stage.readers[role].pk).update(is_superuser=True)
    assert browser(role).get(record(stage.twins[WALLED])).status_code == 404
    assert browser(role).get(record(stage.twins[NEIGHBOUR])).status_code == 404
    assert browser(role).get("/admin/").status_code == 302
    assert not search.found_in(browser(role).get("/members/").content.decode())


def test_a_superuser_without_a_role_reaches_nothing(stage):
    with everywhere():
        user = User.objects.create_superuser("root@example.vn", "x", full_name="Root")
    client = client_of(user)
    for url in ("/members/", "/summaries/", "/trail/", record(stage.twins[OWN])):
        assert client.get(url).status_code == 403
    assert client.get("/admin/").status_code == 403
    assert client.get("/api/members/").status_code == 403


@pytest.mark.parametrize("role", ["inspection_officer", "statistics_reader", "auditor"])
def test_a_wall_beats_a_grant(stage, search, role):
    member, reader = stage.twins[WALLED].member, stage.readers[role]
    open_to(reader, member)
    client = browser(role)
    assert client.get(record(stage.twins[WALLED])).status_code == 404
    assert client.get(f"/api/members/{member.pk}/").status_code == 404
    for url in ("/members/?list=shared", f"/search/?q={member.card_number[:4]}", "/members/"):
        assert not search.found_in(client.get(url).content.decode()), url


def test_a_grant_opens_a_foreign_record_to_read_and_nothing_else(stage):
    """Else the test above could not fail."""
    twin, role = stage.twins[NEIGHBOUR], "organization_head"
    open_to(stage.readers[role], twin.member)
    client = browser(role)
    assert client.get(record(twin)).status_code == 200
    assert client.get(f"{record(twin)}edit/").status_code == 403
    assert client.post(f"{record(twin)}edit/", {}).status_code == 403
    assert client.post(f"{record(twin)}sensitive/", {"purpose": "record"}).status_code == 403
    assert client.post(f"{record(twin)}share/", {}).status_code == 403
    assert client.get(f"/summaries/{twin.summary.pk}/").status_code == 404
    trail = client.get(trail_address("membership.member", twin.member.pk)).content.decode()
    assert "Ai đó" not in trail


def test_a_grant_does_not_open_ethnicity_and_religion_in_the_history(stage):
    role = "organization_head"
    groups = list(EthnicGroup.objects.order_by("pk")[:2])
    for twin, shown in ((stage.twins[NEIGHBOUR], False), (stage.twins[OWN], True)):
        with everywhere():
            for group in groups:
                Member.objects.filter(pk=twin.member.pk).update(ethnicity=group)
            if twin.where == NEIGHBOUR:
                open_to(stage.readers[role], twin.member)
        url = trail_address("membership.member", twin.member.pk)
        page = browser(role).get(url).content.decode()
        assert (groups[1].name in page) is shown, twin.where


@pytest.mark.parametrize("role", ["organization_officer", "inspection_chair", "auditor"])
def test_a_line_of_the_trail_is_no_record_of_its_own(stage, role):
    """Whoever may ask for the trail of a record must not read any line by counting keys."""
    assert (
        browser(role).get(trail_address("core.auditentry", stage.twins[OWN].entry.pk)).status_code
        == 404
    )


@pytest.mark.parametrize("role", WORKERS)
def test_a_wall_raised_now_holds_at_the_next_request_and_ends_with_its_last_day(stage, role):
    twin, client = stage.twins[OWN], browser(role)
    assert client.get(record(twin)).status_code == 200
    built = wall(stage.readers[role], twin.member)
    assert client.get(record(twin)).status_code == 404
    for first, last, status in ((-5, -1, 200), (1, None, 200), (0, 0, 404), (-5, 5, 404)):
        with everywhere():
            built.delete()
        built = wall(stage.readers[role], twin.member, first, last)
        assert client.get(record(twin)).status_code == status, (first, last)


def test_an_administrator_is_bound_too_and_cannot_lower_ones_own_wall(stage, search):
    client = browser("system_administrator")
    member = stage.twins[WALLED].member
    with everywhere():
        own = Wall.objects.get(
            user=stage.readers["system_administrator"],
            object_id=member.pk,
            label="membership.member",
        )
        others = Wall.objects.exclude(user=own.user).filter(object_id=member.pk)
        pages = [f"/admin/accounts/wall/{one.pk}/change/" for one in (own, *others)]
    for url in pages:
        assert client.get(url).status_code == 302, url
        assert client.post(url, {"valid_to": "2020-01-01"}).status_code == 302, url
    assert client.get(f"/admin/membership/member/{member.pk}/change/").status_code == 302
    for url in ("/admin/accounts/wall/", "/admin/membership/member/", "/admin/accounts/wall/?all="):
        page = browser("system_administrator").get(url)  # without the messages of before
        assert not search.found_in(page.content.decode()), url
    with everywhere():
        own.refresh_from_db()
    assert own.valid_to is None


def test_raising_a_wall_around_what_one_must_not_know_says_what_it_says_of_nothing(stage):
    client = browser("system_administrator")

    def attempt(key: int) -> tuple[int, str]:
        data = {
            "user": stage.readers["auditor"].pk, "label": "membership.member", "object_id": key,
            "reason": "recused", "valid_from": "2026-01-01", "valid_to": "",
        }  # fmt: skip
        answer = client.post("/admin/accounts/wall/add/", data)
        errors = re.findall(r'class="errorlist.*?</ul>', answer.content.decode(), re.S)
        return answer.status_code, " ".join(errors)

    walled, foreign = stage.twins[WALLED].member.pk, stage.twins[NEIGHBOUR].member.pk
    answers = {attempt(key) for key in (walled, foreign, 8_999_999_999)}
    assert len(answers) == 1
    assert "errorlist" in answers.pop()[1]
    assert attempt(stage.twins[OWN].member.pk) == (302, "")


def test_the_database_hides_a_wall_from_whom_it_binds(stage):
    reader = stage.readers["system_administrator"]
    with everywhere():
        actor = RoleAssignment.objects.get(user=reader)
        own = set(Wall.objects.filter(user=reader).values_list("pk", flat=True))
        same = set(
            Wall.objects.filter(object_id=stage.twins[WALLED].member.pk).values_list(
                "pk", flat=True
            )
        )
        path = actor.organization.path
    with scope.use(scope.Scope.below(path, reader.pk)):
        seen = set(Wall.objects.values_list("pk", flat=True))
    with scope.use(scope.Scope.below(path, stage.readers["auditor"].pk)):
        seen_by_another = set(Wall.objects.values_list("pk", flat=True))
    assert own
    assert not seen & (own | same)
    assert stage.twins[OWN].wall.pk in seen & seen_by_another


def test_no_table_behind_a_policy_shows_a_row_without_a_scope(stage):
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relrowsecurity"
            " and relnamespace = 'public'::regnamespace order by 1"
        )
        tables = [row[0] for row in cursor.fetchall()]

    def counted() -> dict[str, int]:
        found = {}
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"select count(*) from {table}")
                found[table] = cursor.fetchone()[0]
        return found

    assert {table: rows for table, rows in counted().items() if rows} == {}
    with scope.use(scope.Scope("", "")):
        assert {table: rows for table, rows in counted().items() if rows} == {}
    with scope.use(scope.Scope.everything()):
        full = counted()
    assert len(tables) > 12
    assert {"membership_member", "reports_summary", "core_auditentry"} <= {
        table for table, rows in full.items() if rows
    }
