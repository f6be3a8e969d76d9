"""The decision changes positions in one transaction, or nothing at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from apps.cadres.appointments import judged, reading
from apps.cadres.judging.reading import Asked, exceptions_for
from apps.cadres.models import AppointmentFile, AppointmentFreeze, Evaluation, Position
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.documents.models import NumberTerm, PaperNumber
from apps.regulations.models import RuleValue
from apps.tenancy import scope
from tests.cadres.appointments.conftest import DECISION, OPENED, VOTES
from tests.factories import cadres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]


def test_an_appointment_ends_the_old_position_and_begins_the_new_one(opened, met, do, ground):
    file = opened(origin="on_site")
    met(file)

    done = do("decide_file", file, decision=DECISION)

    old = Position.objects.get(pk=ground.held.pk)
    assert (old.until, old.end) == (PartialDate(2026, 9, 15), "moved")
    assert old.end_decision_number == "15-QĐ/HU"
    assert done.made.seat_id == ground.seat.pk
    assert done.made.title_text == "Trưởng phòng và tương đương cấp huyện"
    assert (done.made.act, done.made.since) == ("appointed", PartialDate(2026, 9, 15))
    assert done.made.term_ends_on == date(2031, 9, 15)
    assert done.state == "decided"
    assert AuditEntry.objects.filter(action="cadres.appointment_decided").count() == 1


def _kept(file):
    return {row.rule: row for row in Evaluation.objects.filter(question=file.reference)}


def test_what_the_rules_said_is_kept_with_the_decision(opened, met, do, ground, head):
    file = opened(origin="on_site")
    met(file)
    assert _kept(file) == {}

    done = do("decide_file", file, decision=DECISION)

    kept = _kept(done)
    votes = kept["R-APP-08"]
    assert (votes.verdict, votes.judged_for, votes.act) == ("pass", date(2026, 9, 1), "appoint")
    assert votes.law["key"] == "cadres.appoint.votes"
    assert votes.judged_by_id == head.user_id
    RuleValue.objects.filter(key="cadres.appoint.votes").update(value="99/100")
    said = judged.shown(reading.whole(done), on=date(2027, 1, 1), actor=head)
    assert len(said) == len(kept)
    assert next(one for one in said if "R-APP-08" in one["sentence"])["tone"] == "ok"


def test_who_let_a_rule_pass_and_why_is_kept_for_this_act_alone(opened, met, do, ground, head):
    AppointmentFreeze.objects.create(
        name="Dừng kiện toàn", standing="verified", valid_from=date(2026, 8, 1)
    )
    file = opened()
    met(file)
    with pytest.raises(RuleRefused, match="appointment_blocked"):
        do("decide_file", file, decision=DECISION)
    assert _kept(file) == {}
    passed = replace(
        DECISION, authority="Ban Thường vụ Tỉnh ủy", override_reason="Khuyết vị trí", paper="7-TB"
    )

    done = do("decide_file", file, decision=passed)

    row = _kept(done)["R-APP-20"]
    assert (row.verdict, row.override_authority) == ("overridden", "Ban Thường vụ Tỉnh ủy")
    assert (row.override_reason, row.override_document) == ("Khuyết vị trí", "7-TB")
    said = judged.shown(reading.whole(done), on=date(2027, 1, 1), actor=head)
    assert any("Khuyết vị trí" in one["sentence"] for one in said)
    later = Asked(ground.person, "appoint", ground.seat.title, date(2026, 10, 1), ground.seat)
    assert "R-APP-20" not in exceptions_for(later, head)


def test_a_reappointment_goes_on_in_the_same_seat(opened, met, do, ground):
    file = opened("reappointment", notified_on=date(2026, 5, 4))
    met(file)

    done = do("decide_file", file, decision=replace(DECISION, effective_on=date(2026, 9, 30)))

    assert (done.made.act, done.made.seat_id) == ("reappointed", ground.old_seat.pk)
    assert Position.objects.get(pk=ground.held.pk).end == "term_ended"
    assert Position.objects.current().filter(seat=ground.old_seat).count() == 1


def test_a_seat_without_a_free_place_refuses_and_nothing_is_half_done(opened, met, do, ground):
    other = cadres.cadre(ground.office, 3)
    cadres.position(other, ground.seat)
    file = opened()
    met(file)

    with pytest.raises(RuleRefused) as refused:
        do("decide_file", file, decision=DECISION)

    assert refused.value.code == "appointment_seat_full"
    assert Position.objects.get(pk=ground.held.pk).until is None
    assert AppointmentFile.objects.get(pk=file.pk).state == "running"


def test_a_place_that_falls_free_before_is_free(opened, met, do, ground):
    other = cadres.cadre(ground.office, 3)
    cadres.position(other, ground.seat, until=PartialDate(2026, 9, 15), end="retired")
    file = opened()
    met(file)
    assert do("decide_file", file, decision=DECISION).state == "decided"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"decided_on": date(2026, 9, 16)}, "appointment_day_ahead"),
        ({"effective_on": date(2026, 8, 31)}, "appointment_day_before"),
        ({"decided_on": date(2026, 5, 31)}, "appointment_day_before"),
        ({"until": date(2026, 9, 15)}, "appointment_until_before"),
        ({"until": None}, "appointment_until_missing"),
        ({"number": " "}, "appointment_number_missing"),
    ],
)
def test_days_out_of_order_are_refused(opened, met, do, change, code):
    file = opened()
    met(file)
    with pytest.raises(RuleRefused) as refused:
        do("decide_file", file, decision=replace(DECISION, **change))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("start", "refused"),
    [(date(2026, 9, 30), False), (date(2026, 10, 1), False), (date(2026, 10, 2), True)],
)
def test_no_gap_between_two_terms(opened, met, do, start, refused):
    file = opened("reappointment")
    met(file)
    decision = replace(DECISION, effective_on=start, reason="Báo chậm")
    if refused:
        with pytest.raises(RuleRefused, match="appointment_term_over"):
            do("decide_file", file, decision=decision)
    else:
        assert do("decide_file", file, decision=decision).state == "decided"


def test_a_seat_that_has_ended_takes_nobody(opened, met, do, ground):
    file = opened()
    met(file)
    ground.seat.valid_until = date(2026, 9, 10)
    ground.seat.save(update_fields=["valid_until"])
    with pytest.raises(RuleRefused, match="appointment_seat_not_existing"):
        do("decide_file", file, decision=DECISION)


def test_an_officer_does_not_decide_and_a_neighbour_sees_nothing(
    opened, met, do, officer, neighbour
):
    file = opened()
    met(file)
    with pytest.raises(NotAllowed):
        do("decide_file", file, decision=DECISION, by=officer)
    with scope.use(neighbour.scope()):
        assert not AppointmentFile.objects.visible_to(neighbour).exists()


def test_who_read_an_older_state_is_told(opened, met, do):
    file = opened()
    met(file)
    with pytest.raises(Conflict):
        do("decide_file", file, decision=DECISION, version=1)


@pytest.mark.parametrize(
    ("act", "end"),
    [("resignation", "resigned"), ("release", "released"), ("dismissal", "dismissed")],
)
def test_who_leaves_a_position_has_no_new_one(opened, met, do, ground, act, end):
    file = opened(act)
    met(file)
    done = do("decide_file", file, decision=replace(DECISION, until=None))
    assert done.made is None
    assert Position.objects.get(pk=ground.held.pk).end == end


def test_a_nomination_begins_nothing_before_the_election(opened, met, do, ground):
    file = opened("nomination")
    met(file)
    done = do("decide_file", file, decision=replace(DECISION, until=None))
    assert Position.objects.current().filter(cadre=ground.person).count() == 1

    done = do("record_election", done, elected=True, elected_on=date(2026, 9, 14), number="3-NQ")

    assert done.made.act == "elected"
    assert Position.objects.get(pk=ground.held.pk).until == PartialDate(2026, 9, 14)
    with pytest.raises(RuleRefused, match="appointment_no_election"):
        do("record_election", done, elected=False, elected_on=date(2026, 9, 14))


def test_who_is_not_elected_stays(opened, met, do, ground):
    file = opened("nomination")
    met(file)
    done = do("decide_file", file, decision=replace(DECISION, until=None))
    done = do("record_election", done, elected=False, elected_on=date(2026, 9, 14))
    assert done.made is None
    assert Position.objects.get(pk=ground.held.pk).until is None


def test_a_committee_seat_is_held_beside_the_position(opened, met, do, ground):
    file = opened("committee_seat", keeps_position=True)
    met(file)
    done = do("decide_file", file, decision=replace(DECISION, until=None, manner="elected"))
    assert (done.made.act, done.made.is_concurrent) == ("elected", True)
    assert Position.objects.get(pk=ground.held.pk).until is None


def test_a_correction_supersedes_and_positions_follow(opened, met, do, ground):
    file = opened()
    met(file)
    wrong = do("decide_file", file, decision=DECISION)

    now = do(
        "correct_decision", wrong, number="16-QĐ/HU", decided_on=date(2026, 9, 2),
        effective_on=date(2026, 9, 10), until=date(2031, 9, 10), reason="Gõ nhầm số",
    )  # fmt: skip

    assert AppointmentFile.objects.get(pk=wrong.pk).state == "superseded"
    made = Position.objects.get(pk=now.made_id)
    assert (made.decision_number, made.since) == ("16-QĐ/HU", PartialDate(2026, 9, 10))
    assert Position.objects.get(pk=ground.held.pk).until == PartialDate(2026, 9, 10)
    assert AppointmentFile.objects.decided().get().pk == now.pk
    assert now.appointmentmeetings.count() == 5


def test_a_correction_shows_what_the_rules_said_of_the_first_entry(opened, met, do, ground, head):
    file = opened()
    met(file)
    AppointmentFreeze.objects.create(
        name="Dừng kiện toàn", standing="verified", valid_from=date(2026, 8, 1)
    )
    passed = replace(
        DECISION, authority="Ban Thường vụ Tỉnh ủy", override_reason="Khuyết vị trí", paper="7-TB"
    )
    wrong = do("decide_file", file, decision=passed)
    now = do(
        "correct_decision", wrong, number="16-QĐ/HU", decided_on=date(2026, 9, 2),
        effective_on=date(2026, 9, 10), until=date(2031, 9, 10), reason="Gõ nhầm số",
    )  # fmt: skip
    said = judged.shown(reading.whole(now), on=date(2027, 1, 1), actor=head)
    assert any("Khuyết vị trí" in one["sentence"] for one in said)


def test_another_body_decides_only_after_its_agreement(opened, met, do):
    file = opened(by_other_body="Tòa án nhân dân thành phố")
    met(file)
    with pytest.raises(RuleRefused, match="appointment_agreement_missing"):
        do("decide_file", file, decision=DECISION)
    letter = do("send_letter", file, addressee="Tòa án", number="7-CV", sent_on=OPENED)
    do("answer_letter", file, letter=letter, answer="agreed", answered_on=date(2026, 7, 1))
    assert do("decide_file", file, decision=DECISION).state == "decided"


def test_a_refused_agreement_stops_the_file(opened, met, do):
    file = opened()
    met(file)
    letter = do("send_letter", file, addressee="Sở Tài chính", number="7-CV", sent_on=OPENED)
    do("answer_letter", file, letter=letter, answer="refused", answered_on=date(2026, 7, 1))
    with pytest.raises(RuleRefused, match="appointment_agreement_refused"):
        do("decide_file", file, decision=DECISION)


@pytest.mark.parametrize(("agree", "stopped"), [(15, True), (16, False)])
def test_votes_count_over_everybody_summoned(opened, met, do, agree, stopped):
    """Half of thirty summoned is not enough, whatever the share of valid papers (trap 3)."""
    file = opened()
    met(file, replace(VOTES, valid=16, agree=agree, disagree=16 - agree, collected=16))
    if not stopped:
        assert do("decide_file", file, decision=DECISION).state == "decided"
        return
    with pytest.raises(RuleRefused, match="appointment_blocked") as refused:
        do("decide_file", file, decision=DECISION)
    assert "R-APP-08" in refused.value.message
    override = replace(
        DECISION, authority="Ban Thường vụ Huyện ủy", override_reason="Nhân sự đặc thù",
        paper="12-KL/HU", reason="Theo kết luận",
    )  # fmt: skip
    assert do("decide_file", file, decision=override).state == "decided"


@pytest.mark.parametrize(("present", "stopped"), [(19, True), (20, False)])
def test_a_quorum_is_two_thirds_of_those_summoned(opened, met, do, present, stopped):
    file = opened()
    votes = replace(
        VOTES, present=present, issued=present, collected=present, valid=present, agree=present,
        disagree=0,
    )  # fmt: skip
    met(file, votes)
    if stopped:
        with pytest.raises(RuleRefused, match="appointment_blocked"):
            do("decide_file", file, decision=DECISION)
    else:
        assert do("decide_file", file, decision=DECISION).state == "decided"


def test_who_has_fewer_votes_than_another_name_is_not_the_one(opened, met, do):
    file = opened()
    met(file, replace(VOTES, next_agree=25))
    with pytest.raises(RuleRefused, match="appointment_blocked"):
        do("decide_file", file, decision=DECISION)


def test_half_an_override_is_none(opened, met, do):
    file = opened()
    met(file, replace(VOTES, next_agree=25))
    with pytest.raises(RuleRefused, match="appointment_override_whole"):
        do("decide_file", file, decision=replace(DECISION, authority="Ban Thường vụ"))


TAKEN = replace(DECISION, number="", take_number=True)


def test_the_number_may_be_the_next_of_the_register_and_what_is_refused_takes_none(
    opened, met, do, ground
):
    file = opened(origin="on_site")
    met(file)
    with pytest.raises(RuleRefused, match="number_no_term"):
        do("decide_file", file, decision=TAKEN)
    NumberTerm.objects.create(
        organization=ground.office, name="2025–2030", starts_on=date(2025, 7, 1)
    )
    for wrong, code in (
        (replace(TAKEN, number="15-QĐ/HU"), "decision_number_both"),
        (replace(TAKEN, take_number=False), "appointment_number_missing"),
    ):
        with pytest.raises(RuleRefused, match=code):
            do("decide_file", file, decision=wrong)
    assert not PaperNumber.objects.exists()

    done = do("decide_file", file, decision=TAKEN)

    row = PaperNumber.objects.get()
    assert done.decision_number == done.made.decision_number == row.symbol
    assert (row.number, row.kind, row.day) == (1, "QĐ", TAKEN.decided_on)
    assert row.abstract
    assert file.cadre.full_name not in row.abstract


def test_what_another_body_decides_takes_no_number_here(opened, met, do, ground):
    NumberTerm.objects.create(
        organization=ground.office, name="2025–2030", starts_on=date(2025, 7, 1)
    )
    file = opened(origin="on_site", by_other_body="Ban Thường vụ Tỉnh ủy")
    met(file)
    with pytest.raises(RuleRefused, match="decision_number_other_body"):
        do("decide_file", file, decision=TAKEN)
    assert not PaperNumber.objects.exists()
