"""The pages: the lists, one list with its meter, what is entered, what is refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from apps.cadres.models import PlanningEntry, PlanningList
from apps.cadres.planning import actions
from apps.core.models import AuditEntry
from apps.tenancy import scope
from tests.cadres.planning import made
from tests.cadres.planning.made import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def planning(world: Any, officer: Any) -> PlanningList:
    """A list with four people of all ages, two of them women."""
    from apps.core.partial_dates import PartialDate

    with scope.use(officer.scope()):
        found = made.a_list(officer)
        for number, year in enumerate((1995, 1992, 1988, 1975)):
            somebody = made.person(officer.organization, number + 1, birth=PartialDate(year, 5, 14))
            made.add(found, somebody, officer)
    return found


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def page(planning: PlanningList, name: str = "planning", *more: str) -> str:
    return reverse(f"cadres:{name}", args=[planning.reference, *more])


def test_the_lists(browser: Callable[..., Client], planning: PlanningList) -> None:
    shown = text(browser().get(reverse("cadres:plannings")))
    assert "Ban Chấp hành Đảng bộ huyện" in shown
    assert "2030–2035" in shown
    neighbour = browser("organization_officer", "alpha-west").get(reverse("cadres:plannings"))
    assert planning.reference not in text(neighbour)


def test_a_list_shows_its_structure(browser: Callable[..., Client], planning: PlanningList) -> None:
    shown = text(browser().get(page(planning)))
    # Two of four are women; two are under 40 on 1/6/2030, one is in each other band.
    assert "50%" in shown
    assert "2 trên 4" in shown
    assert "1,33" in shown
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(action="cadres.planning_read").exists()


def test_the_meter_follows_the_list(
    browser: Callable[..., Client], planning: PlanningList, officer: Any
) -> None:
    client = browser()
    with scope.use(officer.scope()):
        somebody = made.person(officer.organization, 8, full_name="Trần Thị Quỳnh")
        target = made.target_of(planning)
    found = client.get(page(planning, "planning_add"), {"q": "tran thi quynh"})
    assert somebody.reference in text(found)
    sent = client.post(
        page(planning, "planning_add"),
        {
            "q": "tran thi quynh", "version": made_version(planning), "cadre": somebody.reference,
            "target": target.pk, "source": "on_site",
        },
    )  # fmt: skip
    assert sent.status_code == 302, text(sent)
    assert "3 trên 5" in text(client.get(page(planning)))


def made_version(planning: PlanningList) -> int:
    with scope.use(scope.Scope.everything()):
        return made.now(planning)


def test_as_of_an_earlier_day(browser: Callable[..., Client], planning: PlanningList) -> None:
    client = browser()
    shown = text(client.get(page(planning), {"on": "14/9/2026"}))
    assert "Chưa có ai" in shown or "Nobody here" in shown
    assert client.get(page(planning), {"on": "hôm qua"}).status_code == 200


def test_a_step_with_its_ballots(browser: Callable[..., Client], planning: PlanningList) -> None:
    client = browser()
    with scope.use(scope.Scope.everything()):
        people = list(PlanningEntry.objects.of_list(planning))
    day = {"held_on_day": "15", "held_on_month": "9", "held_on_year": "2026"}
    source = {"version": made_version(planning), "summoned": 10, "present": 9} | day
    for name in ("issued", "collected", "valid", "invalid"):
        source[name] = 0
    assert client.post(page(planning, "planning_step", "source"), source).status_code == 302
    votes = {f"agree_{one.pk}": 8 for one in people} | {f"disagree_{one.pk}": 0 for one in people}
    wrong = source | votes | {
        "version": made_version(planning), "issued": 9, "collected": 9, "valid": 9, "invalid": 1,
    }  # fmt: skip
    answer = client.post(page(planning, "planning_step", "collective_1"), wrong)
    assert answer.status_code == 422
    right = wrong | {"valid": 8}
    assert client.post(page(planning, "planning_step", "collective_1"), right).status_code == 302
    assert "8/10" in text(client.get(page(planning)))


def test_the_whole_way_by_the_pages(
    browser: Callable[..., Client], planning: PlanningList, officer: Any
) -> None:
    with scope.use(officer.scope()):
        made.hold_all(planning, officer)
    client, chief = browser(), browser("organization_head")
    day = {"submitted_on_day": "15", "submitted_on_month": "9", "submitted_on_year": "2026"}
    sent = client.post(
        page(planning, "planning_submit"),
        {"version": made_version(planning), "approver": "BTV", "confirmed": "on"} | day,
    )
    assert sent.status_code == 302, text(sent)
    assert client.get(page(planning, "planning_approve")).status_code == 403
    day = {"approved_on_day": "15", "approved_on_month": "9", "approved_on_year": "2026"}
    done = chief.post(
        page(planning, "planning_approve"),
        {"version": made_version(planning), "number": "12-QĐ/TU", "confirmed": "on"} | day,
    )
    assert done.status_code == 302, text(done)
    assert "12-QĐ/TU" in text(chief.get(page(planning)))


@pytest.mark.parametrize("kind", ["list", "carried", "added", "paper"])
def test_files(browser: Callable[..., Client], planning: PlanningList, kind: str) -> None:
    response = browser().get(page(planning, "planning_export"), {"as": kind})
    assert response.status_code == 200
    if kind == "added":
        sheet = load_workbook(io.BytesIO(response.content)).active
        heads = next(row for row in sheet.iter_rows(values_only=True) if row[0] in ("TT", "STT"))
        assert "Ngày sinh (nam)" in heads
        assert "Ngày sinh (nữ)" in heads
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(kind="export").exists()


def test_a_print_bears_a_mark(browser: Callable[..., Client], planning: PlanningList) -> None:
    shown = text(browser().get(page(planning, "planning_print")))
    assert "In lúc" in shown
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(action="cadres.planning_printed").exists()


def test_what_is_graded_above_the_reader_is_not_there(
    browser: Callable[..., Client], planning: PlanningList
) -> None:
    """Trap 20."""
    with scope.use(scope.Scope(lo="0", hi="~", clearance=3)):
        PlanningList.objects.filter(pk=planning.pk).update(secrecy=2)
        rows = PlanningEntry.objects.filter(planning=planning)
        assert set(rows.values_list("secrecy", flat=True)) == {2}
    client = browser()
    assert client.get(page(planning)).status_code == 404
    assert planning.reference not in text(client.get(reverse("cadres:plannings")))
    found = text(client.get("/search/", {"q": "Ban Chấp hành Đảng bộ huyện"}))
    assert planning.reference not in found


def test_nobody_is_found_by_being_planned(
    browser: Callable[..., Client], planning: PlanningList
) -> None:
    """Trap 20: the search tells of no plan."""
    with scope.use(scope.Scope.everything()):
        name = PlanningEntry.objects.of_list(planning).select_related("cadre")[0].cadre.full_name
    answer = text(browser().get("/search/", {"q": name}))
    assert planning.reference not in answer


def test_small_cells_of_minorities_stay_back(
    browser: Callable[..., Client], planning: PlanningList
) -> None:
    # Of four people nothing is known; whoever may not read the attribute is told no total.
    reader = browser("standing_committee_member")
    shown = text(reader.get(page(planning)))
    assert shown.count("meter") > 3


def test_the_review_waits_on_the_desk(
    world: Any, officer: Any, head: Any, browser: Callable[..., Client]
) -> None:
    from apps.cadres.planning.work import work_items

    with scope.use(officer.scope()):
        planning = made.approved(officer, head)
        PlanningList.objects.filter(pk=planning.pk).update(approved_on="2025-09-15")
        titles = [item.title for item in work_items(officer)]
        assert planning.name in titles
        actions.review_list(
            planning=planning, version=made.now(planning), year=2026, today=TODAY, by=officer
        )
