"""Two people act on one transfer at the same moment, each over a connection of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from apps.core.errors import DomainError
from apps.membership.models import Member, Placement, Procedure, Transfer
from apps.membership.procedures import actions as procedures
from apps.membership.transfers import actions
from apps.membership.transfers.choices import State
from apps.tenancy import scope
from tests.membership.transfers.conftest import TODAY, within

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*work: Callable[[], Any]) -> list[Any]:
    """What each got, or the refusal."""
    together, found = threading.Barrier(len(work), timeout=20), []

    def run(one: Callable[[], Any]) -> None:
        try:
            together.wait()
            found.append(one())
        except DomainError as error:
            found.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[one]) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == len(work)
    return found


def open_places(way) -> list[str]:
    """Where the member is counted now."""
    with within(scope.Scope.everything()):
        rows = Placement.objects.filter(member=way.person, valid__upper_inf=True)
        return list(rows.values_list("organization__code", flat=True))


def test_two_officers_receive_one_paper(way):
    sent = way.send()
    with within(scope.Scope.everything()):
        second = way.world.actor("organization_head", "beta-east")

    found = at_once(
        lambda: way.receive(sent),
        lambda: way.receive(sent, "beta-east-2-cell", by=second),
    )

    refused = [one for one in found if isinstance(one, DomainError)]
    assert len(refused) == 1
    assert len(open_places(way)) == 1
    assert open_places(way)[0] in ("beta-east-1-cell", "beta-east-2-cell")


def test_the_sender_withdraws_while_the_receiver_receives(way):
    sent = way.send()

    def withdraw() -> Transfer:
        with way.within(way.sender):
            return actions.withdraw_transfer(
                transfer=sent, version=sent.version, reason="Viết nhầm nơi đến", by=way.sender,
                today=TODAY,
            )  # fmt: skip

    found = at_once(lambda: way.receive(sent), withdraw)

    assert len([one for one in found if isinstance(one, DomainError)]) == 1
    with within(scope.Scope.everything()):
        state = Transfer.objects.get(pk=sent.pk).state
    there = "beta-east-1-cell" if state == State.RECEIVED else "alpha-east-1-cell"
    assert open_places(way) == [there]


def test_a_procedure_opened_while_the_member_is_received_is_not_left_behind(way):
    sent = way.send()

    def open_one() -> Procedure:
        with way.within(way.sender):
            return procedures.open_procedure(
                member=way.person, kind="death", opened_on=TODAY, today=TODAY, by=way.sender,
                details={"died_on": "2026-03-09"},
            )  # fmt: skip

    at_once(lambda: way.receive(sent), open_one)

    with within(scope.Scope.everything()):
        member = Member.objects.get(pk=way.person.pk)
        places = set(Procedure.objects.values_list("organization_id", flat=True))
    assert places <= {member.organization_id}
