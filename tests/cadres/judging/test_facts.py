"""What is read about people: as it stood on the day, in a constant number of queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.cadres.judging import facts, lookup
from apps.cadres.models import DisciplineEffect, Rating
from apps.core.partial_dates import PartialDate
from apps.tenancy import scope
from tests.factories import cadres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_law")]
TODAY = date(2026, 9, 15)


def _filled(office, number):
    row = cadres.cadre(office, number)
    seat = cadres.seat(cadres.work_unit(office))
    cadres.position(row, seat)
    Rating.of(row, year=2025, grade="good").save()
    DisciplineEffect.of(
        row, track="party", form="warning", decided_on=date(2024, 1, 1),
        effective_on=date(2024, 1, 1),
    ).save()  # fmt: skip
    return row


def test_a_profile_as_the_rules_see_it(world):
    with scope.use(scope.Scope.everything()):
        row = _filled(world["alpha-east"], 1)
        found = facts.facts_of([row.pk], on=TODAY)[row.pk]
    assert found.retirement == date(2042, 5, 1)
    assert found.rank == 360
    assert not found.untitled
    assert found.months_left(date(2030, 10, 20)) == 139
    assert [one.grade for one in found.ratings] == ["good"]
    assert found.discipline[0].form == "warning"


def test_a_day_in_the_past_sees_what_was_then(world):
    with scope.use(scope.Scope.everything()):
        row = cadres.cadre(world["alpha-east"])
        cadres.position(
            row, since=PartialDate(2015, 1, 1), until=PartialDate(2022, 1, 1), end="moved"
        )
        cadres.position(row, since=PartialDate(2022, 1, 1))
        then = facts.facts_of([row.pk], on=date(2021, 6, 1))[row.pk]
        now = facts.facts_of([row.pk], on=TODAY)[row.pk]
    assert (len(then.current), len(then.earlier)) == (1, 0)
    assert (len(now.current), len(now.earlier)) == (1, 1)


def test_people_of_another_office_are_absent(world, neighbour):
    with scope.use(scope.Scope.everything()):
        row = cadres.cadre(world["alpha-east"])
    with scope.use(neighbour.scope()):
        assert facts.facts_of([row.pk], on=TODAY) == {}


def test_a_decision_on_retirement_goes_before_the_roadmap(world):
    with scope.use(scope.Scope.everything()):
        row = cadres.cadre(
            world["alpha-east"], retirement_scheme="early", retires_on=date(2027, 3, 1),
            retirement_note="Quyết định 12",
        )  # fmt: skip
        found = facts.facts_of([row.pk], on=TODAY)[row.pk]
    assert found.retirement == date(2027, 2, 1)


def test_as_many_queries_for_many_people_as_for_one(world):
    with scope.use(scope.Scope.everything()):
        rows = [_filled(world["alpha-east"], number) for number in range(4)]
        law = lookup.law()
        counts = []
        for some in (rows[:1], rows):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                facts.facts_of([row.pk for row in some], on=TODAY, law=law)
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 9


def test_the_law_of_the_base_is_the_law_of_the_files(world):
    value = lookup.law().find("cadres.plan.next_term.minimum.months", on=date(2023, 5, 1))
    assert (value.whole, value.may_block) == (60, True)
