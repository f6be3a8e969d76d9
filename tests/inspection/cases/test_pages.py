"""The queues and the page of a case as officer and chair see them."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from apps.core.keys import row_key
from apps.core.models import AuditEntry
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, CaseStep
from apps.tenancy import scope
from tests.factories.membership import member
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


@pytest.fixture
def reader(browser):
    return browser("inspection_officer")


def test_mine_unassigned_open_and_ended_are_four_queues(register, reader, officer, everything):
    mine, free, other = register(title="Của tôi"), register(title="Chưa giao"), register(title="X")
    gone = register(title="Không làm nữa")
    Case.objects.filter(pk=mine.pk).update(handler=officer.user)
    Case.objects.filter(pk=other.pk).update(phase="conduct", decided_on=TODAY, decision_number="1")
    Case.objects.filter(pk=gone.pk).update(phase="stopped", closed_on=TODAY, closing_note="Trùng")
    pages = {tab: text(reader.get(f"/cases/?tab={tab}")) for tab in ("mine", "unassigned", "open")}
    assert "Của tôi</a>" in pages["mine"]
    assert "Chưa giao</a>" not in pages["mine"]
    assert "Chưa giao</a>" in pages["unassigned"]
    assert "Của tôi</a>" not in pages["unassigned"]
    assert all(f"{one.title}</a>" in pages["open"] for one in (mine, free, other))
    assert "Không làm nữa</a>" in text(reader.get("/cases/?tab=closed"))


def test_an_officer_begins_with_their_own_cases_and_a_chair_with_all(register, browser):
    register(title="Chưa giao cho ai")
    assert "Chưa giao cho ai" not in text(browser("inspection_officer").get("/cases/"))
    assert "Chưa giao cho ai" in text(browser("inspection_chair").get("/cases/"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("search=dat+dai", True), ("search=doi+nguyen", True), ("search=doi+dai", True),
        ("search=xyz", False), ("kind=signs_of_violation", True), ("kind=finance", False),
        ("body=inspection_committee", True), ("body=cell", False), ("year=2026", True),
        ("year=2025", False), ("phase=preparation", True), ("phase=conduct", False),
        ("unit=alpha-east", True), ("unit=alpha-east-1", False),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_by_what_is_known_of_a_case(register, reader, query, found):
    register()
    assert ("Quản lý đất đai</a>" in text(reader.get(f"/cases/?tab=open&{query}"))) == found


def test_a_reference_finds_its_case(register, reader):
    case = register()
    page = text(reader.get(f"/cases/?tab=open&search={case.reference.lower()}"))
    assert case.get_absolute_url() in page


def test_export_and_print_take_the_list_as_seen_and_are_logged(register, reader, everything):
    register(title="Quản lý đất đai"), register(title="Trật tự xây dựng")
    got = reader.get("/cases/export/?tab=open&search=xay")
    sheet = load_workbook(io.BytesIO(got.content)).active
    words = [str(cell.value) for row in sheet for cell in row if cell.value]
    assert "Trật tự xây dựng" in words
    assert "Quản lý đất đai" not in words
    assert "Nguyễn Văn Đối" in words
    assert "Trật tự xây dựng" in text(reader.get("/cases/print/?tab=open"))
    kinds = set(AuditEntry.objects.filter(action__contains="list_").values_list("kind", flat=True))
    assert kinds == {"export", "print"}


def test_the_page_shows_facts_subjects_steps_and_what_is_due_and_is_logged(
    register, reader, world, everything
):
    person = member(world["alpha-east-1-cell"], "Phạm Văn Đất", position="Chủ tịch xã")
    subjects = [
        Subject(member=person, management_tier="district", position_at_act="Trưởng phòng"),
        Subject(organization=world["alpha-east-1"]),
    ]
    case = register(subjects=subjects, lookback_from=TODAY.replace(year=2020), lookback_to=TODAY)
    CaseStep.of(
        case, phase="preparation", code="A1", order=1, title="Trình đề xuất", paper="Tờ trình",
        signer="Cán bộ theo dõi", due_on=TODAY,
    ).save()  # fmt: skip
    page = text(reader.get(case.get_absolute_url()))
    for words in (
        case.reference, "Phạm Văn Đất", "Chủ tịch xã", "Trưởng phòng", "alpha-east-1",
        "15/09/2020 – 15/09/2026", "Trình đề xuất", "Tờ trình", "Cán bộ theo dõi",
    ):  # fmt: skip
        assert words in page, words
    entry = AuditEntry.objects.get(action="inspection.case_read")
    assert (entry.kind, entry.object_id) == ("read", case.pk)


def test_another_district_gets_the_answer_of_an_address_that_is_not_there(register, browser):
    case, other = register(), browser("inspection_officer", "alpha-west")
    assert other.get(case.get_absolute_url()).status_code == 404
    assert other.get("/cases/2026-NICHTS/").status_code == 404


def test_a_case_opened_by_a_grant_is_read_from_another_district(register, browser, world, chair):
    from apps.accounts import grants
    from apps.accounts.actor import SystemActor

    case = register()
    with scope.use(scope.Scope.everything()):
        grants.grant(
            user=world.user("inspection_officer", "alpha-west"), obj=case, codename="view_case",
            valid_from=TODAY.replace(year=2020), valid_to=TODAY.replace(year=2030),
            reason="Tổ kiểm tra", by=SystemActor(case.organization, user=chair.user),
        )  # fmt: skip
    other = browser("inspection_officer", "alpha-west")
    assert "Quản lý đất đai" in text(other.get(case.get_absolute_url()))
    assert "Quản lý đất đai" in text(other.get("/cases/?tab=open"))


def test_who_reads_no_cases_gets_no_list(browser):
    assert browser("organization_head").get("/cases/").status_code == 403


def test_the_page_leads_to_the_next_step_once_the_work_may_begin(
    template, register, opened, reader, everything
):
    waiting = register(title="Chưa ký")
    assert "Ghi bước tiếp theo" not in text(reader.get(f"/cases/{waiting.reference}/"))
    page = f"/cases/{opened.case.reference}/"
    wanted = CaseStep.objects.of_case(opened.case).filter(required=True, done_on__isnull=True)
    first, second = wanted.order_by("order")[:2]
    assert f"{page}steps/{row_key(first.pk)}/done/" in _main_button(reader.get(page))
    CaseStep.objects.filter(pk=first.pk).update(done_on=TODAY)
    assert f"{page}steps/{row_key(second.pk)}/done/" in _main_button(reader.get(page))


def _main_button(response):
    before, _words, _after = text(response).partition("Ghi bước tiếp theo")
    return before[before.rindex("<a ") :]


def test_the_list_shows_the_nearest_day_be_it_of_a_step_or_of_the_case(
    template, register, reader, everything
):
    near, far, plain = TODAY + timedelta(days=3), TODAY + timedelta(days=9), register()
    by_limit = register(planned_from=TODAY, planned_until=near)
    by_step = register(planned_from=TODAY, planned_until=far)
    CaseStep.objects.filter(case=by_limit, code="B2").update(due_on=far)
    CaseStep.objects.filter(case=by_step, code="B2").update(due_on=near)
    rows = {row.pk: row for row in reader.get("/cases/?tab=open").context["page"].object_list}
    assert (rows[by_limit.pk].next_day, rows[by_limit.pk].limit_day) == (near, near)
    assert (rows[by_step.pk].next_day, rows[by_step.pk].limit_day) == (near, far)
    assert rows[plain.pk].next_day is None
