"""A profile follows the record of its member, whoever changes that, and keeps a history of it."""

from __future__ import annotations

import pytest

from apps.cadres.models import Cadre
from apps.membership.models import Member
from apps.tenancy import scope
from tests.factories import cadres
from tests.factories.membership import MemberFactory

pytestmark = pytest.mark.django_db


def test_a_change_of_the_record_reaches_profiles_in_other_offices(world, neighbour):
    with scope.use(scope.Scope.everything()):
        member = MemberFactory(organization=world["alpha-west-1-cell"])
        profile = cadres.cadre(world["alpha-east"], member=member, full_name=member.full_name)
    with scope.use(neighbour.scope()):
        assert not Cadre.objects.exists()
        Member.objects.filter(pk=member.pk).update(full_name="Lê Thị Đổi Tên", education="master")
    with scope.use(scope.Scope.everything()):
        profile.refresh_from_db()
        assert (profile.full_name, profile.education) == ("Lê Thị Đổi Tên", "master")
        assert profile.version == 2
        assert profile.events.count() == 2


def test_the_record_of_somebody_else_changes_nothing(world):
    with scope.use(scope.Scope.everything()):
        profile = cadres.cadre(world["alpha-east"])
        member = MemberFactory(organization=world["alpha-east-1-cell"])
        Member.objects.filter(pk=member.pk).update(full_name="Lê Thị Đổi Tên")
        profile.refresh_from_db()
    assert profile.version == 1


def test_a_row_stays_where_its_profile_is(world):
    with scope.use(scope.Scope.everything()):
        profile = cadres.cadre(world["alpha-east"])
        row = cadres.position(profile)
        Cadre.objects.filter(pk=profile.pk).update(organization=world["alpha-west"])
        row.refresh_from_db()
    assert row.organization_id == world["alpha-west"].pk
