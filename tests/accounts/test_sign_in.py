"""Signing in and out, limits of sessions, the pause after failures."""

from __future__ import annotations

from datetime import timedelta
from time import time

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from apps.accounts.choices import SignInOutcome
from apps.accounts.middleware import STARTED_KEY
from apps.accounts.models import SignIn, User
from apps.core.models import AuditEntry
from apps.tenancy import scope
from tests.factories.accounts import PASSWORD, browser, browser_as

SIGN_IN = "/sign-in/"
WRONG = "The sign-in name or the password is not right."


@pytest.fixture
def officer(world, everything):  # type: ignore[no-untyped-def]
    return world.user("organization_officer", "alpha-east")


def _enter(client: Client, name: str, password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    return client.post(SIGN_IN, {"username": name, "password": password, **more})


def test_a_person_signs_in_and_leaves_a_session_and_one_line(officer):
    client = Client(headers={"User-Agent": "Firefox"})

    answer = _enter(client, officer.sign_in_name.upper())

    row = SignIn.objects.get(user=officer)
    line = AuditEntry.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("desk:today"))
    assert client.session[STARTED_KEY] <= time()
    assert (row.session_key, row.address, row.agent) == (
        client.session.session_key, "127.0.0.1", "Firefox",
    )  # fmt: skip
    assert (line.kind, line.action, line.user_id) == ("sign_in", "accounts.signed_in", officer.pk)
    assert line.organization_id == officer.assignments.get().organization_id


def test_signing_in_gives_the_session_a_new_key(officer):
    client = Client()
    client.session.save()
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = 1
    session.save()
    before = client.session.session_key
    _enter(client, officer.sign_in_name)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


@pytest.mark.parametrize("cause", ["wrong password", "unknown name", "closed account", "empty"])
def test_every_cause_has_the_same_sentence(officer, cause):
    name, password = officer.sign_in_name, PASSWORD
    if cause == "closed account":
        User.objects.filter(pk=officer.pk).update(is_active=False)
    elif cause == "unknown name":
        name = "nobody@example.vn"
    elif cause == "wrong password":
        password = "another-word-2"
    else:
        name, password = " ", "x"
    answer = _enter(Client(), name, password)
    assert answer.status_code == 200
    assert WRONG in answer.content.decode()
    assert not SignIn.objects.exists()


def test_an_unknown_name_costs_a_password_check(officer, monkeypatch):
    hashed = []
    monkeypatch.setattr(User, "set_password", lambda self, raw: hashed.append(raw))
    _enter(Client(), "nobody@example.vn")
    assert hashed == [PASSWORD]


@pytest.mark.parametrize(
    ("following", "arrived"),
    [
        ("/settings/", "/settings/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\\evil.example", "/"),
    ],
)
def test_only_addresses_of_this_site_are_followed(officer, following, arrived):
    assert _enter(Client(), officer.sign_in_name, next=following)["Location"] == arrived


def test_five_failures_pause_the_name_from_that_address(officer):
    client = Client()
    for _number in range(5):
        last = _enter(client, officer.sign_in_name.upper(), "another-word-2")
    paused = _enter(client, officer.sign_in_name)
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert last.status_code == paused.status_code == 429
    assert "_auth_user_id" not in client.session
    assert _enter(elsewhere, officer.sign_in_name).status_code == 302


def test_a_pause_of_one_name_leaves_others_alone(world, everything, officer):
    other = world.user("auditor", "alpha")
    client = Client()
    for _number in range(5):
        _enter(client, officer.sign_in_name, "another-word-2")
    assert _enter(client, other.sign_in_name).status_code == 302


def test_the_pause_ends_by_itself(officer, time_machine_forward):
    client = Client()
    for _number in range(5):
        _enter(client, officer.sign_in_name, "another-word-2")
    time_machine_forward(minutes=16)
    assert _enter(client, officer.sign_in_name).status_code == 302


@pytest.fixture
def time_machine_forward(monkeypatch):  # type: ignore[no-untyped-def]
    """Makes the attempts older instead of moving the clock."""
    from axes.models import AccessAttempt

    def forward(**how):  # type: ignore[no-untyped-def]
        for attempt in AccessAttempt.objects.all():
            earlier = attempt.attempt_time - timedelta(**how)
            AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=earlier)

    return forward


def test_the_oldest_session_ends_beyond_the_limit(officer):
    browsers = [Client() for _ in range(settings.SESSION_MAX_PER_USER + 1)]
    for client in browsers:
        _enter(client, officer.sign_in_name)
    oldest, *others = browsers
    outcomes = list(SignIn.objects.order_by("pk").values_list("outcome", flat=True))
    assert outcomes == [SignInOutcome.REPLACED] + [SignInOutcome.OPEN] * len(others)
    assert oldest.get("/settings/").status_code == 302
    assert all(client.get("/settings/").status_code == 200 for client in others)


def test_a_session_that_expired_does_not_count(officer):
    first, second, third = Client(), Client(), Client()
    _enter(first, officer.sign_in_name)
    _enter(second, officer.sign_in_name)
    Session.objects.filter(session_key=second.session.session_key).delete()
    _enter(third, officer.sign_in_name)
    outcomes = list(SignIn.objects.order_by("pk").values_list("outcome", flat=True))
    assert outcomes == [SignInOutcome.OPEN, SignInOutcome.EXPIRED, SignInOutcome.OPEN]


def test_a_session_ends_after_the_longest_day(officer):
    client = browser(officer)
    session = client.session
    session[STARTED_KEY] = int(time()) - settings.SESSION_MAX_SECONDS - 1
    session.save()
    assert client.get("/settings/")["Location"] == "/sign-in/?next=/settings/"


