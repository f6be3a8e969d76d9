"""Four kinds of moves kept apart: what each asks for, does and leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from apps.cadres.judging import facts
from apps.cadres.models import AppointmentFreeze, Evaluation, Move, Position, Title, WatchFinding
from apps.cadres.moves import actions, counting, judged, reading
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.documents.models import NumberTerm, PaperNumber
from apps.tenancy import scope
from tests.cadres.conftest import TODAY
from tests.cadres.moves.conftest import DECISION, PROPOSED
from tests.factories import cadres
from tests.factories.regulations import RuleValueFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]


@pytest.fixture
def rotated(proposed, do):
    """A rotation that goes on."""
    move = proposed()
    do("record_talk", move, consent="agreed", talked_on=PROPOSED)
    return do("decide_move", move, decision=DECISION)


def test_a_rotation_changes_positions_at_once(rotated, ground):
    old = Position.objects.get(pk=ground.held.pk)
    assert (old.until, old.end) == (PartialDate(2026, 9, 15), "moved")
    assert (rotated.made.act, rotated.made.seat_id) == ("rotated", ground.seat.pk)
    assert rotated.state == "running"


def test_what_the_rules_said_of_a_move_is_kept_with_its_decision(rotated, ground):
    rows = Evaluation.objects.filter(question=rotated.reference)
    assert {row.rule for row in rows} >= {"R-ROT-10"}
    assert {(row.act, row.judged_for, row.cadre_id) for row in rows} == {
        ("rotate", rotated.decided_on, ground.person.pk)
    }


def test_of_a_graded_move_nothing_is_kept_where_grades_do_not_reach(proposed, do, head):
    move = proposed()
    do("record_talk", move, consent="agreed", talked_on=PROPOSED)
    Move.objects.filter(pk=move.pk).update(secrecy=1)
    head.assignment.clearance = 1
    done = do("decide_move", move, decision=DECISION)
    assert not Evaluation.objects.filter(cadre=done.cadre).exists()
    assert judged.shown(done, on=TODAY, actor=head) != []


def test_a_freeze_that_is_a_draft_warns_of_a_move_and_a_settled_one_stops_it(proposed, do):
    freeze = AppointmentFreeze.objects.create(
        name="Dừng kiện toàn", standing="draft", valid_from=date(2020, 1, 1)
    )
    RuleValueFactory(
        key="cadres.appoint.freeze", value="1", unit="count", valid_from=date(2010, 1, 1)
    )
    move = proposed()
    do("record_talk", move, consent="agreed", talked_on=PROPOSED)
    with pytest.raises(RuleRefused, match="appointment_warned"):
        do("decide_move", move, decision=replace(DECISION, reason=""))
    AppointmentFreeze.objects.filter(pk=freeze.pk).update(standing="verified")
    with pytest.raises(RuleRefused, match="appointment_blocked"):
        do("decide_move", move, decision=replace(DECISION, reason="Cần ngay"))
    AppointmentFreeze.objects.filter(pk=freeze.pk).update(standing="draft")
    assert do("decide_move", move, decision=replace(DECISION, reason="Cần ngay")).state == "running"


def test_a_rotation_has_a_purpose_and_is_talked_over(proposed, do):
    with pytest.raises(RuleRefused, match="move_purpose_missing"):
        proposed(purpose="")
    move = proposed()
    with pytest.raises(RuleRefused, match="move_talk_missing"):
        do("decide_move", move, decision=DECISION)


def test_who_is_seconded_stays_with_the_sender(proposed, do, ground):
    move = proposed("secondment")
    with pytest.raises(RuleRefused, match="move_until_missing"):
        do("decide_move", move, decision=replace(DECISION, until=None))
    done = do("decide_move", move, decision=DECISION)
    assert Position.objects.get(pk=ground.held.pk).until is None
    assert (done.made.act, done.made.is_concurrent) == ("seconded", True)


@pytest.mark.parametrize(
    ("until", "blocked"), [(date(2029, 9, 15), False), (date(2029, 9, 16), True)]
)
def test_a_secondment_lasts_thirty_six_months_at_most(proposed, do, until, blocked):
    move = proposed("secondment")
    decision = replace(DECISION, until=until)
    if blocked:
        with pytest.raises(RuleRefused, match="appointment_blocked") as refused:
            do("decide_move", move, decision=decision)
        assert "R-ROT-14" in refused.value.message
    else:
        assert do("decide_move", move, decision=decision).state == "running"


def test_no_place_is_made_for_a_move(proposed, do, ground):
    cadres.position(cadres.cadre(ground.office, 3), ground.seat)
    move = proposed("transfer")
    with pytest.raises(RuleRefused, match="move_seat_full"):
        do("decide_move", move, decision=DECISION)
    assert Position.objects.get(pk=ground.held.pk).until is None
    assert Move.objects.get(pk=move.pk).state == "proposed"


@pytest.mark.parametrize(("day", "early"), [(date(2026, 9, 14), True), (date(2026, 9, 15), False)])
def test_a_rotation_ends_before_thirty_six_months_with_a_reason_alone(rotated, do, day, early):
    Move.objects.filter(pk=rotated.pk).update(
        proposed_on=date(2023, 9, 1), decided_on=date(2023, 9, 1), effective_on=date(2023, 9, 15)
    )
    if early:
        with pytest.raises(RuleRefused, match="move_ended_early"):
            do("end_move", rotated, end="returned", ended_on=day)
    reason = "Yêu cầu nhiệm vụ" if early else ""
    done = do("end_move", rotated, end="returned", ended_on=day, reason=reason)
    assert done.state == "ended"
    assert Position.objects.get(pk=rotated.made_id).until == PartialDate.of(day)


def test_who_stays_keeps_the_position(rotated, do):
    do("end_move", rotated, end="stayed", ended_on=TODAY, reason="Ở lại")
    assert Position.objects.get(pk=rotated.made_id).until is None


def test_the_next_assessment_is_a_year_after_the_last(rotated, do):
    assert reading.assessment_due(rotated, []) == date(2027, 9, 15)
    do("assess_move", rotated, assessed_on=TODAY, grade="good", assessor="Phòng Nội vụ")
    assessed = [row.assessed_on for row in reading.whole(rotated).assessments]
    assert reading.assessment_due(rotated, assessed) == date(2027, 9, 15)


def test_a_private_ground_is_neither_in_the_trail_nor_in_the_facts(proposed, do, ground):
    move = proposed("transfer")
    do("defer_move", move, ground="child", until=date(2027, 3, 1))
    entry = AuditEntry.objects.get(action="cadres.move_deferred")
    assert "child" not in str(entry.params)
    person = facts.facts_of([ground.person.pk], on=TODAY)[ground.person.pk]
    assert person.deferrals == (date(2027, 3, 1),)


def test_an_agreement_refused_stops_the_move(proposed, do):
    move = proposed("transfer", by_other_body="Cục Thuế")
    with pytest.raises(RuleRefused, match="appointment_agreement_missing"):
        do("decide_move", move, decision=DECISION)
    letter = {"asked_of": "Cục Thuế", "number": "3-CV", "asked_on": PROPOSED}
    do("ask_agreement", move, answer="refused", answered_on=PROPOSED, **letter)
    with pytest.raises(RuleRefused, match="appointment_agreement_refused"):
        do("decide_move", move, decision=DECISION)


@pytest.mark.parametrize("status", ["confirmed", "draft"])
def test_an_agreement_not_answered_is_unknown_to_the_wave_and_to_the_decision(
    proposed, do, ground, status
):
    """R-APP-15: nothing is decided on an unknown; a draft lets it pass with a reason."""
    RuleValueFactory(
        key="cadres.appoint.agreement", value="bằng văn bản", unit="text", status=status,
        valid_from=date(2010, 1, 1),
    )  # fmt: skip
    Title.objects.filter(pk=ground.seat.title_id).update(needs_agreement=True)
    move = Move.objects.select_related("title", "seat__title", "position").get(
        pk=proposed("transfer").pk
    )
    (wave,) = judged.judge_wave([move], on=DECISION.decided_on)
    alone = judged.judge_move(move, on=DECISION.decided_on, decision=DECISION)
    for found in (wave.judgements, alone):
        assert [one.verdict for one in found if one.rule == "R-APP-15"] == ["unknown"]
    code = "appointment_agreement_open" + ("_draft" if status == "draft" else "")
    with pytest.raises(RuleRefused, match=rf"^{code}$"):
        do("decide_move", move, decision=DECISION)
    reason = replace(DECISION, reason="Đã thống nhất tại hội nghị")
    if status == "draft":
        assert do("decide_move", move, decision=reason).state == "running"
        return
    with pytest.raises(RuleRefused, match=rf"^{code}$"):
        do("decide_move", move, decision=reason)
    letter = {"asked_of": "Cục Thuế", "number": "3-CV", "asked_on": PROPOSED}
    do("ask_agreement", move, answer="agreed", answered_on=PROPOSED, **letter)
    assert do("decide_move", move, decision=DECISION).state == "running"


def test_an_officer_does_not_decide(proposed, do, officer):
    move = proposed("transfer")
    with pytest.raises(NotAllowed):
        do("decide_move", move, decision=DECISION, by=officer)


def test_the_board_says_what_a_life_means(ground, head):
    """Trap 10: the board confirms the terms, with its grounds."""
    with scope.use(head.scope()):
        given = {
            "cadre": ground.person, "position": ground.held, "today": TODAY, "by": head,
            "found_on": TODAY,
        }  # fmt: skip
        with pytest.raises(RuleRefused, match="watch_says_nothing"):
            actions.confirm_watch(watch="terms", note="x", **given)
        actions.confirm_watch(watch="terms", terms=1, note="Bổ nhiệm giữa nhiệm kỳ", **given)
        actions.confirm_watch(watch="terms", terms=2, note="Đủ hai nhiệm kỳ", **given)
    assert WatchFinding.objects.valid().get().terms == 2
    assert WatchFinding.objects.count() == 2


def test_the_four_kinds_are_counted_apart(ground, officer):
    """Trap 8: no kind of move counts as another."""
    with scope.use(officer.scope()):
        for number, kind in enumerate(("rotation", "transfer", "secondment", "position_change")):
            past = actions.PastMove(kind, "Chức danh", f"{number}-QĐ", date(2018, 3, 1))
            actions.enter_past_move(cadre=ground.person, past=past, today=TODAY, by=officer)
        past = actions.PastMove(
            "rotation", "Chức danh", "9-QĐ", date(2018, 3, 1), by_other_body="Thành ủy"
        )
        actions.enter_past_move(cadre=ground.person, past=past, today=TODAY, by=officer)
    years = {"first": date(2018, 1, 1), "last": date(2018, 12, 31), "below": ground.office}
    found = counting.figures(**years)
    assert found["cadres_rotated_or_transferred"].cases == 2
    assert found["cadres_rotated_or_transferred"].persons == 1
    assert found["rotations_transfers_by_agreement"].cases == 1
    kinds = counting.figures(**years, of=counting.KINDS)
    assert [one.cases for one in kinds.values()] == [2, 1, 1, 1]


@pytest.fixture
def circle(ground, officer):
    """Two people who are to exchange their seats in one wave; the second move is the way back."""
    other = cadres.cadre(ground.office, 5)
    seat = ground.held.seat
    held = cadres.position(other, ground.seat)
    made = []
    with scope.use(officer.scope()):
        plan = actions.draft_plan(
            organization=ground.office, name="Đợt 1", year=TODAY.year, by=officer
        )
        for person, position, to in (
            (ground.person, ground.held, ground.seat), (other, held, seat),
        ):  # fmt: skip
            proposal = actions.Proposal(
                "transfer", position=position, seat=to, plan=plan, wave=1
            )  # fmt: skip
            made.append(
                actions.propose_move(
                    cadre=person, proposal=proposal, proposed_on=PROPOSED, today=TODAY, by=officer
                )
            )
    return made


def test_two_people_of_a_wave_may_exchange_their_seats(circle, do, ground):
    for move in circle:
        do("decide_move", move, decision=DECISION)
    held = Position.objects.current().filter(seat__in=[ground.seat, ground.held.seat])
    assert {(row.cadre_id, row.seat_id) for row in held} == {
        (move.cadre_id, move.seat_id) for move in circle
    }


def test_whoever_waits_in_another_wave_frees_no_place(circle, do):
    Move.objects.filter(pk=circle[1].pk).update(wave=2)
    with pytest.raises(RuleRefused, match="move_seat_full"):
        do("decide_move", circle[0], decision=DECISION)


def test_nobody_keeps_a_seat_that_the_wave_has_given_to_another(circle, do):
    do("decide_move", circle[0], decision=DECISION)
    late = replace(DECISION, effective_on=date(2026, 9, 16))
    with pytest.raises(RuleRefused, match="move_leaves_late"):
        do("decide_move", circle[1], decision=late)
    with pytest.raises(RuleRefused, match="move_seat_given_away"):
        do("close_move", circle[1], reason="Thôi", closed_on=TODAY)
    assert do("decide_move", circle[1], decision=DECISION).state == "running"


def test_the_number_of_a_move_may_be_the_next_of_the_register(proposed, do, ground):
    NumberTerm.objects.create(
        organization=ground.office, name="2025–2030", starts_on=date(2025, 7, 1)
    )
    move = proposed("secondment")
    taken = replace(DECISION, number="", take_number=True)
    with pytest.raises(RuleRefused, match="move_until_missing"):
        do("decide_move", move, decision=replace(taken, until=None))
    assert not PaperNumber.objects.exists()
    done = do("decide_move", move, decision=taken)
    row = PaperNumber.objects.get()
    assert done.decision_number == done.made.decision_number == row.symbol
    assert row.secrecy == move.secrecy


def test_a_move_to_a_post_outside_the_catalogue_is_decided_in_the_words_of_its_paper(proposed, do):
    """No rule is asked of a title that is not of the list."""
    place = {"title_text": "Trưởng ban", "unit_text": "Ban Quản lý dự án tỉnh bạn"}
    move = proposed("transfer", seat=None, **place)
    assert move.title is None
    done = do("decide_move", move, decision=DECISION)
    assert (done.made.title_text, done.made.unit_text) == (move.title_text, move.unit_text)
