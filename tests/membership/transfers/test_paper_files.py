"""Trap T27: the paper file and the transfer go separate ways; both sides see where each is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.membership.models import Transfer
from apps.membership.transfers import actions
from apps.membership.transfers.querysets import file_open
from apps.tenancy import scope
from tests.membership.transfers.conftest import SENT, TODAY, Way

pytestmark = pytest.mark.django_db
LATE = date(2026, 6, 1)


@pytest.fixture
def world(way: Way):
    """The world that the browser signs people of in."""
    return way.world


def refusal(code):
    return pytest.raises(RuleRefused, match=f"^{code}$")


def send_file(sides: Way, transfer: Transfer, **more: Any) -> Transfer:
    values = {
        "sent_on": SENT, "way": "member", "papers": ["dossier", "card"], "today": TODAY,
        "by": sides.sender, "version": transfer.version,
    } | more  # fmt: skip
    with sides.within(values["by"]):
        return actions.send_file(transfer=transfer, **values)


def receive_file(way: Way, transfer: Transfer, *missing: str, **more: Any) -> Transfer:
    values = {
        "received_on": TODAY, "missing": list(missing), "today": TODAY, "by": way.receiver,
        "version": transfer.version,
    } | more  # fmt: skip
    with way.within(values["by"]):
        return actions.receive_file(transfer=transfer, **values)


def is_open(transfer: Transfer) -> bool:
    """Whether the file is still awaited: the row and the list say the same."""
    with scope.use(scope.Scope.everything()):
        found: Transfer = Transfer.objects.get(pk=transfer.pk)
        assert Transfer.objects.filter(file_open(), pk=found.pk).exists() == found.file_is_open
    return found.file_is_open


def test_the_file_goes_with_the_member_and_the_other_side_says_that_it_came(way):
    paper = way.send()
    assert is_open(paper)  # nothing recorded of it yet
    under_way = send_file(way, paper)
    assert (under_way.file_state, under_way.file_carrier) == ("sent", "Thạch Sa Rươl")
    assert is_open(under_way)

    there = receive_file(way, under_way)
    assert (there.file_state, there.file_complete_on) == ("complete", TODAY)
    assert there.state == "sent"  # the referral paper is not handed in by that
    assert not is_open(there)


def test_missing_papers_are_named_until_they_come(way):
    there = receive_file(way, send_file(way, way.send()), "review", "sheet")
    assert (there.file_state, there.file_missing) == ("incomplete", ["review", "sheet"])

    less = receive_file(way, there, "sheet", received_on=TODAY)
    assert (less.file_state, less.file_missing) == ("incomplete", ["sheet"])
    with refusal("file_lacks_more"):
        receive_file(way, less, "card")
    whole = receive_file(way, less)
    assert (whole.file_received_on, whole.file_complete_on) == (TODAY, TODAY)
    assert whole.file_missing == []


def test_who_is_received_without_the_file_has_it_still_to_come(way):
    got = way.receive(way.send())
    assert (got.state, got.file_state) == ("received", "awaited")
    assert is_open(got)
    # The file may come after the member, and before the sender says that it went.
    assert not is_open(receive_file(way, got))


def test_the_file_of_a_transfer_that_did_not_come_about_comes_back(way):
    under_way = send_file(way, way.send())
    with way.within(way.receiver):
        back = actions.return_transfer(
            transfer=under_way, version=under_way.version, reason="Ô số 1 ghi sai", wrong_box=1,
            by=way.receiver, today=TODAY,
        )  # fmt: skip
    assert is_open(back)
    with way.within(way.sender):
        here = actions.take_file_back(
            transfer=back, version=back.version, back_on=TODAY, by=way.sender, today=TODAY
        )
    assert here.file_state == "back"
    assert not is_open(here)


def test_each_side_records_its_own_half_alone(way):
    paper = way.send()
    with pytest.raises(NotAllowed):
        send_file(way, paper, by=way.receiver)
    with pytest.raises(NotAllowed):
        receive_file(way, paper, by=way.sender)
    with scope.use(scope.Scope.everything()):
        third = way.world.actor("organization_officer", "beta-west")
    with pytest.raises((NotAllowed, Conflict)):
        receive_file(way, paper, by=third)


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("transfer_day_in_future", {"sent_on": date(2026, 3, 11)}),
        ("file_before_paper", {"sent_on": date(2026, 3, 2)}),
        ("file_papers_missing", {"papers": []}),
        ("file_carrier_missing", {"way": "post"}),
    ],
)
def test_what_cannot_be_is_refused_when_sending(way, code, more):
    with refusal(code):
        send_file(way, way.send(), **more)


def test_a_file_does_not_arrive_before_it_was_sent(way):
    under_way = send_file(way, way.send(), sent_on=date(2026, 3, 6))
    with refusal("file_before_sent"):
        receive_file(way, under_way, received_on=date(2026, 3, 5))


def test_acts_out_of_order_and_old_versions_are_refused(way):
    asked = way.request()
    with refusal("transfer_wrong_state"):
        send_file(way, asked)
    whole = receive_file(way, way.send(asked))
    with refusal("file_wrong_state"):
        receive_file(way, whole)
    with refusal("file_wrong_state"):
        send_file(way, whole)
    with pytest.raises(Conflict):
        receive_file(way, whole, version=1)


def test_a_second_click_does_nothing_more(way):
    paper = way.send()
    first = send_file(way, paper)
    assert send_file(way, paper).version == first.version


def test_the_file_of_a_guest_stays_at_home(way):
    guest = way.send(way.request(kind="temporary", stay_from=SENT, stay_last=date(2026, 8, 1)))
    with refusal("file_stays_home"):
        send_file(way, guest)
    assert not is_open(guest)


@pytest.mark.parametrize("code", ["alpha-east", "beta-east"])
def test_both_sides_find_a_late_file_in_their_list_and_on_its_page(
    way, browser, time_machine, code
):
    got = way.receive(way.send())
    time_machine.move_to(LATE)
    page = browser(code=code).get("/transfers/?tab=files_late").content.decode()
    assert "Thạch Sa Rươl" in page
    shown = browser(code=code).get(f"/transfers/{got.pk}/").content.decode()
    assert "294-QĐ/TW" in shown
    assert "14/04/2026" in shown  # 30 working days after the issue of the paper
    other = browser(code="beta-west").get("/transfers/?tab=files_late").content.decode()
    assert "Thạch Sa Rươl" not in other


def test_a_file_is_not_late_within_the_limit(way, browser, time_machine):
    way.receive(way.send())
    time_machine.move_to(date(2026, 3, 20))
    assert "Thạch Sa Rươl" in browser().get("/transfers/?tab=files").content.decode()
    assert "Thạch Sa Rươl" not in browser().get("/transfers/?tab=files_late").content.decode()


def test_the_halves_are_recorded_on_the_pages(way, browser):
    paper, today = way.send(), timezone.localdate()

    def boxes(name):
        return {f"{name}_day": today.day, f"{name}_month": today.month, f"{name}_year": today.year}

    address = f"/transfers/{paper.pk}/"
    sent = browser().post(
        f"{address}send_file/",
        {"version": paper.version, "way": "post", "carrier": "EA123VN", "papers": ["dossier"]}
        | boxes("sent_on"),
    )
    assert sent.status_code == 302
    receiver = browser(code="beta-east")
    assert "EA123VN" in receiver.get(address).content.decode()
    got = receiver.post(
        f"{address}receive_file/",
        {"version": paper.version + 1, "missing": ["card"]} | boxes("received_on"),
    )
    assert got.status_code == 302
    page = browser().get(address).content.decode()
    assert page.count("Thẻ đảng viên") >= 1
    again = browser().post(
        f"{address}send_file/", {"version": paper.version + 2, "way": "post"} | boxes("sent_on")
    )
    assert again.status_code == 422
