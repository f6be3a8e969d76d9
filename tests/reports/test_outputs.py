"""The files of a summary: what stands in them, who gets them, and the line in the trail."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from openpyxl import load_workbook
from pypdf import PdfReader

from apps.core.models import AuditEntry
from apps.documents.papers.rules import DRAFT, PASS, Facts, failures, judge
from apps.documents.papers.word_reader import read
from apps.reports.flat import COLUMNS
from apps.reports.indicators import INDICATORS
from apps.reports.outputs import OUTPUTS, written
from apps.reports.sheet import Sheet
from tests.factories import reports as make

ADMITTED = INDICATORS["members_admitted"].label
NAMES = {"docx": "word", "xlsx": "excel", "pdf": "pdf", "csv": "csv"}


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("ending", OUTPUTS)
def test_each_file_is_sent_with_its_type_and_taking_it_is_logged(summary, as_role, ending):
    response = as_role().get(reverse(f"reports:{NAMES[ending]}", args=[summary.pk]))

    assert response.status_code == 200
    assert response["Content-Type"] == OUTPUTS[ending].content_type
    name = f"membership-alpha-east-20150801-20200318-1.{ending}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    entry = AuditEntry.objects.get(action="reports.summary_downloaded")
    assert (entry.object_id, entry.params["format"]) == (summary.pk, ending)


@pytest.mark.parametrize("ending", OUTPUTS)
def test_the_api_sends_the_same_files_and_logs_them(summary, as_role, ending):
    response = as_role("statistics_reader").get(f"/api/summaries/{summary.pk}/files/{ending}/")

    assert response.status_code == 200
    assert response["Content-Type"] == OUTPUTS[ending].content_type
    assert AuditEntry.objects.filter(action="reports.summary_downloaded").count() == 1


@pytest.mark.parametrize("address", ["pdf", "csv"])
def test_a_neighbour_and_who_reads_no_summaries_get_none(summary, as_role, address):
    url = reverse(f"reports:{address}", args=[summary.pk])

    assert as_role("organization_head", "alpha-west").get(url).status_code == 404
    assert as_role("organization_head", "beta-east").get(url).status_code == 404
    assert as_role("auditor", "alpha-east").get(url).status_code == 404


def test_csv_is_read_by_excel_and_by_programs_and_withholds_small_cells(summary, as_role):
    content = as_role().get(reverse("reports:csv", args=[summary.pk])).content

    rows = rows_of(content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert tuple(rows[0]) == COLUMNS
    whole = {row["indicator"]: row for row in rows if not row["unit"]}
    admitted = whole["members_admitted"]
    assert [admitted[name] for name in ("value", "plan", "completion")] == ["4", "3", "133.3"]
    assert whole["members_admitted_women"]["share"] == "50.00"
    by_unit = [row for row in rows if row["unit"]]
    assert {row["unit"] for row in by_unit} == {"alpha-east-1", "alpha-east-2"}
    hidden = [row for row in by_unit if "religious" in row["indicator"]]
    assert {(row["value"], row["share"], row["withheld"]) for row in hidden} == {("", "", "1")}


def test_csv_holds_no_formula(summary, heads, everything):
    summary.name = "=cmd|' /C calc'!A0"

    rows = rows_of(written(Sheet(summary, heads["alpha-east"]), "csv"))

    assert rows[0]["organization_name"] == "'=cmd|' /C calc'!A0"


def test_excel_counts_totals_shares_and_parts_with_formulas(world, heads, summary, everything):
    book = load_workbook(BytesIO(written(Sheet(summary, heads["alpha-east"]), "xlsx")))
    figures, units = book.worksheets

    by_label = {row[0].value: row for row in figures.iter_rows()}
    admitted = by_label[str(ADMITTED)]
    number = admitted[0].row
    assert admitted[2].value == 4
    assert admitted[6].value == f"=C{number}/F{number}"
    total = next(row for row in units.iter_rows() if row[0].value == gettext("Total"))
    heads_row = next(row for row in units.iter_rows() if row[0].value == gettext("Unit"))
    at = {cell.value: cell.column - 1 for cell in heads_row}
    first, last = heads_row[0].row + 1, total[0].row - 1
    letter = total[at[str(ADMITTED)]].column_letter
    assert total[at[str(ADMITTED)]].value == f"=SUM({letter}{first}:{letter}{last})"
    # Units of which one is withheld give no sum.
    hidden = str(INDICATORS["members_religious"].label)
    assert not str(total[at[hidden]].value).startswith("=")


def test_a_formula_carries_its_value_for_programs_that_do_not_count(summary, heads, everything):
    content = written(Sheet(summary, heads["alpha-east"]), "xlsx")

    figures = load_workbook(BytesIO(content), data_only=True).worksheets[0]

    row = next(row for row in figures.iter_rows() if row[0].value == str(ADMITTED))
    assert row[6].value == pytest.approx(4 / 3)


def test_the_report_has_the_layout_that_the_checks_of_papers_ask_for(
    world, heads, people, everything
):
    frozen = make.signed(world["alpha-east"], by=heads["alpha-east"])
    sheet = Sheet(frozen, heads["alpha-east"])

    results = judge(
        read(BytesIO(written(sheet, "docx"))), Facts(today=timezone.localdate(), stage=DRAFT)
    )

    assert {one.check.code for one in failures(results)} == set()
    assert sum(one.verdict == PASS for one in results) > 20


def test_the_pdf_says_the_same_as_the_word_file(summary, heads, everything):
    reader = PdfReader(BytesIO(written(Sheet(summary, heads["alpha-east"]), "pdf")))

    text = "\n".join(page.extract_text() for page in reader.pages)

    for words in ("BÁO CÁO", "Dự thảo lần 1", "133,3%", "kết nạp 04/03 đảng viên", "Nơi nhận:"):
        assert words in text
    assert "Đảng bộ alpha-east-1" in text
