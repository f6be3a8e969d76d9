"""Figures of published rows, counted by hand in the small world; nothing of the neighbour counts."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from psycopg.types.range import DateRange

from apps.inspection.models import Letter
from apps.membership.models import Campaign, CampaignUnit, Candidate, GradeScale, MemberGrade
from apps.reports import counting
from apps.reports.models import SummaryFigure
from tests.factories import reports as make
from tests.factories.accounts import browser_as
from tests.factories.membership import member, standing
from tests.reports.test_inspection import case

FIRST, LAST = date(2018, 1, 1), date(2018, 12, 31)
INSIDE, OUTSIDE = date(2018, 6, 1), date(2019, 6, 1)
HERE, THERE = "alpha-east-1-cell", "beta-east-1-cell"
numbers = count()


def counted(unit, *keys):
    found = counting.totals(keys, root=unit, first=FIRST, last=LAST)
    return tuple(found[key].whole for key in keys)


def belonging(organization, entry, since, until=None, exit=""):
    row = member(organization).placements.get()
    row.entry, row.exit, row.valid = entry, exit, DateRange(since, until)
    row.save()


def test_turns_of_transfers_and_those_struck_off_or_left(world, everything):
    here = world[HERE]
    early = date(2012, 1, 1)
    belonging(here, "moved", INSIDE)
    belonging(here, "moved_in", INSIDE, OUTSIDE, "moved")
    belonging(here, "admitted", INSIDE)
    for way in ("moved", "moved_away", "struck_off", "struck_off", "own_request", "expelled"):
        belonging(here, "recorded", early, INSIDE, way)
    belonging(world[THERE], "moved", INSIDE)
    belonging(world[THERE], "recorded", early, INSIDE, "struck_off")

    keys = ("members_transferred_in", "members_transferred_out", "members_struck_off_or_left")
    assert counted(world["alpha-east"], *keys) == (2, 2, 3)
    assert counted(world["beta"], *keys) == (1, 0, 1)
    flow = ("flow_in_moved", "flow_in_moved_in", "flow_out_moved", "flow_out_moved_away")
    assert counted(world["alpha-east"], *flow) == (1, 1, 1, 1)


def test_suspensions_that_began_in_the_period(world, everything):
    for since, until, kind in (
        (INSIDE, None, "suspended"), (LAST, OUTSIDE, "suspended"), (OUTSIDE, None, "suspended"),
        (date(2017, 12, 31), None, "suspended"), (INSIDE, None, "exempt"),
    ):  # fmt: skip
        standing(member(world[HERE]), since=since, until=until, kind=kind)
    standing(member(world[HERE]), since=INSIDE, kind="suspended", ending="void")
    standing(member(world[THERE]), since=INSIDE, kind="suspended")

    assert counted(world["alpha-east"], "members_activity_suspended") == (2,)
    assert counted(world["beta"], "members_activity_suspended") == (1,)


def letter(unit, arrived, **fields):
    values = {"state": "classified", "kind": "reflection"} | fields
    Letter.objects.create(
        organization=unit, reference=f"L2018-{next(numbers):06}", channel="post", matter="x",
        arrived_on=arrived, registered_on=arrived, **values,
    )  # fmt: skip


def test_letters_count_on_the_day_of_each_step(world, everything):
    unit, before = world["alpha-east"], date(2017, 12, 1)
    answered = {"state": "answered", "answer_number": "1"}
    letter(unit, INSIDE)
    letter(unit, before, state="forwarded", forwarded_on=INSIDE, forwarded_to="x")
    letter(unit, before, state="filed", filed_on=INSIDE, filed_reason="anonymous")
    letter(unit, INSIDE, state="filed", filed_on=OUTSIDE, filed_reason="anonymous")
    letter(unit, before, answered_on=INSIDE, **answered)
    letter(unit, before, answered_on=OUTSIDE, **answered)
    of = {"kind": "denunciation", "state": "opened"}
    letter(unit, before, case=case(unit, kind="denunciation"), **of)
    letter(unit, before, case=case(unit, kind="denunciation", concluded=OUTSIDE), **of)
    running = case(unit, kind="denunciation", concluded=None, phase="conduct")
    letter(unit, INSIDE, case=running, **of)
    # Answered after the period about a case that was concluded in it: resolved by the conclusion.
    letter(unit, before, case=case(unit, kind="denunciation"), answered_on=OUTSIDE, **answered)
    case(
        unit,
        kind="denunciation",
        concluded=None,
        phase="stopped",
        closed_on=INSIDE,
        closing_note="x",
    )
    letter(world["beta-east"], INSIDE)

    keys = ("petitions_received", "petitions_forwarded", "petitions_filed", "petitions_resolved",
            "denunciations_received")  # fmt: skip
    assert counted(unit, *keys) == (3, 1, 1, 3, 4)
    assert counted(world["beta"], *keys) == (1, 0, 0, 0, 0)


@pytest.fixture
def review(world, everything):
    """A review of 2018 in alpha-east; adds members with what is recorded of them."""
    unit, scale = world["alpha-east"], GradeScale.objects.order_by("pk").first()
    made = {}

    def add(code, **fields):
        at = world[code]
        if code not in made:
            campaign = Campaign.objects.create(
                organization=at.parent, year=2018, scale=scale, as_of=LAST, state="open"
            )
            made[code] = campaign, CampaignUnit.objects.create(
                campaign=campaign, organization=at, year=2018, scale=scale, body="organization",
                tier="cell", group="x", state="decided",
            )  # fmt: skip
        campaign, part = made[code]
        if fields.get("grade"):
            fields["decided_on"] = LAST
        MemberGrade.objects.create(
            organization=at, campaign=campaign, unit=part, year=2018, scale=scale,
            member=member(at), **fields,
        )  # fmt: skip

    return unit, add


def test_who_stands_in_the_review_without_a_grade_and_grades_of_cadres(world, review):
    unit, add = review
    for _number in range(2):
        add(HERE, exclusion="exempt")
    add(HERE, exclusion="suspended")
    add(HERE)
    add(HERE, cadre_grade="good")
    add(HERE, grade="good", cadre_grade="good")
    add(HERE, grade="excellent", cadre_grade="not_completed")
    add(HERE, grade="completed", cadre_grade="none")
    add(THERE, cadre_grade="excellent")

    keys = ("members_graded", "members_exempt", "members_not_reviewed", "cadres_graded",
            "cadres_graded_excellent", "cadres_graded_good", "cadres_graded_completed",
            "cadres_graded_not_completed")  # fmt: skip
    assert counted(unit, *keys) == (3, 2, 2, 3, 0, 2, 0, 1)
    assert counted(world["beta"], *keys) == (0, 0, 1, 1, 1, 0, 0, 0)


def candidate(unit, name, on):
    return Candidate.objects.create(
        organization=unit, full_name=name, sex="female", stage="sympathiser",
        noticed_on=date(2017, 1, 5), listed_on=date(2017, 3, 5), certificate_on=on,
        certificate_number="1" if on else "",
    )  # fmt: skip


def test_people_who_completed_the_class_of_awareness_and_the_list_of_them(world, everything):
    unit = world["alpha-east"]
    candidate(world[HERE], "Đỗ Thị Ưu Tú", INSIDE)
    candidate(world[HERE], "Trần Thị Chưa Học", None)
    candidate(world[HERE], "Lê Thị Năm Sau", OUTSIDE)
    candidate(world[THERE], "Hàng Xóm Bêta", INSIDE)
    assert counted(unit, "pre_admission_trainees") == (1,)
    made = make.summary(
        unit, by=world.actor("organization_head", "alpha-east"), form="admissions", kind="year",
        first=FIRST, last=LAST,
    )  # fmt: skip
    assert (
        SummaryFigure.objects.filter(indicator="pre_admission_trainees", unit=None).get().value == 1
    )

    address = f"/summaries/{made.pk}/figures/pre_admission_trainees/"
    shown = browser_as(world, "organization_officer", "alpha-east").get(address).content.decode()
    assert "Đỗ Thị Ưu Tú" in shown
    assert not any(name in shown for name in ("Trần Thị Chưa Học", "Hàng Xóm Bêta"))
    # Who may not read candidates opens no list; the figure stands.
    refused = browser_as(world, "statistics_reader", "alpha-east").get(address)
    assert refused.status_code == 403
    assert browser_as(world, "organization_officer", "beta-east").get(address).status_code == 404
