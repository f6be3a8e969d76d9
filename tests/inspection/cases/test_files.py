"""Older cases from Excel: judged as on the pages, entered whole or not at all."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from apps.core.models import AuditEntry
from apps.inspection.cases import actions
from apps.inspection.cases.actions import PastEnd, PastSubject, Subject
from apps.inspection.models import Case, CaseStep, CaseSubject
from apps.membership.choices import BatchState
from apps.membership.models import ImportBatch
from tests.factories.membership import member
from tests.inspection.conftest import TODAY
from tests.membership import import_files as files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
HEADERS = (
    "Số hồ sơ gốc", "Loại vụ việc", "Chủ thể thực hiện", "Nội dung vụ việc", "Ngày lập hồ sơ",
    "Số quyết định", "Ngày quyết định", "Ngày kết luận", "Kết quả", "Nội dung kết luận",
    "Ngày kết thúc", "Mã hồ sơ", "Họ và tên", "Mã tổ chức là đối tượng", "Diện quản lý",
    "Kết luận về đối tượng", "Phải kỷ luật",
)  # fmt: skip
FACTS = (
    "Kiểm tra khi có dấu hiệu vi phạm", "Ủy ban kiểm tra", "Quản lý đất đai", "10/01/2018",
    "05-QĐ/UBKTHU", "15/01/2018", "20/03/2018", "Có vi phạm", "Đã rõ vi phạm", "30/03/2018",
)  # fmt: skip
FINANCE = "Kiểm tra tài chính đảng"
VIOLATION = ("Ban thường vụ huyện ủy quản lý", "Có vi phạm", "Có")


def line(key, *about, facts=FACTS):
    return (key, *facts, *about)


def checked(by, *rows):
    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    for row in rows:
        book.active.append(row)
    return files.checked(files.saved(book), by=by, kind="cases")


def test_rows_of_one_number_make_one_case_with_its_subjects(world, officer):
    person = member(world["alpha-east-1-cell"], "Phạm Văn Đất")
    batch = checked(
        officer,
        line("01/2018", str(person.pk), None, None, *VIOLATION),
        line("01/2018", None, "Trần Thị Ngoài", None, None, "Có khuyết điểm", None),
        line("01/2018", None, None, "alpha-east-1", None, "Có vi phạm", "Không"),
        line("02/2018", None, "Lê Văn Khác", None, *VIOLATION),
    )
    assert (batch.state, batch.new_rows) == (BatchState.READY, 4), batch.report
    assert not Case.objects.exists(), "a check saves nothing"
    assert files.loaded(batch, by=officer).state == BatchState.LOADED
    case = Case.objects.get(casesubject__member=person)
    assert (case.phase, case.outcome, case.organization) == (
        "closed", "violation", world["alpha-east"],
    )  # fmt: skip
    assert case.registered_on == date(2018, 1, 10)
    assert not CaseStep.objects.filter(case=case).exists()
    rows = CaseSubject.objects.filter(case=case)
    assert rows.count() == 3
    assert rows.get(member=person).management_tier == "district"
    assert rows.get(subject_organization=world["alpha-east-1"]).discipline_due is False
    assert AuditEntry.objects.filter(action="inspection.case_entered").count() == 2


@pytest.mark.parametrize(
    ("rows", "good"),
    [
        ([line("1", None, "A", None, None, None, None)], 0),
        ([line("1", None, "A", None, None, "Có khuyết điểm", "Có")], 0),
        ([line("1", None, "A", None, None, "Không vi phạm", None)], 0),
        ([line("1", None, None, None, *VIOLATION)], 0),
        ([line("1", None, None, "beta-east", *VIOLATION)], 0),
        ([line("1", "999999999", None, None, *VIOLATION)], 0),
        ([line("1", None, "A", None, *VIOLATION, facts=(*FACTS[:2], "", *FACTS[3:]))], 0),
        ([line("1", None, "A", None, *VIOLATION, facts=(FINANCE, "Chi bộ", *FACTS[2:]))], 0),
        ([line("1", None, "A", None, *VIOLATION, facts=(*FACTS[:9], "30/03/2099"))], 0),
        ([line("1", None, "A", None, *VIOLATION, facts=(*FACTS[:9], "01/03/2018"))], 0),
        ([line("1", None, "A", None, *VIOLATION), line("1", None, "A", None, *VIOLATION)], 0),
        ([line("1", None, "A", None, *VIOLATION),
          line("1", None, "B", None, *VIOLATION, facts=(*FACTS[:2], "Khác", *FACTS[3:]))], 0),
        ([line("1", None, "A", None, *VIOLATION), line("2", None, "B", None, None, None, None)], 1),
    ],
)  # fmt: skip
def test_a_wrong_row_holds_back_its_whole_case_and_no_other(officer, rows, good):
    batch = checked(officer, *rows)
    assert (batch.state, batch.new_rows) == (BatchState.TO_CORRECT, good), batch.report
    assert not Case.objects.exists()


def test_files_of_cases_and_of_members_are_known_to_their_own_people(world, officer):
    batch = checked(officer, line("1", None, "A", None, *VIOLATION))
    head = world.actor("organization_head", "alpha-east")
    chair = world.actor("inspection_chair", "alpha-east")
    assert ImportBatch.objects.visible_to(chair).get() == batch
    assert not ImportBatch.objects.visible_to(head).exists()
    ImportBatch.objects.update(kind="members")
    assert not ImportBatch.objects.visible_to(chair).exists()
    assert ImportBatch.objects.visible_to(head).get() == batch


def test_the_page_offers_the_one_kind_that_an_inspector_loads(browser):
    page = browser("inspection_officer").get("/members/import/").content.decode()
    assert "Nạp hồ sơ vụ việc cũ từ Excel" in page
    assert browser("inspection_officer").get("/members/import/?kind=members").status_code == 404
    assert browser("organization_officer").get("/members/import/?kind=cases").status_code == 404


def test_an_older_case_is_judged_like_any_other(world, officer):
    end = PastEnd("1", TODAY, TODAY, "violation", "x", TODAY)
    given = {
        "organization": world["alpha-east"], "kind": "thematic_supervision", "source": "programme",
        "body": "inspection_committee", "title": "x", "registered_on": TODAY, "end": end,
        "today": TODAY, "by": officer,
    }  # fmt: skip
    with pytest.raises(Exception, match="case_outcome_kind"):
        actions.enter_past_case(subjects=[PastSubject(Subject(name="A"), "none")], **given)
