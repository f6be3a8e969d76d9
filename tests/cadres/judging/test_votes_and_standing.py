"""Confidence votes, the standing before the law, freezes: entered on the profile, read by the rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apps.cadres.judging import facts, lookup, reading
from apps.cadres.judging.reading import Asked
from apps.cadres.models import AppointmentFreeze, ConfidenceVote, LegalStanding, Title
from apps.cadres.profiles import actions
from apps.core.errors import RuleRefused
from apps.tenancy import scope
from tests.factories import cadres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_law")]
TODAY = date(2026, 9, 15)
DAY = timedelta(1)


@pytest.fixture
def person(world):
    with scope.use(scope.Scope.everything()):
        found = cadres.cadre(world["alpha-east"], 1)
        cadres.position(found, cadres.seat(cadres.work_unit(world["alpha-east"])))
    return found


def verdicts(person, by, act="appoint", on=TODAY):
    head = Title.objects.get(code="district-department-head")
    with scope.use(by.scope()):
        found = reading.judgements_of(Asked(person, act, head, on), by)
    return {one.rule: (str(one.verdict), one.blocks) for one in found}


def enter(person, kind, by, **values):
    with scope.use(by.scope()):
        person.refresh_from_db()
        return actions.add_row(
            cadre=person, version=person.version, kind=kind, values=values, today=TODAY, by=by
        )


def vote(person, by, low, total=40, held_on=date(2025, 11, 1)):
    return enter(
        person, "confidence", by, held_on=held_on, high=total - low, medium=0, low=low, total=total
    )


@pytest.mark.parametrize(
    ("low", "plan", "hold"),
    [(20, "pass", "pass"), (21, "fail", "fail"), (27, "fail", "fail")],
)
def test_more_than_half_low_takes_out_of_the_plan_and_opens_a_file(
    person, officer, low, plan, hold
):
    assert verdicts(person, officer, "plan")["R-PLAN-13"][0] == "unknown"
    vote(person, officer, low)
    assert verdicts(person, officer, "plan")["R-PLAN-13"][0] == plan
    assert verdicts(person, officer, "hold")["R-APP-17"][0] == hold


def test_the_last_vote_counts_and_one_after_the_day_does_not(person, officer):
    vote(person, officer, 30, held_on=date(2024, 11, 1))
    vote(person, officer, 2, held_on=date(2026, 3, 1))
    assert verdicts(person, officer, "plan")["R-PLAN-13"][0] == "pass"
    assert verdicts(person, officer, "plan", date(2026, 2, 28))["R-PLAN-13"][0] == "fail"


def test_a_vote_that_is_struck_is_not_known(person, officer):
    row = vote(person, officer, 30)
    with scope.use(officer.scope()):
        person.refresh_from_db()
        actions.strike_row(
            row=row, version=person.version, reason="Nhầm người", today=TODAY, by=officer
        )
    assert verdicts(person, officer, "plan")["R-PLAN-13"][0] == "unknown"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"low": 3, "high": 38}, "confidence_adds_up"),
        ({"low": 0, "high": 0, "total": 0}, "confidence_none_cast"),
        ({"held_on": TODAY + DAY}, "cadre_day_ahead"),
    ],
)
def test_votes_that_do_not_add_up_are_not_entered(person, officer, changed, code):
    values = {"held_on": TODAY, "high": 38, "medium": 0, "low": 2, "total": 40} | changed
    with pytest.raises(RuleRefused) as refused:
        enter(person, "confidence", officer, **values)
    assert refused.value.code == code
    with scope.use(scope.Scope.everything()):
        assert not ConfidenceVote.objects.exists()


def test_one_day_has_one_vote(person, officer):
    vote(person, officer, 1)
    with pytest.raises(RuleRefused) as refused:
        vote(person, officer, 2)
    assert refused.value.code == "confidence_exists"


def test_a_bar_by_law_counts_from_its_day_to_the_day_before_its_end(person, officer):
    assert verdicts(person, officer)["R-APP-07"] == ("unknown", False)
    since, until = date(2026, 5, 4), date(2026, 9, 1)
    enter(person, "standing", officer, ground="prosecuted", document="12", since=since, until=until)
    said = {
        day: verdicts(person, officer, on=day)["R-APP-07"][0]
        for day in (since - DAY, since, until - DAY, until)
    }
    assert list(said.values()) == ["unknown", "fail", "fail", "unknown"]


def test_a_confirmation_passes_until_its_day_and_never_beside_a_bar(person, officer):
    clear = {"ground": "neither", "document": "3/PXN", "since": date(2026, 1, 5)}
    with pytest.raises(RuleRefused) as refused:
        enter(person, "standing", officer, **clear)
    assert refused.value.code == "standing_until_missing"
    enter(person, "standing", officer, **clear, until=date(2027, 1, 5))
    assert verdicts(person, officer)["R-APP-07"][0] == "pass"
    assert verdicts(person, officer, on=date(2027, 1, 5))["R-APP-07"][0] == "unknown"
    enter(person, "standing", officer, ground="forbidden", document="4", since=date(2026, 6, 1))
    assert verdicts(person, officer)["R-APP-07"][0] == "fail"


def test_of_people_of_another_office_nothing_is_read(person, officer, neighbour):
    vote(person, officer, 30)
    enter(person, "standing", officer, ground="prosecuted", document="12", since=date(2026, 5, 4))
    with scope.use(neighbour.scope()):
        assert facts.facts_of([person.pk], on=TODAY, law=lookup.law()) == {}
        assert not LegalStanding.objects.exists()
        assert not ConfidenceVote.objects.exists()


@pytest.mark.parametrize(("standing", "blocks"), [("verified", True), ("draft", False)])
def test_a_freeze_is_named_to_whoever_asks_why(person, officer, standing, blocks):
    with scope.use(scope.Scope.everything()):
        AppointmentFreeze.objects.create(
            name="Dừng kiện toàn trước sắp xếp", standing=standing, valid_from=date(2026, 9, 1),
            valid_until=date(2026, 10, 1),
        )  # fmt: skip
    assert verdicts(person, officer)["R-APP-20"] == ("fail", blocks)
    assert verdicts(person, officer, on=date(2026, 8, 31))["R-APP-20"] == ("pass", False)
    assert verdicts(person, officer, on=date(2026, 10, 1))["R-APP-20"] == ("pass", False)


def test_the_profile_takes_and_shows_them(person, browser, officer):
    page = browser()
    made = page.post(
        reverse("cadres:row_new", args=[person.reference, "confidence"]),
        {
            "version": person.version, "held_on_day": "1", "held_on_month": "11",
            "held_on_year": "2025", "held_by": "Hội nghị Ban Chấp hành",
            "high": 30, "medium": 8, "low": 2, "total": 41,
        },
    )  # fmt: skip
    assert made.status_code == 302
    text = page.get(reverse("cadres:cadre", args=[person.reference])).content.decode()
    assert "Hội nghị Ban Chấp hành" in text
    assert "Tình trạng pháp lý" in text
