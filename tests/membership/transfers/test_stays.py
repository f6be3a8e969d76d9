"""Guests for a time, members abroad, moves within the committee, arrivals from outside."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.errors import RuleRefused
from apps.membership.grading.actions import open_campaign
from apps.membership.models import (
    Member,
    MemberGrade,
    Placement,
    TemporaryStay,
    Transfer,
)
from apps.membership.transfers import actions
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.transfers.conftest import SENT, TODAY

pytestmark = pytest.mark.django_db


def whole():
    """Everything, for looking at what happened."""
    return scope.use(scope.Scope.everything())


def strength(way, code, day):
    with whole():
        return Placement.objects.below(way.world[code]).on(day).count()


def refusal(code):
    return pytest.raises(RuleRefused, match=f"^{code}$")


def guest(way):
    asked = way.request(kind="temporary", stay_from=SENT, stay_last=date(2026, 8, 31))
    return way.receive(way.send(asked))


def test_a_guest_is_counted_at_home_and_not_by_the_host(way):
    guest(way)
    day = date(2026, 5, 1)
    assert strength(way, "alpha-east", day) == 1
    assert strength(way, "beta-east", day) == 0
    with way.within(way.receiver):
        stay = TemporaryStay.objects.visible_to(way.receiver).on(day).get()
        assert stay.organization_id == way.world["beta-east-1-cell"].pk
        assert not Member.objects.filter(pk=way.person.pk).exists()


@pytest.mark.parametrize("side", ["sender", "receiver"])
def test_either_side_ends_a_stay(way, side):
    there, by = guest(way), getattr(way, side)
    with way.within(by):
        ended = actions.end_temporary(
            transfer=there, version=there.version, ended_on=TODAY, ending="home", by=by, today=TODAY
        )
    with whole():
        assert TemporaryStay.objects.get().ended_on == ended.stay_ended_on == TODAY
        assert not Transfer.objects.filter(member=way.person).guests().exists()


def test_a_guest_elsewhere_cannot_be_transferred(way):
    guest(way)
    with refusal("transfer_stay_open"):
        way.request("beta-west")


def abroad(way):
    sent = way.send(way.request(to="", outside="Đảng bộ tại Nhật Bản", kind="abroad"))
    with way.within(way.sender):
        return actions.confirm_reception(
            transfer=sent, version=sent.version, received_on=TODAY, by=way.sender, today=TODAY
        )


def test_who_was_abroad_comes_back_under_the_same_record(way):
    gone = abroad(way)
    back_on = date(2027, 3, 1)
    with way.within(way.sender):
        back = actions.record_return(
            transfer=gone, version=gone.version, organization=way.world["alpha-east-2-cell"],
            came_back_on=back_on, by=way.sender, today=back_on,
        )  # fmt: skip
        person = Member.objects.get(pk=way.person.pk)
    assert (back.came_back_on, person.state, person.left_on) == (back_on, "official", None)
    assert strength(way, "alpha-east", date(2026, 12, 1)) == 0
    assert strength(way, "alpha-east", back_on) == 1


def test_a_move_within_the_committee_is_one_step(way):
    with way.within(way.sender):
        moved = actions.move_within(
            member=way.person, organization=way.world["alpha-east-2-cell"], reason="residence",
            moved_on=TODAY, by=way.sender, today=TODAY,
        )  # fmt: skip
        person = Member.objects.get(pk=way.person.pk)
    assert (moved.kind, moved.state, moved.paper) == ("internal", "received", "")
    assert person.organization_id == way.world["alpha-east-2-cell"].pk


def test_a_move_within_the_committee_ends_in_one_of_its_cells(way):
    with whole():
        over_both = way.world.actor("organization_officer", "alpha")
    with way.within(over_both), refusal("transfer_other_office"):
        actions.move_within(
            member=way.person, organization=way.world["alpha-west-1-cell"], reason="work",
            moved_on=TODAY, by=over_both, today=TODAY,
        )  # fmt: skip


def test_who_comes_from_outside_is_counted_from_the_day_of_reception(way):
    values = {
        "full_name": "Lâm Thị Ngoài", "sex": "female", "ceremony_on": date(2001, 2, 3),
        "admission_decided_on": date(2001, 1, 20), "official_on": date(2002, 2, 3),
    }  # fmt: skip
    with way.within(way.sender):
        came = actions.record_arrival(
            organization=way.world["alpha-east-1-cell"], values=values, origin="Quân khu 9",
            received_on=TODAY, by=way.sender, today=TODAY, paper_number="88",
        )  # fmt: skip
    with whole():
        placement = Placement.objects.get(member=came.member)
    assert (placement.entry, placement.valid.lower) == ("moved_in", TODAY)
    assert strength(way, "alpha-east", date(2026, 1, 1)) == 1


def opened(way, by, code):
    """The campaign of the year of an office, filled as of today."""
    with way.within(by):
        return open_campaign(
            organization=way.world[code], year=TODAY.year, as_of=TODAY, today=TODAY, by=by,
            launch=lambda campaign, job: None,
        )  # fmt: skip


def test_a_guest_is_graded_at_home_and_is_out_of_the_campaign_of_the_host(way):
    """The host cell does not count a guest, so it does not grade one either."""
    with whole():
        of_the_host = member(way.world["beta-east-1-cell"], "Kim Thị Chủ Nhà")
    guest(way)

    at_home, at_the_host = (
        opened(way, way.sender, "alpha-east"),
        opened(way, way.receiver, "beta-east"),
    )

    with whole():
        rows = MemberGrade.objects.filter(campaign__in=[at_home, at_the_host])
        graded = {(row.campaign_id, row.member_id): row.exclusion for row in rows}
    assert graded[at_home.pk, way.person.pk] == ""
    assert (at_the_host.pk, way.person.pk) not in graded
    assert graded[at_the_host.pk, of_the_host.pk] == ""
