"""Walls follow from facts: at once, for everybody, and not a day longer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command

from apps.accounts.models import User, Wall
from apps.core.errors import RuleRefused
from apps.core.models import AuditEntry
from apps.inspection import facts
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, CaseSubject, TeamMember
from apps.inspection.walls.keeping import keep, keep_case
from apps.inspection.walls.tasks import keep_walls
from apps.membership.identity import actions as identity
from apps.membership.models import Kinship
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=5)


@pytest.fixture
def colleague(world):
    """Another officer of the same district, and the district's administrator."""
    return acting(world, "standing_committee_member", "alpha-east")


def sees(actor, case) -> bool:
    """Through the filter and through the policy."""
    fresh = type(actor)(
        user=actor.user, role=actor.role, organization=actor.organization,
        assignment=actor.assignment,
    )  # fmt: skip
    with scope.use(fresh.scope()):
        python = Case.objects.visible_to(fresh).filter(pk=case.pk).exists()
        database = Case.objects.filter(pk=case.pk).exists()
    assert python == database
    return python


def test_the_subject_and_declared_relatives_are_walled_when_the_case_is_registered(
    world, chair, register, somebody, relate, walls
):
    chief = somebody("Lê Văn Chủ", chair.user)
    clerk = acting(world, "inspection_officer", "alpha")
    brother = somebody("Lê Văn Em", clerk.user, code="alpha-west-1-cell")
    relate(brother, chief)

    case = register(subjects=[Subject(member=chief)])

    assert walls(case) == {(chair.user_id, "subject"), (clerk.user_id, "relative")}
    assert not sees(chair, case)
    assert not sees(clerk, case)
    lines = AuditEntry.objects.filter(action="inspection.wall_raised", object_id=case.pk)
    with scope.use(scope.Scope.everything()):
        assert {line.params["hidden_from"] for line in lines} == {chair.user_id, clerk.user_id}
        assert "Lê" not in str([line.params for line in lines])
    with scope.use(clerk.scope()):
        assert not lines.all().exists()


def test_a_wide_kinship_raises_no_wall_until_the_office_says_so(
    world, chair, register, somebody, relate, walls
):
    uncle = somebody("Lê Văn Chú", chair.user)
    nephew = somebody("Lê Văn Cháu")
    relate(nephew, uncle, "uncle_aunt")
    case = register(subjects=[Subject(member=nephew)])
    assert walls(case) == set()

    kinship = Kinship.objects.get(code="uncle_aunt")
    admin = acting(world, "system_administrator", "alpha")
    with scope.use(admin.scope()):
        identity.change_kinship(kinship=kinship, raises_wall=True, by=admin)

    assert walls(case) == {(chair.user_id, "relative")}
    assert not sees(chair, case)


@pytest.mark.parametrize("kind", ["subject", "relative"])
def test_nobody_registers_a_case_about_themselves_or_a_relative(
    officer, register, somebody, relate, kind
):
    mine = somebody("Lê Văn Cán", officer.user)
    other = somebody("Lê Văn Anh")
    relate(mine, other)

    with pytest.raises(RuleRefused) as refused:
        register(subjects=[Subject(member=mine if kind == "subject" else other)])

    codes = {"subject": "case_about_oneself", "relative": "case_about_relative"}
    assert refused.value.code == codes[kind]
    with scope.use(scope.Scope.everything()):
        assert not Case.objects.exists()
        assert not Wall.objects.filter(from_facts=True).exists()


def test_linking_an_account_walls_it_from_cases_in_other_offices_without_a_word(
    world, chair, register, somebody, walls
):
    """The register's officer sees no cases, and learns of none."""
    subject = somebody("Lê Văn Chủ")
    case = register(subjects=[Subject(member=subject)], secrecy=0)
    keeper = acting(world, "organization_officer", "alpha-east")
    assert sees(chair, case)

    with scope.use(keeper.scope()):
        link = identity.link_account(
            member=subject, sign_in_name=chair.user.sign_in_name, today=TODAY, by=keeper
        )
    assert walls(case) == {(chair.user_id, "subject")}
    assert not sees(chair, case)
    with scope.use(scope.Scope.everything()):
        line = AuditEntry.objects.get(action="inspection.wall_raised")
    assert (line.user_id, line.role) == (None, "system")

    with scope.use(keeper.scope()):
        identity.unlink_account(link=link, reason="Ghi nhầm", today=LATER, by=keeper)
    assert walls(case) == set()


def test_a_relation_declared_and_ended_raises_and_lowers(world, chair, register, somebody, walls):
    subject = somebody("Lê Văn Chủ", card_number="120000000001")
    sister = somebody("Lê Thị Chị", chair.user)
    case = register(subjects=[Subject(member=subject)])
    keeper = acting(world, "organization_officer", "alpha-east")

    with scope.use(keeper.scope()):
        made = identity.declare_relation(
            member=sister, card_number="120000000001", today=TODAY, by=keeper,
            kinship=Kinship.objects.get(code="sibling"),
        )  # fmt: skip
    assert walls(case) == {(chair.user_id, "relative")}
    with scope.use(scope.Scope.everything()):
        Wall.objects.update(valid_from=TODAY - timedelta(days=90))
    with scope.use(keeper.scope()):
        identity.end_relation(relation=made, reason="Khai nhầm", today=TODAY, by=keeper)

    assert walls(case) == set()
    assert sees(chair, case)


