"""The pages of programmes, from the draft to the rate."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from apps.core.models import AuditEntry
from apps.inspection.models import Case, Programme, ProgrammeItem, ProgrammeSubject
from apps.inspection.programmes import agenda
from apps.tenancy import scope
from tests.factories.membership import member
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db
SIGNED = {
    "number": "01-CTr/UBKTHU", "signer": "Trần Văn Chủ", "decided_on_day": "15",
    "decided_on_month": "9", "decided_on_year": "2026", "confirmed": "on",
}  # fmt: skip
ROWS = {"subjects-TOTAL_FORMS": "2", "subjects-INITIAL_FORMS": "0"}


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: TODAY)


@pytest.fixture
def person(world):
    with scope.use(scope.Scope.everything()):
        return member(world["alpha-east-1-cell"], "Phạm Văn Đất")


def item_data(version, *who, **values):
    data = {
        "version": version, "year": "2026", "quarter": "3", "kind": "thematic_supervision",
        "body": "inspection_committee", "title": "Quy chế làm việc", "secrecy": "0", **ROWS,
    }  # fmt: skip
    return data | {f"subjects-{place}-who": one for place, one in enumerate(who)} | values


def test_from_the_draft_to_the_case(browser, world, person, finish):
    site, chair = (
        browser("inspection_officer", "alpha-east"),
        browser("inspection_chair", "alpha-east"),
    )
    made = site.post(
        reverse("inspection:programme_new"),
        {"organization": "alpha-east", "owner": "inspection_committee", "span": "year",
         "first_year": "2026"},
        follow=True,
    )  # fmt: skip
    with scope.use(scope.Scope.everything()):
        programme = Programme.objects.get()
    one = [programme.reference]
    assert "Chương trình kiểm tra, giám sát năm 2026" in made.content.decode()
    assert site.get(reverse("inspection:programme_item_new", args=one)).status_code == 200
    page = site.post(
        reverse("inspection:programme_item_new", args=one),
        item_data(1, f"Phạm Văn Đất (#{person.pk})", "Đảng ủy (alpha-east-1)"), follow=True,
    ).content.decode()  # fmt: skip
    assert "Phạm Văn Đất" in page
    with scope.use(scope.Scope.everything()):
        item = ProgrammeItem.objects.get()
        assert set(ProgrammeSubject.objects.values_list("is_person", flat=True)) == {True, False}
    both = [programme.reference, item.reference]
    refused = site.post(reverse("inspection:programme_item_open", args=both), {"version": "2"})
    assert refused.status_code == 422
    assert site.get(reverse("inspection:programme_adopt", args=one)).status_code == 403
    adopted = chair.post(
        reverse("inspection:programme_adopt", args=one), SIGNED | {"version": "2"}, follow=True
    ).content.decode()
    assert "01-CTr/UBKTHU" in adopted
    form = site.get(reverse("inspection:programme_item_open", args=both)).content.decode()
    assert "Phạm Văn Đất" in form
    with scope.use(scope.Scope.everything()):
        keys = list(ProgrammeSubject.objects.values_list("pk", flat=True))
    opened = site.post(
        reverse("inspection:programme_item_open", args=both),
        {"version": "3", "subjects": [str(key) for key in keys]}, follow=True,
    )  # fmt: skip
    assert opened.redirect_chain[-1][0].startswith("/cases/")
    with scope.use(scope.Scope.everything()):
        case = Case.objects.get()
    parts = site.get(reverse("inspection:case_parts", args=[case.reference])).content.decode()
    assert item.reference in parts, "the page of the case leads to the item"
    assert ">0%<" in site.get(reverse("inspection:programme", args=one)).content.decode()
    finish(case)
    assert ">100%<" in site.get(reverse("inspection:programme", args=one)).content.decode()
    answer = site.get(f"/api/programmes/{one[0]}/").json()
    assert (answer["planned"], answer["done"]) == (1, 1)
    assert answer["items"][0]["cases"] == [case.reference]


def test_another_row_is_asked_for_without_sending_anything_in(browser, draft):
    site, programme = browser("inspection_officer", "alpha-east"), draft()
    address = reverse("inspection:programme_item_new", args=[programme.reference])
    page = site.post(address, item_data(1, "A", _more="1", title=""))
    assert page.status_code == 200
    assert "subjects-2-who" in page.content.decode()
    with scope.use(scope.Scope.everything()):
        assert not ProgrammeItem.objects.exists()


def test_an_item_is_changed_with_its_subjects_in_the_boxes(browser, draft, plan):
    site, programme = browser("inspection_officer", "alpha-east"), draft()
    item = plan(programme)
    address = reverse("inspection:programme_item_edit", args=[programme.reference, item.reference])
    assert "(alpha-east-1)" in site.get(address).content.decode()
    stale = site.post(address, item_data(1, "Đảng ủy (alpha-east-1)"))
    assert stale.status_code == 422
    done = site.post(address, item_data(2, "Đảng ủy (alpha-east-1)", title="Công tác cán bộ"))
    assert done.status_code == 302
    with scope.use(scope.Scope.everything()):
        assert ProgrammeItem.objects.get().title == "Công tác cán bộ"
        assert ProgrammeSubject.objects.count() == 1


def test_two_adopt_at_once_and_the_second_is_told(browser, draft, plan):
    chair, programme = browser("inspection_chair", "alpha-east"), draft()
    plan(programme)
    address = reverse("inspection:programme_adopt", args=[programme.reference])
    assert chair.post(address, SIGNED | {"version": "2"}).status_code == 302
    second = chair.post(address, SIGNED | {"version": "2"})
    assert second.status_code == 422
    with scope.use(scope.Scope.everything()):
        assert Programme.objects.get().edition == 1


def test_copying_offers_last_year(browser, adopted, draft):
    site, (_programme, item) = browser("inspection_officer", "alpha-east"), adopted
    later = draft(first_year=2027)
    address = reverse("inspection:programme_copy", args=[later.reference])
    assert item.title in site.get(address).content.decode()
    assert site.post(address, {"version": "1", "items": [item.pk]}).status_code == 302
    with scope.use(scope.Scope.everything()):
        assert ProgrammeItem.objects.get(programme=later).year == 2027


def test_the_desk_shows_what_is_to_open_and_drafts_of_a_year_that_has_begun(
    browser, adopted, draft
):
    site, (_programme, item) = browser("inspection_officer", "alpha-east"), adopted
    late = draft(owner="committee")
    page = site.get(reverse("desk:today")).content.decode()
    assert item.title in page
    assert late.title in page


def test_the_calendar_shows_items_limits_and_steps_in_both_views(browser, adopted, register):
    site, (_programme, item) = browser("inspection_officer", "alpha-east"), adopted
    case = register()
    with scope.use(scope.Scope.everything()):
        case.casestep_set.filter(order=1).update(due_on=TODAY)
    for view in ("month", "list"):
        page = site.get(reverse("inspection:calendar"), {"view": view}).content.decode()
        assert item.title in page
        assert case.reference in page or not case.casestep_set.exists()
    empty = site.get(reverse("inspection:calendar"), {"month": "2026-10"}).content.decode()
    assert item.title not in empty
    assert site.get(reverse("inspection:calendar"), {"month": "9999-99"}).status_code == 200


def test_a_month_is_understood_or_is_the_one_of_today():
    assert agenda.month_of("2026-02", TODAY).isoformat() == "2026-02-01"
    for text in ("", "x", "2026-13", "1-1-1", "99999-1", "²-1"):
        assert agenda.month_of(text, TODAY) == TODAY.replace(day=1)
    assert agenda.before(agenda.after(TODAY.replace(day=1))) == TODAY.replace(day=1)


def test_lists_and_their_workbooks(browser, adopted):
    site, (programme, item) = browser("inspection_officer", "alpha-east"), adopted
    assert programme.title in site.get(reverse("inspection:programmes")).content.decode()
    page = site.get(reverse("inspection:programme_items") + "?search=quy+che").content.decode()
    assert item.title in page
    for name in ("programmes_export", "programme_items_export"):
        answer = site.get(reverse(f"inspection:{name}"))
        assert answer["Content-Type"].endswith("sheet")
    assert (
        site.get(reverse("inspection:programme_export", args=[programme.reference])).status_code
        == 200
    )


def test_a_full_day_is_cut_in_the_month_and_whole_in_the_list(register, browser):
    cases = [register(planned_from=TODAY, planned_until=TODAY) for _number in range(9)]
    site, url = browser("inspection_officer", "alpha-east"), reverse("inspection:calendar")
    shown = site.get(url).content.decode()
    listed = site.get(url, {"view": "list"}).content.decode()
    assert sum(one.reference in shown for one in cases) == agenda.MOST_A_DAY
    assert f"view=list#d{TODAY.day}" in shown.replace("&amp;", "&")
    assert f'id="d{TODAY.day}"' in listed
    assert all(one.reference in listed for one in cases)


def test_more_than_a_page_can_show_is_said(register, browser, monkeypatch):
    monkeypatch.setattr(agenda, "MOST", 2)
    for _number in range(3):
        register(planned_from=TODAY, planned_until=TODAY)
    page = browser("inspection_officer", "alpha-east").get(reverse("inspection:calendar"))
    assert page.context["cut"]
    assert page.context["count"] == 2


def test_a_calendar_that_is_taken_out_is_logged(register, browser):
    case, url = (
        register(planned_from=TODAY, planned_until=TODAY),
        reverse("inspection:calendar_export"),
    )
    answer = browser("inspection_officer", "alpha-east").get(url, {"month": f"{TODAY:%Y-%m}"})
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert any(case.reference in str(cell.value) for row in sheet for cell in row)
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(kind="export").count() == 1
