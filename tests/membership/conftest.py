"""What the tests of the register share: people who are signed in, and the rules of the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import time
from typing import Any

import pytest
from django.test import Client

from apps.membership import tasks
from apps.regulations.choices import DocumentKind, Standing, Unit
from apps.regulations.models import LegalDocument, RuleValue
from tests.factories.world import World
from tests.membership.import_walk import Walk


@pytest.fixture
def browser(world: World) -> Callable[..., Client]:
    """A signed-in browser for the person of a role over an organisation."""

    def signed_in(role: str = "organization_officer", code: str = "alpha-east") -> Client:
        from apps.tenancy import scope

        with scope.use(scope.Scope.everything()):
            user = world.user(role, code)
        client = Client()
        client.force_login(user, backend="apps.accounts.backends.SignInNameBackend")
        session = client.session
        session["started"] = int(time())
        session.save()
        return client

    return signed_in


@pytest.fixture
def law(db: None) -> None:
    """Settled rules: 12 months of probation and 18 years of age, since 2006."""
    document = LegalDocument.objects.create(
        issuer="BCHTW", number="294-QĐ/TW", kind=DocumentKind.REGULATION,
        title_vi="Thi hành Điều lệ Đảng", signed_on=date(2006, 10, 31), status=Standing.CONFIRMED,
    )  # fmt: skip
    for key, value, unit in (
        ("membership.probation.months", "12", Unit.MONTHS),
        ("membership.admission.age.minimum", "18", Unit.YEARS),
    ):
        RuleValue.objects.create(
            key=key, value=value, unit=unit, document=document, article="điểm 4.1",
            status=Standing.CONFIRMED, source="test", valid_from=date(1976, 1, 1),
        )  # fmt: skip


def open_to(world: World, role: str, member: object, code: str = "alpha-east") -> None:
    """Grant reading of one member to the person of a role."""
    from apps.accounts import grants
    from apps.accounts.actor import Actor, SystemActor

    by: Actor = SystemActor(member.organization, user=world.user("organization_head", "alpha"))  # type: ignore[attr-defined]
    grants.grant(
        user=world.user(role, code),
        obj=member,
        codename="read_member",
        valid_from=date(2020, 1, 1),
        valid_to=date(2099, 1, 1),
        reason="team",
        by=by,
    )


@pytest.fixture
def walk(
    browser: Callable[..., Client], monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> Callable[..., Walk]:
    """Files of a kind through the pages, in the browser of a role."""
    for task in (tasks.check_import, tasks.load_import):
        monkeypatch.setattr(task, "delay", task.run)

    def begin(kind: str, **who: str) -> Walk:
        return Walk(browser(**who), kind, django_capture_on_commit_callbacks)

    return begin
