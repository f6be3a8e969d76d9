"""The grade of a letter has its reason and its last day, as that of a case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.cases.actions import Subject, change_case
from apps.inspection.letters import clocks
from apps.inspection.models import Case, Letter
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting
from tests.inspection.letters.conftest import WRITER

pytestmark = pytest.mark.django_db
LISTED, ENDS = "Danh mục bí mật nhà nước của Đảng", date(2031, 9, 15)
GRADED = {"secrecy": 1, "secrecy_reason": LISTED, "declassify_on": ENDS}
OPEN = {"secrecy": 0, "secrecy_reason": "", "declassify_on": None}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"secrecy_reason": " "}, "secrecy_reason_missing"),
        ({"secrecy": 0}, "secrecy_not_graded"),
        ({"declassify_on": TODAY}, "secrecy_day_too_early"),
        ({"secrecy_reason": f"Đơn của {WRITER.name}"}, "letter_text_tells_writer"),
    ],
)
def test_a_grade_is_given_with_its_reason_and_a_last_day_that_can_be(readers, came, values, code):
    with pytest.raises(RuleRefused, match=rf"^{code}$"):
        came(**(GRADED | values))
    with scope.use(scope.Scope.everything()):
        assert not Letter.objects.exists()


def test_only_who_decides_changes_a_grade_also_after_the_end_of_the_letter(readers, came, do):
    officer, chair = readers
    letter = came(**GRADED)
    do("file_letter", letter, reason="vague", filed_on=TODAY, note="", today=TODAY)
    with pytest.raises(NotAllowed):
        do("regrade_letter", letter, by=officer, decision="5-QĐ/UBKT", **OPEN)
    with pytest.raises(RuleRefused, match=r"^case_number_missing$"):
        do("regrade_letter", letter, by=chair, decision=" ", **OPEN)
    with pytest.raises(RuleRefused, match=r"^case_secrecy$"):
        do("regrade_letter", letter, by=chair, decision="5-QĐ/UBKT", **(GRADED | {"secrecy": 2}))
    now = do("regrade_letter", letter, by=chair, decision="5-QĐ/UBKT", **OPEN)
    assert (now.secrecy, now.secrecy_reason, now.declassify_on) == (0, "", None)
    with scope.use(scope.Scope.everything()):
        line = AuditEntry.objects.get(action="inspection.letter_regraded")
    assert (line.secrecy, line.params["grade_before"], line.params["grade_now"]) == (1, 1, 0)


def test_what_comes_of_a_graded_letter_has_its_grade_with_the_ground(readers, came, do):
    mixed = came(**GRADED, kind="mixed")
    part = do("split_letter", mixed, by=readers[0], denounced=[], today=TODAY)
    assert {name: getattr(part, name) for name in GRADED} == GRADED


def test_a_grade_that_is_raised_takes_the_letter_and_its_lines_out_of_sight(
    chair, came, do, browser
):
    chair.assignment.clearance = 1
    with scope.use(scope.Scope.everything()):
        chair.assignment.save(update_fields=["clearance"])
    letter = came()
    page = reverse("inspection:letter", args=[letter.reference])
    officer = browser("inspection_officer", "alpha-east")
    assert officer.get(page).status_code == 200
    do("regrade_letter", letter, by=chair, decision="5-QĐ/UBKT", **GRADED)
    assert officer.get(page).status_code == 404
    assert LISTED in browser("inspection_chair", "alpha-east").get(page).content.decode()
    assert browser("inspection_chair", "beta-east").get(page).status_code == 404
    with scope.use(scope.Scope.everything()):
        lines = AuditEntry.objects.filter(object_type="inspection.letter", object_id=letter.pk)
        assert {line.secrecy for line in lines} == {1}


def test_the_last_day_of_a_grade_is_a_limit_of_who_decides(readers, came, world):
    _officer, chair = readers
    letter = came(**GRADED)

    def running(actor, until):
        with scope.use(actor.scope()):
            return clocks.clocks(lambda rows: rows.in_scope_of(actor), until=until, today=TODAY)

    (found,) = running(chair, ENDS)
    assert (found.due, found.right) == (ENDS, "inspection.decide_case")
    assert letter.matter not in str(found.title)
    assert running(chair, ENDS - timedelta(days=1)) == []
    assert running(acting(world, "inspection_chair", "alpha-west"), ENDS) == []


def test_a_letter_is_as_secret_as_the_case_that_it_led_to(readers, came, do):
    officer, chair = readers
    letter = came(subjects=[Subject(name="Nguyễn Văn Đối")])
    copy = came(subjects=[Subject(name="Nguyễn Văn Đối")])
    letter = do(
        "classify_letter", letter, kind="denunciation", competence="own", competent_name="",
        classified_on=TODAY, today=TODAY,
    )  # fmt: skip
    case = do("open_case", letter, body="inspection_committee", title="Tố cáo", today=TODAY)
    with scope.use(officer.scope()):
        case = Case.objects.get(pk=case.pk)
        change_case(case=case, version=case.version, by=officer, **GRADED)
    with scope.use(scope.Scope.everything()):
        now = Letter.objects.get(pk=letter.pk)
    assert {name: getattr(now, name) for name in GRADED} == GRADED
    with pytest.raises(RuleRefused, match=r"^letter_below_case$"):
        do("regrade_letter", now, by=chair, decision="5-QĐ/UBKT", **OPEN)
    linked = do("link_letter", copy, lead=now, today=TODAY)
    with scope.use(scope.Scope.everything()):
        assert Letter.objects.get(pk=linked.pk).secrecy == 1
