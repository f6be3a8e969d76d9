"""Numbers entered into the cells of a form: entered, approved, printed, signed, proved."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from apps.core.errors import RuleRefused
from apps.reports import actions, outputs, proof
from apps.reports.figures import fingerprint
from apps.reports.manual import actions as manual
from apps.reports.manual.cells import form_on
from apps.reports.models import ManualFigure, ManualIndicator
from apps.reports.tables.sheet import TableSheet
from tests.factories import reports as make
from tests.membership import import_files as files
from tests.reports.tables.conftest import drafted

SPAN = {"kind": "year", "first": date(2018, 1, 1), "last": date(2018, 12, 31)}
ROWS = (
    "T | Tổng số\nM | Nam | sex = male\nF | Nữ | sex = female\nD | Dân tộc | minority = yes\n"
    "H | Học sinh | not recorded"
)
COLUMNS = (
    "c1 | Có đến cuối kỳ\nc2 | Đi học | not recorded\nc3 | % | percent of T\n"
    "c4 | Vắng | not recorded"
)


@pytest.fixture
def form(everything, db):
    """A form with two columns and a row for which nothing is recorded."""
    table = drafted(rows=ROWS, columns=COLUMNS, checks="T = M + F\nT >= D")
    table.save()
    return table


@pytest.fixture
def unit(world, form):
    return world["alpha-east"]


@pytest.fixture
def enters(world, everything):
    return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def head(heads):
    return heads["alpha-east"]


def entered(unit, by, basis="Báo cáo 7-BC/ĐU", **values):
    known = form_on("DP01", SPAN["last"])
    entries = [
        manual.Entry(known.indicator(f"DP01.{row}.{'c1' if row == 'H' else 'c2'}"), value, basis)
        for row, value in values.items()
    ]
    return manual.enter_figures(organization=unit, entries=entries, by=by, **SPAN)


def approved(unit, by, head, **values):
    return manual.approve_figures(figures=entered(unit, by, **values), by=head)


def summary(unit, head):
    return make.summary(unit, by=head, form="DP01", **SPAN)


def texts(made, actor):
    return {row.label: [one.text for one in row.cells] for row in TableSheet(made, actor).grid}


def test_an_approved_number_stands_in_its_cell_with_share_check_and_basis(
    people, unit, enters, head
):
    approved(unit, enters, head, T=8, M=6, F=2, H=3)
    made = summary(unit, head)
    shown = texts(made, head)
    assert shown["Tổng số"] == ["4", "8*", "100%", "…"]
    assert shown["Nam"] == ["2", "6*", "50%", "…"]
    assert shown["Dân tộc"] == ["1", "…", "25%", "…"]
    assert shown["Học sinh"] == ["3*", "…", "75%", "…"]
    sheet = TableSheet(made, head)
    assert {one.place: one.passed for one in sheet.verdicts if one.sign == "="} == {
        "Có đến cuối kỳ": True, "Đi học": True,
    }  # fmt: skip
    lines = [line for line in sheet.legend if "7-BC/ĐU" in line]
    assert len(lines) == 1  # four numbers on one basis
    assert str(enters.user) in lines[0]
    assert str(head.user) in lines[0]


def test_what_nobody_approved_is_not_printed_and_the_page_says_so(people, unit, enters, as_role):
    entered(unit, enters, T=8)
    made = summary(unit, enters)
    assert texts(made, enters)["Tổng số"][1] == "…"
    page = as_role().get(reverse("reports:summary", args=[made.pk]))
    assert page.context["waiting"] == 1


def test_every_file_and_the_api_print_it_marked(people, unit, enters, head, as_role):
    approved(unit, enters, head, T=8, M=6, F=2)
    made = summary(unit, head)
    sheet = TableSheet(made, head)
    book = openpyxl.load_workbook(io.BytesIO(outputs.written(sheet, "xlsx"))).active
    cells = {str(row[0].value): row[2] for row in book.iter_rows() if row[0].value}
    assert (cells["Nam"].value, cells["Nam"].number_format) == (6, '#,##0"*"')
    assert str(cells["Tổng số"].value).startswith("=")
    rows = outputs.written(sheet, "csv").decode("utf-8-sig").splitlines()
    assert [row.split(",")[-1] for row in rows if "DP01.M." in row] == ["", "1"]
    assert outputs.written(sheet, "docx")
    assert outputs.written(sheet, "pdf")
    found = as_role().get(f"/api/summaries/{made.pk}/figures/").json()
    assert {one["indicator"]: one["value"] for one in found if one["by_hand"]} == {
        "DP01.T.c2": 8, "DP01.M.c2": 6, "DP01.F.c2": 2,
    }  # fmt: skip


def test_no_list_of_records_stands_behind_it(people, unit, enters, head, as_role):
    approved(unit, enters, head, T=8)
    made = summary(unit, head)
    url = reverse("reports:figure", args=[made.pk, "DP01.T.c2"])
    assert as_role("organization_head").get(url).status_code == 404
    assert url not in as_role().get(reverse("reports:summary", args=[made.pk])).content.decode()


def test_it_is_signed_with_the_form_and_an_edit_is_found(people, unit, enters, head):
    approved(unit, enters, head, T=8)
    signed = make.signed(unit, by=head, form="DP01", **SPAN)
    assert list(proof.broken(signed)) == []
    signed.details["manual"][0]["sources"][0]["basis"] = "Báo cáo khác"
    assert fingerprint(signed) != signed.sha256

    approved(unit, enters, head, T=9)
    signed.refresh_from_db()
    assert texts(signed, head)["Tổng số"][1] == "8*"
    assert {one.found for one in proof.recounted(signed)} == {9}
    assert texts(summary(unit, head), head)["Tổng số"][1] == "9*"


def test_a_checked_form_is_a_draft_again_when_a_number_comes_in(people, unit, enters, head):
    made = summary(unit, head)
    actions.check_summary(summary=made, by=head)
    approved(unit, enters, head, T=8)
    assert summary(unit, head).state == "draft"


def test_numbers_that_contradict_a_check_of_the_form_are_refused_all_at_once(unit, enters):
    with pytest.raises(manual.EntriesRefused) as refused:
        entered(unit, enters, T=9, M=6, F=2)
    assert set(refused.value.by_code) == {"DP01.T.c2", "DP01.M.c2", "DP01.F.c2"}
    assert not ManualFigure.objects.exists()


def test_a_full_sum_is_corrected_at_once_though_never_one_by_one(people, unit, enters, head):
    approved(unit, enters, head, T=10, M=6, F=4)
    for one in ({"T": 9}, {"F": 3}):
        with pytest.raises(manual.EntriesRefused):
            entered(unit, enters, **one)
    made = entered(unit, enters, T=9, F=3)
    with pytest.raises(RuleRefused, match="manual_cells_disagree"):
        manual.approve_figure(figure=made[0], by=head)
    manual.approve_figures(figures=made, by=head)
    assert texts(summary(unit, head), head)["Nữ"][1] == "3*"


@pytest.mark.parametrize("key", ["DP01.T.c1", "DP01.H.c3", "DP01.X.c2"])
def test_what_is_counted_or_follows_or_is_not_there_is_not_entered(unit, enters, key):
    with pytest.raises(RuleRefused, match="manual_cell_not_open"):
        form_on("DP01", SPAN["last"]).indicator(key)


def test_a_cell_that_came_to_be_counted_is_refused_by_the_action(form, unit, enters):
    indicator = form_on("DP01", SPAN["last"]).indicator("DP01.T.c2")
    type(form).objects.update(columns=COLUMNS.replace("c2 | Đi học | not recorded", "c2 | Đi học"))
    with pytest.raises(RuleRefused, match="manual_cell_not_open"):
        manual.enter_figure(
            organization=unit, indicator=indicator, value=1, basis="x", by=enters, **SPAN
        )


def test_units_below_are_added_up_where_the_organisation_gave_none(world, unit, enters, head):
    for code, value in (("alpha-east-1", 3), ("alpha-east-2", 4)):
        approved(world[code], enters, head, T=value)
    made = summary(unit, head)
    assert texts(made, head)["Tổng số"][1] == "7*"
    assert sum("7-BC/ĐU" in line for line in TableSheet(made, head).legend) == 2
    approved(unit, enters, head, T=6)
    made = summary(unit, head)
    assert texts(made, head)["Tổng số"][1] == "6*"
    assert sum("7-BC/ĐU" in line for line in TableSheet(made, head).legend) == 1


def test_a_month_is_not_taken_for_a_year(unit, enters, head):
    known = form_on("DP01", SPAN["last"]).indicator("DP01.T.c2")
    made = manual.enter_figure(
        organization=unit, indicator=known, value=5, basis="x", by=enters, kind="month",
        first=date(2018, 12, 1), last=date(2018, 12, 31),
    )  # fmt: skip
    manual.approve_figure(figure=made, by=head)
    assert texts(summary(unit, head), head)["Tổng số"][1] == "…"


def test_the_column_of_the_year_before_holds_what_was_signed_then(form, unit, enters, head):
    columns = "c1 | Kỳ này\nc3 | Cùng kỳ | same period last year\nc4 | % | percent of last year"
    type(form).objects.update(columns=columns, checks="")
    approved(unit, enters, head, H=8)
    make.signed(unit, by=head, form="DP01", **SPAN)
    after = {"kind": "year", "first": date(2019, 1, 1), "last": date(2019, 12, 31)}
    assert texts(make.summary(unit, by=head, form="DP01", **after), head)["Học sinh"] == [
        "…", "8*", "…",
    ]  # fmt: skip
    known = form_on("DP01", after["last"]).indicator("DP01.H.c1")
    now = manual.enter_figure(
        organization=unit, indicator=known, value=6, basis="Báo cáo", by=enters, **after
    )
    manual.approve_figure(figure=now, by=head)
    made = make.summary(unit, by=head, form="DP01", **after)
    assert texts(made, head)["Học sinh"] == ["6*", "8*", "75%"]


def test_small_numbers_of_ethnicity_are_withheld(people, unit, enters, head, as_role):
    approved(unit, enters, head, T=8, D=2)
    made = summary(unit, head)
    page = as_role("statistics_reader").get(reverse("reports:summary", args=[made.pk]))
    row = next(one for one in page.context["sheet"].grid if one.label == "Dân tộc")
    assert "2" not in row.cells[1].text
    assert row.cells[1].value is None


def test_cells_stand_outside_the_catalogue(unit, enters):
    entered(unit, enters, T=8)
    assert not ManualIndicator.objects.exists()
    assert ManualIndicator.with_cells.get().is_cell


# The pages.


def boxes(made, head, **values):
    return {"basis": "Báo cáo 7", **{f"DP01.{row}.c2": text for row, text in values.items()}}


def test_a_clerk_fills_the_cells_and_another_approves_all(people, unit, enters, head, as_role):
    made = summary(unit, head)
    url = reverse("reports:cells", args=[made.pk])
    assert url in as_role().get(reverse("reports:summary", args=[made.pk])).content.decode()
    saved = as_role().post(url, boxes(made, head, T="1.008", M="1.000", F="8"))
    assert (saved.status_code, ManualFigure.objects.count()) == (302, 3)
    again = as_role().post(url, boxes(made, head, T="1.008", M="1.000", F="8"))
    assert again.status_code == 422  # nothing is changed
    approve = reverse("reports:cells_approve", args=[made.pk])
    assert as_role().post(approve).status_code == 409  # their own
    assert as_role("organization_head").get(url).context["to_approve"] == 3
    assert as_role("organization_head").post(approve).status_code == 302
    assert texts(summary(unit, head), head)["Tổng số"][1] == "1.008*"


def test_errors_stand_at_their_cells_and_nothing_is_entered(people, unit, enters, head, as_role):
    url = reverse("reports:cells", args=[summary(unit, head).pk])
    page = as_role().post(url, boxes(None, head, T="nhiều", M="1"))
    assert (page.status_code, set(page.context["form"].errors)) == (422, {"DP01.T.c2"})
    page = as_role().post(url, boxes(None, head, T="3", M="1", F="1"))
    assert set(page.context["form"].errors) == {"DP01.T.c2", "DP01.M.c2", "DP01.F.c2"}
    assert "Nam" in str(page.context["form"].errors["DP01.T.c2"])
    page = as_role().post(url, boxes(None, head, T="3") | {"basis": ""})
    assert set(page.context["form"].errors) == {"basis"}
    assert not ManualFigure.objects.exists()


def test_another_office_and_a_set_of_figures_have_no_such_page(unit, head, as_role):
    made = summary(unit, head)
    for name in ("cells", "cells_template"):
        url = reverse(f"reports:{name}", args=[made.pk])
        assert as_role(code="beta-east").get(url).status_code == 404
        members = make.summary(unit, by=head)
        assert as_role().get(reverse(f"reports:{name}", args=[members.pk])).status_code == 404


def test_the_template_is_filled_loaded_and_comes_back_without_changes(
    people, unit, enters, head, as_role
):
    made = summary(unit, head)
    url = reverse("reports:cells_template", args=[made.pk])
    book = openpyxl.load_workbook(io.BytesIO(b"".join(as_role().get(url).streaming_content)))
    sheet = book.worksheets[0]
    keys = [row[0].value for row in sheet.iter_rows(min_row=2, max_row=12)]
    assert keys == [
        *(f"DP01.{row}.{column}" for row in "TMFD" for column in ("c2", "c4")),
        "DP01.H.c1", "DP01.H.c2", "DP01.H.c4",
    ]  # fmt: skip
    for number, value in ((2, 8), (4, 6), (6, 2)):
        sheet.cell(number, 5, value)
        sheet.cell(number, 6, "Báo cáo 9")
    batch = files.checked(files.saved(book), by=enters, kind="manual")
    assert (batch.new_rows, batch.report["problems"]) == (3, [])
    files.loaded(batch, by=enters)
    figures = ManualFigure.objects.order_by("pk")
    assert [(one.indicator.code, one.value, one.state) for one in figures] == [
        ("DP01.T.c2", 8, "entered"), ("DP01.M.c2", 6, "entered"), ("DP01.F.c2", 2, "entered"),
    ]  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(b"".join(as_role().get(url).streaming_content)))
    assert files.checked(files.saved(book), by=enters, kind="manual").new_rows == 0


def test_the_api_takes_a_cell_by_its_name_and_approves_together(unit, enters, as_role):
    figure = {
        "organization": unit.code, "kind": "year", "first": "2018-01-01", "last": "2018-12-31",
        "value": 3, "basis": "Báo cáo",
    }  # fmt: skip
    for key in ("DP01.T.c2", "DP01.D.c2"):
        made = as_role().post(
            "/api/manual-figures/", figure | {"indicator": key}, content_type="application/json"
        )
        assert made.status_code == 201
    counted = as_role().post(
        "/api/manual-figures/", figure | {"indicator": "DP01.T.c1"}, content_type="application/json"
    )
    assert (counted.status_code, counted.json()["code"]) == (409, "manual_cell_not_open")
    url = f"/api/manual-figures/{made.json()['id']}/approve/?together=true"
    assert as_role("organization_head").post(url).json()["state"] == "approved"
    assert ManualFigure.objects.filter(state="approved").count() == 2
