"""Whoever is a subject of an item, and their declared relatives, know of none."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from apps.accounts.actions import raise_wall
from apps.accounts.models import Wall
from apps.core.errors import RuleRefused
from apps.inspection.cases import actions as cases
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, ProgrammeItem, ProgrammeSubject
from apps.inspection.programmes import reading
from apps.inspection.programmes.tasks import keep_item_walls
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting
from tests.inspection.programmes.conftest import planned

pytestmark = pytest.mark.django_db


def walls(item):
    with scope.use(scope.Scope.everything()):
        rows = Wall.objects.filter(
            label="inspection.programmeitem", object_id=item.pk, valid_to__isnull=True
        )
        return set(rows.values_list("user_id", "reason"))


def pages(programme, item):
    one = [programme.reference]
    return [
        reverse("inspection:programme", args=one), reverse("inspection:programme_items"),
        reverse("inspection:programme_items_print") + "?tab=all",
        reverse("inspection:programme_items") + "?tab=all", f"/api/programmes/{one[0]}/",
        reverse("desk:search") + "?q=quy+che", reverse("desk:today"),
    ]  # fmt: skip


def test_a_subject_finds_no_item_on_any_page(browser, draft, plan, adopt, chair, somebody):
    programme = draft()
    person = somebody("Nguyễn Văn Đối", chair.user)
    item = plan(programme, subjects=[Subject(member=person)])
    plan(programme, title="Công tác cán bộ")
    assert walls(item) == {(chair.user_id, "subject")}
    adopt(programme)

    site, other = (
        browser("inspection_chair", "alpha-east"),
        browser("inspection_officer", "alpha-east"),
    )
    for address in pages(programme, item):
        page = site.get(address).content.decode()
        assert item.reference not in page, address
        assert item.title not in page, address
    assert item.title in other.get(pages(programme, item)[0]).content.decode()
    address = reverse("inspection:programme_item", args=[programme.reference, item.reference])
    never = reverse("inspection:programme_item", args=[programme.reference, "M2026-NEVER"])
    assert site.get(address).status_code == site.get(never).status_code == 404
    assert other.get(address).status_code == 200
    with scope.use(chair.scope()):
        seen = reading.plan_of(programme, chair, TODAY)
    assert seen.total.planned == 1
    assert [one.place for one in seen.items] == [1], "no gap in the numbers tells"


def test_a_declared_relative_finds_none_either(chair, draft, plan, somebody, relate):
    person, sister = somebody("Nguyễn Văn Đối"), somebody("Nguyễn Thị Em", chair.user)
    relate(person, sister)
    assert walls(plan(draft(), subjects=[Subject(member=person)])) == {(chair.user_id, "relative")}


def test_nobody_plans_anything_about_themselves(officer, draft, plan, somebody):
    person = somebody("Nguyễn Văn Đối", officer.user)
    with pytest.raises(RuleRefused, match="programme_about_oneself"):
        plan(draft(), subjects=[Subject(member=person)])
    with scope.use(scope.Scope.everything()):
        assert not ProgrammeItem.objects.exists(), "nothing half-done"


def test_walls_fall_with_the_subject_and_nothing_is_left_for_the_night(
    chair, draft, plan, do, somebody, world
):
    person = somebody("Nguyễn Văn Đối", chair.user)
    item = plan(draft(), subjects=[Subject(member=person)])
    assert keep_item_walls() == 0
    do("change_item", item, planned=planned(world), today=TODAY)
    # One raised today stands for the rest of the day.
    with scope.use(scope.Scope.everything()):
        wall = Wall.objects.get(label="inspection.programmeitem", object_id=item.pk)
    assert wall.valid_to is not None


def test_whoever_is_walled_from_a_case_is_walled_from_its_item(
    adopted, do, chair, officer, somebody, world
):
    _programme, item = adopted
    with scope.use(officer.scope()):
        subjects = list(ProgrammeSubject.objects.filter(item=item))
    case = do("open_item_case", item, subjects=subjects, today=TODAY)
    assert walls(item) == set()
    person = somebody("Nguyễn Văn Đối", chair.user)
    with scope.use(officer.scope()):
        now = Case.objects.get(pk=case.pk)
        cases.add_subject(
            case=now, version=now.version, subject=Subject(member=person), today=TODAY, by=officer
        )
    assert walls(item) == {(chair.user_id, "subject")}


def test_an_item_is_as_secret_as_its_case(adopted, do, officer):
    _programme, item = adopted
    with scope.use(officer.scope()):
        subjects = list(ProgrammeSubject.objects.filter(item=item))
    case = do("open_item_case", item, subjects=subjects, today=TODAY)
    with scope.use(officer.scope()):
        now = Case.objects.get(pk=case.pk)
        cases.change_case(case=now, version=now.version, secrecy=officer.clearance, by=officer)
        assert ProgrammeItem.objects.get(pk=item.pk).secrecy == officer.clearance
        assert ProgrammeSubject.objects.get(item=item).secrecy == officer.clearance


def test_a_wall_by_hand_around_a_case_stands_around_its_item(adopted, do, chair, officer, world):
    _programme, item = adopted
    with scope.use(officer.scope()):
        subjects = list(ProgrammeSubject.objects.filter(item=item))
    case = do("open_item_case", item, subjects=subjects, today=TODAY)
    admin = acting(world, "system_administrator", "alpha-east")
    with scope.use(admin.scope()):
        raise_wall(
            person=chair.user, label="inspection.case", object_id=case.pk, reason="named",
            valid_from=timezone.localdate(), valid_to=None, by=admin,
        )  # fmt: skip
    assert walls(item) == {(chair.user_id, "named")}
    assert keep_item_walls() == 0
