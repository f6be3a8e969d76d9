"""What is under way about a member goes along when the member moves, and is decided over there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.membership.models import (
    BadgeAward,
    BadgeRound,
    ChangeRequest,
    Member,
    Procedure,
    ProcedurePaper,
    ProcedureVote,
)
from apps.membership.procedures import actions as procedures
from apps.membership.procedures.rules import Ballots
from apps.membership.procedures.work import work_items
from apps.membership.record import actions as requests
from apps.membership.seniority import badge_actions as badges
from apps.membership.seniority.work import work_items as badge_work
from apps.membership.transfers import actions
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.procedures.conftest import VOTES, enact
from tests.membership.transfers.conftest import TODAY, Way, within

pytestmark = pytest.mark.django_db

CEREMONY, OPENED = date(2025, 2, 1), date(2026, 2, 2)
MET, MET_ABOVE = date(2026, 2, 20), date(2026, 2, 25)
OLD_CELL, NEW_CELL = "alpha-east-1-cell", "beta-east-1-cell"


def whole():
    return scope.use(scope.Scope.everything())


@pytest.fixture
def world(way: Way):
    """The world that the browser signs people of in."""
    return way.world


@pytest.fixture
def probation(way: Way) -> Way:
    """The one on the way is on probation, which ended on 1 February 2026; both cells may vote."""
    enact(*VOTES, ("membership.probation.months", "12", "months"))
    with whole():
        way.person = member(
            way.world[OLD_CELL], "Hoàng Dự Bị", admission_decided_on=date(2025, 1, 15),
            ceremony_on=CEREMONY, official_on=None, state="probationary", card_number="",
        )  # fmt: skip
        for cell in (OLD_CELL, NEW_CELL):
            for number in range(6):
                member(way.world[cell], f"Đảng viên {number}")
    return way


def opened(way: Way) -> Procedure:
    """A recognition that the old cell has begun: one paper, one vote that did not carry."""
    with way.within(way.sender):
        made = procedures.open_procedure(
            member=way.person, kind="recognition", opened_on=OPENED, today=TODAY, by=way.sender
        )
        procedures.record_paper(
            procedure=made, version=1, code="self_review", dated_on=OPENED, today=TODAY,
            by=way.sender,
        )  # fmt: skip
        made.refresh_from_db()
        vote(way, made, way.sender, "cell", MET, Ballots(6, 6, 3, 3))
    return made


def vote(way: Way, made: Procedure, by: Any, body: str, on: date, ballots: Ballots) -> None:
    procedures.record_vote(
        procedure=made, version=made.version, body=body, held_on=on, ballots=ballots, today=TODAY,
        by=by,
    )  # fmt: skip
    made.refresh_from_db()


def counts(by: Any) -> list[int]:
    """Procedures, votes and papers within reach of the database and of the code."""
    with within(by.scope()):
        tables = (Procedure, ProcedureVote, ProcedurePaper)
        assert [one.objects.visible_to(by).count() for one in tables] == [
            one.objects.count() for one in tables
        ]
        return [one.objects.count() for one in tables]


def test_an_open_recognition_goes_with_the_member_and_is_decided_over_there(probation):
    way = probation
    made = opened(way)
    way.receive(way.send(), received_on=date(2026, 3, 4))

    assert counts(way.sender) == [0, 0, 0]
    with way.within(way.sender):
        assert work_items(way.sender) == []
        with pytest.raises((Conflict, NotAllowed)):
            procedures.withdraw_procedure(
                procedure=made, version=made.version, closed_on=TODAY, reason="x", today=TODAY,
                by=way.sender,
            )  # fmt: skip
    assert counts(way.receiver) == [1, 1, 1]
    with whole():
        head = way.world.actor("organization_head", "beta-east")
    with way.within(head):
        made = Procedure.objects.visible_to(head).get()
        assert made.organization_id == way.world[NEW_CELL].pk
        vote(way, made, head, "cell", date(2026, 3, 5), Ballots(6, 6, 6, 0))
        vote(way, made, head, "grassroots", date(2026, 3, 6), Ballots(9, 9, 9, 0))
        procedures.decide_procedure(
            procedure=made, version=made.version, decided_on=TODAY, decision_number="7-QĐ/HU",
            deciding_body="standing_committee", today=TODAY, by=head,
        )  # fmt: skip
        person = Member.objects.get(pk=way.person.pk)
    assert (person.state, person.official_on) == ("official", date(2026, 2, 1))


def test_the_receiver_sees_nothing_of_it_before_the_reception(probation):
    opened(probation)
    probation.send()
    assert counts(probation.receiver) == [0, 0, 0]
    assert counts(probation.sender) == [1, 1, 1]


def test_a_third_party_sees_nothing_of_it_afterwards(probation):
    opened(probation)
    probation.receive(probation.send())
    with whole():
        stranger = probation.world.actor("organization_head", "beta-west")
    assert counts(stranger) == [0, 0, 0]


def test_it_goes_along_within_the_committee_too(probation):
    way = probation
    opened(way)
    with way.within(way.sender):
        actions.move_within(
            member=way.person, organization=way.world["alpha-east-2-cell"], reason="work",
            moved_on=TODAY, by=way.sender, today=TODAY,
        )  # fmt: skip
    with whole():
        old = way.world.actor("unit_secretary", OLD_CELL)
        new = way.world.actor("unit_secretary", "alpha-east-2-cell")
    assert counts(way.sender) == counts(new) == [1, 1, 1]
    assert counts(old) == [0, 0, 0]


def test_what_was_decided_goes_along_and_the_old_history_with_it(probation):
    way = probation
    made = opened(way)
    with whole():
        Procedure.objects.filter(pk=made.pk).update(state="withdrawn", decided_on=TODAY)
    way.receive(way.send())
    events = Procedure._meta.get_field("events").related_model.objects
    with way.within(way.receiver):
        assert Procedure.objects.visible_to(way.receiver).get().state == "withdrawn"
        assert events.filter(pgh_obj_id=made.pk).exists()
    with way.within(way.sender):
        assert not events.filter(pgh_obj_id=made.pk).exists()


def test_the_pages_of_both_sides(probation, browser):
    made = opened(probation)
    probation.receive(probation.send())
    address = reverse("membership:procedure", args=[made.pk])
    assert browser().get(address).status_code == 404
    page = browser(code="beta-east").get(address)
    assert "Hoàng Dự Bị" in page.content.decode()
    record = browser(code="beta-east").get(reverse("membership:record", args=[probation.person.pk]))
    assert record.status_code == 200


def test_an_exemption_decided_elsewhere_is_not_written_under_the_new_letterhead(way, browser):
    with whole():
        made = Procedure.objects.create(
            organization=way.person.organization, member=way.person, kind="exemption",
            state="decided", opened_on=date(2026, 1, 5), decided_on=date(2026, 1, 9),
            effective_on=date(2026, 1, 9), decision_number="1-NQ/CB",
            details={"reason_code": "old_age", "since": "2026-01-09"},
        )  # fmt: skip
    address = reverse("membership:standing_paper", args=[made.pk])
    assert browser().get(address).status_code == 200
    way.receive(way.send())
    there = browser(code="beta-east")
    assert there.get(reverse("membership:procedure", args=[made.pk])).status_code == 200
    assert there.get(address).status_code == 404


def test_a_request_to_change_the_record_waits_for_the_new_office(way, browser):
    with way.within(way.sender):
        wish = requests.request_change(
            member=way.person, values={"full_name": "Thạch Sa Rươn"}, reason="Ghi sai",
            evidence="Giấy khai sinh", by=way.sender,
        )  # fmt: skip
    way.receive(way.send())
    address = reverse("membership:change", args=[wish.pk])
    assert browser("organization_head").get(address).status_code == 404
    there = browser("organization_head", "beta-east")
    assert there.get(address).status_code == 200
    assert "Thạch Sa Rươl" in there.get(reverse("membership:changes")).content.decode()
    with whole():
        head = way.world.actor("organization_head", "beta-east")
    with way.within(way.sender):
        assert not ChangeRequest.objects.exists()
    with way.within(head):
        requests.approve_change(wish=ChangeRequest.objects.visible_to(head).get(), note="", by=head)
        assert Member.objects.get(pk=way.person.pk).full_name == "Thạch Sa Rươn"


def test_a_badge_proposed_by_the_old_office_is_taken_back_by_the_new_one(way, browser):
    with whole():
        round_ = BadgeRound.objects.create(
            organization=way.world["alpha-east"], held_on=date(2026, 5, 19)
        )
        award = BadgeAward.objects.create(
            organization=way.person.organization, member=way.person, round=round_, years=30,
            kind="regular", state="proposed", counted_from=date(1996, 1, 1),
        )  # fmt: skip
    way.receive(way.send())
    with way.within(way.sender):
        assert not BadgeAward.objects.exists()
    page = browser(code="beta-east").get(reverse("membership:member_badges", args=[way.person.pk]))
    withdraw = reverse("membership:badge_withdraw", args=[award.pk])
    assert withdraw in page.content.decode()
    with way.within(way.receiver):
        badges.withdraw_badge(award=award, reason="Chuyển đến", by=way.receiver)
        assert BadgeAward.objects.visible_to(way.receiver).get().state == "withdrawn"


def decided_badge(way: Way, **fields: Any) -> tuple[BadgeRound, BadgeAward]:
    """A badge that the old office's round decided and nobody has handed over."""
    said = {"decision_number": "1-QĐ/TU", "decided_on": date(2026, 2, 9)}
    with whole():
        round_ = BadgeRound.objects.create(
            organization=way.world["alpha-east"], held_on=date(2026, 3, 20), state="decided", **said
        )
        award = BadgeAward.objects.create(
            organization=way.person.organization, member=way.person, round=round_, years=30,
            kind="regular", state="decided", counted_from=date(1996, 1, 1), amount=1, **said,
        )  # fmt: skip
    return round_, award


