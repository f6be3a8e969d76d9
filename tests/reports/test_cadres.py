"""Figures of the work on cadres: counted from files, moves and lists; the list is the reader's."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import pytest

from apps.accounts.actor import SystemActor
from apps.accounts.models import Wall
from apps.cadres.models import AppointmentFile, Move
from apps.reports import counting
from apps.reports.actions import generate_summary
from apps.reports.indicators import indicators_of
from apps.reports.models import SummaryFigure
from tests.factories import cadres
from tests.factories.accounts import browser_as
from tests.factories.reports import FIRST, LAST
from tests.guards.topics.cadres_planning import entry, planning, target

INSIDE, OUTSIDE = date(2018, 6, 1), date(2021, 6, 1)
OTHER = {"by_other_body": "Ban Thường vụ Tỉnh ủy"}
numbers = count()


def decided(model: Any, of: Any, kind: dict[str, str], on: date = INSIDE, **fields: Any) -> Any:
    """A file or a move with its decision."""
    values = {
        "reference": f"Z-{next(numbers):06}", "title_text": "Phó trưởng phòng", "decided_on": on,
        "effective_on": on, "decision_number": "5-QĐ",
    } | kind | fields  # fmt: skip
    first = {"opened_on": on, "procedure": "x", "state": "decided"}
    if model is Move:
        first = {"proposed_on": on, "state": "running"}
    row = model.of(of, **(first | values))
    row.save()
    row.refresh_from_db()
    return row


def counted(unit: Any) -> dict[str, int]:
    keys = [one.key for one in indicators_of("cadres")]
    found = counting.totals(keys, root=unit, first=FIRST, last=LAST)
    return {key: one.whole for key, one in found.items() if one.whole}


@pytest.fixture
def person(world, everything):
    return cadres.cadre(world["alpha-east"], 2, full_name="Nguyễn Thị Mở")


def test_each_decision_is_counted_where_it_belongs_and_cases_are_no_persons(world, person):
    for act in ("appointment", "reappointment", "extension", "nomination", "committee_seat"):
        decided(AppointmentFile, person, {"act": act})
    for act in ("release", "dismissal"):
        decided(AppointmentFile, person, {"act": act})
    decided(AppointmentFile, person, {"act": "appointment"}, **OTHER)
    decided(Move, person, {"kind": "rotation"})
    decided(Move, person, {"kind": "transfer", "direction": "within"})
    decided(Move, person, {"kind": "transfer", "direction": "in"})
    decided(Move, person, {"kind": "rotation"}, **OTHER)
    # Not in the period, corrected later, not decided yet, of another kind.
    decided(AppointmentFile, person, {"act": "appointment"}, OUTSIDE)
    decided(AppointmentFile, person, {"act": "appointment"}, state="superseded")
    decided(Move, person, {"kind": "secondment"})

    assert counted(world["alpha-east"]) == {
        "appointments_new": 1, "reappointments": 2, "appointments_by_agreement_hiep_y": 1,
        "committee_seats_filled": 1, "candidates_nominated": 1, "released_or_dismissed": 2,
        "cadres_rotated_or_transferred": 2, "civil_servants_received_or_transferred": 1,
        "rotations_transfers_by_agreement": 1,
    }  # fmt: skip
    assert counted(world["alpha-west"]) == {}
    assert counted(world["alpha"])["reappointments"] == 2


def test_somebody_planned_for_two_titles_is_one_person(world, person):
    unit = world["alpha-east"]
    man = cadres.cadre(unit, 3)
    listed = planning(unit, state="approved", approved_on=INSIDE, approval_number="1-QĐ")
    heads, deputies = target(listed), target(listed, "district-department-deputy")
    for number, (at, who) in enumerate([(heads, person), (deputies, person), (heads, man)]):
        entry(listed, at, who, reference=f"N-{number}", began_on=INSIDE)

    assert counted(unit) == {"planned_people": 2, "planned_women": 1}


@pytest.fixture
def summary(world, person):
    other = cadres.cadre(world["alpha-east"], 4, full_name="Trần Thị Kín")
    for one in (person, other):
        decided(AppointmentFile, one, {"act": "appointment"})
    return generate_summary(
        organization=world["alpha-east"], form="cadres", kind="free", first=FIRST, last=LAST,
        by=SystemActor(world["alpha-east"]),
    )  # fmt: skip


KEY = "appointments_new"


def test_a_figure_counts_what_the_reader_may_not_see_and_lists_the_rest(world, summary, everything):
    officer = browser_as(world, "organization_officer", "alpha-east")
    address = f"/summaries/{summary.pk}/figures/{KEY}/"
    shown = officer.get(address).content.decode()
    assert "Nguyễn Thị Mở" in shown
    assert "Trần Thị Kín" in shown
    hidden = AppointmentFile.objects.get(cadre__full_name="Trần Thị Kín")
    Wall.objects.create(
        user=world.user("organization_officer", "alpha-east"), label="cadres.cadre",
        object_id=hidden.cadre_id, reason="x", valid_from=date(2015, 1, 1),
        organization=hidden.organization,
    )  # fmt: skip
    shown = officer.get(address).content.decode()
    assert "Nguyễn Thị Mở" in shown
    assert "Trần Thị Kín" not in shown
    assert hidden.reference not in shown
    assert SummaryFigure.objects.get(summary=summary, unit=None, indicator=KEY).value == 2


def test_another_district_does_not_find_it_and_who_reads_no_profiles_opens_no_list(world, summary):
    address = f"/summaries/{summary.pk}/figures/{KEY}/"
    neighbour = browser_as(world, "organization_officer", "alpha-west")
    assert neighbour.get(address).status_code == 404
    reader = browser_as(world, "inspection_officer", "alpha-east")
    assert reader.get(f"/summaries/{summary.pk}/").status_code in (200, 403)
    answer = reader.get(address)
    assert answer.status_code == 403
    assert "Nguyễn Thị Mở" not in answer.content.decode()
