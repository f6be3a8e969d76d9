"""Who could follow on a seat: planned, ready, young enough; of one office, by what is known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.cadres.models import Seat
from apps.cadres.planning.bench import bench_of
from apps.cadres.posts.rules import Bench
from apps.core.partial_dates import PartialDate
from tests.cadres.conftest import TODAY
from tests.factories import cadres
from tests.factories.regulations import RuleValueFactory
from tests.guards.topics.cadres_planning import entry, planning, target

pytestmark = pytest.mark.usefixtures("everything")
HEAD, DEPUTY = "district-department-head", "district-department-deputy"


@pytest.fixture(autouse=True)
def law(db: None) -> None:
    """Two years in post, a full term left; the roadmap of men."""
    for key, value in (
        ("cadres.appoint.in_post.months", "24"), ("cadres.appoint.term.months", "60"),
        ("cadres.retirement.male.age.months", "723"), ("cadres.retirement.male.step.months", "3"),
        ("cadres.retirement.male.final.months", "744"),
    ):  # fmt: skip
        RuleValueFactory(key=key, value=value, unit="months", valid_from=date(2021, 1, 1))


@pytest.fixture
def seat(world: Any) -> Any:
    return cadres.seat(cadres.work_unit(world["alpha-east"]), cadres.title(HEAD))


def _deputy(office: Any, number: int, *, born: int = 1980, since: int = 2020) -> Any:
    who = cadres.cadre(office, number, sex="male", birth=PartialDate(born, 5, 14))
    at = cadres.seat(cadres.work_unit(office), cadres.title(DEPUTY))
    cadres.position(who, at, since=PartialDate(since, 1, 1))
    return who


def _listed(office: Any, people: list[Any], unit: Any = None, **fields: Any) -> Any:
    made = planning(
        office, reference=f"Q-{len(people)}{office.pk}{fields.get('state', 'a')}",
        **({"state": "approved", "approved_on": date(2026, 1, 5), "approval_number": "1-QĐ"}
           | fields),
    )  # fmt: skip
    at = target(made, HEAD)
    if unit is not None:
        type(at).objects.filter(pk=at.pk).update(work_unit=unit)
    for number, who in enumerate(people):
        entry(made, at, who, reference=f"N-{made.pk}{number}", began_on=date(2026, 1, 5))
    return made


def test_planned_ready_and_young_enough_are_counted_apart(world, seat, officer):
    office = world["alpha-east"]
    fit, late = _deputy(office, 1), _deputy(office, 3, born=1967)
    fresh, unknown = _deputy(office, 5, since=2026), cadres.cadre(office, 7, sex="male")
    _listed(office, [fit, late, fresh, unknown])
    found = bench_of([seat], officer, TODAY)
    assert found == {seat.pk: Bench(planned=4, ready=2, age_safe=3)}


def test_only_lists_in_force_of_this_office_and_unit_count(world, seat, officer):
    office, other = world["alpha-east"], world["alpha-west"]
    _listed(office, [_deputy(office, 1)], seat.work_unit)
    elsewhere = cadres.seat(cadres.work_unit(office), cadres.title(HEAD))
    _listed(office, [_deputy(office, 3), _deputy(office, 5)], state="draft", approved_on=None,
            approval_number="")  # fmt: skip
    _listed(other, [_deputy(other, 1), _deputy(other, 3)])
    found = bench_of([seat, elsewhere], officer, TODAY)
    assert [found[one.pk].planned for one in (seat, elsewhere)] == [1, 0]


def test_queries_do_not_follow_the_seats(world, seat, officer, django_assert_max_num_queries):
    office = world["alpha-east"]
    _listed(office, [_deputy(office, number) for number in range(1, 9, 2)])
    for _number in range(9):
        cadres.seat(cadres.work_unit(office), cadres.title(HEAD))
    many = list(Seat.objects.filter(title=seat.title, organization=office).select_related("title"))
    with django_assert_max_num_queries(13):
        assert {one.planned for one in bench_of(many, officer, TODAY).values()} == {4}
