"""Cells that records can fill are filled; what is not recorded stays blank, also as a nought."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from apps.cadres.models import TrainingClass
from apps.membership.models import Campaign, CampaignUnit, GradeScale, OrganizationGrade
from apps.reports.tables.cells import words_of
from apps.reports.tables.definition import Definition
from apps.reports.tables.sheet import sheet_for
from tests.factories import reports as make
from tests.reports.conftest import admitted
from tests.reports.tables.conftest import drafted
from tests.reports.tables.test_counting import YEAR, values

LATER = {"kind": "year", "first": date(2022, 1, 1), "last": date(2022, 12, 31)}
"""The forms of the organisation branch hold from the end of 2021."""


def shown(summary, as_role):
    page = as_role("organization_officer").get(reverse("reports:summary", args=[summary.pk]))
    grid = page.context["sheet"].grid
    return {cell.key: cell.text for row in grid for cell in row.cells}


def test_a_review_that_nobody_held_is_blank_and_one_that_was_held_tells_its_noughts(
    tables, heads, world, as_role
):
    unit = world["alpha-east"]
    before = make.summary(unit, by=heads["alpha-east"], form="GRD", **YEAR)
    assert values(before) == {}
    assert set(shown(before, as_role).values()) == {"…"}

    scale = GradeScale.objects.order_by("pk").first()
    campaign = Campaign.objects.create(
        organization=unit, year=2018, scale=scale, as_of=YEAR["last"], state="open"
    )
    of = {"organization": world["alpha-east-1"], "campaign": campaign, "year": 2018,
          "scale": scale, "body": "organization", "tier": "grassroots"}  # fmt: skip
    part = CampaignUnit.objects.create(group="x", state="decided", **of)
    OrganizationGrade.objects.create(unit=part, grade="good", decided_on=YEAR["last"], **of)
    made = make.summary(unit, by=heads["alpha-east"], form="GRD", **YEAR)

    cells = shown(made, as_role)
    assert [cells[f"GRD.{row}.tc"] for row in ("t", "da", "g1", "g2")] == ["1", "1", "0", "1"]
    assert (cells["GRD.g2.tcp"], cells["GRD.g1.tcp"]) == ("100%", "0%")
    assert {
        cells[f"GRD.{row}.{column}"] for row in ("t", "g1") for column in ("cb", "dv", "tt")
    } == {"…"}
    assert cells["GRD.g2.cbp"] == "…"
    verdicts = sheet_for(made, heads["alpha-east"]).verdicts
    # Only the column of which something is known is compared.
    assert {(one.place, one.passed) for one in verdicts} == {("Tổng số", True)}


def test_the_command_leaves_out_what_is_not_recorded(tables, world, capsys):
    call_command(
        "summarise", "--unit", "alpha-east", "--form", "GRD", "--format", "json",
        "--from", "2018-01-01", "--to", "2018-12-31",
    )  # fmt: skip
    assert json.loads(capsys.readouterr().out) == {}


def test_organisations_with_an_admission_in_the_period(tables, people, heads, world):
    def counted(code):
        made = make.summary(world[code], by=heads[code], form="TK2", **LATER)
        return [values(made)[f"TK2.{row}.{column}"] for row, column in (
            ("o1", "c2"), ("o1a", "c2"), ("o1a", "c3"))]  # fmt: skip

    assert counted("alpha-east") == [2, 0, 0]
    # Two admissions below one organisation are one organisation; the year before stands apart.
    for day in (date(2022, 1, 1), date(2022, 12, 31)):
        admitted(world["alpha-east-1-cell"], day)
    admitted(world["alpha-east-2-cell"], date(2021, 12, 31))
    admitted(world["alpha-east-2-cell"], date(2023, 1, 1))
    assert counted("alpha-east") == [2, 1, 1]
    assert counted("beta-east") == [2, 0, 0]


def test_classes_are_counted_beside_those_who_attend_them(tables, heads, world):
    unit = world["alpha-east"]
    for number, (kind, ends, state) in enumerate([
        ("informatics", LATER["last"], "held"), ("informatics", date(2023, 1, 1), "held"),
        ("informatics", LATER["last"], "open"), ("language", LATER["last"], "held"),
    ]):  # fmt: skip
        TrainingClass.objects.create(
            organization=unit, reference=f"L-{number:06}", name="Lớp", kind=kind, state=state,
            audience="managed", institution="Trường", starts_on=LATER["first"], ends_on=ends,
        )  # fmt: skip
    made = values(make.summary(unit, by=heads["alpha-east"], form="TK10", **LATER))
    assert (made["TK10.m9.c3"], made["TK10.m9.c9"]) == (0, 1)
    other = values(make.summary(world["beta-east"], by=heads["beta-east"], form="TK10", **LATER))
    assert other["TK10.m9.c9"] == 0


@pytest.mark.parametrize(
    ("measure", "conditions", "words"),
    [
        ("members", "age = 18-35", "tuổi: 18–35"),
        ("members", "age = 61-", "tuổi: từ 61"),
        ("members", "age = -17", "tuổi: đến 17"),
        ("members", "joined = ..1975-04-30", "ngày vào Đảng: đến 30/04/1975"),
        ("members", "sex != male", "giới tính: không phải nam"),
        ("case_subjects", "object = member", "đối tượng: cá nhân"),
    ],
)
def test_what_a_cell_counts_is_told_as_people_say_it(measure, conditions, words):
    table = drafted(
        measure=measure, rows=f"T | Tổng số | {conditions}", columns="c1 | Số", checks=""
    )
    definition: Definition = table.definition
    with translation.override("vi"):
        told = words_of(definition.cells["T", "c1"])
    assert told.split("; ")[1] == words