def test_a_subject_taken_out_is_walled_no_longer_and_a_wall_by_hand_stays(
    chair, officer, register, somebody, walls
):
    subject = somebody("Lê Văn Chủ", chair.user)
    case = register(subjects=[Subject(member=subject)])
    with scope.use(scope.Scope.everything()):
        by_hand = Wall.objects.create(
            user=chair.user, label="inspection.case", object_id=case.pk, reason="subject",
            organization=case.organization, valid_from=TODAY, raised_by=officer.user,
        )  # fmt: skip
        CaseSubject.objects.filter(case=case).update(removed_on=LATER)
    with scope.use(officer.scope()):
        keep_case(case, by=officer, today=LATER)

    assert walls(case) == set()
    assert not sees(chair, case)
    with scope.use(scope.Scope.everything()):
        by_hand.refresh_from_db()
        fallen = Wall.objects.get(from_facts=True)
    assert by_hand.valid_to is None
    assert fallen.valid_to == LATER - timedelta(days=1)


def test_superusers_and_grants_pass_no_wall(world, chair, register, somebody, walls):
    with scope.use(scope.Scope.everything()):
        User.objects.filter(pk=chair.user_id).update(is_superuser=True)
    case = register(subjects=[Subject(member=somebody("Lê Văn Chủ", chair.user))])

    assert not sees(chair, case)
    with scope.use(scope.Scope.everything(chair.user_id)):
        assert not Case.objects.exists()
        assert not CaseSubject.objects.exists()


def test_whoever_is_walled_leaves_the_team_and_the_case_waits_for_an_officer(
    world, officer, chair, register, somebody, relate
):
    case = register(subjects=[Subject(name="Ai đó")])
    subject, mine = somebody("Lê Văn Chủ"), somebody("Lê Văn Trưởng", officer.user)
    relate(subject, mine)
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=case.pk).update(handler=officer.user)
        lead = TeamMember.of(case, user=officer.user, name="Trưởng", role="lead", from_on=TODAY)
        lead.save()
        CaseSubject.objects.filter(case=case).update(member=subject)
    with scope.use(chair.scope()):
        keep_case(case, by=chair, today=LATER)

    with scope.use(scope.Scope.everything()):
        case.refresh_from_db()
        lead.refresh_from_db()
    assert (case.handler_id, lead.until_on) == (None, LATER)


def test_the_daily_job_finds_what_went_past_and_changes_nothing_twice(
    chair, register, somebody, relate, walls
):
    case = register(subjects=[Subject(name="Ai đó")])
    subject = somebody("Lê Văn Chủ")
    relate(somebody("Lê Thị Em", chair.user), subject)
    with scope.use(scope.Scope.everything()):
        CaseSubject.objects.filter(case=case).update(member=subject)
    assert walls(case) == set()

    assert keep_walls(today=str(TODAY)) == 1
    assert walls(case) == {(chair.user_id, "relative")}
    with scope.use(scope.Scope.everything()):
        before = list(Wall.objects.order_by("pk").values())
        lines = AuditEntry.objects.count()
    assert keep_walls(today=str(LATER)) == 0
    call_command("keep_walls")
    with scope.use(scope.Scope.everything()):
        assert list(Wall.objects.order_by("pk").values()) == before
        assert AuditEntry.objects.count() == lines


def test_facts_of_one_case_and_of_all_agree(chair, officer, world, register, somebody, relate):
    first = somebody("Lê Văn Một", chair.user)
    second = somebody("Lê Văn Hai", acting(world, "auditor", "alpha-east").user)
    relate(first, second)
    cases = [register(subjects=[Subject(member=one)]) for one in (first, second)]
    register()

    found = facts.facts_of(None)

    assert found == {facts.Fact(case.pk, *one) for case in cases for one in facts.facts(case)}
    assert len(found) == 4


def test_a_wall_goes_where_its_case_goes(world, chair, officer, register, somebody):
    case = register(subjects=[Subject(member=somebody("Lê Văn Chủ", chair.user))])
    with scope.use(scope.Scope.everything()):
        case.organization = world["alpha-west"]
        case.save()
        keep([case.pk], by=officer, today=TODAY)

        assert Wall.objects.get(object_id=case.pk).organization_id == world["alpha-west"].pk


def test_an_administrator_is_shown_no_wall_that_follows_from_facts(
    world, chair, register, somebody
):
    register(subjects=[Subject(member=somebody("Lê Văn Chủ", chair.user))])
    admin = acting(world, "system_administrator", "alpha-east")

    with scope.use(admin.scope()):
        assert not Wall.objects.visible_to(admin).exists()
