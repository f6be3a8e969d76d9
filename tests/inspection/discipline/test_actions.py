"""The acts of discipline: what they record, what they refuse, and that nothing is half-done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from apps.inspection.cases.actions import close_case
from apps.inspection.models import (
    Ballot,
    Case,
    CaseHold,
    CaseSubject,
    Hearing,
    NoSanction,
    Sanction,
    ViolationAct,
    VotingSession,
)
from apps.tenancy import scope
from tests.inspection.discipline.drive import (
    ACT,
    AHEAD,
    DECIDED,
    HEARD,
    SESSION,
    TODAY,
    Drive,
    refused,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"description": " "}, "act_missing"),
        ({"began_on": AHEAD}, "discipline_day_ahead"),
        ({"ended_on": ACT - timedelta(days=1)}, "act_period"),
        ({"ended_on": ACT, "goes_on": True}, "act_period"),
        ({"form": "dissolution"}, "form_of_object"),
    ],
)
def test_a_violation_with_impossible_days_is_refused(drive, changed, code):
    assert refused(drive.act, **changed) == {code}
    assert not ViolationAct.objects.exists()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"heard_by": ""}, "hearing_by_whom"),
        ({"heard_on": None}, "hearing_by_whom"),
        ({"heard_on": AHEAD}, "discipline_day_ahead"),
        ({"invited": [AHEAD]}, "discipline_day_ahead"),
        ({"outcome": "refused"}, "hearing_refusal"),
        ({"outcome": "absent", "invited": [HEARD]}, "hearing_refusal"),
        ({"explained_on": None, "outcome": "", "heard_on": None}, "hearing_empty"),
    ],
)
def test_a_hearing_names_day_and_person_or_documents_the_refusal(drive, changed, code):
    assert refused(drive.hearing, **changed) == {code}
    assert not Hearing.objects.exists()


def test_a_later_hearing_supersedes_the_earlier_which_stays_on_file(drive):
    first = drive.hearing(outcome="", heard_on=None, heard_by="")
    drive.hearing()
    first.refresh_from_db()
    assert first.struck
    assert Hearing.objects.live().count() == 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"present": 10}, "ballot_present"),
        ({"held_on": AHEAD}, "discipline_day_ahead"),
        ({"excluded": [{"name": "A", "reason": ""}]}, "left_out_without_reason"),
        ({"recused": [{"name": "", "reason": "x"}]}, "left_out_without_reason"),
        ({"excluded": [{"name": "A", "reason": "x"}] * 9}, "ballot_nobody"),
    ],
)
def test_a_session_leaves_nobody_out_without_a_reason(drive, changed, code):
    assert refused(drive.session, **changed) == {code}
    assert not VotingSession.objects.exists()


def test_a_session_is_recorded_once(drive):
    drive.session()
    assert refused(drive.session) == {"session_twice"}


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"issued": 9}, {"ballot_issued"}),
        ({"returned": 7, "valid": 8}, {"ballot_valid"}),
        ({"valid": 7, "invalid": 1}, {"ballot_sum"}),
        ({"votes": {"dissolution": 8}}, {"ballot_form"}),
        ({"not_returned": 1}, {"ballot_returned"}),
    ],
)
def test_a_ballot_that_does_not_add_up_is_refused_and_nothing_is_half_done(drive, changed, codes):
    session = drive.session()
    version = drive.case.version
    assert refused(drive.ballot, session, **changed) == codes
    assert not Ballot.objects.exists()
    drive.case.refresh_from_db()
    assert drive.case.version == version + 1


def test_a_ballot_keeps_counts_its_result_and_the_rule_and_nobodys_vote(drive):
    votes = {"reprimand": 3, "warning": 3, "removal": 2}
    ballot = drive.ballot(drive.session(), votes=votes, added_up=True)
    assert (ballot.result, ballot.cumulated, ballot.counted) == ("warning", True, 5)
    assert ballot.rule.key == "inspection.discipline.vote.majority"
    names = {field.name for field in Ballot._meta.get_fields()}
    assert not names & {"voter", "voters", "user", "by"}


def test_the_majority_is_of_all_members_less_those_left_out_for_a_reason(drive):
    votes = {"warning": 4, "reprimand": 1, "none": 3}
    session = drive.session()
    ballot = drive.ballot(session, votes=votes)
    assert (ballot.result, ballot.cumulated) == ("", False)
    drive.strike(ballot)
    ballot = drive.ballot(session, votes=votes, added_up=True)
    assert (ballot.result, ballot.cumulated) == ("reprimand", True)
    drive.strike(ballot)
    other = drive.session(
        held_on=SESSION + timedelta(days=1), members=9, present=8,
        excluded=[{"name": "Lê A", "reason": "được miễn sinh hoạt"}] * 2,
    )  # fmt: skip
    assert drive.ballot(other, votes=votes).result == "warning"


def test_a_body_votes_once_and_again_later_only_when_nothing_was_carried(drive):
    session = drive.session()
    drive.ballot(session, votes={"none": 4, "reprimand": 4})
    later = drive.session(held_on=SESSION + timedelta(days=1))
    assert refused(drive.ballot, session) == {"ballot_already"}
    assert drive.ballot(later).result == "warning"
    third = drive.session(held_on=SESSION + timedelta(days=2))
    assert refused(drive.ballot, third) == {"ballot_already"}


def test_the_recused_may_not_vote_and_still_count(drive):
    recused = [{"name": "Lê B", "reason": "người thân"}]
    session = drive.session(recused=recused)
    assert refused(drive.ballot, session) == {"ballot_issued"}
    ballot = drive.ballot(session, votes={"warning": 7})
    assert (session.entitled, ballot.result) == (9, "warning")


def test_a_decision_waits_until_every_point_is_shown_or_let_pass(drive):
    drive.act()
    assert refused(drive.decide) == {
        f"ledger_{point}"
        for point in (
            "explanation", "hearing", "recusal", "quorum", "ballot", "authority", "limitation",
        )
    }  # fmt: skip
    assert not Sanction.objects.exists()
    drive.ballot(drive.session())
    waiting = {"ledger_recusal", "ledger_authority"}
    assert refused(drive.decide) == {"ledger_explanation", "ledger_hearing", *waiting}
    drive.hearing()
    assert refused(drive.decide) == waiting
    drive.excuse("authority")
    drive.excuse("recusal")
    made = drive.decide()
    assert made.form == "warning"
    drive.subject.refresh_from_db()
    assert (drive.subject.finding, drive.subject.discipline_due) == ("violation", True)
    assert {line["verdict"] for line in made.ledger} == {"pass", "excused"}


def test_what_was_voted_is_what_is_decided(drive):
    drive.ready()
    assert refused(drive.decide, form="reprimand") == {"ledger_ballot"}
    assert refused(drive.decide, form="removal", posts="") == {"posts_missing"}
    assert refused(drive.decide, number=" ") == {"decision_number"}
    assert refused(drive.decide, decided_on=SESSION - timedelta(days=1)) == {
        "decision_before_session"
    }
    assert refused(drive.decide, decided_on=AHEAD) == {"discipline_day_ahead"}


def test_expulsion_is_proposed_by_two_thirds_first_and_decided_by_more_than_half(drive):
    drive.act()
    drive.hearing()
    cell = drive.session(
        body="cell", level="cell", body_name="Chi bộ", members=9, present=9,
        held_on=SESSION - timedelta(days=5),
    )  # fmt: skip
    votes = {"expulsion": 5, "warning": 4}
    proposed = drive.ballot(cell, "proposal", votes=votes, added_up=True)
    # Votes for the heavier count for the next lighter form that the person can receive.
    assert (proposed.result, proposed.cumulated) == ("removal", True)
    drive.ballot(drive.session(), votes={"expulsion": 5, "warning": 3})
    drive.excuse("authority")
    drive.excuse("recusal")
    assert refused(drive.decide, form="expulsion", note="x") == {"ledger_proposed"}
    assert refused(drive.excuse, "proposed") == {"excuse_impossible"}
    drive.strike(proposed)
    again = drive.ballot(cell, "proposal", votes={"expulsion": 6, "warning": 3})
    assert again.result == "expulsion"
    assert drive.decide(form="expulsion").form == "expulsion"


def test_another_form_than_proposed_names_a_factor_or_says_why(drive):
    drive.act()
    drive.hearing()
    cell = drive.session(
        body="cell", level="cell", body_name="Chi bộ", held_on=SESSION - timedelta(days=5)
    )
    drive.ballot(cell, "proposal", votes={"reprimand": 8})
    drive.ballot(drive.session())
    drive.excuse("authority")
    drive.excuse("recusal")
    assert refused(drive.decide) == {"heavier_without_factor"}
    assert drive.decide(aggravating=["concealed"]).aggravating == ["concealed"]


def test_the_cell_decides_by_its_own_authority_and_its_decision_binds_at_once(drive):
    drive.act()
    drive.hearing()
    session = drive.session(body="cell", level="cell", body_name="Chi bộ")
    drive.ballot(session)
    assert drive.open_points() == ["recusal"]
    drive.excuse("recusal")
    made = drive.decide()
    assert made.effective_on == DECIDED
    assert made.lapses_on is None
    announced = drive.announce()
    assert announced.effective_on == DECIDED
    assert announced.lapses_on == date(2027, 9, 7)


def test_a_task_given_from_above_is_not_the_cells_to_decide(drive):
    drive.act(from_above=True)
    drive.hearing()
    drive.ballot(drive.session(body="cell", level="cell", body_name="Chi bộ"))
    assert set(drive.open_points()) == {"authority", "recusal"}


def test_a_decision_above_ones_authority_goes_to_the_body_that_may(drive):
    drive.act()
    drive.hearing()
    assert refused(drive.propose) == {"proposal_without_ballot"}
    session = drive.session(body="cell", level="cell", body_name="Chi bộ")
    drive.ballot(session, "proposal", votes={"expulsion": 8})
    drive.ballot(session, votes={"expulsion": 8})
    drive.excuse("recusal")
    assert refused(drive.decide, form="expulsion") == {"ledger_authority"}
    assert refused(drive.excuse, "authority") == {"excuse_impossible"}
    assert refused(drive.propose, to_body="cell", to_level="cell") == {"proposal_to_wrong_body"}
    assert refused(drive.propose, sent_on=SESSION - timedelta(days=1)) == {"proposal_before_ballot"}
    assert drive.propose().form == "expulsion"
    assert refused(drive.propose) == {"proposal_sent_already"}


def test_limitation_is_compared_after_the_vote_and_the_conclusion_stands(drive):
    drive.act(began_on=date(2012, 3, 1))
    assert refused(drive.without, reason="time_barred") == {"barred_before_vote"}
    drive.hearing()
    drive.ballot(drive.session())
    drive.excuse("authority")
    drive.excuse("recusal")
    assert refused(drive.decide) == {"ledger_limitation"}
    assert refused(drive.excuse, "limitation") == {"excuse_impossible"}
    end = drive.without(reason="time_barred")
    assert (end.voted_form, end.barred_on) == ("warning", date(2022, 3, 2))
    drive.subject.refresh_from_db()
    assert drive.subject.finding == "violation"
    assert not Sanction.objects.exists()
    assert refused(drive.decide) == {"discipline_decided_already"}
    case = Case.objects.filter(pk=drive.case.pk)
    with scope.use(scope.Scope.everything()):
        case.update(
            phase="conclusion", outcome="time_barred", conclusion="Có vi phạm, hết thời hiệu",
            concluded_on=SESSION, decided_on=SESSION, decision_number="2-QĐ/UBKT",
            signed_on=SESSION, signed_by=drive.chair.user_id,
        )  # fmt: skip
    closed = close_case(
        case=case.get(), version=case.get().version, closed_on=DECIDED, note="Đủ hồ sơ",
        today=DECIDED, by=drive.chair,
    )  # fmt: skip
    assert (closed.phase, closed.outcome) == ("closed", "time_barred")


def test_what_is_barred_for_an_old_act_is_not_barred_for_a_later_one(drive):
    drive.act(began_on=date(2012, 3, 1))
    drive.act(began_on=date(2024, 3, 1))
    drive.hearing()
    drive.ballot(drive.session())
    drive.excuse("authority")
    drive.excuse("recusal")
    assert drive.decide().form == "warning"


def test_the_same_violation_is_barred_for_a_reprimand_and_not_for_a_warning(drive):
    drive.act(began_on=date(2020, 3, 1))
    drive.hearing()
    ballot = drive.ballot(drive.session(), votes={"reprimand": 8})
    drive.excuse("authority")
    drive.excuse("recusal")
    assert refused(drive.decide, form="reprimand") == {"ledger_limitation"}
    drive.strike(ballot)
    drive.ballot(drive.session(held_on=SESSION + timedelta(days=1)))
    assert refused(drive.decide, decided_on=SESSION + timedelta(days=1)) == {"ledger_recusal"}
    drive.excuse("recusal")
    assert drive.decide(decided_on=SESSION + timedelta(days=1)).form == "warning"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"note": " "}, "no_sanction_note"),
        ({"reason": "voted_none"}, "form_was_voted"),
        ({"reason": "time_barred"}, "not_barred"),
    ],
)
def test_an_end_without_a_sanction_is_borne_out_by_the_record(drive, changed, code):
    drive.act()
    drive.ballot(drive.session())
    assert refused(drive.without, **changed) == {code}
    assert not NoSanction.objects.exists()


def test_whoever_may_not_be_examined_yet_is_not_disciplined_until_the_ground_ends(drive):
    drive.ready()
    drive.case.refresh_from_db()
    held = CaseHold.of(
        drive.case, subject=drive.subject, reason="nursing", from_on=ACT,
        evidence="Giấy khai sinh của con",
    )  # fmt: skip
    with scope.use(scope.Scope.everything()):
        held.save()
    assert "ledger_hold" in refused(drive.decide)
    for until, free in (
        (SESSION + timedelta(days=1), False),  # the session lies within it
        (SESSION, True),
    ):
        held.until_on, held.end_note = until, "Con đủ 12 tháng"
        with scope.use(scope.Scope.everything()):
            held.save(update_fields=["until_on", "end_note"])
        if free:
            assert drive.decide().form == "warning"
        else:
            assert "ledger_hold" in refused(drive.decide)


def test_a_decision_is_not_dated_into_a_time_in_which_nobody_may_be_disciplined(drive):
    drive.ready()
    drive.case.refresh_from_db()
    with scope.use(scope.Scope.everything()):
        CaseHold.of(
            drive.case, subject=drive.subject, reason="illness", from_on=DECIDED,
            until_on=DECIDED + timedelta(days=3), end_note="Ra viện", evidence="Giấy nhập viện",
        ).save()  # fmt: skip
    assert "ledger_hold" in refused(drive.decide)
    assert drive.decide(decided_on=DECIDED + timedelta(days=3)).form == "warning"


def test_several_violations_end_in_one_decision_tied_to_the_heaviest(drive):
    drive.act(form="reprimand")
    drive.act(description="Chi sai nguồn kinh phí", form="removal")
    drive.hearing()
    drive.ballot(drive.session())
    drive.excuse("authority")
    drive.excuse("recusal")
    assert refused(drive.decide) == {"form_not_heaviest"}
    made = drive.decide(note="Tập thể biểu quyết hình thức nhẹ hơn, có biên bản")
    assert made.acts.count("\n") == 1


def test_what_is_on_record_of_another_subject_is_not_struck(drive, officer):
    """Else a ballot that was decided on could be struck on the page of somebody undecided."""
    ballot = drive.ready()
    other = CaseSubject.of(drive.case, is_person=True, name="Trần Văn Khác", added_on=TODAY)
    other.save()
    others = Drive(drive.case, other, officer=officer, chair=drive.chair)
    assert refused(others.strike, ballot) == {"struck_already"}
    ballot.refresh_from_db()
    assert ballot.struck == ""
