"""Transfers through the API: each side does what is its act."""

from __future__ import annotations

from datetime import date

import pytest

from apps.membership.models import Member, Transfer
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.api import sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("limits")]


def test_a_transfer_is_asked_for_sent_and_given_back_by_the_side_whose_act_it_is(
    world, browser, everything
):
    someone = member(world["alpha-east-1-cell"], "Thạch Sa Rươl", ceremony_on=date(2010, 5, 19))
    sender, receiver = browser(), browser("organization_officer", "beta-east")
    asked = {"member": someone.pk, "kind": "official", "reason": "work", "office": "beta-east"}
    assert sent(receiver, "transfers", **asked)[0] == 404
    code, made = sent(sender, "transfers", **asked)
    assert (code, made["state"]) == (201, "requested")
    one, today = f"transfers/{made['id']}", date.today().isoformat()
    assert sent(receiver, f"{one}/send", version=1, fee_paid_through=today)[0] == 404
    code, now = sent(sender, f"{one}/send", version=made["version"], fee_paid_through=today)
    assert (code, now["state"]) == (200, "sent")
    assert sent(sender, f"{one}/return", version=now["version"], reason="Sai ô")[0] == 403
    assert sent(receiver, f"{one}/return", version=now["version"], reason="Sai ô", wrong_box=1)[
        0
    ] in (200, 204)
    with scope.use(scope.Scope.everything()):
        assert Transfer.objects.get().state == "returned"
        assert Member.objects.get(pk=someone.pk).organization == world["alpha-east-1-cell"]
    assert sent(sender, "transfers", **asked | {"office": "nowhere"})[1]["code"] == "office_unknown"
