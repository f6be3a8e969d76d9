"""Manual figures from Excel: template, check, errors, loading; and out again."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from apps.membership.choices import BatchState
from apps.reports.models import ManualFigure
from tests.factories import reports as make
from tests.membership import import_files as files

HEADERS = ("Mã chỉ tiêu", "Mã tổ chức", "Từ ngày", "Đến ngày", "Giá trị", "Căn cứ", "Ghi chú")
YEAR = (date(2020, 1, 1), date(2020, 12, 31))


@pytest.fixture
def officer(world, everything):
    return world.actor("organization_officer", "alpha-east")


def book(*rows):
    made = openpyxl.Workbook()
    made.active.append(HEADERS)
    for row in rows:
        made.active.append(row)
    return files.saved(made)


def row(code="unions", unit="alpha-east", value=81, basis="Báo cáo 12-BC/LĐLĐ", days=YEAR):
    return (code, unit, *days, value, basis, "")


def test_right_rows_come_in_and_wait_wrong_ones_are_told_at_their_cell(officer):
    whole = make.manual_indicator("unions")
    make.manual_indicator("private", part_of=whole)
    batch = files.checked(
        book(
            row(), row("private", value=90), row("nothing"), row(unit="beta-east"), row(basis=""),
            row("private", "alpha-east-1", 0), row(value=""),
        ),
        by=officer, kind="manual",
    )  # fmt: skip
    assert (batch.rows, batch.new_rows) == (7, 2)
    assert [(one["row"], one["code"]) for one in batch.report["problems"]] == [
        (3, "manual_part_exceeds"), (4, "manual_indicator_unknown"), (5, "manual_unit_unknown"),
        (6, "required"), (8, "required"),
    ]  # fmt: skip
    assert not ManualFigure.objects.exists()


def test_a_file_without_errors_is_loaded_and_each_figure_waits_for_approval(officer, world):
    make.manual_indicator("unions")
    batch = files.checked(
        book(row(), row(unit="alpha-east-1", value=0, days=(date(2020, 1, 1), date(2020, 2, 10)))),
        by=officer, kind="manual",
    )  # fmt: skip
    assert files.loaded(batch, by=officer).state == BatchState.LOADED
    made = ManualFigure.objects.order_by("pk").values_list("value", "kind", "state", "entered_by")
    assert list(made) == [
        (81, "year", "entered", officer.user_id), (0, "free", "entered", officer.user_id),
    ]  # fmt: skip


def test_the_list_goes_out_to_excel_for_the_own_range(world, officer, as_role):
    make.manual_figure(world["alpha-east"], 81, by=officer)
    make.manual_figure(
        world["beta-east"], 9, by=world.actor("organization_officer", "beta-east"), basis="Của Bêta"
    )
    answer = as_role().get(reverse("reports:manual_export"))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = str(
        [[c.value for c in r] for r in openpyxl.load_workbook(io.BytesIO(content)).active.rows]
    )
    assert "81" in text
    assert "Của Bêta" not in text


def test_two_rows_of_the_same_figure_are_both_refused_and_name_each_other(officer):
    make.manual_indicator("unions")
    make.manual_indicator("youth")
    batch = files.checked(
        book(row(value=81), row("youth"), row("UNIONS", value=82)), by=officer, kind="manual"
    )
    problems = batch.report["problems"]
    assert [(one["row"], one["code"], one["params"]) for one in problems] == [
        (2, "manual_row_twice", {"this": "2", "other": "4"}),
        (4, "manual_row_twice", {"this": "4", "other": "2"}),
    ]
    assert batch.new_rows == 1


def test_a_whole_and_all_its_parts_are_corrected_in_one_file(officer, world, heads):
    whole = make.manual_indicator("unions")
    parts = [make.manual_indicator(code, part_of=whole) for code in ("private", "public")]
    entered = [
        make.manual_figure(
            world["alpha-east"], value, by=officer, approved_by=heads["alpha-east"], kind="year",
            indicator=one, first=YEAR[0], last=YEAR[1],
        )
        for one, value in zip([whole, *parts], (10, 6, 4), strict=True)
    ]  # fmt: skip
    assert len(entered) == 3
    alone = files.checked(book(row(value=9)), by=officer, kind="manual")
    assert [one["code"] for one in alone.report["problems"]] == ["manual_parts_exceed"]
    wrong = files.checked(
        book(row(value=9), row("private", value=6), row("public", value=4)),
        by=officer, kind="manual",
    )  # fmt: skip
    assert [one["row"] for one in wrong.report["problems"]] == [2, 3, 4]
    # Parts before the whole: the order does not matter.
    right = files.checked(
        book(row("private", value=5), row("public", value=4), row(value=9)),
        by=officer, kind="manual",
    )  # fmt: skip
    assert files.loaded(right, by=officer).state == BatchState.LOADED
    assert ManualFigure.objects.filter(state="entered").count() == 3
