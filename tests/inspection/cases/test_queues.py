"""Queues, desk, search and timeline."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.inspection.cases import actions, search, timeline, work
from apps.inspection.cases.listing import queues
from apps.inspection.models import Case, CaseStep, TeamMember
from apps.tenancy import scope
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db
NOW = timezone.localdate


@pytest.fixture
def sorted_cases(register, officer, everything):
    """One case for each queue, by the name of the queue."""
    today = NOW()
    made = {name: register(title=name) for name in (
        "mine", "team", "unassigned", "returned", "signature", "overdue", "closed",
    )}  # fmt: skip

    def change(name, **values):
        Case.objects.filter(pk=made[name].pk).update(**values)

    for name in made.keys() - {"unassigned"}:
        change(name, handler=officer.user)
    change("returned", submission="returned", submission_note="x")
    change("signature", submission="submitted", submitted_on=today)
    change("closed", phase="stopped", closed_on=today, closing_note="x")
    TeamMember.of(
        made["team"], user=officer.user, name="x", role="member", from_on=today
    ).save()  # fmt: skip
    gone = {"from_on": today - timedelta(9), "until_on": today - timedelta(1)}
    TeamMember.of(made["mine"], user=officer.user, name="x", role="member", **gone).save()
    step = {"phase": "conduct", "code": "x", "order": 1}
    late = {"due_on": today - timedelta(days=1)}
    CaseStep.of(made["overdue"], title="Trễ", **step, **late).save()
    CaseStep.of(made["mine"], title="Xong", done_on=today, **step, **late).save()
    CaseStep.of(made["closed"], title="Cũ", **step, **late).save()
    return made


def test_each_queue_holds_its_cases_and_no_others(sorted_cases, officer):
    held = {
        code: set(Case.objects.visible_to(officer).filter(where).values_list("title", flat=True))
        for code, (_name, where) in queues(officer, NOW()).items()
    }
    for name in ("team", "unassigned", "returned", "signature", "overdue", "closed"):
        assert held[name] == {name}, name
    assert held["mine"] == set(sorted_cases) - {"unassigned", "closed"}
    assert held["open"] == set(sorted_cases) - {"closed"}


def test_the_desk_says_what_waits_for_officer_and_chair(
    sorted_cases, officer, chair, django_assert_num_queries
):
    groups = {str(item.group) for item in work.work_items(officer)}
    titles = [str(item.title) for item in work.work_items(officer)]
    assert "Trễ" in titles
    assert not {"Xong", "Cũ"} & set(titles)
    assert len(groups - {""}) == 1, "the plan that came back"
    assert len({str(item.group) for item in work.work_items(chair)} - {""}) == 2
    with django_assert_num_queries(4):
        work.work_items(chair)


def test_the_desk_of_somebody_else_is_empty(sorted_cases, world):
    with scope.use(scope.Scope.everything()):
        assert not work.work_items(world.actor("organization_officer", "alpha-east"))


def test_a_case_is_found_by_matter_subject_and_reference(register, officer, world, everything):
    case = register()
    for text in ("dat dai", "nguyen doi", case.reference, case.reference.lower()):
        assert [hit.url for hit in search.find(officer, text, 5)] == [case.get_absolute_url()], text
    for text in ("xyz", "", " ", "%", "50%_"):
        assert search.find(officer, text, 5) == [] or text in ("%",), text
    other = world.actor("inspection_officer", "alpha-west")
    assert search.find(other, case.reference, 5) == []
    assert search.find(world.actor("organization_officer", "alpha-east"), "dat dai", 5) == []


def test_the_timeline_tells_the_story_in_sentences(opened, officer, browser):
    opened.done("B2")
    opened.find("shortcoming")
    with scope.use(officer.scope()):
        events = timeline.events(opened.case, officer)
    texts = [event["text"] for event in events]
    assert f"ghi nhận “Báo cáo giải trình” thực hiện ngày {TODAY:%d/%m/%Y}" in texts
    assert "ký Quyết định số 12-QĐ/UBKTHU và kế hoạch; bắt đầu tiến hành" in texts
    assert "kết luận về Nguyễn Văn Đối: có khuyết điểm" in texts
    assert [event["when"] for event in events] == sorted(
        (event["when"] for event in events), reverse=True
    )
    page = browser("inspection_officer").get(f"{opened.case.get_absolute_url()}timeline/")
    assert page.status_code == 200
    assert "ký Quyết định số 12-QĐ/UBKTHU" in page.content.decode()


def test_a_timeline_that_is_cut_says_so(opened, browser, monkeypatch):
    address = f"{opened.case.get_absolute_url()}timeline/"
    assert "dòng mới nhất" not in browser("inspection_officer").get(address).content.decode()
    monkeypatch.setattr(timeline, "LINES_MOST", 2)
    assert (
        "Chỉ hiển thị 2 dòng mới nhất"
        in browser("inspection_officer").get(address).content.decode()
    )


def test_planned_days_stand_above_what_happened(opened, officer):
    opened.do(actions.plan_step, step=opened.step("notice"), due_on=TODAY + timedelta(days=9))
    with scope.use(officer.scope()):
        first, second = timeline.events(opened.case, officer)[:2]
    assert first["planned"]
    assert first["text"] == "Thông báo kết luận"
    assert "đặt ngày" in second["text"]
