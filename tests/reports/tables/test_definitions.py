"""Tables as they are written: what is refused, with its place and its rule."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from apps.accounts.actor import SystemActor
from apps.core.models import AuditEntry
from apps.reports.models.tables import StatisticalTable
from apps.reports.tables.checks import verdicts
from apps.reports.tables.definition import faults_of
from apps.reports.tables.labels import fault_text
from apps.reports.tables.loading import TableFileError, load_tables, read_tables
from apps.reports.tables.references import all_faults
from tests.reports.tables.conftest import drafted


@pytest.mark.parametrize(
    ("fields", "part", "line", "code"),
    [
        ({"rows": "T, Tổng số"}, "rows", 1, "table_line_parts"),
        ({"rows": "T | Tổng số\n1a | Nam"}, "rows", 2, "table_line_code"),
        ({"rows": "T |  "}, "rows", 1, "table_line_label"),
        ({"rows": "T | Tổng số | sex: male"}, "rows", 1, "table_condition"),
        ({"rows": ""}, "rows", 0, "table_axis_empty"),
        ({"rows": "T | Tổng số\nT | Nam"}, "rows", 2, "table_code_twice"),
        ({"rows": "c1 | Tổng số", "columns": "c1 | Số"}, "columns", 1, "table_code_twice"),
        ({"rows": "T | Tổng số | only c9"}, "rows", 1, "table_line_unknown"),
        ({"rows": "T | Tổng số | same period last year"}, "rows", 1, "table_kind_of_column"),
        ({"columns": "c1 | Tuổi | average age"}, "columns", 1, "table_kind_of_row"),
        ({"columns": "c1 | % | percent of last year"}, "columns", 1, "table_nothing_before"),
        ({"columns": "c1 | Số\nc2 | % | percent of X"}, "columns", 2, "table_line_unknown"),
        ({"measure": "souls"}, "rows", 1, "table_measure"),
        ({"rows": "T | Tổng số | measure = souls"}, "rows", 1, "table_measure"),
        ({"rows": "T | Tổng số | colour = red"}, "rows", 1, "table_dimension"),
        ({"rows": "T | Tổng số | sex = other"}, "rows", 1, "table_value"),
        ({"rows": "T | Tổng số | age = young"}, "rows", 1, "table_value"),
        ({"rows": "T | Tổng số | joined = 1945-13-01.."}, "rows", 1, "table_value"),
        ({"rows": "T | Tổng số\nB | Tuổi | age = 40-20"}, "rows", 2, "table_value_reversed"),
        ({"rows": "T | Số | joined = 2020-02-01..2019-02-01"}, "rows", 1, "table_value_reversed"),
        ({"checks": "T = M + F\nT = T"}, "checks", 2, "table_check_itself"),
        ({"checks": "M + F >= F + M"}, "checks", 1, "table_check_itself"),
        ({"base": "colour = red"}, "base", 0, "table_dimension"),
        ({"rows": "T | Số | average age", "measure": "cases", "checks": ""}, "rows", 1,
         "table_no_age"),
        ({"checks": "T = = M"}, "checks", 1, "table_check"),
        ({"checks": "T"}, "checks", 1, "table_check"),
        ({"checks": "T = M + F\nT = c1"}, "checks", 2, "table_check_names"),
        ({"checks": "T = before.X"}, "checks", 1, "table_line_unknown"),
    ],
)  # fmt: skip
def test_a_bad_table_says_where_and_against_which_rule(fields, part, line, code):
    found = faults_of(drafted(**fields).definition)

    assert (part, line, code) in [(one.part, one.line, one.code) for one in found]
    assert all(fault_text(one) for one in found)


@pytest.mark.parametrize(
    ("check", "code"),
    [
        ("T = XX9.D", "table_form_unknown"), ("T = TK1.NOPE", "table_cell_unknown"),
        ("T = TK1.D.c99", "table_cell_unknown"), ("T = DP01.X", "table_cell_unknown"),
        ("T = TK1.D", ""), ("T = DP01.M.c1", ""), ("T = before.T", ""),
    ],
)  # fmt: skip
def test_a_check_names_forms_and_cells_that_there_are(tables, check, code):
    found = all_faults(drafted(checks=f"T = M + F\n{check}"))

    assert [(one.part, one.line, one.code) for one in found] == ([("checks", 2, code)] * bool(code))


def test_all_faults_are_told_at_once(db):
    table = drafted(
        rows="T | Tổng số\n1a | Nam\nM | Nam | sex = man, boy", columns="c1 | Số\nc2 | Năm | colour = red",
        checks="T = T\nT = = M\nT = XX9.D",
    )  # fmt: skip

    told = [(one.part, one.line, one.code) for one in all_faults(table)]

    assert sorted(told) == [
        ("checks", 1, "table_check_itself"), ("checks", 2, "table_check"),
        ("checks", 3, "table_form_unknown"), ("columns", 2, "table_dimension"),
        ("rows", 2, "table_line_code"), ("rows", 3, "table_value"), ("rows", 3, "table_value"),
    ]  # fmt: skip


def test_the_good_one_has_no_fault_and_a_group_is_shared_out_by_its_outer_lines():
    table = drafted(rows="[g] Nhóm\na | Tăng\nb | > Trong đó nữ | sex = female\n[]\nT | Tổng số")

    assert faults_of(drafted().definition) == []
    assert [line.code for line in table.definition.row_axis.of_group("g")] == ["a"]


def of(checks, values, other=None):
    definition = drafted(checks=checks).definition
    figures = {f"DP01.{key}.c1": value for key, value in values.items()}
    return [
        (one.left, one.right, one.passed)
        for one in verdicts(definition, figures, other or (lambda _form: None))
    ]


def test_checks_flag_what_does_not_agree_and_never_touch_a_figure():
    assert of("T = M + F\nT >= D", {"T": 5, "M": 2, "F": 2, "D": 5}) == [
        (5, 4, False), (5, 5, True),
    ]  # fmt: skip
    assert of("T >= M >= D", {"T": 5, "M": 2, "D": 3}) == [(5, 2, True), (2, 3, False)]


def test_what_is_not_recorded_makes_a_check_unsaid_and_not_wrong():
    assert of("T = M + F", {"T": 5, "M": 2}) == [(5, 2, None)]
    assert of("T >= M + F", {"T": 5, "M": 2}) == [(5, 2, True)]


def test_another_form_is_compared_where_it_was_made():
    assert of("T = TK1.D", {"T": 5}) == [(5, None, None)]
    assert of("T = TK1.D", {"T": 5}, lambda _form: {"TK1.D.c2": 4}) == [(5, 4, False)]


def test_loading_twice_changes_nothing_and_keeps_what_a_person_edited(tables):
    tables["KT01"].note = "Đã đối chiếu với phòng nghiệp vụ"
    tables["KT01"].save()

    counts = load_tables(read_tables(), by=SystemActor())

    assert counts == {"created": 0, "updated": 0, "unchanged": len(read_tables()) - 1, "kept": 1}
    assert StatisticalTable.objects.get(pk=tables["KT01"].pk).note.startswith("Đã đối chiếu")
    assert AuditEntry.objects.filter(action="reports.tables_loaded").count() == 1


def test_no_form_that_nobody_has_read_is_more_than_a_draft(tables):
    assert {table.status for table in tables.values()} == {"draft"}
    assert all(table.source for table in tables.values())


def test_a_form_changes_by_its_dates(tables):
    flow = StatisticalTable.objects.filter(code="TK1")

    old = flow.in_force(date(2016, 12, 31)).get().definition
    new = flow.in_force(date(2024, 12, 31)).get().definition

    assert {"E", "G"} <= {line.code for line in old.row_axis.lines}
    assert not {"E", "G"} & {line.code for line in new.row_axis.lines}


def test_a_bad_file_loads_nothing_and_names_file_table_and_rule(db, tmp_path):
    entry = {
        "code": "XX01", "title": "Biểu", "branch": "own", "unit_word": "người",
        "measure": "members", "from": "2020-01-01", "source": "Quyết định", "columns": "c1 | Số",
        "rows": "T | Tổng số | sex = other",
    }  # fmt: skip
    (tmp_path / "a.yaml").write_text(yaml.safe_dump({"tables": [entry]}, allow_unicode=True))

    with pytest.raises(TableFileError, match=r"a\.yaml, XX01:2020-01-01: rows, .*sex.*other"):
        read_tables(tmp_path)