def test_signing_out_ends_the_session_and_clears_the_browser(officer):
    client = Client()
    _enter(client, officer.sign_in_name)
    key = client.session.session_key

    answer = client.post("/sign-out/")

    row = SignIn.objects.get()
    assert answer["Location"] == SIGN_IN
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert (row.outcome, row.ended_at is not None) == (SignInOutcome.SIGNED_OUT, True)
    assert not Session.objects.filter(session_key=key).exists()
    assert AuditEntry.objects.latest("pk").action == "accounts.signed_out"


def test_signing_out_by_a_link_is_refused(officer):
    client = browser(officer)
    assert client.get("/sign-out/").status_code == 405
    assert client.get("/settings/").status_code == 200


@pytest.mark.parametrize("address", ["/", "/settings/", "/trail/", "/organizations/", "/admin/"])
def test_a_stranger_is_sent_to_the_sign_in_page(db, address):
    answer = Client().get(address, follow=True)
    last, _status = answer.redirect_chain[-1]
    assert last.split("?")[0] == SIGN_IN


@pytest.mark.parametrize(
    "address", ["/api/me/", "/api/organizations/", "/api/docs/", "/api/schema/"]
)
def test_the_api_is_closed_to_strangers(db, address):
    assert Client().get(address).status_code == 403


def test_a_person_without_a_role_meets_one_page_and_may_leave(officer, world):
    officer.assignments.update(valid_to="2011-01-01")
    User.objects.filter(pk=officer.pk).update(language="en")
    client = browser(officer)
    assert client.get("/").status_code == 403
    assert "You have no role today" in client.get("/organizations/").content.decode()
    assert client.get("/settings/").status_code == 200
    assert client.get("/no-role/").status_code == 403
    assert client.get("/api/me/").status_code == 403
    assert client.post("/sign-out/").status_code == 302


def test_somebody_with_a_role_never_meets_the_page_without(world):
    assert browser_as(world, "auditor", "alpha").get("/no-role/").status_code == 302


def test_extending_needs_a_session(officer):
    assert browser(officer).post("/session/extend/").status_code == 204
    assert Client().post("/session/extend/").status_code == 302
    assert browser(officer).get("/session/extend/").status_code == 405


def test_every_page_tells_when_the_session_ends(officer):
    client = browser(officer)
    session = client.session
    session[STARTED_KEY] = int(time()) - settings.SESSION_MAX_SECONDS + 120
    session.save()
    shown = client.get("/settings/").context["session_expires"]
    assert 100 < shown <= 120


def test_the_account_of_somebody_signed_in_closes_at_once(officer):
    client = browser(officer)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert client.get("/settings/").status_code == 302


def test_the_cookie_is_for_the_server_alone(officer):
    client = Client()
    _enter(client, officer.sign_in_name)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_the_desk_of_a_signed_in_person_is_never_kept(officer):
    assert browser(officer).get("/settings/")["Cache-Control"] == "no-store"


def test_without_a_scope_the_sign_in_still_leaves_its_line(world):
    with scope.use(scope.Scope.everything()):
        person = world.user("auditor", "beta")
    assert _enter(Client(), person.sign_in_name).status_code == 302
    with scope.use(scope.Scope.below(world["beta"].path)):
        assert AuditEntry.objects.get().user_id == person.pk


def test_whoever_sent_a_form_after_the_session_ended_comes_back_to_its_page(officer):
    """The address of the form itself may have no page: signing in must not end there."""
    page = "http://testserver/members/?state=official"
    sent = Client().post("/members/7/confirm/", {"x": "1"}, headers={"Referer": page})
    assert sent.status_code == 302
    assert sent["Location"] == "/sign-in/?next=/members/%3Fstate%3Dofficial&undone=1"

    client = Client()
    entered = client.post(
        sent["Location"],
        {
            "username": officer.sign_in_name,
            "password": PASSWORD,
            "next": "/members/?state=official",
        },
    )
    assert entered["Location"] == "/members/?state=official"
    body = client.get(entered["Location"]).content.decode()
    assert "việc đồng chí vừa gửi chưa được thực hiện" in body
    assert "việc đồng chí vừa gửi" not in client.get("/members/").content.decode()


@pytest.mark.parametrize("came_from", ["", "https://evil.example/members/", "javascript:alert(1)"])
def test_a_form_from_elsewhere_leads_back_to_no_foreign_page(officer, came_from):
    sent = Client().post("/members/7/confirm/", headers={"Referer": came_from})
    assert sent["Location"] == "/sign-in/?next=/members/7/confirm/&undone=1"


def test_an_address_that_only_takes_forms_says_so_in_the_design(officer):
    answer = browser(officer).get("/members/7/confirm/")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    body = answer.content.decode()
    assert 'class="panel refusal"' in body
    assert "/sign-out/" in body


def test_an_expired_form_leads_back_to_its_page_too(officer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer, backend="apps.accounts.backends.SignInNameBackend")
    page = "http://testserver/members/7/"
    refused = client.post("/members/7/confirm/", headers={"Referer": page})
    assert refused.status_code == 403
    assert 'href="/members/7/"' in refused.content.decode()


@pytest.mark.parametrize(("address", "kept"), [("/members/new/", True), ("/admin/login/", False)])
def test_an_expired_form_promises_a_draft_only_where_one_is_kept(officer, address, kept):
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer, backend="apps.accounts.backends.SignInNameBackend")
    body = client.post(address, headers={"Accept-Language": "en"}).content.decode()
    assert ("put the draft back" in body) is kept
    assert ("keep no drafts" in body) is not kept
