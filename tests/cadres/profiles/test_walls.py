"""A wall by hand around a member stands around the profile, and the other way round."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from apps.accounts.actions import lower_wall, raise_wall
from apps.accounts.models import Wall
from apps.cadres.models import Cadre
from apps.cadres.profiles import actions
from apps.cadres.profiles.walls import keep
from apps.membership.models import Member
from apps.tenancy import scope
from tests.cadres.conftest import TODAY
from tests.factories import cadres
from tests.factories.membership import MemberFactory
from tests.inspection.conftest import acting

pytestmark = pytest.mark.django_db
EVERYTHING = scope.Scope.everything()


@pytest.fixture
def administrator(world) -> Any:
    return acting(world, "system_administrator", "alpha")


@pytest.fixture
def pair(world) -> tuple[Member, Cadre]:
    with scope.use(EVERYTHING):
        member = MemberFactory(organization=world["alpha-east-1-cell"])
        return member, cadres.cadre(world["alpha-east"], member=member)


def wall(record: Any, person: Any, by: Any) -> Wall:
    with scope.use(EVERYTHING):
        return raise_wall(
            person=person.user, label=record._meta.label_lower, object_id=record.pk,
            reason="relative", valid_from=date(2020, 1, 1), valid_to=None, by=by,
        )  # fmt: skip


def seen(actor: Any) -> tuple[bool, bool]:
    """Whether somebody sees a member, and a profile."""
    actor.__dict__.pop("walls", None)
    with scope.use(actor.scope()):
        members = Member.objects.visible_to(actor).exists()
        return members, Cadre.objects.visible_to(actor).exists()


@pytest.mark.parametrize("place", [0, 1])
def test_a_wall_around_one_is_one_around_both(pair, officer, head, administrator, place, browser):
    wall(pair[place], officer, administrator)
    assert seen(officer) == (False, False)
    assert seen(head) == (True, True)
    assert browser().get(reverse("cadres:cadre", args=[pair[1].reference])).status_code == 404


def test_it_falls_with_the_wall_that_it_follows(pair, officer, administrator):
    made = wall(pair[0], officer, administrator)
    with scope.use(EVERYTHING):
        lower_wall(wall=made, last_day=date(2020, 1, 2), by=administrator)
    assert seen(officer) == (True, True)


def test_a_second_look_changes_nothing(pair, officer, administrator):
    wall(pair[0], officer, administrator)
    with scope.use(EVERYTHING):
        before = Wall.objects.count()
        assert keep(pair[0].pk, today=TODAY, by=administrator) == 0
        assert Wall.objects.count() == before == 2


def test_a_profile_of_another_office_is_behind_it_too(world, pair, neighbour, administrator):
    with scope.use(EVERYTHING):
        cadres.cadre(world["alpha-west"], member=pair[0])
    wall(pair[0], neighbour, administrator)
    assert seen(neighbour)[1] is False


def test_a_profile_that_becomes_a_members_takes_over_their_walls(
    world, officer, head, administrator
):
    with scope.use(EVERYTHING):
        member = MemberFactory(organization=world["alpha-east-1-cell"])
        profile = cadres.cadre(
            world["alpha-east"], sex=member.sex, birth=member.birth, full_name=member.full_name
        )
    wall(member, officer, administrator)
    assert seen(officer) == (False, True)
    with scope.use(head.scope()):
        actions.link_member(cadre=profile, version=1, member=member, today=TODAY, by=head)
    assert seen(officer) == (False, False)


def test_a_new_profile_is_behind_the_wall_from_its_first_day(pair, world, neighbour, administrator):
    with scope.use(EVERYTHING):
        member = MemberFactory(organization=world["alpha-east-1-cell"])
    someone = acting(world, "standing_committee_member", "alpha-east")
    wall(member, someone, administrator)
    by = acting(world, "organization_head", "alpha-east")
    with scope.use(by.scope()):
        made = actions.register_cadre(
            organization=world["alpha-east"], member=member, values={"staff_kind": "cadre"},
            today=TODAY, by=by,
        )  # fmt: skip
    someone.__dict__.pop("walls", None)
    with scope.use(someone.scope()):
        assert not Cadre.objects.visible_to(someone).filter(pk=made.pk).exists()


def test_nobody_else_learns_of_the_wall(pair, officer, head, administrator):
    """The lines of the trail hide from whom the wall keeps out."""
    from apps.core.models import AuditEntry

    wall(pair[0], officer, administrator)
    with scope.use(officer.scope()):
        assert not AuditEntry.objects.filter(action="cadres.wall_raised").exists()
