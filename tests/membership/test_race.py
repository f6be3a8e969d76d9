"""A record is edited by one office while another one takes the member over."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connection

from apps.core.errors import Conflict
from apps.membership.actions import change_member
from apps.membership.models import Member
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.transfers.conftest import within

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_edits_a_record_that_leaves_the_range_meanwhile_is_told(world):
    everything = scope.Scope.everything()
    with within(everything):
        person = member(world["alpha-east-1-cell"], "Người Chuyển")
        officer = world.actor("organization_officer", "alpha-east")
    found = []

    def edit() -> None:
        try:
            with within(officer.scope()):
                change_member(
                    member=person, version=person.version, values={"phone": "0912 345 678"},
                    by=officer,
                )  # fmt: skip
        except Exception as error:  # noqa: BLE001 (whatever it is, the test wants to see it)
            found.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=edit)
    with within(everything):
        held = Member.objects.select_for_update(of=("self",)).get(pk=person.pk)
        thread.start()
        time.sleep(1)  # the other one waits for the lock now
        held.organization = world["beta-east-1-cell"]
        held.save(update_fields=["organization"])
    thread.join(60)

    assert [type(one) for one in found] == [Conflict]
    with within(everything):
        assert Member.objects.get(pk=person.pk).phone == person.phone
