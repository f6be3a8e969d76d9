"""Registering a case: who may open what, whom it is about, who sees it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.choices import Secrecy
from apps.core.errors import NotAllowed, RuleRefused
from apps.inspection.cases import rules
from apps.inspection.cases.actions import Subject
from apps.inspection.choices import Body, CaseKind, Source
from apps.inspection.models import Case, CaseSubject
from apps.tenancy import scope
from tests.factories.membership import member
from tests.inspection.conftest import TODAY, acting

pytestmark = pytest.mark.django_db


def test_every_kind_has_a_body_that_carries_it_out():
    assert set(rules.OPENERS) == set(CaseKind.values)
    assert all(bodies and bodies <= set(Body.values) for bodies in rules.OPENERS.values())


@given(kind=st.sampled_from(CaseKind.values), source=st.sampled_from(Source.values))
def test_an_anonymous_letter_feeds_an_inspection_and_opens_nothing_else(kind, source):
    if source == "anonymous":
        assert rules.source_fits(kind, source) == (kind == "signs_of_violation")
    if source == "programme" and kind in rules.BY_EVENT:
        assert not rules.source_fits(kind, source)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"body": "advisory_body"}, "case_body"),
        ({"kind": "complaint", "body": "cell"}, "case_body"),
        ({"kind": "thematic_inspection"}, "case_body"),
        ({"kind": "denunciation", "source": "anonymous"}, "case_source"),
        ({"source": "programme"}, "case_source"),
        ({"title": " "}, "case_title_missing"),
        ({"subjects": []}, "case_subject_missing"),
        ({"subjects": [Subject(name=" ")]}, "case_subject_missing"),
        ({"subjects": [Subject(name="A"), Subject(name="A")]}, "case_subject_twice"),
        ({"secrecy": Secrecy.SECRET}, "case_secrecy"),
        ({"lookback_from": TODAY, "lookback_to": date(2020, 1, 1)}, "case_lookback"),
        ({"planned_from": TODAY, "planned_until": date(2020, 1, 1)}, "case_plan"),
    ],
)
def test_what_a_rule_refuses_leaves_nothing_behind(register, values, code):
    with pytest.raises(RuleRefused) as refused:
        register(**values)
    assert refused.value.code == code
    with scope.use(scope.Scope.everything()):
        assert not Case.objects.exists()
        assert not CaseSubject.objects.exists()


def test_who_a_subject_was_is_copied_and_stays(register, world, everything):
    person = member(world["alpha-east-1-cell"], "Phạm Văn Đất", position="Chủ tịch xã")
    case = register(subjects=[Subject(member=person, management_tier="district")])
    person.full_name, person.position = "Phạm Văn Mới", "Đã nghỉ hưu"
    person.save()
    row = CaseSubject.objects.get(case=case)
    assert (row.name, row.position, row.management_tier) == (
        "Phạm Văn Đất",
        "Chủ tịch xã",
        "district",
    )
    assert (row.path, row.secrecy) == (Case.objects.get(pk=case.pk).path, 0)


def test_another_district_and_an_organisation_board_know_nothing_of_it(register, world):
    case = register()
    for role, unit in (("inspection_chair", "alpha-west"), ("organization_head", "alpha-east")):
        reader = acting(world, role, unit)
        with scope.use(reader.scope()):
            assert not Case.objects.visible_to(reader).exists()
    province = acting(world, "inspection_officer", "alpha")
    with scope.use(province.scope()):
        assert Case.objects.visible_to(province).get() == case
        assert CaseSubject.objects.visible_to(province).get().case_id == case.pk


def test_nobody_registers_for_another_district(register, world):
    with pytest.raises(NotAllowed):
        register(organization=world["alpha-west"])


def test_a_grade_of_secrecy_above_ones_own_hides_the_case_and_its_rows(register, world, officer):
    case = register()
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=case.pk).update(secrecy=Secrecy.CONFIDENTIAL)
    with scope.use(officer.scope()):
        assert not Case.objects.exists()
        assert not CaseSubject.objects.exists()
    officer.assignment.clearance = Secrecy.CONFIDENTIAL
    with scope.use(officer.scope()):
        assert Case.objects.visible_to(officer).get() == case
        assert CaseSubject.objects.visible_to(officer).count() == 1


def test_references_do_not_tell_how_many_cases_there_are(register):
    references = {register().reference for _ in range(20)}
    assert len(references) == 20
    assert all(reference.startswith("2026-") and len(reference) == 11 for reference in references)
