"""Whom a case may be about: several, as they were, also those who have gone."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from apps.inspection.cases.actions import Subject
from apps.inspection.cases.forms import known_by, member_words
from apps.inspection.models import CaseSubject
from apps.membership.models import Member
from apps.tenancy import scope
from apps.tenancy.models import Organization
from tests.factories.membership import MemberFactory, member

pytestmark = pytest.mark.django_db


def test_a_case_has_several_organisations_and_members_each_as_of_the_act_and_of_the_case(
    register, world, everything
):
    person = member(world["alpha-east-1-cell"], "Phạm Văn Đất", position="Chủ tịch xã")
    case = register(
        subjects=[
            Subject(organization=world["alpha-east-1"]),
            Subject(organization=world["alpha-east-2"]),
            Subject(
                member=person, committee_level="grassroots", management_tier="grassroots",
                position_at_act="Cán bộ địa chính", committee_level_at_act="",
                management_tier_at_act="other",
            ),
        ]
    )  # fmt: skip
    rows = CaseSubject.objects.filter(case=case).order_by("pk")
    assert [row.is_person for row in rows] == [False, False, True]
    then = rows[2]
    assert (then.position, then.position_at_act) == ("Chủ tịch xã", "Cán bộ địa chính")
    assert (then.management_tier, then.management_tier_at_act) == ("grassroots", "other")


def test_whoever_left_is_still_offered_and_examined(register, world, officer, browser):
    with scope.use(scope.Scope.everything()):
        gone = MemberFactory(
            organization=world["alpha-east-1-cell"], full_name="Phạm Văn Rời", left=True
        )
    page = browser("inspection_officer").get(
        reverse("inspection:subjects_offered"), {"subjects-0-who": "pham van roi"}
    )
    assert "Phạm Văn Rời" in page.content.decode()
    with scope.use(officer.scope()):
        seen = Member.objects.visible_to(officer).select_related("organization").get(pk=gone.pk)
        assert known_by(officer, member_words(seen)) == {"member": seen}
    case = register(subjects=[Subject(member=gone)])
    with scope.use(scope.Scope.everything()):
        assert CaseSubject.objects.get(case=case).member_id == gone.pk


def test_an_organisation_that_has_ended_is_still_examined(register, world, officer):
    unit = world["alpha-east-2"]
    with scope.use(scope.Scope.everything()):
        unit.versions.update(valid=(date(2010, 1, 1), date(2026, 1, 1)))
        Organization.objects.filter(pk=unit.pk).update(active=False)
    with scope.use(officer.scope()):
        found = known_by(officer, "Đảng bộ (alpha-east-2)")
    assert found["organization"].pk == unit.pk
    case = register(subjects=[Subject(organization=unit)])
    with scope.use(scope.Scope.everything()):
        assert CaseSubject.objects.get(case=case).name == unit.name


def test_a_member_who_moves_on_stays_the_subject_as_they_were(register, world, everything):
    person = member(world["alpha-east-1-cell"], "Phạm Văn Đất", position="Chủ tịch xã")
    case = register(subjects=[Subject(member=person)])
    Member.objects.filter(pk=person.pk).update(
        organization=world["alpha-west-1-cell"], position="Phó ban", full_name="Phạm Văn Đổi"
    )
    row = CaseSubject.objects.get(case=case)
    assert (row.name, row.position, row.unit_name) == (
        "Phạm Văn Đất", "Chủ tịch xã", world["alpha-east-1-cell"].name,
    )  # fmt: skip
    assert row.path.startswith(world["alpha-east"].path)
