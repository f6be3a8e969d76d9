"""Whoever is under discipline is not transferred; what hangs on a member is said to the sender."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from apps.core.errors import RuleRefused
from apps.membership.models import BadgeAward, Procedure, Transfer
from apps.membership.transfers import actions
from apps.regulations.models import RuleValue
from apps.tenancy import scope
from tests.membership.transfers.conftest import TODAY, Way, within

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(way: Way):
    """The world that the browser signs people of in."""
    return way.world


def expulsion(way: Way, **fields: Any) -> Procedure:
    with within(scope.Scope.everything()):
        return Procedure.objects.create(
            organization=way.person.organization, member=way.person, kind="expulsion",
            opened_on=date(2026, 2, 2), **fields,
        )  # fmt: skip


def test_an_official_transfer_waits_for_the_end_of_an_expulsion(way):
    case = expulsion(way)
    with pytest.raises(RuleRefused, match="transfer_under_discipline") as found:
        way.request(note="Gia đình chuyển nhà")
    assert "điểm 6.3.1đ, Quy định 294-QĐ/TW" in found.value.message
    assert "02/02/2026" in found.value.message
    with way.within(way.sender):
        assert not Transfer.objects.exists()
        Procedure.objects.filter(pk=case.pk).update(state="withdrawn", decided_on=TODAY)
    assert way.request().state == "requested"


def test_one_opened_after_the_request_stops_the_paper(way):
    asked = way.request()
    expulsion(way)
    with pytest.raises(RuleRefused, match="transfer_under_discipline"):
        way.send(asked)
    with way.within(way.sender):
        assert Transfer.objects.get().state == "requested"


@pytest.mark.parametrize("kind", ["strike_off", "recognition"])
def test_other_procedures_bar_nothing(way, kind):
    case = expulsion(way)
    with within(scope.Scope.everything()):
        Procedure.objects.filter(pk=case.pk).update(kind=kind)
    assert way.send().state == "sent"


def test_moving_within_the_committee_and_a_stay_for_a_time_are_not_barred(way):
    expulsion(way)
    stay = {"stay_from": TODAY, "stay_last": date(2026, 8, 3)}
    asked = way.request(kind="temporary", **stay)
    with way.within(way.sender):
        actions.withdraw_transfer(transfer=asked, version=1, reason="x", by=way.sender, today=TODAY)
        moved = actions.move_within(
            member=way.person, organization=way.world["alpha-east-2-cell"], reason="work",
            moved_on=TODAY, by=way.sender, today=TODAY,
        )  # fmt: skip
    assert moved.state == "received"


def test_a_draft_rule_asks_for_the_reason_in_the_note(way):
    expulsion(way)
    RuleValue.objects.filter(key="membership.transfer.bar").update(status="draft")
    with pytest.raises(RuleRefused, match="transfer_under_discipline_draft") as found:
        way.request()
    assert found.value.field == "note"
    assert way.send(way.request(note="Ủy ban kiểm tra đồng ý")).state == "sent"


def test_the_pages_tell_the_sender_and_not_the_receiver(way, browser):
    with within(scope.Scope.everything()):
        BadgeAward.objects.create(
            organization=way.person.organization, member=way.person, years=30, kind="regular",
            state="decided", decision_number="1-QĐ/TU", decided_on=date(2026, 2, 9),
        )  # fmt: skip
    ask = reverse("membership:transfer_new", args=[way.person.pk])
    page = browser().get(ask).content.decode()
    assert "Huy hiệu 30 năm tuổi Đảng đã có quyết định" in page
    assert "6.3.1đ" in page
    sent = way.send()
    expulsion(way)
    text = browser().get(sent.get_absolute_url()).content.decode()
    assert "Huy hiệu 30 năm tuổi Đảng đã có quyết định" in text
    assert "khai trừ mở ngày 02/02/2026" in text
    there = browser(code="beta-east").get(sent.get_absolute_url()).content.decode()
    assert "Huy hiệu 30 năm" not in there
    assert "khai trừ" not in there
