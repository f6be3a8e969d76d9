"""A case registered while somebody's account is being linked: one side always sees the other."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from apps.accounts.models import Wall
from apps.inspection.cases.actions import Subject, register_case
from apps.membership.identity import actions as identity
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting

pytestmark = pytest.mark.django_db(transaction=True)


def test_linking_waits_for_the_case_and_walls_it(world, somebody):
    with scope.use(scope.Scope.everything()), transaction.atomic():
        officer = acting(world, "inspection_officer", "alpha-east")
        keeper = acting(world, "organization_officer", "alpha-east")
        chair = acting(world, "inspection_chair", "alpha-east")
        subject = somebody("Lê Văn Chủ")
    linked = threading.Event()

    def link() -> None:
        with scope.use(keeper.scope()):
            identity.link_account(
                member=subject, sign_in_name=chair.user.sign_in_name, today=TODAY, by=keeper
            )
        linked.set()
        connection.close()

    with scope.use(officer.scope()), transaction.atomic():
        case = register_case(
            organization=world["alpha-east"], kind="signs_of_violation", source="press",
            body="inspection_committee", title="Quản lý đất đai", today=TODAY, by=officer,
            subjects=[Subject(member=subject)],
        )  # fmt: skip
        other = threading.Thread(target=link)
        other.start()
        assert not linked.wait(1)  # the case is not visible yet, so linking waits
    other.join(20)

    assert linked.is_set()
    with scope.use(scope.Scope.everything()), transaction.atomic():
        walls = Wall.objects.filter(object_id=case.pk, from_facts=True)
        assert [wall.user_id for wall in walls] == [chair.user_id]
