"""Lists from their beginning to the approval and the yearly review; what is refused on the way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.cadres.models import PlanningEntry, PlanningList, Title
from apps.cadres.planning import actions, rules
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from tests.cadres.planning import made
from tests.cadres.planning.made import TODAY
from tests.factories import cadres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("inside")]


def refused(code: str) -> Any:
    return pytest.raises(RuleRefused, match=code)


def test_from_the_first_person_to_the_approval(officer: Any, head: Any) -> None:
    planning = made.approved(officer, head)
    assert (planning.state, planning.approval_number) == ("approved", "12-QĐ/TU")
    assert PlanningEntry.objects.of_list(planning).standing().count() == 3
    done = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"cadres.planning_approved", "cadres.planning_meeting_recorded"} <= done
    assert not AuditEntry.objects.filter(params__icontains="Nguyễn").exists()


def test_an_officer_does_not_approve(officer: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    made.hold_all(planning, officer)
    made.submit(planning, officer)
    with pytest.raises(NotAllowed):
        made.approve(planning, officer)


def test_a_neighbour_changes_nothing(officer: Any, neighbour: Any) -> None:
    planning = made.a_list(officer)
    with pytest.raises(NotAllowed):
        made.add(planning, made.person(neighbour.organization), neighbour)


def test_two_at_once(officer: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    with pytest.raises(Conflict):
        actions.change_list(
            planning=planning, version=1, name="Tên khác", definition=made.SAID, by=officer
        )


def test_a_fourth_person_for_one_title(officer: Any) -> None:
    planning = made.titles_list(officer)
    for number in range(3):
        made.add(planning, made.person(officer.organization, number), officer)
    with refused("planning_rule"):
        made.add(planning, made.person(officer.organization, 4), officer)


def test_a_committee_has_a_coefficient_and_no_limit_for_a_title(officer: Any) -> None:
    planning = made.a_list(officer, places=1)
    for number in range(5):
        made.add(planning, made.person(officer.organization, number), officer)


def test_a_person_in_four_plans(officer: Any) -> None:
    somebody = made.person(officer.organization)
    codes = ("district-board-head", "district-department-head", "district-inspection-chair",
             "district-front-chair")  # fmt: skip
    for place, code in enumerate(codes):
        # Lists of parallel terms count together.
        planning = made.titles_list(
            officer, title=Title.objects.get(code=code),
            term_kind="government" if place % 2 else "committee",
        )  # fmt: skip
        if place < 3:
            made.add(planning, somebody, officer)
        else:
            with refused("planning_rule"):
                made.add(planning, somebody, officer)


def test_a_title_of_the_review_counts_once(officer: Any, head: Any) -> None:
    planning = made.approved(officer, head, people=1)
    review = actions.review_list(
        planning=planning, version=made.now(planning), year=2027, today=TODAY, by=officer
    )
    entry = PlanningEntry.objects.of_list(review).get()
    for code in ("district-standing-member", "district-board-head"):
        other = made.titles_list(officer, title=Title.objects.get(code=code))
        made.add(other, entry.cadre, officer)


def test_a_title_that_is_not_higher_asks_for_a_reason_while_ranks_are_drafts(officer: Any) -> None:
    planning = made.titles_list(officer)
    head_of_board = cadres.cadre(officer.organization)
    cadres.position(
        head_of_board, title=Title.objects.get(code="district-board-head"), title_text="Trưởng ban"
    )
    with refused("planning_rule_reason"):
        made.add(planning, head_of_board, officer, reason="")
    assert made.add(planning, head_of_board, officer, reason="Chức danh tương đương").reason
    Title.objects.update(standing="confirmed")
    other = made.titles_list(officer)
    with refused("planning_rule"):
        made.add(other, head_of_board, officer, reason="Chức danh tương đương")


def test_nobody_is_on_a_list_twice_for_one_title(officer: Any) -> None:
    planning, somebody = made.a_list(officer), made.person(officer.organization)
    made.add(planning, somebody, officer)
    with refused("planning_twice"):
        made.add(planning, somebody, officer)


def test_who_works_no_longer_is_not_planned(officer: Any) -> None:
    retired = made.person(officer.organization, state="retired", left_on=date(2026, 1, 1))
    with refused("planning_cadre_left"):
        made.add(made.a_list(officer), retired, officer)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"year": 2036}, "planning_year_out"),
        ({"first_year": 2035}, "planning_term_years"),
        ({"first_year": 2031, "last_year": 2036}, "planning_age_out"),
        ({"secrecy": 3}, "planning_secrecy"),
        ({"name": " "}, "planning_name_missing"),
    ],
)
def test_a_list_that_is_not_begun(officer: Any, values: dict[str, Any], code: str) -> None:
    with refused(code):
        made.a_list(officer, **values)


def test_dates_out_of_the_term(officer: Any) -> None:
    planning = made.a_list(officer)
    with refused("planning_day_out"):
        made.add(planning, made.person(officer.organization), officer, today=date(2036, 1, 1))


def test_counts_that_do_not_add_up_leave_nothing(officer: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    made.hold(planning, "source", officer)
    with refused("planning_valid_sum"):
        made.hold(planning, "collective_1", officer, counts=rules.Ballots(10, 9, 9, 9, 9, 1))
    with refused("planning_votes_more"):
        made.hold(planning, "collective_1", officer, agree=9)
    with refused("planning_votes_missing"):
        made.hold(planning, "collective_1", officer, votes={})
    assert planning.planningmeetings.count() == 1


def test_steps_out_of_order(officer: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    with refused("planning_step_order"):
        made.hold(planning, "key_cadres", officer)
    made.hold(planning, "source", officer)
    with refused("planning_step_held"):
        made.hold(planning, "source", officer)
    with refused("planning_step_before"):
        made.hold(planning, "collective_1", officer, held_on=date(2026, 9, 14))
    with refused("planning_step_missing"):
        made.submit(planning, officer)


def test_too_few_present_ask_for_a_reason_while_the_rule_is_a_draft(officer: Any) -> None:
    planning = made.a_list(officer)
    few = rules.Ballots(10, 6)
    with refused("planning_quorum_reason"):
        made.hold(planning, "source", officer, counts=few)
    made.hold(planning, "source", officer, counts=few, note="Bão, vắng có lý do")


def test_votes_of_those_summoned_and_not_of_the_valid_ballots(officer: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    # 5 of 9 valid ballots is more than a half; 5 of 10 summoned is not.
    made.hold_all(planning, officer, agree=5, counts=rules.Ballots(10, 9, 9, 9, 9, 0))
    with refused("planning_votes_short"):
        made.submit(planning, officer, reason="Đã cân nhắc")


def test_an_earlier_step_below_the_draft_threshold_asks_for_a_reason(officer: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    for step in rules.STEPS:
        made.hold(planning, step, officer, agree=4 if step == "key_cadres" else 8)
    with refused("planning_votes_reason"):
        made.submit(planning, officer)
    assert made.submit(planning, officer, reason="Tập thể đã thảo luận").state == "submitted"


def test_who_came_after_a_meeting_has_no_votes(officer: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    made.hold_all(planning, officer)
    made.add(planning, made.person(officer.organization, 2), officer)
    with refused("planning_unvoted"):
        made.submit(planning, officer)


def test_a_list_without_anybody_is_not_handed_in(officer: Any) -> None:
    planning = made.a_list(officer)
    made.hold_all(planning, officer)
    with refused("planning_empty"):
        made.submit(planning, officer)


def test_a_structure_that_misses_its_aims_stops_nothing(officer: Any, head: Any) -> None:
    """Trap 18: quality comes first."""
    # Three men born in 1980: no woman, nobody young, one band.
    planning = made.a_list(officer)
    for number in (1, 3, 5):
        made.add(planning, made.person(officer.organization, number), officer)
    made.hold_all(planning, officer)
    made.submit(planning, officer)
    assert made.approve(planning, head).state == "approved"


def test_an_approval_before_it_was_handed_in(officer: Any, head: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    made.hold_all(planning, officer)
    made.submit(planning, officer)
    with refused("planning_approved_before"):
        made.approve(planning, head, approved_on=date(2026, 9, 14))
    with refused("planning_number_missing"):
        made.approve(planning, head, number=" ")
    with refused("planning_day_ahead"):
        made.approve(planning, head, approved_on=date(2026, 9, 16))


def end(entry: PlanningEntry, by: Any, **more: Any) -> PlanningEntry:
    values = {"end": "removed", "removal": "age", "today": TODAY} | more
    return actions.end_entry(entry=entry, version=made.now(entry.planning), by=by, **values)


def test_a_removal_needs_a_reason_and_from_an_approved_list_a_decision(
    officer: Any, head: Any
) -> None:
    """Trap 6."""
    planning = made.approved(officer, head)
    entry = PlanningEntry.objects.of_list(planning).order_by("pk")[0]
    with refused("planning_removal_missing"):
        end(entry, officer, removal="")
    with refused("planning_decision_missing"):
        end(entry, officer)
    with refused("planning_reason_missing"):
        end(entry, officer, removal="other")
    gone = end(entry, officer, decision="20-QĐ/HU", decided_on=TODAY)
    assert (gone.end, gone.removal, gone.ended_on) == ("removed", "age", TODAY)
    with refused("planning_entry_gone"):
        end(entry, officer, decision="21-QĐ/HU", decided_on=TODAY)


def test_a_post_that_was_reached_is_no_removal(officer: Any, head: Any) -> None:
    """Trap 6: fulfilled is an end of its own."""
    planning = made.approved(officer, head)
    entry = PlanningEntry.objects.of_list(planning).order_by("pk")[0]
    done = end(entry, officer, end="fulfilled", removal="", decision="20-QĐ/HU", decided_on=TODAY)
    assert (done.end, done.removal) == ("fulfilled", "")


def test_who_is_taken_out_before_approval_was_never_planned(officer: Any) -> None:
    planning = made.a_list(officer)
    entry = made.add(planning, made.person(officer.organization), officer)
    gone = end(entry, officer, removal="votes")
    assert gone.end == "taken_out"
    assert not PlanningEntry.objects.of_list(planning).planned_on(TODAY).exists()


def test_a_review_overwrites_nothing(officer: Any, head: Any) -> None:
    """Trap 6: carried over, added, removed; each is an event of its own."""
    planning = made.approved(officer, head)
    review = actions.review_list(
        planning=planning, version=made.now(planning), year=2027, today=TODAY, by=officer
    )
    with refused("planning_review_begun"):
        actions.review_list(
            planning=planning, version=made.now(planning), year=2027, today=TODAY, by=officer
        )
    carried = list(PlanningEntry.objects.of_list(review).order_by("pk"))
    assert {one.begin for one in carried} == {"carried"}
    assert all(one.continues_id for one in carried)
    assert end(carried[0], officer).end == "removed"
    made.add(review, made.person(officer.organization, 9), officer)
    made.hold_all(review, officer)
    made.submit(review, officer)
    made.approve(review, head)
    # The list of the year before still reads as it was approved.
    assert PlanningEntry.objects.of_list(planning).standing().count() == 3
    assert PlanningEntry.objects.of_list(review).standing().count() == 3
    assert list(PlanningList.objects.in_force(TODAY)) == [review]
    event = PlanningEntry.pgh_event_model.objects.filter(pgh_obj_id=carried[0].pk)
    assert event.count() == 2


def test_a_list_in_force_on_an_earlier_day(officer: Any, head: Any) -> None:
    planning = made.approved(officer, head)
    assert list(PlanningList.objects.in_force(TODAY)) == [planning]
    assert not PlanningList.objects.in_force(date(2026, 9, 14)).exists()


def test_a_meeting_is_struck_from_the_last_one_back(officer: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    first = made.hold(planning, "source", officer)
    second = made.hold(planning, "collective_1", officer)

    def strike(meeting: Any, reason: str = "Nhập nhầm số phiếu") -> Any:
        return actions.strike_meeting(
            meeting=meeting, version=made.now(planning), reason=reason, today=TODAY, by=officer
        )

    with refused("planning_step_later"):
        strike(first)
    with refused("planning_reason_missing"):
        strike(second, " ")
    strike(second)
    made.hold(planning, "collective_1", officer)
    assert planning.planningmeetings.count() == 3


def test_sent_back_given_up_and_made_known(officer: Any, head: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    made.hold_all(planning, officer)
    made.submit(planning, officer)
    with refused("planning_state"):
        made.add(planning, made.person(officer.organization, 2), officer)
    back = actions.return_list(
        planning=planning, version=made.now(planning), reason="Thiếu hồ sơ", by=officer
    )
    assert back.state == "draft"
    given_up = actions.discard_list(
        planning=planning, version=made.now(planning), reason="Lập nhầm", by=officer
    )
    assert given_up.state == "discarded"
    other = made.approved(officer, head)
    known = actions.publish_list(
        planning=other, version=made.now(other), published_on=TODAY, today=TODAY, by=head,
        note="Tại đơn vị và người được quy hoạch",
    )  # fmt: skip
    assert known.published_on == TODAY
    assert known.secrecy == other.secrecy


def test_a_committee_plans_for_one_title(officer: Any) -> None:
    planning = made.a_list(officer)
    with refused("planning_one_title"):
        actions.set_target(
            planning=planning, version=made.now(planning), places=2, by=officer,
            title=Title.objects.get(code="district-board-head"),
        )  # fmt: skip
    same = actions.set_target(
        planning=planning, version=made.now(planning), places=39, by=officer,
        title=made.target_of(planning).title,
    )  # fmt: skip
    assert same.places == 39