def came_along(by: Any) -> list[str]:
    with within(by.scope()):
        return [str(item.title) for item in badge_work(by)]


def test_a_badge_decided_by_the_old_office_is_handed_over_by_the_new_one(way, browser):
    round_, award = decided_badge(way)
    assert came_along(way.sender) == []
    way.receive(way.send())
    with way.within(way.sender):
        # The ceremony of the old office is about those who stayed.
        badges.award_round(round_=round_, version=1, on=TODAY, by=way.sender, today=TODAY)
        with pytest.raises((Conflict, NotAllowed)):
            badges.hand_over_badge(award=award, on=TODAY, by=way.sender, today=TODAY)
    assert came_along(way.sender) == []
    assert [title for title in came_along(way.receiver) if "Thạch Sa Rươl" in title]

    page = browser(code="beta-east")
    act = reverse("membership:badge_hand_over", args=[award.pk])
    badges_of = reverse("membership:member_badges", args=[way.person.pk])
    assert act in page.get(badges_of).content.decode()
    on = {"on_day": "9", "on_month": "3", "on_year": "2026"}
    assert page.post(act, on).status_code == 422
    assert page.post(act, on | {"confirmed": "on"}).status_code == 302
    assert "09/03/2026" in page.get(badges_of).content.decode()
    with way.within(way.receiver):
        found = BadgeAward.objects.get()
        assert (found.state, found.awarded_on) == ("awarded", date(2026, 3, 9))
        with pytest.raises(RuleRefused, match="badge_not_decided"):
            badges.hand_over_badge(award=found, on=TODAY, by=way.receiver, today=TODAY)
    assert came_along(way.receiver) == []


