"""Acts of a transfer from both sides and what goes wrong between them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.models import (
    Member,
    MemberGrant,
    Placement,
    StandingPeriod,
    Transfer,
)
from apps.membership.transfers import actions
from apps.tenancy import scope
from tests.factories.membership import member, standing
from tests.membership.conftest import open_to
from tests.membership.transfers.conftest import SENT, TODAY, office_of

pytestmark = pytest.mark.django_db


def whole():
    """Everything, for looking at what happened."""
    return scope.use(scope.Scope.everything())


def strength(way, code, day):
    with whole():
        return Placement.objects.below(way.world[code]).on(day).count()


def refusal(code):
    return pytest.raises(RuleRefused, match=f"^{code}$")


def test_a_member_moves_to_another_province_in_one_go(way):
    sent = way.send()
    got = way.receive(sent)

    with whole():
        person = Member.objects.get(pk=way.person.pk)
        old, new = Placement.objects.filter(member=person).order_by("valid")
        last_entry = AuditEntry.objects.filter(action="membership.transfer_received").get()
    assert person.organization_id == way.world["beta-east-1-cell"].pk
    assert (old.exit, old.valid.upper) == ("moved_away", TODAY)
    assert (new.entry, new.valid.lower, new.exit) == ("moved_in", TODAY, "")
    assert (got.state, got.received_on) == ("received", TODAY)
    assert last_entry.user_id == way.receiver.user_id


def test_a_move_within_the_province_is_no_leaving_of_it(way):
    with whole():
        by = way.world.actor("organization_officer", "alpha-west")
    way.receive(way.send(way.request("alpha-west")), "alpha-west-1-cell", by=by)
    with whole():
        old, new = Placement.objects.filter(member=way.person).order_by("valid")
    assert (old.exit, new.entry) == ("moved", "moved")


def test_in_transit_a_member_is_counted_once_and_by_the_sender(way):
    sent = way.send()
    with way.within(way.receiver):
        handed = actions.hand_in_transfer(
            transfer=sent, version=sent.version, handed_in_on=TODAY, by=way.receiver, today=TODAY
        )
    assert strength(way, "alpha-east", TODAY) == 1
    assert strength(way, "beta-east", TODAY) == 0

    way.receive(handed)
    assert strength(way, "alpha-east", TODAY) == 0
    assert strength(way, "beta-east", TODAY) == 1


def test_issuing_the_paper_does_not_move_the_member(way):
    way.send()
    with whole():
        person = Member.objects.get(pk=way.person.pk)
        placement = Placement.objects.get(member=person)
    assert person.organization_id == way.world["alpha-east-1-cell"].pk
    assert (placement.exit, placement.valid.upper) == ("", None)


def test_the_receiver_learns_of_it_with_the_paper_and_sees_only_the_paper(way):
    asked = way.request()
    with way.within(way.receiver):
        assert not Transfer.objects.visible_to(way.receiver).exists()
        assert not Transfer.objects.exists()
    way.send(asked)
    with way.within(way.receiver):
        assert Transfer.objects.visible_to(way.receiver).get() == asked
        assert not Member.objects.filter(pk=way.person.pk).exists()
        assert not Placement.objects.filter(member=way.person.pk).exists()


def test_after_the_reception_the_sender_keeps_the_paper_and_loses_the_record(way):
    way.receive(way.send())
    with way.within(way.sender):
        assert not Member.objects.visible_to(way.sender).filter(pk=way.person.pk).exists()
        assert not Member.objects.filter(pk=way.person.pk).exists()
        assert Transfer.objects.visible_to(way.sender).get().to_name.startswith("Đảng bộ beta-east")
        placement = Placement.objects.get(member_id=way.person.pk)
    assert placement.organization_id == way.world["alpha-east-1-cell"].pk


def test_no_third_party_sees_a_transfer(way):
    way.receive(way.send())
    with whole():
        stranger = way.world.actor("organization_head", "beta-west")
    with way.within(stranger):
        assert not Transfer.objects.exists()
        assert not Transfer.objects.visible_to(stranger).exists()


@pytest.mark.parametrize("side", ["sender", "receiver"])
def test_a_wall_hides_the_paper_on_both_sides(way, side):
    from apps.accounts.models import Wall

    sent = way.send()
    reader = getattr(way, side)
    with whole():
        Wall.objects.create(
            user_id=reader.user_id, label="membership.member", object_id=way.person.pk,
            reason="relative", organization=way.person.organization, valid_from=date(2020, 1, 1),
        )  # fmt: skip
    reader.__dict__.pop("walls", None)
    with way.within(reader):
        assert not Transfer.objects.exists()
        assert not Transfer.objects.visible_to(reader).exists()
        with pytest.raises(NotAllowed):
            actions.return_transfer(
                transfer=sent, version=sent.version, reason="x", by=reader, today=TODAY
            )


def test_the_paper_gets_the_next_number_of_the_office_and_year(way):
    first = way.send()
    with whole():
        other = member(way.world["alpha-east-2-cell"], "Đặng Thị Hai")
    way.person = other
    second = way.send()
    assert (first.paper, second.paper) == ("01/2026", "02/2026")
    with whole(), pytest.raises(IntegrityError), transaction.atomic():
        Transfer.objects.filter(pk=second.pk).update(paper_serial=1)


def test_a_number_given_by_hand_is_refused_when_it_is_taken(way):
    way.send(number="17")
    with whole():
        way.person = member(way.world["alpha-east-2-cell"], "Đặng Thị Hai")
    asked = way.request()
    with refusal("transfer_paper_taken"):
        way.send(asked, number="17")
    assert way.send(asked).paper == "18/2026"


def test_the_month_of_issue_is_paid_at_the_old_cell(way):
    asked = way.request()
    with refusal("transfer_fee_unpaid") as found:
        way.send(asked, fee_paid_through=date(2026, 2, 1))
    assert "03/2026" in found.value.message
    with whole():
        assert Transfer.objects.get(pk=asked.pk).state == "requested"


def test_a_wrong_first_box_means_a_new_paper(way):
    sent = way.send()
    with way.within(way.receiver):
        back = actions.return_transfer(
            transfer=sent, version=sent.version, reason="Ô số 1 ghi sai họ", wrong_box=1,
            by=way.receiver, today=TODAY,
        )  # fmt: skip
    assert (back.state, back.wrong_box) == ("returned", 1)
    assert strength(way, "alpha-east", TODAY) == 1
    with whole():
        Member.objects.filter(pk=way.person.pk).update(full_name="Thạch Sa Rươn")
    again = way.send()
    assert again.paper != sent.paper
    with whole():
        old, new = Transfer.objects.order_by("pk")
    assert (old.full_name, new.full_name) == ("Thạch Sa Rươl", "Thạch Sa Rươn")


def test_what_was_issued_does_not_change_with_the_record(way):
    sent = way.send()
    with whole():
        Member.objects.filter(pk=way.person.pk).update(full_name="Tên Khác")
        assert Transfer.objects.get(pk=sent.pk).full_name == "Thạch Sa Rươl"


def test_a_transfer_to_the_own_committee_is_refused(way):
    with refusal("transfer_own_office"):
        way.request("alpha-east")


def test_a_transfer_to_the_own_cell_is_refused_and_names_the_rule(way):
    with way.within(way.sender), refusal("transfer_own_cell") as found:
        actions.move_within(
            member=way.person, organization=way.world["alpha-east-1-cell"], reason="work",
            moved_on=TODAY, by=way.sender, today=TODAY,
        )  # fmt: skip
    assert "294-QĐ/TW" in found.value.message


def test_a_member_who_left_cannot_be_transferred(way):
    with whole():
        way.person = member(way.world["alpha-east-1-cell"], "Lê Đã Ra", left=True)
    with refusal("transfer_left"):
        way.request()


def test_one_paper_at_a_time(way):
    way.send()
    with refusal("transfer_open") as found:
        way.request("beta-west")
    assert "điểm 6.3.1c, Quy định 294-QĐ/TW" in found.value.message
    with way.within(way.sender), refusal("transfer_open"):
        actions.move_within(
            member=way.person, organization=way.world["alpha-east-2-cell"], reason="work",
            moved_on=TODAY, by=way.sender, today=TODAY,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"to": "", "outside": " "}, "transfer_no_target"),
        ({"to": "", "outside": "Đảng bộ A", "kind": "abroad", "office": "beta-east"}, "transfer_two_targets"),
        ({"kind": "abroad"}, "transfer_abroad_outside"),
        ({"kind": "temporary"}, "stay_period_missing"),
        ({"kind": "temporary", "stay_from": TODAY, "stay_last": TODAY}, "stay_period_backwards"),
        ({"kind": "temporary", "stay_from": TODAY, "stay_last": date(2026, 5, 1)}, "stay_too_short"),
        ({"kind": "temporary", "stay_from": TODAY, "stay_last": date(2028, 5, 1)}, "stay_too_long"),
    ],
)  # fmt: skip
def test_bad_requests_leave_nothing(way, more, code):
    if isinstance(more.get("office"), str):
        more = more | {"office": office_of(way.world[more["office"]])}
    with refusal(code):
        way.request(**more)
    with whole():
        assert not Transfer.objects.exists()


def test_a_draft_limit_of_the_stay_asks_for_a_note_and_lets_it_pass(way):
    from apps.regulations.models import RuleValue

    RuleValue.objects.filter(key="membership.temporary.minimum.months").update(status="draft")
    short = {"kind": "temporary", "stay_from": TODAY, "stay_last": date(2026, 5, 1)}
    with refusal("stay_doubt"):
        way.request(**short)
    made = way.request(**short, note="Theo quyết định cử đi công tác hai tháng")
    assert made.stay_until == date(2026, 5, 2)


def test_a_double_click_receives_once(way):
    sent = way.send()
    first = way.receive(sent)
    second = way.receive(sent, version=first.version - 1)
    assert second.pk == first.pk
    with whole():
        assert Placement.objects.filter(member=way.person).count() == 2
        assert AuditEntry.objects.filter(action="membership.transfer_received").count() == 1


def test_of_two_officers_the_second_is_told(way):
    sent = way.send()
    with whole():
        second = way.world.actor("organization_head", "beta-east")
    way.receive(sent)
    with pytest.raises(Conflict):
        way.receive(sent, "beta-east-2-cell", by=second, version=sent.version)


def test_the_sender_cannot_receive_and_the_receiver_cannot_withdraw(way):
    sent = way.send()
    with pytest.raises(NotAllowed):
        way.receive(sent, "alpha-east-2-cell", by=way.sender)
    with way.within(way.receiver), pytest.raises(NotAllowed):
        actions.withdraw_transfer(
            transfer=sent, version=sent.version, reason="x", by=way.receiver, today=TODAY
        )


def test_reception_needs_a_cell_of_the_own_range(way):
    sent = way.send()
    with refusal("unit_unknown"):
        way.receive(sent, "beta-west-1-cell")
    with refusal("unit_takes_no_members"):
        way.receive(sent, "beta-east")
    assert strength(way, "alpha-east", TODAY) == 1


def test_a_refusal_in_the_middle_leaves_nothing_half_done(way):
    sent = way.send()
    with whole():
        Placement.objects.filter(member=way.person).update(valid=(date(2026, 3, 20), None))
    with refusal("transfer_before_placement"):
        way.receive(sent)
    with whole():
        assert Transfer.objects.get(pk=sent.pk).state == "sent"
        assert (
            Member.objects.get(pk=way.person.pk).organization_id
            == way.world["alpha-east-1-cell"].pk
        )
        assert Placement.objects.filter(member=way.person).count() == 1


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (SENT - timedelta(1), "transfer_before_effect"),
        (TODAY + timedelta(1), "transfer_day_in_future"),
    ],
)
def test_reception_on_an_impossible_day_is_refused(way, day, code):
    sent = way.send()
    with refusal(code):
        way.receive(sent, received_on=day)


def test_exemption_goes_along_and_grants_of_the_old_office_end(way):
    with whole():
        standing(way.person, since=date(2024, 1, 1))
        open_to(way.world, "inspection_officer", way.person)
    way.receive(way.send())
    with way.within(way.receiver):
        assert StandingPeriod.objects.visible_to(way.receiver).count() == 1
    with whole():
        assert not MemberGrant.objects.exists()


def test_an_organisation_outside_is_confirmed_by_the_sender(way):
    sent = way.send(way.request(to="", outside="Đảng bộ Quân khu 9"))
    with way.within(way.sender):
        got = actions.confirm_reception(
            transfer=sent, version=sent.version, received_on=TODAY, by=way.sender, today=TODAY
        )
        person = Member.objects.get(pk=way.person.pk)
    assert (got.state, person.state, person.leaving) == ("received", "left", "moved_away")
    assert strength(way, "alpha-east", TODAY) == 0


def test_a_reorganisation_of_the_receiver_takes_the_paper_along(way):
    sent = way.send()
    with whole():
        moved = way.world["beta-east"]
        moved.parent = way.world["alpha"]
        moved.save(update_fields=["parent"])
        moved.refresh_from_db()
        assert Transfer.objects.get(pk=sent.pk).target_path == moved.path
        with connection.cursor() as cursor:
            cursor.execute("select path from tenancy_organization where id=%s", [moved.pk])
            assert cursor.fetchone()[0] == moved.path


def test_nobody_reads_a_member_through_the_history_of_the_paper(way):
    asked = way.request()
    events = Transfer._meta.get_field("events").related_model.objects
    with way.within(way.receiver):
        assert not events.exists()
    way.send(asked)
    with way.within(way.receiver):
        assert events.count() == 2
