"""The team: who may be named, who not, who sees the case by it and until when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.actor import SystemActor
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, CaseGrant, TeamMember
from apps.inspection.team import actions
from apps.inspection.walls.actions import decide_recusal, declare_recusal, lift_recusal
from apps.inspection.walls.conflicts import conflicts, takes_part
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting
from tests.inspection.walls.test_keeping import sees

pytestmark = pytest.mark.django_db
YESTERDAY, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=3)


@pytest.fixture
def assign(chair):
    def one(case, user, role="member", **values):
        with scope.use(chair.scope()):
            return actions.assign_team_member(
                **{"case": case, "user": user, "role": role, "today": TODAY, "by": chair} | values
            )

    return one


@pytest.fixture
def outsider(world):
    """An officer of the organisation board of the other district of the province."""
    return acting(world, "organization_officer", "alpha-west")


def refusal(code, act, *args, **values):
    with pytest.raises(RuleRefused) as refused:
        act(*args, **values)
    assert refused.value.code == code
    return refused.value


def test_a_team_has_one_head_and_each_person_once(officer, register, assign, world):
    case = register()
    other = acting(world, "inspection_officer", "alpha")

    row = assign(case, officer.user, "lead", part="Tài chính")

    assert (row.conflict, row.part) == ("unchecked", "Tài chính")
    refusal("team_second_lead", assign, case, other.user, "lead")
    refusal("team_twice", assign, case, officer.user)
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(action="inspection.team_assigned").count() == 1
        assert not CaseGrant.objects.exists()  # the officer reads it by the role


@pytest.mark.parametrize("role", ["inspection_officer", "organization_head", "auditor"])
def test_only_the_chair_of_the_range_names(world, register, officer, role):
    case = register()
    for code in ("alpha-east", "alpha-west"):
        actor = acting(world, role, code)
        with scope.use(actor.scope()), pytest.raises(NotAllowed):
            actions.assign_team_member(
                case=case, user=officer.user, role="member", today=TODAY, by=actor
            )


def test_somebody_of_another_board_sees_the_case_until_they_leave(
    register, assign, outsider, chair
):
    case = register()
    assert not sees(outsider, case)

    row = assign(case, outsider.user)

    assert sees(outsider, case)
    with scope.use(chair.scope()):
        actions.end_team_membership(
            row=row, until_on=TODAY, note="Xong phần việc", today=TODAY, by=chair
        )
    with scope.use(scope.Scope.everything()):
        grant = CaseGrant.objects.get()
        assert grant.valid_to == TODAY
    assert not sees(outsider, case)  # the day of the tests lies in the past


def test_the_database_ends_the_grant_with_the_case_also_past_the_actions(
    register, assign, outsider
):
    case = register()
    assign(case, outsider.user)
    assert sees(outsider, case)

    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=case.pk).update(
            phase="stopped", closed_on=TODAY, closing_note="Không đủ căn cứ"
        )

    assert not sees(outsider, case)


def test_another_province_or_too_low_a_grade_is_refused(world, register, assign, outsider):
    refusal("team_elsewhere", assign, register(), acting(world, "auditor", "beta-east").user)
    with scope.use(scope.Scope.everything()):
        case = register()
        Case.objects.filter(pk=case.pk).update(secrecy=2)
        SystemActor()
    with scope.use(scope.Scope.everything()):
        case.refresh_from_db()
    chair = acting(world, "inspection_chair", "alpha-east")
    chair.assignment.clearance = 2
    with scope.use(chair.scope()):
        refusal(
            "team_clearance", actions.assign_team_member, case=case, user=outsider.user,
            role="member", today=TODAY, by=chair,
        )  # fmt: skip


@pytest.mark.parametrize("kind", ["subject", "relative", "recused"])
def test_a_wall_never_gives_way(register, assign, officer, chair, somebody, relate, world, kind):
    person = acting(world, "inspection_officer", "alpha")
    mine, other = somebody("Lê Văn Mình", person.user), somebody("Lê Văn Khác")
    relate(other, mine, "spouse")
    case = register(subjects=[Subject(member=mine if kind == "subject" else other)])
    if kind == "recused":
        case = register()
        with scope.use(chair.scope()):
            decide_recusal(
                case=case, user=person.user, reason="Có lợi ích", decision="05-QĐ", today=TODAY,
                by=chair,
            )  # fmt: skip

    refusal(
        "team_walled", assign, case, person.user, override_reason="Thiếu người",
        override_decision="12-QĐ",
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["kin", "coworker", "official"])
def test_a_conflict_is_refused_unless_the_standing_body_decides_and_that_is_shown(
    register, assign, officer, somebody, relate, kind
):
    mine = somebody("Lê Văn Mình", officer.user, code="alpha-east-2-cell")
    other = somebody("Lê Văn Khác")
    if kind == "kin":
        relate(mine, other, "nephew_niece")
    if kind == "coworker":
        other = somebody("Lê Văn Cùng", code="alpha-east-2-cell")
    values = {"subjects": [Subject(member=other)]}
    if kind == "official":
        first = register(kind="discipline")
        assign(first, officer.user)
        values |= {"kind": "complaint", "source": "letter", "origin": first}
    case = register(**values)
    assert [one.kind for one in conflicts(case, officer.user)] == [kind]

    said = refusal("team_conflict", assign, case, officer.user)
    refusal("team_conflict", assign, case, officer.user, override_reason="Thiếu người")
    assert "131-QĐ/TW" in said.message
    row = assign(case, officer.user, override_reason="Thiếu người", override_decision="12-QĐ/UBKT")

    assert (row.conflict, row.override_reason, row.override_by_id is None) == (
        kind, "Thiếu người", False,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic(), scope.use(scope.Scope.everything()):
        TeamMember.objects.filter(pk=row.pk).update(override_reason="")


def test_members_without_an_account_are_judged_too(register, somebody, relate):
    """For sessions and ballots."""
    subject, sister = somebody("Lê Văn Chủ"), somebody("Lê Thị Chị", code="alpha-west-1-cell")
    stranger = somebody("Trần Văn Lạ", code="alpha-west-2-cell")
    relate(subject, sister)
    case = register(subjects=[Subject(member=subject)])

    assert takes_part(case, subject) == takes_part(case, sister) == "fail"
    assert takes_part(case, stranger) == "pass"


def test_examining_an_organisation_concerns_its_members_and_not_the_own_committee(
    world, register, somebody
):
    inside = somebody("Lê Văn Trong", code="alpha-east-1-cell")
    outside = somebody("Lê Văn Ngoài", code="alpha-east-2-cell")
    base = register(subjects=[Subject(organization=world["alpha-east-1"])])
    own = register(subjects=[Subject(organization=world["alpha-east"])])

    assert [takes_part(base, one) for one in (inside, outside)] == ["fail", "pass"]
    assert takes_part(own, inside) == "pass"


def test_declaring_oneself_recused_closes_the_case_at_once(register, assign, officer, chair):
    case = register(handler=officer.user)
    row = assign(case, officer.user, "lead")

    with scope.use(officer.scope()):
        made = declare_recusal(case=case, reason="Có quan hệ", today=LATER, by=officer)

    assert not sees(officer, case)
    with scope.use(scope.Scope.everything()):
        row.refresh_from_db()
        case.refresh_from_db()
        lines = AuditEntry.objects.filter(action="inspection.recused")
        assert [line.params["hidden_from"] for line in lines] == [officer.user_id]
    assert (row.left_because, row.until_on, case.handler) == ("conflict", LATER, None)
    with scope.use(chair.scope()):
        refusal("recusal_stands", decide_recusal, case=case, user=officer.user, reason="x",
                decision="1", today=LATER, by=chair)  # fmt: skip
        lift_recusal(recusal=made, reason="Ghi nhầm", today=LATER + timedelta(days=2), by=chair)
    assert sees(officer, case)


def test_somebody_who_sees_the_case_by_grant_may_recuse_themselves(register, assign, outsider):
    case = register()
    assign(case, outsider.user)

    with scope.use(outsider.scope()):
        declare_recusal(case=case, reason="Có quan hệ", today=TODAY, by=outsider)

    assert not sees(outsider, case)


def test_the_chair_is_recused_by_declaring_and_others_by_decision(register, chair, officer):
    case = register()
    with scope.use(chair.scope()):
        refusal("recusal_declare", decide_recusal, case=case, user=chair.user, reason="x",
                decision="1", today=TODAY, by=chair)  # fmt: skip
        refusal("recusal_decision", decide_recusal, case=case, user=officer.user, reason="x",
                decision=" ", today=TODAY, by=chair)  # fmt: skip
    with scope.use(officer.scope()), pytest.raises(NotAllowed):
        decide_recusal(
            case=case, user=chair.user, reason="x", decision="1", today=TODAY, by=officer
        )


def test_handing_over_moves_role_part_and_case_with_a_note(
    world, register, assign, officer, chair, outsider
):
    case = register(handler=officer.user)
    row = assign(case, officer.user, "lead", part="Tài chính")
    deputy = acting(world, "inspection_officer", "alpha")

    with scope.use(officer.scope()):
        refusal("team_note", actions.hand_over, row=row, user=chair.user, note=" ", today=TODAY,
                by=officer)  # fmt: skip
        refusal("team_hand_over_inside", actions.hand_over, row=row, user=outsider.user,
                note="Đi học", today=TODAY, by=officer)  # fmt: skip
    with scope.use(chair.scope()):
        taken = actions.hand_over(
            row=row, user=deputy.user, note="Đi học; còn chờ giải trình", today=TODAY, by=chair
        )

    with scope.use(scope.Scope.everything()):
        row.refresh_from_db()
        case.refresh_from_db()
    assert (taken.role, taken.part, case.handler_id) == ("lead", "Tài chính", deputy.user_id)
    assert (row.left_because, row.end_note) == ("handed_over", "Đi học; còn chờ giải trình")
    with scope.use(chair.scope()):
        refusal("team_has_left", actions.hand_over, row=row, user=chair.user, note="x",
                today=TODAY, by=chair)  # fmt: skip


def test_a_person_who_is_away_hands_over_to_a_colleague_but_never_past_a_wall(
    world, register, assign, officer, somebody
):
    """A deputy inherits work, never passes a wall."""
    deputy = acting(world, "inspection_officer", "alpha")
    case = register(subjects=[Subject(member=somebody("Lê Văn Chủ", deputy.user))])
    row = assign(case, officer.user)

    with scope.use(officer.scope()):
        refusal("team_walled", actions.hand_over, row=row, user=deputy.user, note="Nghỉ ốm",
                today=TODAY, by=officer)  # fmt: skip


def test_leaving_needs_a_note_and_a_day_of_the_service(register, assign, officer, chair):
    row = assign(register(), officer.user)
    with scope.use(chair.scope()):
        for until, note, code in (
            (TODAY, " ", "team_note"), (YESTERDAY, "x", "team_days"), (LATER, "x", "team_days"),
        ):  # fmt: skip
            refusal(code, actions.end_team_membership, row=row, until_on=until, note=note,
                    today=TODAY, by=chair)  # fmt: skip


def test_nothing_is_changed_when_the_case_has_ended(register, assign, officer, chair):
    case = register()
    row = assign(case, officer.user)
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=case.pk).update(
            phase="stopped", closed_on=TODAY, closing_note="Không đủ căn cứ"
        )
    with scope.use(chair.scope()):
        for act, values in (
            (actions.assign_team_member, {"case": case, "user": chair.user, "role": "member"}),
            (actions.hand_over, {"row": row, "user": chair.user, "note": "x"}),
            (declare_recusal, {"case": case, "reason": "x"}),
        ):
            refusal("case_ended", act, today=TODAY, by=chair, **values)


def test_the_queue_of_my_teams_and_of_teams_without_a_head(register, assign, officer, chair):
    first, second = register(), register()
    assign(first, officer.user, "lead")
    assign(second, officer.user)
    with scope.use(chair.scope()):
        rows = Case.objects.visible_to(chair)
        assert set(rows.in_teams_of(officer.user_id)) == {first, second}
        assert set(rows.without_lead()) == {second}
        assert not rows.in_teams_of(chair.user_id).exists()
