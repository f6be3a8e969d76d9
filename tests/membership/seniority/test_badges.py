"""Party badges: who comes into question, what is refused, the way of a round."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.models import BadgeAward, BadgeRound, Member, Procedure, SeniorityDeduction
from apps.membership.seniority import badge_actions as actions
from apps.membership.seniority.badge_lookup import badge_law as law_of
from apps.membership.seniority.candidates import candidates, near_misses, of_draft_years
from apps.membership.seniority.clocks import clocks
from apps.membership.seniority.work import work_items
from apps.tenancy import scope
from tests.membership.seniority.conftest import acting, joined

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("badge_law")]

D = date
HELD, DRAFT_DAY, TODAY = D(2026, 5, 19), D(2026, 11, 7), D(2026, 5, 20)


def opened(officer, held_on=HELD):
    return actions.open_round(
        organization=officer.organization, held_on=held_on, occasion="", by=officer
    )


def found(rows):
    return {(one.full_name, one.reached) for one in rows}


def special(officer, round_, person, **values):
    given = {"years": 40, "kind": "early", "reason": "Bệnh nặng", "by": officer}
    return actions.propose_special_badge(round_=round_, member=person, **given | values)


def test_candidates_have_completed_the_years_on_the_day_to_the_day(world, officer):
    joined(world, D(1996, 5, 19), "Đủ Ba Mươi")
    joined(world, D(1996, 5, 20), "Thiếu Một Ngày")
    joined(world, D(1975, 1, 1), "Năm Mươi Mốt")
    joined(world, D(1991, 5, 19), "Ba Mươi Lăm")
    joined(world, D(1980, 1, 1), "Hàng Xóm", "beta-east-1-cell")
    gap = joined(world, D(1996, 1, 1), "Mất Liên Lạc")
    SeniorityDeduction.objects.create(
        organization_id=gap.organization_id, member=gap, kind="lost_contact", reason="x",
        decision_number="1", valid=(D(2000, 1, 1), D(2001, 1, 1)),
    )  # fmt: skip

    rows = candidates(officer, officer.organization, law_of(HELD))

    # 35 is no badge: who has 35 years comes into question for the 30 they never had.
    assert found(rows) == {("Đủ Ba Mươi", 30), ("Năm Mươi Mốt", 50), ("Ba Mươi Lăm", 30)}


def test_who_has_the_badge_or_a_higher_one_is_no_candidate(world, officer):
    has_it, has_higher = joined(world, D(1995, 1, 1)), joined(world, D(1986, 6, 1))
    actions.record_badge(member=has_it, years=30, by=officer, today=TODAY)
    actions.record_badge(member=has_higher, years=40, by=officer, today=TODAY)

    assert not candidates(officer, officer.organization, law_of(HELD)).exists()


def test_who_is_under_expulsion_is_no_candidate(world, officer):
    one = joined(world, D(1996, 5, 19), "Đang Xét")
    assert found(candidates(officer, officer.organization, law_of(HELD))) == {("Đang Xét", 30)}

    Procedure.objects.create(
        organization_id=one.organization_id, member=one, kind="expulsion", opened_on=D(2026, 1, 5)
    )

    assert not candidates(officer, officer.organization, law_of(HELD))


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        (D(1987, 5, 19), {40}),
        (D(1987, 5, 20), set()),
        (D(1958, 5, 19), {70}),
        (D(1958, 5, 20), set()),
        (D(1957, 5, 20), {70}),
        (D(1986, 5, 19), set()),
    ],
    ids=["12-months", "a-day-more", "24-months-from-70", "a-day-more-70", "within-70", "complete"],
)
def test_near_misses_are_within_their_own_limit(world, officer, decided, expected):
    joined(world, decided, birth=None)

    rows = near_misses(officer, officer.organization, law_of(HELD))

    assert {one.reached for one in rows} == expected


def test_a_badge_that_only_a_draft_names_is_counted_but_never_offered(world, officer):
    person = joined(world, D(1991, 1, 1), "Ba Mươi Lăm")
    actions.record_badge(member=person, years=30, by=officer, today=TODAY)
    law = law_of(DRAFT_DAY)

    assert law.badges.only_draft == (35, 95)
    assert not candidates(officer, officer.organization, law).exists()
    assert found(of_draft_years(officer, officer.organization, law)) == {("Ba Mươi Lăm", 35)}
    with pytest.raises(RuleRefused, match="badge_only_draft"):
        special(officer, opened(officer, DRAFT_DAY), person, years=35, kind="regular")


def test_those_ticked_are_proposed_once_with_one_line(world, officer):
    person, round_ = joined(world, D(1996, 5, 1)), opened(officer)

    actions.propose_badges(round_=round_, members=[person.pk], by=officer)

    award = BadgeAward.objects.get()
    assert (award.years, award.state, award.counted_from) == (30, "proposed", D(1996, 5, 1))
    assert AuditEntry.objects.filter(action="membership.badges_proposed").count() == 1
    with pytest.raises(RuleRefused, match="badge_not_candidates"):
        actions.propose_badges(round_=round_, members=[person.pk], by=officer)
    assert BadgeAward.objects.count() == 1


def test_one_who_does_not_come_into_question_stops_the_whole_list(world, officer):
    good, young = joined(world, D(1996, 5, 1)), joined(world, D(2001, 1, 1))

    with pytest.raises(RuleRefused, match="badge_not_candidates"):
        actions.propose_badges(round_=opened(officer), members=[good.pk, young.pk], by=officer)

    assert not BadgeAward.objects.exists()


@pytest.mark.parametrize(
    ("decided", "values", "code"),
    [
        (D(1987, 5, 19), {}, None),
        (D(1987, 5, 20), {}, "badge_too_early"),
        (D(1987, 5, 20), {"basis": "Công văn 12-CV"}, "badge_too_early"),
        (D(1986, 5, 19), {}, "badge_is_regular"),
        (D(1987, 5, 19), {"kind": "regular"}, "badge_not_yet"),
        (D(1987, 5, 19), {"kind": "posthumous"}, "badge_alive"),
        (D(1987, 5, 19), {"years": 33}, "badge_years_unknown"),
        (D(1958, 5, 19), {"years": 70}, None),
        (D(1958, 5, 20), {"years": 70}, "badge_too_early"),
        (
            D(1986, 5, 1),
            {"kind": "regular", "discipline": "warning", "disciplined_on": D(2025, 8, 20)},
            "badge_waits",
        ),
        (
            D(1986, 5, 1),
            {"kind": "regular", "discipline": "warning", "disciplined_on": D(2025, 8, 19)},
            None,
        ),
    ],
    ids=[
        "early", "too-early", "a-paper-does-not-help", "not-early", "not-complete", "alive",
        "no-such-badge", "24-months", "more-than-24", "waits", "waited",
    ],
)  # fmt: skip
def test_a_badge_by_hand_is_judged_by_the_rules_of_the_day(world, officer, decided, values, code):
    person, round_ = joined(world, decided, birth=None), opened(officer)

    if code is None:
        assert special(officer, round_, person, **values).state == "proposed"
        return
    with pytest.raises(RuleRefused) as refused:
        special(officer, round_, person, **values)
    assert refused.value.code == code
    assert not BadgeAward.objects.exists()


def test_a_draft_rule_asks_for_a_paper_and_lets_it_pass(world, officer):
    person, round_ = joined(world, D(1988, 1, 1)), opened(officer, DRAFT_DAY)

    with pytest.raises(RuleRefused, match="badge_too_early_draft"):
        special(officer, round_, person)

    assert (
        special(officer, round_, person, basis="Công văn 12-CV/BTC").basis == "Công văn 12-CV/BTC"
    )


@pytest.mark.parametrize(
    ("died", "code"),
    [(D(2026, 1, 10), None), (D(2025, 12, 31), "badge_too_early")],
    ids=["within-12-months", "too-long-before"],
)
def test_after_death_the_years_count_to_the_death(world, officer, died, code):
    person = joined(world, D(1987, 1, 1), state="left", leaving="deceased", left_on=died)
    round_ = opened(officer)

    if code is None:
        assert special(officer, round_, person, kind="posthumous").kind == "posthumous"
    else:
        with pytest.raises(RuleRefused, match=code):
            special(officer, round_, person, kind="posthumous")
    with pytest.raises(RuleRefused):
        special(officer, round_, person, kind="early", years=45)


def test_those_who_left_and_those_on_probation_get_no_badge(world, officer):
    left = joined(world, D(1980, 1, 1), state="left", leaving="expelled", left_on=D(2026, 1, 1))
    young = joined(world, D(1980, 1, 1), official_on=None, state="probationary")
    round_ = opened(officer)

    for person in (left, young):
        with pytest.raises(RuleRefused, match="badge_not_official"):
            special(officer, round_, person, kind="regular")


def _decided(world, officer, **fields):
    person, round_ = joined(world, D(1996, 5, 1), **fields), opened(officer)
    actions.propose_badges(round_=round_, members=[person.pk], by=officer)
    actions.submit_round(
        round_=round_, version=1, number="12-TTr/HU", on=D(2026, 4, 20), by=officer, today=TODAY
    )
    actions.decide_round(
        round_=round_, version=2, number="100-QĐ/TU", on=D(2026, 5, 2), body="Tỉnh ủy",
        by=officer, today=TODAY,
    )  # fmt: skip
    return person, round_


def test_a_round_goes_from_list_to_badge_in_the_hand(world, officer):
    _person, round_ = _decided(world, officer)

    award = BadgeAward.objects.get()
    assert (award.state, award.decision_number, award.amount) == ("decided", "100-QĐ/TU", 3_510_000)
    actions.number_badge(award=award, number="H.001234", by=officer)
    actions.award_round(round_=round_, version=3, on=HELD, by=officer, today=TODAY)
    award.refresh_from_db()
    assert (award.state, award.badge_number) == ("awarded", "H.001234")


def test_two_officers_do_not_decide_one_round_twice(world, officer):
    _person, round_ = _decided(world, officer)

    with pytest.raises(RuleRefused, match="badge_round_state"):
        actions.decide_round(
            round_=round_, version=2, number="x", on=D(2026, 5, 2), body="x", by=officer,
            today=TODAY,
        )  # fmt: skip
    with pytest.raises(Conflict):
        actions.award_round(round_=round_, version=2, on=HELD, by=officer, today=TODAY)


@pytest.mark.parametrize(
    ("on", "code"),
    [(D(2026, 5, 21), "date_in_future"), (D(2026, 5, 1), "badge_day_order")],
    ids=["future", "before-the-decision"],
)
def test_papers_come_in_their_order(world, officer, on, code):
    _person, round_ = _decided(world, officer)

    with pytest.raises(RuleRefused, match=code):
        actions.award_round(round_=round_, version=3, on=on, by=officer, today=TODAY)
    assert BadgeRound.objects.get().state == "decided"


def test_an_empty_round_is_not_submitted_and_a_day_has_one_round(world, officer):
    round_ = opened(officer)

    with pytest.raises(RuleRefused, match="badge_round_empty"):
        actions.submit_round(
            round_=round_, version=1, number="1", on=TODAY, by=officer, today=TODAY
        )
    with pytest.raises(RuleRefused, match="badge_round_twice"):
        opened(officer)


def test_a_withdrawn_proposal_may_be_made_again(world, officer):
    person, round_ = joined(world, D(1996, 5, 1)), opened(officer)
    [award] = actions.propose_badges(round_=round_, members=[person.pk], by=officer)

    actions.withdraw_badge(award=award, reason="Hoãn", by=officer)

    with pytest.raises(RuleRefused, match="badge_not_proposed"):
        actions.withdraw_badge(award=award, reason="Hoãn", by=officer)
    assert len(actions.propose_badges(round_=round_, members=[person.pk], by=officer)) == 1


def test_the_database_holds_that_a_badge_is_given_once(world, officer):
    person = joined(world, D(1996, 5, 1))
    actions.record_badge(member=person, years=30, by=officer, today=TODAY)

    with pytest.raises(RuleRefused, match="badge_twice"):
        actions.record_badge(member=person, years=30, by=officer, today=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        BadgeAward.objects.create(
            organization_id=person.organization_id, member=person, years=30, kind="recorded",
            state="awarded",
        )  # fmt: skip


def test_a_lost_badge_is_issued_again_beside_the_first(world, officer):
    person = joined(world, D(1996, 5, 1))
    first = actions.record_badge(member=person, years=30, by=officer, today=TODAY)
    values = {
        "award": first, "reason": "Cháy nhà", "decision_number": "9-QĐ", "decided_on": TODAY,
        "by": officer, "today": TODAY,
    }  # fmt: skip

    assert actions.reissue_badge(**values).amount is None

    with pytest.raises(RuleRefused, match="badge_reissued_twice"):
        actions.reissue_badge(**values)
    assert BadgeAward.objects.standing().count() == 1


def test_a_badge_moves_with_its_member(world, officer):
    person = joined(world, D(1996, 5, 1))
    actions.record_badge(member=person, years=30, by=officer, today=TODAY)
    actions_there = world["alpha-east-2-cell"]

    Member.objects.filter(pk=person.pk).update(organization=actions_there)

    assert BadgeAward.objects.get().path == actions_there.path


def test_the_neighbour_sees_and_proposes_nothing(world, officer):
    round_ = opened(officer)
    person = joined(world, D(1996, 5, 1))
    actions.propose_badges(round_=round_, members=[person.pk], by=officer)
    neighbour = acting(world, "organization_officer", "beta-east")

    with scope.use(neighbour.scope()), transaction.atomic():
        assert not BadgeRound.objects.visible_to(neighbour).exists()
        assert not BadgeAward.objects.visible_to(neighbour).exists()
        with pytest.raises(NotAllowed):
            actions.propose_badges(round_=round_, members=[person.pk], by=neighbour)


def test_readers_do_not_write(world, officer):
    reader = acting(world, "standing_committee_member", "alpha-east")
    with scope.use(reader.scope()), transaction.atomic(), pytest.raises(NotAllowed):
        opened(reader)


@pytest.mark.parametrize(
    ("years", "amount", "settled"),
    [(30, 3_510_000, True), (50, 7_020_000, True), (45, None, False)],
)
def test_money_is_factor_times_base_salary_of_the_day(years, amount, settled):
    found = law_of(HELD).money(years)

    assert (found.amount, found.settled) == (amount, settled)


def test_days_of_awarding_come_from_the_rule():
    assert law_of(D(2026, 5, 19)).next_days()[:3] == [D(2026, 9, 2), D(2026, 11, 7), D(2027, 2, 3)]


def test_the_desk_names_the_next_day_until_its_round_is_open(world, officer, time_machine):
    time_machine.move_to(D(2026, 4, 1))
    joined(world, D(1996, 5, 1))

    [item] = work_items(officer)
    assert item.due == HELD
    opened(officer)

    assert work_items(officer) == []  # from here on it is a clock
    [clock] = clocks(lambda rows: rows.in_scope_of(officer), until=D(2026, 6, 1), today=TODAY)
    assert (clock.due, clock.kind) == (HELD, "badge.round")