@pytest.mark.parametrize("day", [date(2026, 2, 8), date(2026, 3, 11)])
def test_no_badge_is_handed_over_before_its_decision_or_in_the_future(way, day):
    _round, award = decided_badge(way)
    with way.within(way.sender), pytest.raises(RuleRefused):
        badges.hand_over_badge(award=award, on=day, by=way.sender, today=TODAY)
    with way.within(way.sender):
        assert BadgeAward.objects.get().state == "decided"


def test_a_badge_handed_over_before_its_round_keeps_its_own_day(way):
    round_, award = decided_badge(way)
    with way.within(way.sender):
        badges.hand_over_badge(award=award, on=date(2026, 3, 1), by=way.sender, today=TODAY)
        badges.award_round(round_=round_, version=1, on=TODAY, by=way.sender, today=TODAY)
        assert BadgeAward.objects.get().awarded_on == date(2026, 3, 1)


def test_a_member_back_from_abroad_finds_the_procedures_in_the_new_cell(probation):
    way = probation
    made = opened(way)
    gone = way.send(way.request(to="", outside="Đảng bộ tại Lào", kind="abroad"))
    with way.within(way.sender):
        gone = actions.confirm_reception(
            transfer=gone, version=gone.version, received_on=date(2026, 3, 5), by=way.sender,
            today=TODAY,
        )  # fmt: skip
        actions.record_return(
            transfer=gone, version=gone.version, organization=way.world["alpha-east-2-cell"],
            came_back_on=TODAY, by=way.sender, today=TODAY,
        )  # fmt: skip
        made.refresh_from_db()
    assert made.organization_id == way.world["alpha-east-2-cell"].pk


def test_what_is_open_ends_when_an_organisation_outside_has_received_the_member(probation):
    way = probation
    made = opened(way)
    gone = way.send(way.request(to="", outside="Đảng bộ Quân khu 9"))
    with way.within(way.sender):
        actions.confirm_reception(
            transfer=gone, version=gone.version, received_on=TODAY, by=way.sender, today=TODAY
        )
        made.refresh_from_db()
        assert (made.state, made.decided_on) == ("withdrawn", TODAY)
        assert made.closing_reason
        assert work_items(way.sender) == []
