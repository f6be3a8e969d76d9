"""The dictionary of contents: dated names, and which of them a case examines."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.errors import NotAllowed, RuleRefused
from apps.inspection.findings import actions
from apps.inspection.findings.dictionary import contents_on
from apps.inspection.models import Case, CaseContent
from apps.regulations.catalogue import read_catalogue
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting

pytestmark = pytest.mark.django_db


def refused(code):
    return pytest.raises(RuleRefused, match=code)


def test_the_dictionary_of_a_day_has_the_names_of_that_day(dictionary):
    assert [one.title for one in contents_on(date(2015, 9, 1))] == [
        "Công tác cán bộ", "Quản lý đất đai",
    ]  # fmt: skip
    assert [one.code for one in contents_on(date(2018, 1, 1))] == [
        "cadre_work", "land_management", "population",
    ]  # fmt: skip
    assert "population" not in {one.code for one in contents_on(date(2025, 3, 20))}


def test_every_shipped_content_is_a_draft_with_its_source():
    entries = [
        one for one in read_catalogue().values.values()
        if one.fields["key"].startswith("inspection.content.")
    ]  # fmt: skip
    assert len({one.fields["key"] for one in entries}) >= 20
    assert {one.fields["status"] for one in entries} == {"draft"}
    assert all(one.fields["source"] for one in entries)


def test_a_content_keeps_the_name_of_the_day_of_registration(work, dictionary):
    one = work(today=date(2016, 5, 5))
    row = one.do(actions.add_content, code="land_management", today=TODAY)
    assert row.title == "Quản lý đất đai"


def test_a_content_that_the_dictionary_did_not_have_is_refused(work, dictionary):
    one = work(today=date(2016, 5, 5))
    with refused("content_unknown"):
        one.do(actions.add_content, code="population", today=TODAY)
    with refused("content_unknown"):
        one.do(actions.add_content, code="nothing", today=TODAY)


def test_after_the_decision_a_content_needs_a_reason_and_takes_the_signature_back(finds):
    with refused("case_reason_missing"):
        finds.content(reason=" ")
    finds.content()
    with scope.use(scope.Scope.everything()):
        assert Case.objects.get(pk=finds.work.case.pk).signed_on is None


def test_one_content_stands_once_and_may_come_back_after_it_was_taken_out(finds):
    row = finds.content()
    with refused("content_twice"):
        finds.content()
    with refused("case_reason_missing"):
        finds.work.do(actions.remove_content, content=row, reason="", today=TODAY)
    finds.work.do(actions.remove_content, content=row, reason="Nhầm", today=TODAY)
    with refused("content_gone"):
        finds.work.do(actions.remove_content, content=row, reason="Nhầm", today=TODAY)
    finds.content()
    with scope.use(scope.Scope.everything()):
        assert CaseContent.objects.filter(case=finds.work.case).count() == 2


def test_a_content_under_which_something_is_alleged_stays(finds):
    row = finds.content()
    finds.allege(row)
    with refused("content_in_use"):
        finds.work.do(actions.remove_content, content=row, reason="Nhầm", today=TODAY)


def test_another_district_adds_nothing(finds, world):
    stranger = acting(world, "inspection_officer", "beta-east")
    with scope.use(stranger.scope()), pytest.raises(NotAllowed):
        actions.add_content(
            case=finds.work.case, version=1, code="cadre_work", reason="x", today=TODAY, by=stranger
        )
