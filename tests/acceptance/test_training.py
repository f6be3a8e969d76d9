"""The training that Thanh Trì published for its term is counted from the records."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from apps.cadres.models import CadreAttendance, TrainingClass
from apps.cadres.training import counting, figures, reading
from apps.desk.demo.figures import committees
from apps.desk.demo.topics import Demo, training
from tests.factories import cadres
from tests.factories.membership import MemberFactory
from tests.inspection.conftest import acting

pytestmark = pytest.mark.django_db
HOME = "thanh-tri-hn"


@pytest.mark.usefixtures("everything")
def test_published_figures_come_out_of_the_attendances(world):
    committee, unit = committees()[HOME], world["alpha-east"]
    for number in range(20):
        cadres.cadre(unit, number)
    for _number in range(150):
        MemberFactory(organization=unit)
    training.Training(Demo({HOME: unit}, date(2026, 11, 22), lambda text: None)).term()

    found = counting.published(committee.first, committee.last, below=unit)

    for name, counted in found.items():
        assert counted.cases == committee.value(name), name
    turns = found["training_attendances_committee_managed_cadres"]
    assert turns.cases == 52_680
    # Turns are no persons (trap 7).
    assert turns.persons == 170

    head = acting(world, "organization_head", "alpha-east")
    look = reading.Narrowed(head, audience="managed")
    term = counting.term(range(2016, 2021), rows=look.rows)
    rates = [one.rate for one in term.years]
    assert rates == [Fraction(n, 100) for n in (113, 116, 120, 116, 110)]
    # The published figure of the term is the mean of its years, not all turns over all plans.
    assert figures.mean_of_years(term.years) == Fraction(115, 100)
    assert figures.whole_rate(term.years) != Fraction(115, 100)
    assert (term.classes, term.turns, term.persons) == (360, 52_680, 170)


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("day", [date(2026, 1, 2), date(2026, 11, 22)])
def test_this_year_has_classes_in_every_state(world, day):
    unit = world["alpha-east"]
    for number in range(230):
        cadres.cadre(unit, number)
    made = training.Training(Demo({HOME: unit}, day, lambda text: None))
    made.standards()
    made.today()

    assert set(TrainingClass.objects.values_list("state", flat=True)) == {
        "open", "held", "cancelled",
    }  # fmt: skip
    results = set(CadreAttendance.objects.values_list("result", flat=True))
    assert results == {"takes_part", "passed", "not_passed", "absent"}
    assert TrainingClass.objects.open().filter(ends_on__lt=day).exists()
    assert CadreAttendance.objects.filter(qualification__isnull=False).count() == 17
