"""Recognition of a probationary member, from the cell's meeting to the official date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.core.errors import Conflict, Invalid, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.models import Procedure, ProcedureVote
from apps.membership.procedures import actions
from apps.membership.procedures.rules import Ballots
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.procedures.conftest import enact

TODAY = date(2026, 6, 1)
MET, MET_ABOVE, DECIDED = date(2026, 2, 10), date(2026, 2, 20), date(2026, 3, 2)
ALL_SIX = Ballots(6, 6, 6, 0)


@pytest.fixture
def officer(world, everything):
    return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def head(world, everything):
    return world.actor("organization_head", "alpha-east")


@pytest.fixture
def opened(candidate, officer, votes_law):
    return actions.open_procedure(
        member=candidate, kind="recognition", opened_on=date(2026, 2, 1), today=TODAY, by=officer
    )


def vote(procedure, by, body="cell", on=MET, ballots=ALL_SIX):
    procedure.refresh_from_db()
    return actions.record_vote(
        procedure=procedure, version=procedure.version, body=body, held_on=on, ballots=ballots,
        today=TODAY, by=by,
    )  # fmt: skip


def decide(procedure, by, **changes: Any):
    procedure.refresh_from_db()
    values = {
        "version": procedure.version, "decided_on": DECIDED, "decision_number": "15-QĐ/HU",
        "deciding_body": "standing_committee", "today": TODAY,
    } | changes  # fmt: skip
    return actions.decide_procedure(procedure=procedure, by=by, **values)


def voted(opened, officer):
    vote(opened, officer)
    vote(opened, officer, "grassroots", MET_ABOVE, Ballots(9, 8, 8, 0))


def codes(error: pytest.ExceptionInfo[Any]) -> set[str]:
    caught = error.value
    return {one.code for one in (caught.refusals if isinstance(caught, Invalid) else [caught])}


def test_t5_the_official_date_is_the_end_of_the_probation_not_the_decision(opened, officer, head):
    voted(opened, officer)
    decide(opened, head)

    opened.refresh_from_db()
    opened.member.refresh_from_db()
    assert (opened.state, opened.effective_on) == ("decided", date(2026, 1, 31))
    assert (opened.member.state, opened.member.official_on) == ("official", date(2026, 1, 31))
    assert opened.member.official_decision_number == "15-QĐ/HU"
    lines = AuditEntry.objects.filter(action="membership.procedure_decided")
    assert [line.object_id for line in lines] == [opened.pk]


def test_t8_a_probation_begun_on_the_29th_of_february_ends_on_the_28th(cell, officer, votes_law):
    leap = member(
        cell, "Lê Nhuận", admission_decided_on=date(2024, 2, 1), ceremony_on=date(2024, 2, 29),
        official_on=None, state="probationary", card_number="",
    )  # fmt: skip
    made = actions.open_procedure(
        member=leap, kind="recognition", opened_on=TODAY, today=TODAY, by=officer
    )
    assert vote(made, officer, on=date(2025, 2, 28)).carried


def test_the_cell_meets_after_the_probation_and_not_before(opened, officer):
    with pytest.raises(RuleRefused) as error:
        vote(opened, officer, on=date(2026, 1, 30))
    assert codes(error) == {"meeting_before_probation_ends"}
    assert "31/01/2026" in error.value.message
    assert "điểm 4.1" in error.value.message
    assert not ProcedureVote.objects.exists()


def test_t10_probationary_members_are_not_entitled_to_vote(opened, officer):
    with pytest.raises(RuleRefused) as error:
        vote(opened, officer, ballots=Ballots(7, 7, 7, 0))
    assert codes(error) == {"more_entitled"}
    assert "điểm 9.3.4" in error.value.message
    assert vote(opened, officer).carried


def test_more_ballots_than_members_are_refused_and_nothing_is_left(opened, officer):
    with pytest.raises(RuleRefused) as error:
        vote(opened, officer, ballots=Ballots(6, 5, 5, 1))
    assert codes(error) == {"more_ballots"}
    opened.refresh_from_db()
    assert (opened.version, opened.votes.count()) == (1, 0)


def test_a_body_out_of_its_turn_is_refused_with_the_rule_named(opened, officer):
    with pytest.raises(RuleRefused, match="lower_body_first") as refused:
        vote(opened, officer, "grassroots", MET_ABOVE, Ballots(9, 8, 8, 0))

    assert "9.3.4" in refused.value.message
    assert not ProcedureVote.objects.exists()


def test_a_decision_before_the_votes_is_refused(opened, officer, head):
    with pytest.raises(Invalid) as error:
        decide(opened, head)
    assert codes(error) == {"decision_before_vote"}
    vote(opened, officer)
    with pytest.raises(RuleRefused) as error:
        decide(opened, head)
    assert codes(error) == {"decision_before_vote"}
    opened.member.refresh_from_db()
    assert opened.member.state == "probationary"


def test_a_body_below_its_authority_cannot_decide(opened, officer, head):
    voted(opened, officer)
    with pytest.raises(RuleRefused) as error:
        decide(opened, head, deciding_body="grassroots")
    assert codes(error) == {"body_below_authority"}


def test_a_resolution_below_two_thirds_of_all_does_not_carry(opened, officer, head):
    assert not vote(opened, officer, ballots=Ballots(6, 4, 3, 1)).carried
    assert vote(opened, officer, on=date(2026, 2, 12), ballots=Ballots(6, 4, 4, 0)).carried


def test_after_three_failed_votes_the_case_goes_up(opened, officer, head):
    for day in (10, 12, 14):
        with pytest.raises(RuleRefused):
            vote(opened, officer, "grassroots", MET_ABOVE, Ballots(9, 9, 9, 0))
        vote(opened, officer, on=date(2026, 2, day), ballots=Ballots(6, 6, 3, 3))
    vote(opened, officer, "grassroots", MET_ABOVE, Ballots(9, 9, 9, 0))
    assert decide(opened, head).state == "decided"


def test_a_draft_rule_lets_through_only_with_a_reason(candidate, law, officer, head):
    enact(("membership.vote.proposing_share", "2/3", "text"), status="draft")
    enact(("membership.vote.deciding_share", "1/2", "text"), status="draft")
    made = actions.open_procedure(
        member=candidate, kind="recognition", opened_on=MET, today=TODAY, by=officer
    )
    vote(made, officer, ballots=Ballots(6, 6, 3, 3))
    vote(made, officer, "grassroots", MET_ABOVE, Ballots(9, 9, 9, 0))
    with pytest.raises(RuleRefused) as error:
        decide(made, head)
    assert codes(error) == {"warning_needs_reason"}
    assert "2/3" in error.value.message
    assert decide(made, head, reason="Theo kết luận số 3-KL/HU").closing_reason


def test_two_officers_at_once_and_a_double_click(opened, officer):
    seen = opened.version
    vote(opened, officer)
    with pytest.raises(Conflict):
        actions.record_vote(
            procedure=opened, version=seen, body="cell", held_on=MET, ballots=ALL_SIX, today=TODAY,
            by=officer,
        )  # fmt: skip
    assert opened.votes.count() == 1


def test_one_procedure_of_a_kind_at_a_time(opened, officer):
    with pytest.raises(RuleRefused) as error:
        actions.open_procedure(
            member=opened.member, kind="recognition", opened_on=TODAY, today=TODAY, by=officer
        )
    assert codes(error) == {"procedure_already_open"}
    assert Procedure.objects.count() == 1


def test_a_vote_typed_wrongly_is_struck_and_stays_on_file(opened, officer):
    wrong = vote(opened, officer, ballots=Ballots(6, 6, 1, 5))
    opened.refresh_from_db()
    actions.strike_vote(
        procedure=opened, version=opened.version, vote=wrong, reason="Nhầm số phiếu", by=officer
    )
    again = vote(opened, officer)
    assert (again.round, again.carried, opened.votes.count()) == (1, True, 2)


def test_officers_record_and_the_head_decides(opened, officer, head, world):
    voted(opened, officer)
    with pytest.raises(NotAllowed):
        decide(opened, officer)
    secretary = world.actor("unit_secretary", "alpha-east")
    with pytest.raises(NotAllowed):
        vote(opened, secretary)
    assert decide(opened, head).state == "decided"


def test_the_neighbour_knows_nothing_of_it(opened, world):
    for code in ("alpha-west", "beta-east"):
        neighbour = world.actor("organization_head", code)
        with scope.use(neighbour.scope()):
            assert not Procedure.objects.visible_to(neighbour).exists()
            assert not Procedure.objects.exists()
            with pytest.raises(NotAllowed):
                decide_as_is(opened, neighbour)


def decide_as_is(procedure, by):
    return actions.withdraw_procedure(
        procedure=procedure, version=1, closed_on=TODAY, reason="x", today=TODAY, by=by
    )


def test_a_closed_procedure_takes_nothing_more(opened, officer, head):
    actions.refuse_procedure(
        procedure=opened, version=opened.version, closed_on=TODAY, reason="Chưa đủ điều kiện",
        today=TODAY, by=head,
    )  # fmt: skip
    with pytest.raises(RuleRefused) as error:
        vote(opened, officer)
    assert codes(error) == {"procedure_closed"}
    opened.member.refresh_from_db()
    assert opened.member.state == "probationary"
