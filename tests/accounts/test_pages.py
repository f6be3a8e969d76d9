"""Pages and API of accounts: settings, password, language, roles, and what a switch changes."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from apps.accounts.models import User
from apps.core.models import AuditEntry, Job
from tests.factories.accounts import PASSWORD, assignment, browser, browser_as

pytestmark = pytest.mark.usefixtures("everything")
STRONG = "ba-con-chim-xanh-7"


@pytest.fixture
def officer(world):  # type: ignore[no-untyped-def]
    return world.user("organization_officer", "alpha-east")


def _unit(client) -> str:  # type: ignore[no-untyped-def]
    return client.get("/api/me/").json()["acting"]["organization"]


def _codes(client) -> set[str]:  # type: ignore[no-untyped-def]
    return {row["code"] for row in client.get("/api/organizations/").json()["results"]}


def test_switching_the_role_changes_the_range_at_once(world, officer):
    other = assignment(officer, "auditor", world["beta-west"])
    client = browser(officer)
    assert _unit(client) == "alpha-east"

    answer = client.post("/role/", {"assignment": other.pk})

    line = AuditEntry.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert _unit(client) == "beta-west"
    assert _codes(client) == {
        "beta-west", "beta-west-1", "beta-west-1-cell", "beta-west-2", "beta-west-2-cell",
    }  # fmt: skip
    assert client.get("/organizations/alpha-east/").status_code == 404
    assert client.get("/trail/").status_code == 200
    assert (line.action, line.role, line.path) == (
        "accounts.role_switched", "auditor", world["beta-west"].path,
    )  # fmt: skip


@pytest.mark.parametrize("case", ["of another", "ended", "to come", "nothing", "nonsense"])
def test_a_role_that_is_not_ones_own_or_not_in_force_is_not_found(world, officer, case):
    today = timezone.localdate()
    wanted = {
        "of another": lambda: world.user("auditor", "beta").assignments.get().pk,
        "ended": lambda: (
            assignment(officer, "auditor", world["beta"], valid_to=date(2020, 1, 1)).pk
        ),
        "to come": lambda: (
            assignment(
                officer, "auditor", world["beta"], valid_from=today.replace(year=today.year + 1)
            ).pk
        ),
        "nothing": lambda: "",
        "nonsense": lambda: "1 or 1=1",
    }[case]()
    client = browser(officer)
    assert client.post("/role/", {"assignment": wanted}).status_code == 404
    assert _unit(client) == "alpha-east"


def test_a_role_that_ended_is_left_at_the_next_request(world, officer):
    other = assignment(officer, "auditor", world["beta-west"])
    client = browser(officer, assignment=other)
    assert _unit(client) == "beta-west"
    other.valid_to = date(2020, 1, 1)
    other.save(update_fields=["valid_to"])
    assert _unit(client) == "alpha-east"


def test_settings_are_kept_and_leave_one_line(officer):
    client = browser(officer)
    answer = client.post("/settings/", {"language": "en", "theme": "dark", "density": "compact"})
    officer.refresh_from_db()
    assert answer.status_code == 302
    assert (officer.language, officer.theme, officer.density, officer.letter_keys) == (
        "en", "dark", "compact", False,
    )  # fmt: skip
    assert AuditEntry.objects.get().action == "accounts.settings_chosen"
    client.post("/settings/", {"language": "en", "theme": "dark", "density": "compact"})
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize("field", ["language", "theme", "density"])
def test_a_setting_that_does_not_exist_is_refused(officer, field):
    values = {"language": "en", "theme": "", "density": ""} | {field: "xx"}
    answer = browser(officer).post("/settings/", values)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors


def _change(client, old: str = PASSWORD, new: str = STRONG, again: str = ""):  # type: ignore[no-untyped-def]
    values = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post("/password/", values)


def test_a_new_password_keeps_this_session_and_ends_the_others(officer):
    here, there = Client(), Client()
    for client in (here, there):
        client.post("/sign-in/", {"username": officer.sign_in_name, "password": PASSWORD})
    assert _change(here)["Location"] == "/settings/"
    assert here.get("/settings/").status_code == 200
    assert there.get("/settings/").status_code == 302
    assert officer.sign_ins.open().get().session_key == here.session.session_key


@pytest.mark.parametrize(
    "values",
    [{"old": "wrong-word-1"}, {"again": "another-word-9"}, {"new": "12345"}],
    ids=["old is wrong", "not the same", "weak"],
)
def test_a_password_is_not_changed_by_mistake(officer, values):
    assert _change(browser(officer), **values).status_code == 200
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_a_password_set_by_another_must_be_replaced_before_anything_else(officer):
    User.objects.filter(pk=officer.pk).update(must_change_password=True)
    client = browser(officer)
    for address in ("/", "/settings/", "/organizations/"):
        assert client.get(address)["Location"] == "/password/", address
    refused = client.get("/api/me/", headers={"Accept": "application/json"})
    assert (refused.status_code, refused.json()["code"]) == (403, "password_must_change")
    assert client.get("/password/").status_code == 200
    assert _change(client)["Location"] == "/"
    assert client.get("/settings/").status_code == 200


def test_somebody_who_must_choose_a_password_can_leave(officer):
    User.objects.filter(pk=officer.pk).update(must_change_password=True)
    assert browser(officer).post("/sign-out/")["Location"] == "/sign-in/"


def test_the_language_of_a_stranger_is_kept_by_the_browser(db):
    client = Client()
    answer = client.post("/language/", {"language": "vi", "next": "/sign-in/?next=/trail/"})
    assert answer["Location"] == "/sign-in/?next=/trail/"
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "vi"
    assert client.get("/sign-in/")["Content-Language"] == "vi"


def test_the_language_of_a_person_is_kept_in_the_account(officer):
    client = browser(officer)
    answer = client.post("/language/", {"language": "en", "next": "/settings/"})
    officer.refresh_from_db()
    assert (answer["Location"], officer.language) == ("/settings/", "en")
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies
    assert client.get("/settings/")["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("language", "following"), [("xx", "/settings/"), ("en", "//evil.example")]
)
def test_an_odd_language_or_address_does_nothing_odd(officer, language, following):
    answer = browser(officer).post("/language/", {"language": language, "next": following})
    assert "evil" not in answer["Location"]
    officer.refresh_from_db()
    assert officer.language in ("vi", "en")


def test_me_tells_the_role_and_what_it_may_do(world):
    told = browser_as(world, "auditor", "alpha").get("/api/me/").json()
    assert told["acting"]["organization"] == "alpha"
    assert told["permissions"] == [
        "core.view_record_trail", "core.view_trail", "tenancy.view_organization",
    ]  # fmt: skip


def test_the_page_of_a_job_is_for_whoever_started_it(world, officer):
    job = Job.objects.create(
        kind="k", title="Tổng hợp", started_by=officer, organization_id=world["alpha-east"].pk,
        total=26, done=14, state="running",
    )  # fmt: skip
    page = browser(officer).get(f"/jobs/{job.uuid}/")
    part = browser(officer).get(f"/jobs/{job.uuid}/", headers={"HX-Request": "true"})
    assert "14/26" in page.content.decode()
    assert "<html" in page.content.decode()
    assert "<html" not in part.content.decode()
    assert 'hx-trigger="every 2s"' in part.content.decode()
    for role, unit in (("organization_head", "alpha-east"), ("auditor", "beta")):
        other = browser_as(world, role, unit)
        assert other.get(f"/jobs/{job.uuid}/").status_code == 404


def test_a_job_is_seen_when_it_is_over_and_its_page_was_opened(officer):
    job = Job.objects.create(kind="k", title="t", started_by=officer, state="running")
    client = browser(officer)
    client.get(f"/jobs/{job.uuid}/")
    job.refresh_from_db()
    assert job.seen_at is None
    Job.objects.filter(pk=job.pk).update(state="done")
    assert "every 2s" not in client.get(f"/jobs/{job.uuid}/").content.decode()
    job.refresh_from_db()
    assert job.seen_at is not None
    assert list(Job.objects.of(officer.pk)) == [job]
    assert not Job.objects.of(officer.pk).unseen().exists()


def test_the_day_of_the_database_is_the_day_of_the_offices(db):
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('TimeZone'), current_date")
        zone, day = cursor.fetchone()
    assert (zone, day) == ("Asia/Ho_Chi_Minh", timezone.localdate())
