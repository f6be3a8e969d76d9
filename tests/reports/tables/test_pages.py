"""A table on its page, on paper, through the API, behind rights."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from apps.core.models import AuditEntry
from apps.reports.models import Summary
from apps.reports.models.tables import StatisticalTable
from apps.reports.tables.sheet import TableSheet
from tests.factories import reports as make
from tests.factories.accounts import browser_as
from tests.reports.conftest import admitted
from tests.reports.tables.conftest import drafted

YEAR = {"kind": "year", "first": date(2018, 1, 1), "last": date(2018, 12, 31)}


@pytest.fixture
def made(own, people, heads, world) -> Summary:
    return make.summary(world["alpha-east"], by=heads["alpha-east"], form="DP01", **YEAR)


def text_of(response) -> str:
    return response.content.decode()


def rows_of(page):
    return {row.label: [cell.text for cell in row.cells] for row in page.context["sheet"].grid}


def test_the_page_shows_rows_and_columns_with_the_year_before_and_the_ratio(made, as_role):
    page = as_role("organization_officer").get(reverse("reports:summary", args=[made.pk]))

    assert rows_of(page) == {
        "Tổng số": ["4", "3", "133,33%"],
        "Giới tính": [],
        "Nam": ["2", "1", "200%"],
        "Nữ": ["2", "2", "100%"],
        "Dân tộc thiểu số": ["1", "1", "100%"],
    }


def test_the_ratio_is_empty_where_there_was_nothing_the_year_before(heads, world, own, as_role):
    first = {"kind": "year", "first": date(2012, 1, 1), "last": date(2012, 12, 31)}
    made = make.summary(world["alpha-east"], by=heads["alpha-east"], form="DP01", **first)

    page = as_role().get(reverse("reports:summary", args=[made.pk]))

    assert rows_of(page)["Tổng số"] == ["1", "0", ""]


def test_small_cells_of_ethnicity_are_withheld_from_who_may_not_read_it(made, as_role):
    page = as_role("statistics_reader").get(reverse("reports:summary", args=[made.pk]))

    shown = rows_of(page)
    assert shown["Dân tộc thiểu số"] == ["không hiển thị", "không hiển thị", ""]
    assert shown["Nữ"] == ["2", "2", "100%"]
    assert not any("D" in one.check.text for one in page.context["sheet"].verdicts)


def test_one_small_group_closes_all_that_tell_of_it(world, heads, people, groups, as_role):
    for _number in range(3):
        admitted(world["alpha-east-1-cell"], date(2017, 5, 5), ethnicity=groups["majority"])
    make.table(
        code="DTOC",
        rows="T | Tổng số\nK | Kinh | ethnicity = 01\nH | Tày | ethnicity = 02\n"
        "D | Dân tộc thiểu số | minority = yes",
        columns="c1 | Số lượng\nc2 | Nữ | sex = female",
    )  # fmt: skip
    made = make.summary(world["alpha-east"], by=heads["alpha-east"], form="DTOC", **YEAR)
    url = reverse("reports:summary", args=[made.pk])

    shown = rows_of(as_role("statistics_reader").get(url))

    # The total less those of one group would be the others.
    assert shown["Tổng số"][0] == "7"
    told = {cell for row in ("Kinh", "Tày", "Dân tộc thiểu số") for cell in shown[row]}
    assert told <= {"không hiển thị", ""}, told
    assert rows_of(as_role("organization_officer").get(url))["Dân tộc thiểu số"][0] == "1"


def test_a_cell_opens_its_records_within_rights(made, people, world, as_role):
    url = reverse("reports:figure", args=[made.pk, "DP01.F.c1"])

    page = as_role("organization_officer").get(url)

    assert {fact.member for fact in page.context["page"]} == {people["woman"], people["religious"]}
    assert browser_as(world, "organization_officer", "alpha-west").get(url).status_code == 404
    assert as_role("statistics_reader").get(url).status_code == 403
    unknown = reverse("reports:figure", args=[made.pk, "DP01.F.c9"])
    assert as_role().get(unknown).status_code == 404


def test_a_list_of_ethnicity_needs_the_right_to_it(made, as_role):
    url = reverse("reports:figure", args=[made.pk, "DP01.D.c1"])

    assert as_role("unit_secretary").get(url).status_code in (403, 404)
    assert as_role("organization_officer").get(url).status_code in (200, 403)


def test_the_neighbour_knows_nothing_of_it(made, world):
    neighbour = browser_as(world, "organization_head", "beta-east")

    for name in ("summary", "word", "excel", "drift"):
        assert neighbour.get(reverse(f"reports:{name}", args=[made.pk])).status_code == 404


def test_none_is_printed_as_the_form_says_and_what_nobody_records_is_not_nought(
    tables, heads, world, as_role
):
    half = {"kind": "half", "first": date(2026, 1, 1), "last": date(2026, 6, 30)}
    made = make.summary(world["alpha-east"], by=heads["alpha-east"], form="PTDL", **half)

    page = as_role().get(reverse("reports:summary", args=[made.pk]))

    shown = rows_of(page)
    assert shown["Khiển trách"] == ["Không phát sinh"]
    assert shown["Sinh hoạt chi bộ"] == ["…"]
    assert "…: hệ thống chưa ghi nhận." in text_of(page)


def test_excel_holds_formulas_where_a_total_is_one(made, as_role):
    file = as_role().get(reverse("reports:excel", args=[made.pk])).content
    sheet = load_workbook(io.BytesIO(file)).active

    cells = {row[0].value: [cell.value for cell in row[1:4]] for row in sheet.iter_rows()}
    top = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Tổng số")
    assert cells["Tổng số"][0] == f"=B{top + 2}+B{top + 3}"
    assert cells["Nữ"] == [2, 2, f'=IF(C{top + 3}=0,"",ROUND(B{top + 3}*100/C{top + 3},2))']


def test_a_total_that_does_not_agree_stays_the_number_it_is(own, made, as_role):
    made.figures.filter(indicator="DP01.T.c1").update(value=9)

    file = as_role().get(reverse("reports:excel", args=[made.pk])).content
    page = as_role().get(reverse("reports:summary", args=[made.pk]))

    sheet = load_workbook(io.BytesIO(file)).active
    assert next(row[1].value for row in sheet.iter_rows() if row[0].value == "Tổng số") == 9
    assert {"passed": False, "text": "Tổng số = Nam + Nữ (Có đến cuối kỳ)", "shown": "9 ≠ 4"} in (
        page.context["sheet"].checks
    )


def test_word_holds_the_table(made, as_role):
    from docx import Document

    file = as_role().get(reverse("reports:word", args=[made.pk])).content

    tables = Document(io.BytesIO(file)).tables
    texts = [[cell.text.strip() for cell in row.cells] for table in tables for row in table.rows]
    assert ["Tổng số", "4", "3", "133,33%"] in texts


def test_what_was_signed_stands_whatever_becomes_of_the_table(made, own, heads, as_role):
    from apps.reports import actions

    actions.check_summary(summary=made, by=make.checker(made.organization))
    actions.sign_summary(summary=made, by=heads["alpha-east"])
    StatisticalTable.objects.update(title="Tên khác", rows="T | Tổng số")

    page = as_role().get(reverse("reports:summary", args=[made.pk]))

    assert page.context["intact"] is True
    assert len(rows_of(page)) == 5
    assert "Đảng viên theo giới tính và dân tộc" in text_of(page)


def test_what_is_entered_late_is_told_cell_by_cell(made, world, as_role):
    admitted(world["alpha-east-1-cell"], date(2018, 6, 6))

    page = as_role().get(reverse("reports:drift", args=[made.pk]))

    told = {one.indicator.key: (one.old, one.new) for one in page.context["changes"]}
    assert told == {"DP01.T.c1": (4, 5), "DP01.M.c1": (2, 3)}


def test_a_table_is_asked_for_on_the_same_page_and_refused_out_of_its_days(tables, as_role):
    browser = as_role("organization_officer")
    page = browser.get(reverse("reports:new"))
    groups = [str(group) for group, _forms in page.context["form"].fields["form"].choices]
    assert "Biểu mẫu ngành tổ chức xây dựng Đảng" in groups
    assert "Biểu mẫu ngành kiểm tra Đảng" not in groups  # decision 0048

    asked = {
        "form": "PTDL", "kind": "year", "year": "2018", "month": "",
        "organization": page.context["form"].initial["organization"].pk,
    }  # fmt: skip
    refused = browser.post(reverse("reports:new"), asked)

    assert refused.status_code == 422
    assert refused.context["form"].errors["form"] == [
        "Biểu PTDL không có hiệu lực vào ngày cuối kỳ."
    ]


def test_the_api_gives_the_cells_as_read_here(made, as_role):
    found = as_role("statistics_reader").get(f"/api/summaries/{made.pk}/figures/").json()

    cells = {one["indicator"]: (one["value"], one["printed"]) for one in found}
    assert cells["DP01.T.c1"] == (4, "4")
    assert cells["DP01.D.c1"] == (None, "không hiển thị")


FIELDS = {
    "code": "DP02", "title": "Đảng viên theo tuổi", "title_en": "", "branch": "own",
    "unit_word": "người", "zero": "0", "valid_from": "01/01/2015", "valid_to": "",
    "kinds": ["year"], "measure": "members", "base": "sex = female",
    "rows": "T | Tổng số\nY | Đoàn viên tuổi 18-30 | age = 18-30", "columns": "c1 | Số lượng",
    "checks": "T >= Y", "status": "draft", "source": "Yêu cầu của Ban Thường vụ", "note": "",
}  # fmt: skip
ADD = "admin:reports_statisticaltable_add"


def test_an_administrator_defines_a_table_without_code(people, heads, world, everything, as_role):
    administrator = as_role("system_administrator")
    assert administrator.get(reverse(ADD)).status_code == 200

    saved = administrator.post(reverse(ADD), FIELDS)

    assert saved.status_code == 302, saved.context["adminform"].form.errors
    made = make.summary(world["alpha-east"], by=heads["alpha-east"], form="DP02", **YEAR)
    assert {one.indicator: one.value for one in made.figures.all()} == {
        "DP02.T.c1": 2, "DP02.Y.c1": 0,
    }  # fmt: skip
    assert AuditEntry.objects.filter(action="reports.table_recorded").count() == 1


def test_the_form_shows_every_fault_beside_its_text(everything, world, as_role):
    wrong = {**FIELDS, "rows": "T | Tổng số | sex = other\nY | Tuổi | colour = red", "checks": "T"}

    page = as_role("system_administrator").post(reverse(ADD), wrong)

    errors = page.context["adminform"].form.errors
    assert errors["rows"] == [
        "dòng 1: Tiêu thức “sex” không có giá trị “other”.",
        "dòng 2: Đại lượng “members” không có tiêu thức “colour”.",
    ]
    assert set(errors) == {"rows", "checks"}
    assert not StatisticalTable.objects.exists()


def test_two_definitions_of_one_code_never_hold_on_one_day(own, world, as_role):
    page = as_role("system_administrator").post(reverse(ADD), {**FIELDS, "code": "DP01"})

    assert page.status_code == 200
    assert "Một định nghĩa khác của mã này" in text_of(page)


@pytest.mark.parametrize("role", ["organization_head", "statistics_reader", "auditor"])
def test_nobody_else_defines_tables(role, world, as_role, everything):
    assert as_role(role).post(reverse(ADD), FIELDS).status_code in (302, 403, 404)
    assert not StatisticalTable.objects.exists()


def test_a_compared_table_keeps_its_substance(own, world, as_role):
    administrator = as_role("system_administrator")
    changes = reverse("admin:reports_statisticaltable_changelist")
    administrator.post(changes, {"action": "verify", "_selected_action": [own.pk]})
    own.refresh_from_db()
    assert own.status == "verified"

    page = reverse("admin:reports_statisticaltable_change", args=[own.pk])
    administrator.post(page, {"valid_to": "01/01/2027", "note": "", "rows": "X | Khác"})

    own.refresh_from_db()
    assert (own.valid_to, own.rows) == (date(2027, 1, 1), drafted().rows)


OPENING = {"rows": "A | Đầu kỳ | measure = members_opening\nD | Cuối kỳ", "columns": "c1 | Kỳ này",
           "checks": "A = before.D"}  # fmt: skip


def years(*numbers):
    return [
        {"kind": "year", "first": date(one, 1, 1), "last": date(one, 12, 31)} for one in numbers
    ]


def test_what_a_period_opens_with_is_compared_with_what_was_signed_for_the_one_before(
    people, heads, world, everything
):
    table = drafted(**OPENING)
    table.save()
    east, west = world["alpha-east"], world["alpha-west"]
    seventeen, eighteen = years(2017, 2018)

    def check(unit):
        made = make.summary(unit, by=heads[unit.code], form="DP01", **eighteen)
        (line,) = TableSheet(made, heads[unit.code]).checks
        return line["passed"], line["shown"]

    # Of another unit, of another kind of period that ends on another day, or not signed: nothing.
    make.signed(west, by=heads["alpha-west"], form="DP01", **seventeen)
    half = {"kind": "half", "first": date(2017, 1, 1), "last": date(2017, 6, 30)}
    make.signed(east, by=heads["alpha-east"], form="DP01", **half)
    make.summary(east, by=heads["alpha-east"], form="DP01", **seventeen)
    assert check(east) == (None, "biểu này chưa được ký cho kỳ trước")
    make.signed(east, by=heads["alpha-east"], form="DP01", **seventeen)
    assert check(east) == (True, "")
    assert check(west) == (True, "")

    # Somebody of 2016 is entered after the signature: the new opening is not what was signed.
    admitted(world["alpha-east-1-cell"], date(2016, 3, 1))
    assert check(east) == (False, "4 ≠ 3")
    assert check(west) == (True, "")


def test_form_1_opens_with_the_closing_of_the_period_before(people, heads, world, tables):
    first, second = years(2022, 2023)
    by = heads["alpha-east"]
    make.signed(world["alpha-east"], by=by, form="TK1", **first)

    sheet = TableSheet(make.summary(world["alpha-east"], by=by, form="TK1", **second), by)

    texts = {line["text"]: line["passed"] for line in sheet.checks}
    assert texts[
        "A. Tổng số đảng viên cuối kỳ trước chuyển sang"
        " = D. Đảng viên trong danh sách cuối kỳ, theo số đã ký của kỳ trước"
    ]


@pytest.mark.parametrize("end", ["2009-12-31", "2010-01-01"])
def test_a_table_that_ends_before_it_begins_is_answered_beside_its_day(people, as_role, end):
    wrong = {**FIELDS, "valid_from": "2010-01-01", "valid_to": end}

    page = as_role("system_administrator").post(reverse(ADD), wrong)

    assert page.status_code == 200
    assert list(page.context["adminform"].form.errors) == ["valid_to"]
    label = page.context["adminform"].form.fields["measure"].label
    assert str(label) == "phép đếm"
