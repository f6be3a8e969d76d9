"""My work today: a long group shows its beginning, and nothing of it is lost."""

from __future__ import annotations

from datetime import timedelta
from time import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.core.work import WorkItem
from apps.desk import collect
from apps.desk.views import FIRST
from apps.tenancy import scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(world) -> Client:  # type: ignore[no-untyped-def]
    """The desk of an organisation officer."""
    with scope.use(scope.Scope.everything()):
        user = world.user("organization_officer", "alpha-east")
    site = Client()
    site.force_login(user, backend="apps.accounts.backends.SignInNameBackend")
    session = site.session
    session["started"] = int(time())
    session.save()
    return site


@pytest.fixture
def waiting(monkeypatch) -> Any:  # type: ignore[no-untyped-def]
    """So many pieces of work, all a day late."""

    def put(number: int) -> None:
        due = timezone.localdate() - timedelta(days=1)
        items = [WorkItem(f"Việc {one}.", "/", "Mở", due=due) for one in range(number)]
        monkeypatch.setattr(collect, "work_items", lambda actor: items)

    return put


def parts(page: Any) -> tuple[str, str]:
    """What stands open, and what is folded below it."""
    text = page.content.decode()
    before, _fold, folded = text.partition('<details class="fold">')
    return before, folded.partition("</details>")[0]


@pytest.mark.parametrize("number", [FIRST, FIRST + 2])
def test_a_group_that_is_hardly_longer_stands_open(client, waiting, number):
    waiting(number)
    shown, folded = parts(client.get(reverse("desk:today")))
    assert shown.count("Việc ") >= number
    assert folded == ""


def test_a_long_group_folds_what_follows_the_first_and_says_how_much(client, waiting):
    waiting(30)
    shown, folded = parts(client.get(reverse("desk:today")))
    assert f"Việc {FIRST - 1}." in shown
    assert f"Việc {FIRST}." not in shown
    assert all(f"Việc {one}." in folded for one in range(FIRST, 30))
    assert f"{30 - FIRST} việc khác" in folded


def test_a_group_that_was_chosen_stands_open(client, waiting):
    waiting(30)
    shown, folded = parts(client.get(reverse("desk:today") + "?group=overdue"))
    assert all(f"Việc {one}." in shown for one in range(30))
    assert folded == ""
