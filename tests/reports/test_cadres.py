"""Figures of the work on cadres: counted from files, moves and lists; the list is the reader's."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import pytest

from apps.accounts.actor import SystemActor
from apps.accounts.models import Wall
from apps.cadres.models import (
    AppointmentFile,
    MemberAttendance,
    Move,
    Position,
    Qualification,
    TrainingClass,
)
from apps.membership.models import RecordEntry
from apps.reports import counting
from apps.reports.actions import generate_summary
from apps.reports.indicators import indicators_of
from apps.reports.models import SummaryFigure
from tests.factories import cadres
from tests.factories.accounts import browser_as
from tests.factories.membership import MemberFactory
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
        "cadres_rotated": 1, "cadres_rotated_within": 1,
        "cadres_rotated_or_transferred": 2, "civil_servants_received_or_transferred": 1,
        "rotations_transfers_by_agreement": 1,
    }  # fmt: skip
    assert counted(world["alpha-west"]) == {}
    assert counted(world["alpha"])["reappointments"] == 2


def test_rotations_are_shared_out_by_direction(world, person):
    for direction in ("within", "within", "out", "in"):
        decided(Move, person, {"kind": "rotation", "direction": direction})
    decided(Move, person, {"kind": "transfer", "direction": "out"})
    decided(Move, person, {"kind": "rotation", "direction": "out"}, **OTHER)

    found = counted(world["alpha-east"])

    ways = {way: found[f"cadres_rotated_{way}"] for way in ("within", "out", "in")}
    assert (found["cadres_rotated"], ways) == (4, {"within": 2, "out": 1, "in": 1})
    assert counted(world["beta"]) == {}


def test_candidates_of_party_committees_and_whom_the_congress_elected(world, person):
    member = {"title": cadres.title("district-committee-member")}
    won = {"election": "elected", "elected_on": INSIDE}
    lost = {"election": "not_elected", "elected_on": INSIDE}
    for more in (member | won, member | lost, member, won):
        decided(AppointmentFile, person, {"act": "nomination"}, **more)
    decided(AppointmentFile, person, {"act": "committee_seat"}, **member)

    assert counted(world["alpha-east"]) == {
        "candidates_nominated": 4, "committee_candidates": 3, "committee_elected": 1,
        "committee_seats_filled": 1,
    }  # fmt: skip
    assert counted(world["beta"]) == {}


def test_somebody_planned_for_two_titles_is_one_person(world, person):
    unit = world["alpha-east"]
    man = cadres.cadre(unit, 3)
    listed = planning(unit, state="approved", approved_on=INSIDE, approval_number="1-QĐ")
    heads, deputies = target(listed), target(listed, "district-department-deputy")
    for number, (at, who) in enumerate([(heads, person), (deputies, person), (heads, man)]):
        entry(listed, at, who, reference=f"N-{number}", began_on=INSIDE)

    assert counted(unit) == {
        "planned_people": 2, "planned_women": 1, "planning_share_women": 1, "planning_lists": 1,
    }  # fmt: skip


def held(unit: Any, name: str, came: int, *, away: int = 0, **fields: Any) -> Any:
    """A class that was held, with so many who came and so many who did not."""
    values = {
        "reference": f"L-{next(numbers):06}", "name": name, "kind": "theory",
        "audience": "managed", "institution": "Trường", "starts_on": INSIDE, "ends_on": INSIDE,
        "state": "held",
    } | fields  # fmt: skip
    made = TrainingClass.objects.create(organization=unit, **values)
    made.refresh_from_db()
    for number in range(came + away):
        MemberAttendance.of_class(
            made, reference=f"T-{next(numbers):06}", member=MemberFactory(organization=unit),
            result="passed" if number < came else "absent",
        ).save()  # fmt: skip
    return made


def test_turns_are_added_up_over_the_classes_that_stand_behind_them(world, everything):
    unit = world["alpha-east"]
    held(unit, "Lớp một", 3, away=1)
    held(unit, "Lớp hai", 2)
    held(unit, "Lớp chưa mở", 4, state="open")
    made = generate_summary(
        organization=unit, form="training", kind="free", first=FIRST, last=LAST,
        by=SystemActor(unit),
    )  # fmt: skip
    key = "training_attendances_committee_managed_cadres"
    figure = SummaryFigure.objects.get(summary=made, unit=None, indicator=key)
    assert figure.value == 5

    page = browser_as(world, "organization_officer", "alpha-east").get(
        f"/summaries/{made.pk}/figures/{key}/"
    )

    # The keys that the figure keeps are its classes, each with its turns.
    assert [(one.name, one.counted) for one in page.context["page"]] == [
        ("Lớp một", 3), ("Lớp hai", 2),
    ]  # fmt: skip
    neighbour = browser_as(world, "organization_officer", "alpha-west")
    assert neighbour.get(f"/summaries/{made.pk}/figures/{key}/").status_code == 404


def test_a_share_and_a_ratio_are_printed_and_only_their_counts_stored(world, person):
    unit = world["alpha-east"]
    listed = planning(
        unit, scope="committee", state="approved", approved_on=INSIDE, approval_number="1-QĐ"
    )
    people = [person, cadres.cadre(unit, 3), cadres.cadre(unit, 5)]
    seats = target(listed)
    seats.places = 2
    seats.save(update_fields=["places"])
    for number, who in enumerate(people):
        entry(listed, seats, who, reference=f"N-{number}", began_on=INSIDE)
    made = generate_summary(
        organization=unit, form="cadres", kind="free", first=FIRST, last=LAST,
        by=SystemActor(unit),
    )  # fmt: skip

    page = browser_as(world, "organization_officer", "alpha-east").get(f"/summaries/{made.pk}/")

    shown = {card.indicator.key: (card.text, card.counts) for card in page.context["sheet"].cards}
    assert shown["planning_share_women"] == ("33,33%", "1 trên 3")
    assert shown["planning_coefficient"] == ("1,5", "3 trên 2")
    assert shown["planning_three_age_bands_filled"] == ("không", "0 trên 1")
    # A ratio above one is no check that fails.
    assert page.context["sheet"].checks_passed == page.context["sheet"].checks_made


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


def test_a_level_counts_from_the_day_of_its_degree_or_certificate(world, everything):
    """A graduate of 2019 was none at the end of 2018, whatever the profile says today."""
    unit = world["alpha-east"]
    key = "cadres_with_master_degree"
    dated = cadres.cadre(
        unit, 2, education="master", member=MemberFactory(organization=unit, education="master")
    )
    undated = cadres.cadre(unit, 3, education="master")
    certified = cadres.cadre(unit, 4, education="master")
    for one in (dated, undated, certified):
        Position.of(one, title=cadres.title("specialist"), title_text="x", since="2015").save()
    RecordEntry.objects.create(
        member=dated.member, organization=unit, kind="degree", code="master", title="Luật",
        until="2019",
    )  # fmt: skip
    RecordEntry.objects.create(
        member=dated.member, organization=unit, kind="degree", code="university", title="Luật",
        until="2005",
    )  # fmt: skip
    Qualification.of(
        certified,
        kind="professional",
        level="Thạc sĩ Quản lý công",
        certified_on=date(2018, 12, 31),
    ).save()

    def masters(last):
        return counting.totals([key], root=unit, first=FIRST, last=last)[key].whole

    assert masters(date(2018, 12, 30)) == 1
    assert masters(date(2018, 12, 31)) == 2
    assert masters(date(2019, 12, 31)) == 3
    assert counting.totals([key], root=world["beta"], first=FIRST, last=LAST)[key].whole == 0
