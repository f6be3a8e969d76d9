"""The grade of an item has its reason and its last day, as that of a case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.models import Case, ProgrammeItem
from apps.inspection.programmes import clocks
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting
from tests.inspection.programmes.conftest import planned

pytestmark = pytest.mark.django_db
LISTED, ENDS = "Danh mục bí mật nhà nước của Đảng", date(2031, 9, 15)
GRADED = {"secrecy": 1, "secrecy_reason": LISTED, "declassify_on": ENDS}
OPEN = {"secrecy": 0, "secrecy_reason": "", "declassify_on": None}


def grade_of(item):
    with scope.use(scope.Scope.everything()):
        now = ProgrammeItem.objects.get(pk=item.pk)
    return {name: getattr(now, name) for name in GRADED}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"secrecy_reason": " "}, "secrecy_reason_missing"),
        ({"secrecy": 0}, "secrecy_not_graded"),
        ({"declassify_on": TODAY}, "secrecy_day_too_early"),
    ],
)
def test_a_grade_is_planned_with_its_reason_and_a_last_day_that_can_be(
    readers, draft, plan, values, code
):
    programme = draft()
    with pytest.raises(RuleRefused, match=rf"^{code}$"):
        plan(programme, **(GRADED | values))


def test_only_who_decides_plans_a_lower_grade(readers, draft, plan, adopt, do, world):
    officer, chair = readers
    programme = draft()
    item = plan(programme, **GRADED)
    adopt(programme)
    change = {"today": TODAY, "planned": planned(world)}
    with pytest.raises(RuleRefused, match=r"^case_grade_lower$"):
        do("change_item", item, by=officer, **change)
    now = do("change_item", item, by=chair, **change)
    assert now.pk != item.pk
    assert grade_of(now) == OPEN


def test_a_grade_is_changed_by_decision_also_once_there_is_a_case_but_not_below_it(
    readers, draft, plan, adopt, do
):
    officer, chair = readers
    programme = draft()
    item = plan(programme, **GRADED)
    adopt(programme)
    with scope.use(officer.scope()):
        subjects = list(item.programmesubject_set.all())
    case = do("open_item_case", item, subjects=subjects, today=TODAY)
    assert {name: getattr(case, name) for name in GRADED} == GRADED
    lower = {"decision": "5-QĐ/UBKT", "today": TODAY, **OPEN}
    with pytest.raises(NotAllowed):
        do("regrade_item", item, by=officer, **lower)
    with pytest.raises(RuleRefused, match=r"^programme_item_below_case$"):
        do("regrade_item", item, by=chair, **lower)
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=case.pk).update(secrecy=0)
    do("regrade_item", item, by=chair, **lower)
    assert grade_of(item) == OPEN


def test_an_item_that_its_case_raises_takes_the_ground_and_raises_its_lines(readers, adopted, do):
    from apps.inspection.cases.actions import change_case

    officer, _chair = readers
    _programme, item = adopted
    with scope.use(officer.scope()):
        rows = list(item.programmesubject_set.all())
    case = do("open_item_case", item, subjects=rows, today=TODAY)
    with scope.use(officer.scope()):
        change_case(case=case, version=case.version, by=officer, **GRADED)
    assert grade_of(item) == GRADED
    with scope.use(scope.Scope.everything()):
        lines = AuditEntry.objects.filter(
            object_type="inspection.programmeitem", object_id=item.pk
        )  # fmt: skip
        assert {line.secrecy for line in lines} == {1}


def test_an_item_that_is_copied_leaves_a_last_day_behind_that_has_passed(
    readers, draft, plan, adopt, do
):
    programme = draft()
    plan(programme, **GRADED)
    adopt(programme)
    with scope.use(scope.Scope.everything()):
        ProgrammeItem.objects.update(declassify_on=TODAY)
        items = list(ProgrammeItem.objects.all())
    (made,) = do("copy_items", draft(first_year=TODAY.year + 1), items=items, today=TODAY)
    assert grade_of(made) == GRADED | {"declassify_on": None}


def test_a_graded_item_is_shown_with_its_ground_to_whoever_reads_it(
    readers, draft, plan, adopt, browser
):
    programme = draft()
    item = plan(programme, **GRADED)
    page = reverse("inspection:programme_item", args=[programme.reference, item.reference])
    act = reverse("inspection:programme_item_regrade", args=[programme.reference, item.reference])
    chair = browser("inspection_chair", "alpha-east")
    assert LISTED in chair.get(page).content.decode()
    assert LISTED in chair.get(act).content.decode()
    assert browser("inspection_officer", "alpha-east").get(act).status_code == 403
    assert browser("inspection_chair", "beta-east").get(page).status_code == 404
    assert browser("inspection_chair", "beta-east").get(act).status_code == 404


def test_the_last_day_of_a_grade_is_a_limit_of_who_decides(readers, draft, plan, world):
    _officer, chair = readers
    item = plan(draft(), **GRADED)

    def running(actor, until):
        with scope.use(actor.scope()):
            return clocks.clocks(lambda rows: rows.in_scope_of(actor), until=until, today=TODAY)

    (found,) = running(chair, ENDS)
    assert (found.due, found.right) == (ENDS, "inspection.decide_case")
    assert item.title not in str(found.title)
    assert running(chair, ENDS - timedelta(days=1)) == []
    assert running(acting(world, "inspection_chair", "alpha-west"), ENDS) == []
