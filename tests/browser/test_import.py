"""Members from Excel: template, check by the real worker, errors by row and column, loading."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.members import CELL, Invented
from tests.browser.visitor import Visitor

RIGHT: dict[str, Any] = {
    "Ngày sinh": "14/02/1990", "Giới tính": "Nữ", "Ngày quyết định kết nạp": "02/05/2023",
    "Ngày kết nạp": "19/05/2023", "Ngày chính thức": "19/05/2024", "Mã tổ chức": CELL,
}  # fmt: skip
WRONG = {"Ngày chính thức": "20/05/2024"}
MANY = 2500


def row(who: Invented, **changes: Any) -> dict[str, Any]:
    """A row of the file by its headers."""
    return RIGHT | {"Họ và tên": who.name, "Số định danh cá nhân": who.citizen_number} | changes


def headers(sheet: Any) -> dict[str, int]:
    """Columns by header; a required one carries a star in the file."""
    for cells in sheet.iter_rows(max_row=5):
        found = {str(c.value).rstrip(" *"): c.column for c in cells if c.value}
        if "Họ và tên" in found:
            return found | {"": cells[0].row}
    raise AssertionError("no header row")


def fill(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write rows under the headers of a workbook, as a person does in Excel."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = headers(sheet)
    for number, values in enumerate(rows, start=columns[""] + 1):
        for header, value in values.items():
            sheet.cell(number, columns[header], value)
    book.save(path)


def mend(path: Path, rows: list[dict[str, Any]]) -> None:
    """Correct the rows of a file of errors; a right cell may also be an empty one."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = headers(sheet)
    for number, values in enumerate(rows, start=columns[""] + 1):
        for header, value in values.items():
            sheet.cell(number, columns[header]).value = value
    book.save(path)


def take(page: Page, name: str, folder: Path, *, as_name: str) -> Path:
    """Press a download and keep the file under a name of our own."""
    with page.expect_download() as coming:
        page.get_by_role("link", name=name).first.click()
    path = folder / as_name
    coming.value.save_as(path)
    return path


def upload(visitor: Visitor, path: Path) -> Page:
    """Upload a file and land on its page."""
    page = visitor.go("/members/import/")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Upload and check").click()
    page.wait_for_url(re.compile(r"/members/import/\d+/$"))
    return page


@pytest.fixture
def template(person, tmp_path):
    """An officer with the empty template on the disk."""
    officer = person("tochuc.thanhtri")
    page = officer.go("/members/import/")
    token = Invented().citizen_number
    return officer, take(page, "Download the template", tmp_path, as_name=f"dot-{token}.xlsx")


def test_a_wrong_row_is_named_corrected_and_loaded_with_the_right_ones(template, tmp_path):
    officer, path = template
    first, second, third = Invented(), Invented(), Invented()
    fill(path, [row(first), row(second), row(third, **WRONG)])
    page = upload(officer, path)
    expect(page.locator("h2", has_text="To correct")).to_be_visible()
    problem = page.locator("section:has(h2:text('To correct')) tbody tr")
    expect(problem).to_have_count(1)
    expect(problem).to_contain_text("Ngày chính thức")
    expect(problem).to_contain_text("19/05/2024")
    sheet = load_workbook(path).worksheets[0]
    wrong_row = headers(sheet)[""] + 3
    expect(problem.locator("td").first).to_have_text(str(wrong_row))
    officer.go(f"/members/?search={first.name.split()[-1]}")
    expect(page.get_by_text("No member matches")).to_be_visible()

    page.go_back()
    errors = take(page, "Download the rows to correct", tmp_path, as_name=f"sua-{path.name}")
    page.get_by_role("button", name="Load the 2 good rows").click()
    expect(page.locator(".note", has_text="Loaded")).to_contain_text("2")
    fill(errors, [{"Ngày chính thức": "19/05/2024"}])
    upload(officer, errors)
    page.get_by_role("button", name="Load 1 member").click()
    expect(page.locator(".note", has_text="Loaded")).to_contain_text("1")

    for who in (first, second, third):
        officer.go(f"/members/?search={who.name.split()[-1]}")
        expect(page.locator("#list tbody th a")).to_have_text([who.name])


TEN: tuple[tuple[str, Any, Any], ...] = (
    ("Giới tính", "Đàn ông", "Nam"),
    ("Ngày sinh", "31/02/1980", "28/02/1980"),
    ("Ngày sinh", "14/02/89", "14/02/1989"),
    ("Số định danh cá nhân", "12345", ""),
    ("Ngày chính thức", "20/05/2024", "19/05/2024"),
    ("Mã tổ chức", "khong-co-to-chuc-nay", CELL),
    ("Họ và tên", None, ""),
    ("Trình độ", "Bằng cao", "Đại học"),
    ("Ngày kết nạp", "01/05/2023", "19/05/2023"),
    ("Số thẻ đảng viên", "AB-12", None),
)
"""Column, what is wrong in it, what is right; an empty text: the person's own."""


def test_ten_dirty_records_are_mended_in_the_file_of_errors(template, tmp_path):
    officer, path = template
    people = [Invented() for _ in TEN]
    fill(
        path,
        [row(who, **{head: bad}) for who, (head, bad, _right) in zip(people, TEN, strict=True)],
    )
    page = upload(officer, path)
    expect(page.locator("h2", has_text="To correct")).to_be_visible(timeout=30_000)
    expect(page.locator(".fig", has_text="Rows to correct")).to_contain_text("10")

    errors = take(page, "Download the rows to correct", tmp_path, as_name=f"sua-{path.name}")
    right = [
        {head: (row(who)[head] if good == "" else good)}
        for who, (head, _bad, good) in zip(people, TEN, strict=True)
    ]
    mend(errors, right)
    upload(officer, errors)
    page.get_by_role("button", name="Load 10 members").click()
    expect(page.locator(".note", has_text="Loaded")).to_contain_text("10")

    for who in people:
        officer.go(f"/members/?search={who.name.split()[-1]}")
        expect(page.locator("#list tbody th a")).to_have_text([who.name])


def test_the_check_goes_on_when_its_tab_is_closed(template):
    officer, path = template
    fill(path, [row(Invented(), **WRONG) for _ in range(MANY)])
    page = upload(officer, path)
    expect(page.get_by_role("progressbar")).to_be_visible()
    address = officer.path()
    page.close()

    officer.page = officer.context.new_page()
    officer.go("/notifications/").get_by_role("link", name=path.name).first.click()
    officer.go(address)
    expect(officer.page.locator("h2", has_text="To correct")).to_be_visible(timeout=60_000)
    expect(officer.page.locator(".fig", has_text="Rows to correct")).to_contain_text("2.500")
    officer.page.get_by_role("button", name="Give up").click()
    expect(officer.page.locator(".toast")).to_contain_text("Nothing was loaded")
