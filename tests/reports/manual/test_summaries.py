"""Manual figures in summaries: approved ones only, rolled up, frozen with author and basis."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from apps.reports import actions, papers, workbook
from apps.reports.manual import actions as manual
from apps.reports.sheet import Sheet
from tests.factories import reports as make


@pytest.fixture
def enters(world, everything):
    return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def head(heads):
    return heads["alpha-east"]


def lines(summary, actor):
    return {one.code: one for one in Sheet(summary, actor).manual}


def test_a_summary_prints_the_approved_figure_with_author_and_basis(world, head, enters):
    unit = world["alpha-east"]
    make.target(unit, by=head, indicator="", manual=make.manual_indicator(), plan=1605)
    make.manual_figure(unit, 2239, by=enters, approved_by=head, basis="Báo cáo 12-BC/LĐLĐ")
    line = lines(make.summary(unit, by=head), head)["trade_unions"]
    assert (line.text, line.outcome) == ("2.239", "139,5%")
    assert "12-BC/LĐLĐ" in line.basis_lines[0]
    assert str(enters.user) in line.basis_lines[0]


def test_what_nobody_approved_is_not_counted_and_the_page_says_so(world, head, enters, as_role):
    unit = world["alpha-east"]
    make.manual_figure(unit, 81, by=enters)
    made = make.summary(unit, by=head)
    assert lines(made, head) == {}
    page = as_role().get(reverse("reports:summary", args=[made.pk]))
    assert page.context["waiting"] == 1
    neighbour = make.summary(world["beta-east"], by=world.actor("organization_head", "beta-east"))
    page = as_role(code="beta-east").get(reverse("reports:summary", args=[neighbour.pk]))
    assert page.context["waiting"] == 0


def test_figures_of_units_roll_up_and_the_own_one_stands_for_all_below(world, head, enters, heads):
    for code, value in (
        ("alpha-east-1", 30),
        ("alpha-east-2", 12),
        ("alpha-west", 5),
        ("beta-east", 9),
    ):
        by = heads["beta-east"] if code == "beta-east" else heads["alpha"]
        second = world.actor("organization_officer", "beta" if code == "beta-east" else "alpha")
        make.manual_figure(world[code], value, by=by, approved_by=second)
    line = lines(make.summary(world["alpha-east"], by=head), head)["trade_unions"]
    assert (line.value, [one["text"] for one in line.units]) == (42, ["30", "12"])
    above = make.summary(world["alpha"], by=heads["alpha"])
    assert lines(above, heads["alpha"])["trade_unions"].value == 47

    make.manual_figure(world["alpha-east"], 40, by=enters, approved_by=head)
    line = lines(make.summary(world["alpha-east"], by=head), head)["trade_unions"]
    assert (line.value, line.units_total, line.differs) == (40, 42, True)


def test_a_signed_summary_keeps_its_figure_and_a_draft_follows(world, head, enters):
    unit = world["alpha-east"]
    make.manual_figure(unit, 81, by=enters, approved_by=head)
    signed = make.signed(unit, by=head)
    made = make.manual_figure(unit, 82, by=enters)
    manual.approve_figure(figure=made, by=head)
    signed.refresh_from_db()
    assert lines(signed, head)["trade_unions"].value == 81
    revised = make.summary(unit, by=head)
    assert (revised.revision, lines(revised, head)["trade_unions"].value) == (2, 82)


def test_a_checked_summary_is_a_draft_again_when_a_manual_figure_changes(world, head, enters):
    unit = world["alpha-east"]
    made = make.summary(unit, by=head)
    actions.check_summary(summary=made, by=head)
    make.manual_figure(unit, 81, by=enters, approved_by=head)
    assert make.summary(unit, by=head).state == "draft"


def test_yearly_figures_add_up_to_the_term_they_lie_in(world, head, enters):
    for year, value in ((2016, 20), (2017, 30), (2021, 99)):
        make.manual_figure(
            world["alpha-east"], value, by=enters, approved_by=head, kind="year",
            first=date(year, 1, 1), last=date(year, 12, 31),
        )  # fmt: skip
    line = lines(make.summary(world["alpha-east"], by=head), head)["trade_unions"]
    assert (line.value, len(line.sources)) == (50, 2)


def test_files_and_the_command_carry_it_marked_as_manual(world, head, enters):
    unit = world["alpha-east"]
    make.manual_figure(unit, 81, by=enters, approved_by=head)
    made, file = make.summary(unit, by=head), io.BytesIO()
    workbook.write_excel(file, Sheet(made, head))
    rows = [[cell.value for cell in row] for row in load_workbook(file).worksheets[0].rows]
    assert [row[2] for row in rows if "trade_unions" in str(row[0]) and row[2]] == [81]
    word = io.BytesIO()
    papers.write_word(word, Sheet(made, head))
    assert word.getvalue()
    out = io.StringIO()
    call_command(
        "summarise", "--unit", unit.code, "--from", str(make.FIRST), "--to", str(make.LAST),
        "--format", "json", stdout=out,
    )  # fmt: skip
    found = json.loads(out.getvalue())["trade_unions"]
    assert (found["value"], found["manual"]) == (81, True)
