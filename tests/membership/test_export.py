"""The register as a workbook."""

from __future__ import annotations

import io

import openpyxl
import pytest

from apps.core.models import AuditEntry
from apps.membership import export
from apps.membership.models import EthnicGroup
from tests.factories.membership import member
from tests.factories.world import ALL_ROLES
from tests.membership.conftest import open_to
from tests.membership.test_register import READERS

EXPORTERS = {"organization_officer", "organization_head"}


def sheet(response) -> list[list[object]]:
    """Cells of the first sheet, row by row."""
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


@pytest.fixture
def people(world, everything, law):
    """Two members here, one beside, one in another province."""
    khmer = EthnicGroup.objects.get(code="05")
    return {
        name: member(world[code], name, ethnicity=khmer)
        for name, code in (
            ("Đặng Thị Ánh", "alpha-east-1-cell"),
            ("Dương Văn Anh", "alpha-east-2-cell"),
            ("Ẩn Danh", "alpha-west-1-cell"),
            ("Trần Láng Giềng", "beta-east-1-cell"),
        )
    }


@pytest.mark.parametrize("role", ALL_ROLES)
@pytest.mark.parametrize("layout", ["list", "edit"])
def test_only_roles_that_export_get_a_file(people, browser, role, layout):
    response = browser(role).get(f"/members/export/?layout={layout}")

    assert response.status_code == (200 if role in EXPORTERS else 403)
    assert AuditEntry.objects.filter(kind="export").exists() == (role in EXPORTERS)
    offered = browser(role).get("/members/").content.decode()
    assert ("/members/export/" in offered) == (role in EXPORTERS)
    assert role in READERS or role not in EXPORTERS


@pytest.mark.parametrize("layout", ["list", "edit"])
def test_a_file_holds_exactly_the_filtered_rows_of_the_own_range(people, browser, layout):
    response = browser().get(f"/members/export/?layout={layout}&search=anh&unit=alpha-east-1")

    words = {str(cell) for row in sheet(response) for cell in row if cell}
    assert "Đặng Thị Ánh" in words
    for name in people.keys() - {"Đặng Thị Ánh"}:
        assert name not in words
    assert "Khơ-me" not in words


def test_the_file_as_seen_says_who_when_and_which_filters(people, world, browser):
    response = browser().get("/members/export/?search=anh&order=-name")

    rows = sheet(response)
    table = [row[0] for row in rows if row[0] in people]
    tail = " ".join(str(row[0]) for row in rows[-4:])
    assert table == ["Đặng Thị Ánh", "Dương Văn Anh"]
    assert world.user("organization_officer", "alpha-east").full_name in tail
    assert "anh" in tail
    assert response["Content-Type"] == export.CONTENT_TYPE
    assert response["Content-Disposition"].startswith("attachment; filename=")
    entry = AuditEntry.objects.get(kind="export")
    assert entry.action == "membership.register_exported"
    assert (entry.params["count"], entry.params["layout"]) == (2, "list")
    assert "anh" in entry.params["filter"]


def test_ticked_rows_alone_are_exported(people, browser):
    picked = people["Dương Văn Anh"].pk
    foreign = people["Trần Láng Giềng"].pk

    response = browser().get(f"/members/export/?pick={picked}&pick={foreign}&pick=x")

    words = {cell for row in sheet(response) for cell in row}
    assert words & people.keys() == {"Dương Văn Anh"}


def test_the_file_to_edit_has_the_columns_that_load_back_and_no_foreign_record(
    people, world, browser
):
    open_to(world, "organization_officer", people["Trần Láng Giềng"])

    header, *rows = sheet(browser().get("/members/export/?layout=edit"))

    header = [str(title).rstrip(" *") for title in header if title]
    known = people["Đặng Thị Ánh"]
    row = next(row for row in rows if known.full_name in row)
    cells = dict(zip(header, row, strict=False))
    assert {"Dân tộc", "Tôn giáo"} & set(header) == set()
    assert cells["Mã hồ sơ"] in (known.pk, str(known.pk))
    assert (cells["Mã tổ chức"], cells["Giới tính"]) in {
        ("alpha-east-1-cell", "Nam"), ("alpha-east-1-cell", "Nữ"),
    }  # fmt: skip
    names = {cell for row in rows for cell in row}
    assert names & people.keys() == {"Đặng Thị Ánh", "Dương Văn Anh"}


def test_the_file_to_edit_loads_back_without_a_change(people, world, browser, everything):
    from apps.core.excel import reader
    from apps.membership.imports.members_columns import columns_to_read

    response = browser().get("/members/export/?layout=edit")

    found = list(reader.read_rows(io.BytesIO(response.content), columns_to_read()))
    assert len(found) == 2
    assert not [error for row in found for error in row.errors]
    values = {row.values["full_name"]: row.values for row in found}
    known = people["Đặng Thị Ánh"]
    assert values["Đặng Thị Ánh"]["ceremony_on"] == known.ceremony_on
    assert values["Đặng Thị Ánh"]["birth"] == known.birth
    assert values["Đặng Thị Ánh"]["citizen_number"] == known.citizen_number


def test_a_list_that_is_too_long_is_refused_with_both_numbers(people, browser, monkeypatch):
    monkeypatch.setattr(export, "LIMIT", 1)

    response = browser().get("/members/export/")

    assert response.status_code == 409
    text = response.content.decode()
    assert "Danh sách có 2 đảng viên" in text
    assert "tối đa 1 đảng viên" in text
    assert not AuditEntry.objects.filter(kind="export").exists()


def test_an_unknown_layout_is_a_wrong_address(people, browser):
    assert browser().get("/members/export/?layout=everything").status_code == 404


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/fees/", "Đảng phí tháng"),
        ("/fees/arrears/", "Nợ đảng phí"),
        ("/members/quality/findings/?rule=birth_missing", "Chưa có ngày sinh."),
        ("/members/changes/", "Đề nghị sửa hồ sơ"),
    ],
)
def test_a_list_leaves_as_a_workbook_and_the_trail_says_so(world, everything, browser, path, title):
    client = browser("organization_officer", "alpha-east")
    mark = "&" if "?" in path else "?"
    assert "layout=excel" in client.get(path).content.decode()

    answer = client.get(f"{path}{mark}layout=excel")

    assert "spreadsheetml" in answer["content-type"]
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    words = " ".join(str(cell) for row in sheet.values for cell in row if cell)
    assert title in words
    assert AuditEntry.objects.filter(action="membership.list_exported").count() == 1
    assert browser("statistics_reader", "alpha-east").get(path).status_code == 403
