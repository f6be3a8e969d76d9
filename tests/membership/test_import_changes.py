"""The file of changes: a key and only the columns that change."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from apps.core.models import AuditEntry
from apps.membership.choices import BatchState
from apps.membership.models import Member
from apps.tenancy import scope
from tests.factories.accounts import wall
from tests.factories.membership import member as existing
from tests.membership import import_files as files

pytestmark = pytest.mark.usefixtures("law", "everything")


@pytest.fixture
def officer(world):
    return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def known(world):
    return existing(
        world["alpha-east-1-cell"], "Nguyễn Văn Bảo", citizen_number="001089000001",
        card_number="48100001", phone="0900000001", residence="Xã Cũ", position="Bí thư",
    )  # fmt: skip


def checked(rows, officer, **options):
    return files.checked(files.workbook(rows, **options), by=officer, kind="changes")


def test_only_what_stands_in_the_file_changes_and_an_empty_cell_leaves_the_value_alone(
    known, officer
):
    row = {"citizen_number": "001089000001", "residence": "Xã Mới", "position": None}
    batch = checked([row], officer, keys=["citizen_number", "residence", "position"])
    assert (batch.state, batch.new_rows, batch.changed_rows) == (BatchState.READY, 0, 1)
    assert Member.objects.get(pk=known.pk).residence == "Xã Cũ"  # nothing before it is confirmed

    batch = files.loaded(batch, by=officer)

    found = Member.objects.get(pk=known.pk)
    assert batch.state == BatchState.LOADED
    assert (found.residence, found.position, found.phone) == ("Xã Mới", "Bí thư", "0900000001")
    assert found.version == known.version + 1
    line = AuditEntry.objects.get(action="membership.changes_imported")
    assert (line.params["new"], line.params["changed"]) == (0, 1)


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ({"citizen_number": "001089999999", "phone": "1"}, "A", "change_of_nobody"),
        ({"card_number": "48999999", "phone": "1"}, "A", "change_of_nobody"),
        ({"record": "999999999", "phone": "1"}, "A", "record_unknown"),
        ({"citizen_number": None, "phone": "0912"}, "A", "change_without_key"),
        ({"citizen_number": "001089000001", "card_number": "48000002"}, "B", "numbers_disagree"),
        ({"card_number": "48100001", "citizen_number": "1089000001"}, "B", "digits_length"),
        ({"citizen_number": "001089000001", "birth": "31/02/1980"}, "B", "date_impossible"),
    ],
)
def test_wrong_rows_name_row_column_and_reason(known, officer, row, column, code):
    existing(
        known.organization, "Người Khác", citizen_number="001089000002", card_number="48000002"
    )
    batch = checked([row], officer, keys=list(row))

    assert batch.state == BatchState.TO_CORRECT
    assert files.codes(batch) == [(2, column, code)]


def test_who_is_elsewhere_walled_or_gone_is_nobody(world, known, officer):
    existing(world["beta-east-1-cell"], "Nơi Khác", citizen_number="001089000003")
    existing(known.organization, "Đã Ra", left=True, citizen_number="001089000004")
    hidden = existing(known.organization, "Sau Tường", citizen_number="001089000005")
    wall(officer.user, hidden)
    batch = checked(
        [{"citizen_number": f"00108900000{one}", "phone": "1"} for one in (3, 4, 5)], officer
    )

    assert [code for _row, _column, code in files.codes(batch)] == ["change_of_nobody"] * 3


def test_an_organisation_in_the_file_is_not_read(world, known, officer):
    row = {"citizen_number": "001089000001", "unit_code": "alpha-east-2-cell", "phone": "1"}
    batch = files.loaded(checked([row], officer), by=officer)

    assert [one["code"] for one in batch.report["warnings"]] == ["column_ignored"]
    assert Member.objects.get(pk=known.pk).organization == known.organization


def test_the_error_file_keeps_the_kind_and_is_read_again(known, officer, browser):
    rows = [
        {"citizen_number": "001089000001", "phone": "0911"},
        {"citizen_number": "001089999999", "phone": "0922"},
    ]
    batch = checked(rows, officer)
    answer = browser().get(reverse("membership:import_errors", args=[batch.pk]))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    book.active["A2"] = "001089000001"
    again = files.checked(files.saved(book), by=officer, kind="changes")

    assert (again.state, again.kind, again.changed_rows) == (BatchState.READY, "changes", 1)


def test_the_same_file_as_another_kind_is_another_batch(known, officer):
    content = files.workbook([{"citizen_number": "001089000001", "phone": "0911"}])

    first = files.checked(content, by=officer)
    second = files.checked(content, by=officer, kind="changes")

    assert first.pk != second.pk
    assert files.checked(content, by=officer, kind="changes").pk == second.pk


def test_the_template_has_keys_first_lists_and_no_organisation(browser, known):
    page = browser()
    answer = page.get(reverse("membership:import_template"), {"kind": "changes"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    headers = [cell.value for cell in sheet[1]]

    assert headers[:3] == ["Mã hồ sơ", "Số định danh cá nhân", "Số thẻ đảng viên"]
    assert "Mã tổ chức" not in headers
    assert "Quê quán" in headers
    assert sheet.data_validations.dataValidation


def test_the_start_page_offers_the_kinds_and_uploads_as_chosen(browser, known, world):
    page = browser()
    text = page.get(reverse("membership:import_start")).content.decode()
    assert "?kind=changes" in text
    assert page.get(reverse("membership:import_start"), {"kind": "nothing"}).status_code == 404
    assert browser("unit_secretary").get(reverse("membership:import_start")).status_code == 403

    content = files.workbook([{"citizen_number": "001089000001", "phone": "0911"}])
    file = io.BytesIO(content)
    file.name = "thay-doi.xlsx"
    answer = page.post(reverse("membership:import_start"), {"kind": "changes", "file": file})

    assert answer.status_code == 302
    with scope.use(scope.Scope.everything()):
        assert Member.objects.get(pk=known.pk).phone == "0900000001"
    assert "Thay đổi hồ sơ đảng viên" in page.get(answer["Location"]).content.decode()


def test_a_changed_date_of_joining_is_judged_by_the_rules(known, officer):
    row = {"citizen_number": "001089000001", "official_on": date(2015, 1, 1)}
    batch = checked([row], officer)

    assert batch.state == BatchState.TO_CORRECT
