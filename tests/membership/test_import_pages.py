"""Pages of the import: who sees what, what they show, and what goes out of them."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from apps.core.models import AuditEntry
from apps.membership import tasks
from apps.membership.choices import BatchState
from apps.membership.imports.members_columns import HEADERS
from apps.membership.models import ImportBatch, Member
from tests.factories.membership import member as existing
from tests.membership import import_files as files

pytestmark = pytest.mark.usefixtures("law", "everything")
START = "/members/import/"


@pytest.fixture
def officer(world):
    return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def at_once(monkeypatch):
    """The tasks run when they are sent."""
    for task in (tasks.check_import, tasks.load_import):
        monkeypatch.setattr(task, "delay", task.run)


def page(name, batch):
    return reverse(f"membership:{name}", args=[batch.pk])


def given(content, name="danh sách.xlsx"):
    return {"file": SimpleUploadedFile(name, content)}


def test_from_upload_to_register_in_the_browser(
    world, browser, at_once, django_capture_on_commit_callbacks
):
    client = browser()
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(START, given(files.workbook([files.good(1), files.good(2)])))
    batch = ImportBatch.objects.get()
    assert response.headers["Location"] == page("import_batch", batch)
    text = client.get(page("import_batch", batch)).content.decode()
    assert "Nguyễn Văn B1" in text
    assert batch.file_name == "danh sách.xlsx"
    assert not Member.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(page("import_load", batch))
    assert response.status_code == 302
    assert Member.objects.count() == 2
    assert files.again(batch).state == BatchState.LOADED
    assert client.get(page("import_batch", batch)).status_code == 200


def test_progress_is_polled_until_the_work_is_over(officer, browser):
    client = browser()
    batch = files.upload(files.workbook([files.good()]), by=officer)
    shown = client.get(page("import_batch", batch)).content.decode()
    assert f'hx-get="{page("import_progress", batch)}"' in shown
    response = client.get(page("import_progress", batch))
    assert "HX-Refresh" not in response.headers
    tasks.check_import(batch.pk, officer.assignment.pk)
    assert client.get(page("import_progress", batch)).headers["HX-Refresh"] == "true"


def test_a_refused_upload_says_why_beside_the_field(browser):
    response = browser().post(START, given(b"no workbook"))
    assert response.status_code == 422
    assert not ImportBatch.objects.exists()
    assert 'id="id_file_error"' in response.content.decode()
    assert browser().post(START, {}).status_code == 422


def test_the_page_names_row_column_and_reason(officer, browser):
    batch = files.checked(files.workbook([files.good(1, sex="Đàn ông")]), by=officer)
    text = browser().get(page("import_batch", batch)).content.decode()
    assert "Giới tính" in text
    assert "“Đàn ông”" in text
    assert page("import_errors", batch) in text


def test_every_state_has_its_page(officer, browser):
    client = browser()
    ready = files.checked(files.workbook([files.good(1)]), by=officer)
    partly = files.checked(files.workbook([files.good(2), files.good(3, sex=None)]), by=officer)
    refused = files.checked(files.workbook([], keys=["full_name", "sex"]), by=officer)
    for batch in (ready, partly, refused):
        assert client.get(page("import_batch", batch)).status_code == 200
    client.post(page("import_drop", refused))
    assert files.again(refused).state == BatchState.DROPPED
    assert client.get(page("import_batch", refused)).status_code == 200
    assert client.post(page("import_load", refused)).status_code == 409
    files.loaded(partly, by=officer, only_good=True)
    assert (
        page("import_errors", partly) in client.get(page("import_batch", partly)).content.decode()
    )
    assert client.get(START).status_code == 200


def test_a_file_of_the_same_content_is_told(officer, browser):
    content = files.workbook([files.good()])
    first = files.loaded(files.checked(content, by=officer), by=officer)
    second = files.checked(content, by=officer)
    assert (
        page("import_batch", first) in browser().get(page("import_batch", second)).content.decode()
    )


ADDRESSES = ["import_batch", "import_progress", "import_errors"]


@pytest.mark.parametrize("role", ["unit_secretary", "standing_committee_member", "auditor"])
def test_a_role_without_the_right_is_refused(officer, browser, role):
    batch = files.checked(files.workbook([files.good(1, sex=None)]), by=officer)
    client = browser(role, "alpha-east")
    for name in ADDRESSES:
        assert client.get(page(name, batch)).status_code == 403
    for name in ("import_load", "import_drop"):
        assert client.post(page(name, batch)).status_code == 403
    assert client.get(START).status_code == 403
    assert client.get("/members/import/template/").status_code == 403
    assert client.post(START, given(files.workbook([files.good()]))).status_code == 403


def test_a_file_of_members_is_not_there_for_who_loads_cases(officer, browser):
    batch = files.checked(files.workbook([files.good(1, sex=None)]), by=officer)
    client = browser("inspection_officer", "alpha-east")
    assert [client.get(page(name, batch)).status_code for name in ADDRESSES] == [404] * 3


@pytest.mark.parametrize("code", ["alpha-west", "beta-east", "alpha-east-1"])
def test_a_file_of_another_unit_is_not_there(officer, browser, code):
    batch = files.checked(files.workbook([files.good(1, sex=None)]), by=officer)
    client = browser("organization_officer", code)
    for name in ADDRESSES:
        assert client.get(page(name, batch)).status_code == 404
    for name in ("import_load", "import_drop"):
        assert client.post(page(name, batch)).status_code == 404
    assert "dang-vien.xlsx" not in client.get(START).content.decode()


def test_the_level_above_sees_the_file_but_not_what_it_holds(officer, browser):
    batch = files.checked(files.workbook([files.good(1), files.good(2, sex=None)]), by=officer)
    client = browser("organization_officer", "alpha")
    text = client.get(page("import_batch", batch)).content.decode()
    assert "dang-vien.xlsx" in text
    assert "Nguyễn Văn" not in text
    assert client.get(page("import_errors", batch)).status_code == 403
    assert client.post(page("import_load", batch)).status_code == 403


def test_the_file_of_errors_is_neutral_and_its_taking_is_written_down(officer, browser):
    evil = '=HYPERLINK("http://example.vn","x")'
    book = openpyxl.load_workbook(
        io.BytesIO(files.workbook([files.good(1, sex="x", position="@SUM(1)", full_name="+84")]))
    )
    position = [cell.value for cell in book.active[1]].index("Chức vụ") + 1
    cell = book.active.cell(2, position)
    cell.value, cell.data_type = evil, "s"
    batch = files.checked(files.saved(book), by=officer)
    response = browser().get(page("import_errors", batch))
    assert response.headers["Content-Disposition"].startswith("attachment")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    written = {cell.value: cell.data_type for cell in sheet[2] if cell.value}
    assert written[evil] == "s"
    assert written["+84"] == "s"
    assert "f" not in written.values()
    entry = AuditEntry.objects.get(action="membership.import_errors_taken")
    assert (entry.kind, entry.object_id) == ("export", batch.pk)


def test_nothing_in_a_file_becomes_markup(officer, browser):
    row = files.good(1, full_name="<script>alert(1)</script>", sex="<b>x</b>")
    batch = files.checked(files.workbook([row, files.good(2, full_name="<i>An</i>")]), by=officer)
    text = browser().get(page("import_batch", batch)).content.decode()
    assert "<b>x</b>" not in text
    assert "<i>An</i>" not in text
    assert "&lt;i&gt;An&lt;/i&gt;" in text


def test_the_template_offers_the_own_units_and_can_be_filled_in(world, officer, browser):
    response = browser().get("/members/import/template/")
    content = b"".join(response.streaming_content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Đảng viên"]
    headers = [str(cell.value).removesuffix(" *") for cell in sheet[1]]
    assert headers == list(HEADERS.values())
    assert all(cell.comment for cell in sheet[1] if "Họ và tên" in cell.value)
    listed = {cell.value for row in book["lists"].iter_rows() for cell in row}
    assert {"Nam", "Nữ", "Đại học", "Khơ-me", "Không", "alpha-east-1-cell"} <= listed
    assert not {code for code in listed if code and "west" in code}
    assert "alpha-east" not in listed  # takes no members
    for key, value in files.good(1).items():
        sheet.cell(2, list(HEADERS).index(key) + 1).value = value
    batch = files.checked(files.saved(book), by=officer)
    assert (batch.state, batch.new_rows) == (BatchState.READY, 1)


def test_the_file_exported_to_edit_loads_back(world, officer, browser):
    known = existing(world["alpha-east-1-cell"], "Đỗ Thị Ánh", ethnicity_id=1)
    content = browser().get("/members/export/?layout=edit")
    if content.status_code == 404:
        pytest.skip("the register's export is not there")
    body = content.content if not content.streaming else b"".join(content.streaming_content)
    book = openpyxl.load_workbook(io.BytesIO(body))
    same = files.checked(body, by=officer)
    assert same.report["counts"]["same"] == 1, same.report
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows() if "Họ và tên" in str(row[1].value))
    place = [str(cell.value).strip(" *") for cell in row].index("Chức vụ") + 1
    sheet.cell(row[0].row + 1, place).value = "Phó bí thư"
    files.loaded(files.checked(files.saved(book), by=officer), by=officer)
    known.refresh_from_db()
    assert known.position == "Phó bí thư"


def test_pages_ask_few_questions_whatever_the_number_of_rows(
    officer, browser, django_assert_max_num_queries
):
    client = browser()
    for first in (1, 50):
        rows = [files.good(n) for n in range(first, first + first * 2)]
        batch = files.checked(files.workbook(rows), by=officer)
        with django_assert_max_num_queries(25):
            assert client.get(page("import_batch", batch)).status_code == 200
        with django_assert_max_num_queries(25):
            client.get(START)
