"""The decisions that Thanh Trì published for its term are counted from the records."""

from __future__ import annotations

from datetime import date

import pytest

from apps.cadres.appointments import counting
from apps.cadres.appointments.choices import FileState
from apps.cadres.models import AppointmentFile
from apps.desk.demo.figures import committees
from apps.desk.demo.topics import Demo, appointments
from apps.tenancy import scope

pytestmark = pytest.mark.django_db
HOME = "thanh-tri-hn"


@pytest.mark.usefixtures("everything")
def test_published_figures_come_out_of_the_files(world):
    committee = committees()[HOME]
    with scope.use(scope.Scope.everything()):
        unit = world["alpha-east"]
        demo = Demo({HOME: unit}, date(2026, 11, 22), lambda text: None)
        made = appointments._Appointments(demo)
        made.term()

    found = counting.figures(committee.first, committee.last, below=unit)

    for name, counted in found.items():
        assert counted.cases == committee.value(name), name
        assert 0 < counted.persons <= counted.cases
    # One person has many decisions: cases are no persons (trap 7).
    assert any(one.persons < one.cases for one in found.values())
    # What a later entry corrects does not count.
    AppointmentFile.objects.filter(act="nomination").update(state=FileState.SUPERSEDED)
    again = counting.figures(committee.first, committee.last, below=unit)
    assert again["candidates_nominated"].cases == 0
