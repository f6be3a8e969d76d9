"""The way of a person into the Party, step by step and out of step."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.core.errors import Conflict, Invalid, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.membership.admission import actions, dossier_actions
from apps.membership.admission.papers import STAGE_A
from apps.membership.models import Candidate, CandidateReview, Member
from apps.membership.procedures.rules import Ballots
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.admission.conftest import TODAY

STARTED, MET, MET_ABOVE = date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 20)
DECIDED, HELD = date(2026, 2, 2), date(2026, 2, 10)
ALL_SIX = Ballots(6, 6, 6, 0)
ADMITTED = "membership.candidate_admitted"


@pytest.fixture
def officer(world, everything):
    return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def head(world, everything):
    return world.actor("organization_head", "alpha-east")


def fresh(person):
    person.refresh_from_db()
    return {"candidate": person, "version": person.version}


def begin(person, by, on=STARTED):
    return actions.start_dossier(**fresh(person), started_on=on, today=TODAY, by=by)


def papers(person, by, on=date(2026, 1, 4)):
    for spec in STAGE_A:
        dossier_actions.record_candidate_paper(
            **fresh(person), code=spec.code, dated_on=on, today=TODAY, by=by
        )


def vote(person, by, body="cell", on=MET, ballots=ALL_SIX):
    return dossier_actions.record_candidate_vote(
        **fresh(person), body=body, held_on=on, ballots=ballots, today=TODAY, by=by
    )


def decide(person, by, **changes: Any):
    values = {
        "decided_on": DECIDED, "decision_number": "21-QĐ/HU",
        "deciding_body": "standing_committee", "today": TODAY,
    } | changes  # fmt: skip
    return dossier_actions.decide_admission(**fresh(person), by=by, **values)


def hold(person, by, on=HELD, **more: Any):
    return dossier_actions.hold_ceremony(**fresh(person), held_on=on, today=TODAY, by=by, **more)


def up_to_decision(person, officer, head):
    begin(person, officer)
    papers(person, officer)
    vote(person, officer)
    vote(person, officer, "grassroots", MET_ABOVE, Ballots(9, 8, 8, 0))
    decide(person, head)


def codes(error: pytest.ExceptionInfo[Any]) -> set[str]:
    caught = error.value
    return {one.code for one in (caught.refusals if isinstance(caught, Invalid) else [caught])}


def test_t4_three_dates_stay_apart_and_one_member_enters(person, officer, head, admission_law):
    up_to_decision(person, officer, head)
    made = hold(person, officer)

    person.refresh_from_db()
    made.refresh_from_db()
    assert (made.admission_decided_on, made.ceremony_on, made.official_on) == (DECIDED, HELD, None)
    assert (made.state, made.full_name) == ("probationary", "Đỗ Thị Ưu Tú")
    assert made.admission_decision_number == "21-QĐ/HU"
    assert made.citizen_number == "001300012345"
    assert (person.stage, person.member) == ("admitted", made)
    placement = made.placements.get()
    assert (placement.entry, placement.valid.lower) == ("admitted", HELD)
    assert AuditEntry.objects.filter(object_id=made.pk).count() == 1
    assert AuditEntry.objects.get(action=ADMITTED).object_type == "membership.member"


def test_a_double_click_on_the_ceremony_makes_one_member(person, officer, head, admission_law):
    up_to_decision(person, officer, head)
    before = Member.objects.count()
    seen = fresh(person)["version"]
    hold(person, officer)
    with pytest.raises(Conflict):
        dossier_actions.hold_ceremony(
            candidate=person, version=seen, held_on=HELD, today=TODAY, by=officer
        )
    with pytest.raises(RuleRefused) as error:
        hold(person, officer)
    assert codes(error) == {"step_out_of_order"}
    assert Member.objects.count() == before + 1


def test_the_ceremony_before_the_decision_is_refused(person, officer, head, admission_law):
    begin(person, officer)
    with pytest.raises(RuleRefused) as error:
        hold(person, officer)
    assert codes(error) == {"step_out_of_order"}
    papers(person, officer)
    vote(person, officer)
    vote(person, officer, "grassroots", MET_ABOVE, Ballots(9, 8, 8, 0))
    decide(person, head)
    with pytest.raises(RuleRefused) as error:
        hold(person, officer, on=date(2026, 2, 1))
    assert codes(error) == {"ceremony_before_decision"}
    assert not Member.objects.filter(full_name=person.full_name).exists()


def test_t7_a_ceremony_after_30_working_days_needs_consent(person, officer, head, admission_law):
    up_to_decision(person, officer, head)
    # 30 working days after Monday 2 February 2026 without holidays: Monday 16 March.
    with pytest.raises(RuleRefused) as error:
        hold(person, officer, on=date(2026, 3, 17))
    assert codes(error) == {"ceremony_late"}
    assert "16/03/2026" in error.value.message
    assert "294-QĐ/TW" in error.value.message
    assert hold(person, officer, on=date(2026, 3, 17), late_consent="Công văn 7-CV/HU").pk


def test_a_decision_before_the_cells_vote_is_refused(person, officer, head, admission_law):
    begin(person, officer)
    papers(person, officer)
    with pytest.raises((RuleRefused, Invalid)) as error:
        decide(person, head)
    assert codes(error) == {"decision_before_vote"}
    person.refresh_from_db()
    assert person.stage == "dossier"


def test_a_body_below_its_authority_cannot_admit(person, officer, head, admission_law):
    begin(person, officer)
    papers(person, officer)
    vote(person, officer)
    vote(person, officer, "grassroots", MET_ABOVE, Ballots(9, 8, 8, 0))
    with pytest.raises(RuleRefused) as error:
        decide(person, head, deciding_body="grassroots")
    assert codes(error) == {"body_below_authority"}
    assert "294-QĐ/TW" in error.value.message


def test_above_60_only_the_province_decides(person, officer, head, admission_law):
    Candidate.objects.filter(pk=person.pk).update(birth="1965-12-31")
    begin(person, officer)
    papers(person, officer)
    vote(person, officer)
    vote(person, officer, "grassroots", MET_ABOVE, Ballots(9, 8, 8, 0))
    with pytest.raises(RuleRefused) as error:
        decide(person, head)
    assert codes(error) == {"body_below_authority"}
    assert decide(person, head, deciding_body="province").stage == "decided"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"birth": "2008-02"}, "candidate_too_young"),
        ({"birth": None}, "birth_missing"),
        ({"education": "primary"}, "education_below"),
        ({"certificate_on": date(2020, 1, 1)}, "certificate_expired"),
        ({"introducer_since": date(2025, 6, 1)}, "introducer_too_new"),
    ],
)
def test_what_stands_against_the_cells_proposal(person, officer, admission_law, changes, expected):
    begin(person, officer)
    Candidate.objects.filter(pk=person.pk).update(**changes)
    with pytest.raises(RuleRefused) as error:
        vote(person, officer)
    assert codes(error) == {expected}
    assert not person.votes.exists()


def test_an_exception_to_the_education_is_marked_with_its_reason(person, officer, admission_law):
    Candidate.objects.filter(pk=person.pk).update(
        education="primary", education_exception="Xã đảo, theo hướng dẫn của Ban Bí thư"
    )
    begin(person, officer)
    assert vote(person, officer).carried


def test_more_ballots_than_members_are_refused(person, officer, admission_law):
    begin(person, officer)
    with pytest.raises(RuleRefused) as error:
        vote(person, officer, ballots=Ballots(7, 7, 7, 0))
    assert codes(error) == {"more_entitled"}
    assert "điểm 9.3.4" in error.value.message


def test_old_papers_must_be_renewed_before_the_decision(person, officer, head, admission_law):
    begin(person, officer, on=date(2025, 6, 2))
    papers(person, officer, on=date(2025, 6, 2))
    vote(person, officer, on=date(2026, 3, 2))
    vote(person, officer, "grassroots", date(2026, 3, 3), Ballots(9, 8, 8, 0))
    decide(person, head, decided_on=date(2026, 3, 4))


def test_papers_older_than_a_year_refuse_the_decision(person, officer, head, admission_law):
    Candidate.objects.filter(pk=person.pk).update(listed_on=date(2024, 3, 5))
    begin(person, officer, on=date(2025, 1, 6))
    papers(person, officer, on=date(2025, 1, 6))
    vote(person, officer, on=date(2026, 1, 6))
    vote(person, officer, "grassroots", date(2026, 1, 8), Ballots(9, 8, 8, 0))
    with pytest.raises((RuleRefused, Invalid)) as error:
        decide(person, head, decided_on=date(2026, 1, 12))
    assert codes(error) == {"paper_expired"}


def test_missing_papers_let_a_decision_through_only_with_a_reason(
    person, officer, head, admission_law
):
    begin(person, officer)
    vote(person, officer)
    vote(person, officer, "grassroots", MET_ABOVE, Ballots(9, 8, 8, 0))
    with pytest.raises(RuleRefused) as error:
        decide(person, head)
    assert codes(error) == {"warning_needs_reason"}
    assert decide(person, head, reason="Hồ sơ giấy đủ").decision_reason == "Hồ sơ giấy đủ"


def test_the_dossier_begins_with_a_sympathiser_who_is_helped_and_introduced(
    person, officer, admission_law
):
    Candidate.objects.filter(pk=person.pk).update(introducer=None)
    with pytest.raises(RuleRefused) as error:
        begin(person, officer)
    assert codes(error) == {"introducer_missing"}
    Candidate.objects.filter(pk=person.pk).update(stage="outstanding")
    with pytest.raises(RuleRefused) as error:
        begin(person, officer)
    assert codes(error) == {"step_out_of_order"}


def test_who_is_on_probation_neither_helps_nor_introduces(cell, person, officer, admission_law):
    new = member(cell, "Lê Mới", official_on=None, state="probationary", card_number="")
    with pytest.raises(RuleRefused) as error:
        actions.assign_sponsors(
            **fresh(person), helper=new, introducer=person.introducer,
            introducer_since=date(2024, 1, 1), today=TODAY, by=officer,
        )  # fmt: skip
    assert codes(error) == {"sponsor_not_official"}


def review(cell, by, outcomes, on=date(2026, 3, 9)):
    return actions.review_candidates(
        organization=cell, month=on, held_on=on, outcomes=outcomes, today=TODAY, by=by
    )


def test_the_monthly_review_of_a_cell_is_one_act(cell, person, officer):
    new = actions.register_candidate(
        organization=cell, values={"full_name": "Vũ Mới", "sex": "male"}, today=TODAY, by=officer
    )
    known = AuditEntry.objects.count()
    review(cell, officer, {person.pk: "taken_off", new.pk: "put_on"})
    person.refresh_from_db()
    new.refresh_from_db()
    assert (person.stage, person.listed_on) == ("outstanding", None)
    assert (new.stage, new.listed_on) == ("sympathiser", date(2026, 3, 9))
    assert AuditEntry.objects.count() == known + 1

    # The same month again corrects what was said.
    review(cell, officer, {person.pk: "kept"}, on=date(2026, 3, 12))
    person.refresh_from_db()
    assert (person.stage, CandidateReview.objects.count()) == ("sympathiser", 2)


def test_a_review_that_does_not_fit_leaves_nothing(cell, person, officer):
    new = actions.register_candidate(
        organization=cell, values={"full_name": "Vũ Mới", "sex": "male"}, today=TODAY, by=officer
    )
    with pytest.raises(RuleRefused) as error:
        review(cell, officer, {person.pk: "kept", new.pk: "kept"})
    assert codes(error) == {"outcome_does_not_fit"}
    assert not CandidateReview.objects.exists()


def test_a_person_of_another_cell_is_not_reviewed_here(world, person, officer):
    with pytest.raises(RuleRefused) as error:
        review(world["alpha-east-2-cell"], officer, {person.pk: "kept"})
    assert codes(error) == {"review_of_another_cell"}


def test_two_officers_at_once(person, officer):
    seen = fresh(person)["version"]
    actions.change_candidate(
        candidate=person, version=seen, values={"phone": "1"}, today=TODAY, by=officer
    )
    with pytest.raises(Conflict):
        actions.change_candidate(
            candidate=person, version=seen, values={"phone": "2"}, today=TODAY, by=officer
        )


def test_a_citizen_number_of_a_member_stops_the_ceremony_and_leaves_nothing(
    world, person, officer, head, admission_law
):
    up_to_decision(person, officer, head)
    member(world["beta-east-1-cell"], "Người Khác", citizen_number=person.citizen_number)
    before = Member.objects.count()
    with pytest.raises(RuleRefused) as error:
        hold(person, officer)
    assert codes(error) == {"citizen_number_taken"}
    person.refresh_from_db()
    assert (person.stage, person.ceremony_on, Member.objects.count()) == ("decided", None, before)


def test_the_neighbour_knows_nothing_and_an_inspector_reads_no_candidates(
    person, world, everything
):
    for role, code in (
        ("organization_head", "alpha-west"), ("organization_head", "beta-east"),
        ("inspection_officer", "alpha-east"),
    ):  # fmt: skip
        reader = world.actor(role, code)
        with scope.use(reader.scope()):
            assert not Candidate.objects.visible_to(reader).exists()
            with pytest.raises(NotAllowed):
                actions.end_candidate(
                    candidate=person, version=1, ended_on=TODAY, reason="x", today=TODAY, by=reader
                )


def test_search_by_name_without_tones(person, everything):
    assert Candidate.objects.matching("uu tu do").get() == person
    assert not Candidate.objects.matching("uu tuan").exists()


def test_a_birth_by_year_is_kept_as_such(cell, officer):
    made = actions.register_candidate(
        organization=cell, values={"full_name": "A B", "sex": "male", "birth": PartialDate(1999)},
        today=TODAY, by=officer,
    )  # fmt: skip
    made.refresh_from_db()
    assert str(made.birth) == "1999"
