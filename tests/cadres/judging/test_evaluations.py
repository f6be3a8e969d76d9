"""What the rules said is kept for good; exceptions have who, why, by what; the page asks and keeps."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from apps.cadres.judging import actions, reading
from apps.cadres.judging.reading import Asked
from apps.cadres.judging.subjects import Case
from apps.cadres.models import Evaluation, Rating, Title
from apps.core.errors import DomainError, NotAllowed
from apps.regulations.models import RuleValue
from apps.tenancy import scope
from tests.factories import cadres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_law")]
TODAY = date(2026, 9, 15)
ALLOWED = {
    "authority": "Ban Thường vụ Huyện ủy", "reason": "Nhu cầu nhân sự", "document": "12-KL/HU",
    "expires_on": date(2027, 12, 31),
}  # fmt: skip


@pytest.fixture
def person(world):
    with scope.use(scope.Scope.everything()):
        found = cadres.cadre(world["alpha-east"], 1)
        cadres.position(found, cadres.seat(cadres.work_unit(world["alpha-east"])))
        Rating.of(found, year=2025, grade="not_completed").save()
    return found


@pytest.fixture
def asked(person):
    head = Title.objects.get(code="district-department-head")
    case = Case(reference=date(2030, 10, 1), term="next")
    return Asked(person, "plan", head, TODAY, None, case)


def _one(rows, rule):
    return next(row for row in rows if row.rule == rule)


def test_an_evaluation_keeps_inputs_law_and_verdict(officer, asked):
    with scope.use(officer.scope()):
        rows = actions.evaluate(asked=asked, today=TODAY, by=officer)
    row = _one(rows, "R-PLAN-12")
    assert (row.verdict, row.severity, row.judged_for) == ("fail", "block", TODAY)
    assert row.facts == {"year": 2025, "grade": "not_completed"}
    assert row.inputs == {"reference": "2030-10-01", "term": "next"}
    assert row.law["key"] == "cadres.plan.rating"
    assert row.value is not None
    assert {one.question for one in rows} == {row.question}


def test_the_answer_of_the_inspection_committee_is_never_kept(officer, asked):
    with scope.use(officer.scope()):
        rows = actions.evaluate(asked=asked, today=TODAY, by=officer)
    assert "R-PLAN-10" not in {row.rule for row in rows}


def test_nothing_kept_ever_changes_in_the_database(officer, asked):
    with scope.use(officer.scope()):
        row = actions.evaluate(asked=asked, today=TODAY, by=officer)[0]
    with scope.use(scope.Scope.everything()):
        rows = Evaluation.objects.filter(pk=row.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(verdict="unknown")
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(facts={"x": 1})
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()


def test_asking_again_supersedes_and_a_corrected_law_leaves_the_old_answer(officer, asked):
    with scope.use(officer.scope()):
        first = _one(actions.evaluate(asked=asked, today=TODAY, by=officer), "R-PLAN-03")
    with scope.use(scope.Scope.everything()):
        RuleValue.objects.filter(pk=_value(first)).update(value="2")
    with scope.use(officer.scope()):
        second = _one(actions.evaluate(asked=asked, today=TODAY, by=officer), "R-PLAN-03")
        first.refresh_from_db()
    assert second.supersedes_id == first.pk
    assert (first.law["value"], second.law["value"]) == ("3", "2")
    assert not Evaluation.objects.standing().filter(pk=first.pk).exists()


def _value(row):
    return row.value_id


def test_an_exception_needs_who_why_and_by_what(officer, head, asked):
    """Trap 19: there is a way past a rule, and it leaves authority, reason and paper."""
    with scope.use(officer.scope()):
        row = _one(actions.evaluate(asked=asked, today=TODAY, by=officer), "R-PLAN-12")
        with pytest.raises(NotAllowed):
            actions.allow_exception(evaluation=row, today=TODAY, by=officer, **ALLOWED)
    with scope.use(head.scope()):
        for name in ("authority", "reason", "document"):
            with pytest.raises(DomainError) as refused:
                actions.allow_exception(
                    evaluation=row, today=TODAY, by=head, **(ALLOWED | {name: " "})
                )
            assert refused.value.field == name
        with pytest.raises(DomainError, match="judging_exception_past"):
            actions.allow_exception(
                evaluation=row, today=TODAY, by=head,
                **(ALLOWED | {"expires_on": date(2026, 9, 14)}),
            )  # fmt: skip
        made = actions.allow_exception(evaluation=row, today=TODAY, by=head, **ALLOWED)
    assert (made.verdict, made.supersedes_id, made.facts["was"]) == ("overridden", row.pk, "fail")


def test_an_exception_lets_the_same_act_pass_until_it_ends(officer, head, asked):
    """Trap 19: an exception ends on its day."""
    from dataclasses import replace

    with scope.use(officer.scope()):
        row = _one(actions.evaluate(asked=asked, today=TODAY, by=officer), "R-PLAN-12")
    with scope.use(head.scope()):
        actions.allow_exception(
            evaluation=row, today=TODAY, by=head, **(ALLOWED | {"expires_on": date(2026, 12, 31)})
        )
    with scope.use(officer.scope()):
        verdicts = {
            day: _one(reading.judgements_of(replace(asked, on=day), officer), "R-PLAN-12").verdict
            for day in (date(2026, 9, 14), TODAY, date(2026, 12, 31), date(2027, 1, 1))
        }
        other = _one(reading.judgements_of(replace(asked, act="review"), officer), "R-PLAN-12")
    assert list(verdicts.values()) == ["fail", "overridden", "overridden", "fail"]
    assert other.verdict == "fail"


def test_what_passes_needs_no_exception(officer, head, asked):
    with scope.use(officer.scope()):
        row = _one(actions.evaluate(asked=asked, today=TODAY, by=officer), "R-PLAN-01")
    with scope.use(head.scope()), pytest.raises(DomainError, match="judging_nothing_to_allow"):
        actions.allow_exception(evaluation=row, today=TODAY, by=head, **ALLOWED)


def test_why_not_her_is_answered_by_article_then_kept_and_allowed(browser, person):
    url = reverse("cadres:why", args=[person.reference])
    data = {"act": "plan", "title": "district-department-head", "on": "15/09/2026",
            "reference": "01/10/2030", "term": "next"}  # fmt: skip
    client = browser("organization_officer")
    page = client.get(url, data).content.decode()
    assert "Xếp loại năm 2025: không hoàn thành nhiệm vụ" in page
    assert "377-QĐ/TW" in page
    assert "366-QĐ/TW" in page
    kept = client.post(reverse("cadres:why_keep", args=[person.reference]), data)
    assert kept.status_code == 302
    page = browser("organization_head").get(kept.url).content.decode()
    assert "Cho phép ngoại lệ" in page
    allow = f"{kept.url}R-PLAN-12/allow/"
    answer = browser("organization_head").post(allow, {"authority": "", "confirmed": "on"})
    assert answer.status_code == 422
    given = {"authority": "Ban Thường vụ", "reason": "Nhu cầu", "document": "1-KL/HU"}
    # Trap 19: an exception has an end.
    answer = browser("organization_head").post(allow, given | {"confirmed": "on"})
    assert answer.status_code == 422
    given |= {"confirmed": "on", "expires_on_day": "31", "expires_on_month": "12"}
    answer = browser("organization_head").post(allow, given | {"expires_on_year": "2026"})
    assert answer.status_code == 302
    assert (
        "Ngoại lệ do Ban Thường vụ cho phép (1-KL/HU): Nhu cầu."
        in browser("organization_head").get(kept.url).content.decode()
    )


def test_through_the_api(browser, person):
    answer = browser("organization_officer").post(
        reverse("evaluation-judge", args=[person.reference]),
        {"act": "plan", "title": "district-department-head", "on": "15/09/2026"},
        content_type="application/json",
    )
    assert answer.status_code == 200
    rating = next(one for one in answer.json() if one["rule"] == "R-PLAN-12")
    assert (rating["verdict"], rating["severity"]) == ("fail", "block")
    wrong = browser("organization_officer").post(
        reverse("evaluation-judge", args=[person.reference]), {"act": "x"},
        content_type="application/json",
    )  # fmt: skip
    assert wrong.status_code == 400


def test_kept_rows_of_one_question_through_the_api(browser, officer, person, asked):
    other = Title.objects.get(code="district-department-deputy")
    with scope.use(officer.scope()):
        rows = actions.evaluate(asked=asked, today=TODAY, by=officer)
        more = Asked(person, "plan", other, TODAY, None, asked.case)
        actions.evaluate(asked=more, today=TODAY, by=officer)
    client, url = browser("organization_officer"), reverse("evaluation-list")

    def told(**asked_for):
        found = client.get(url, asked_for)
        assert found.status_code == 200
        return [(one["question"], one["rule"]) for one in found.json()["results"]]

    question = rows[0].question
    assert set(told(question=question)) == {(question, row.rule) for row in rows}
    assert told(question=question, rule="R-PLAN-12", verdict="fail") == [(question, "R-PLAN-12")]
    assert len(told(cadre=person.reference, rule="R-PLAN-12")) == 2
    assert told(cadre="C-NEVER") == []
    assert client.get(url, {"verdict": "no"}).status_code == 400
