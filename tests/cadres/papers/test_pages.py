"""The decision of a file, a move, a plan and a list as a Word file: with the rights of the page."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from apps.cadres.models import AppointmentFile, Move, PlanningList
from apps.core.models import AuditEntry
from apps.documents.papers.word_reader import read
from apps.tenancy import scope
from tests.cadres.planning import made
from tests.cadres.planning.conftest import law  # noqa: F401 (the values that planning asks for)
from tests.factories import cadres

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
DECIDED = {"decision_number": "15-QĐ/HU", "decided_on": DAY, "effective_on": date(2026, 9, 15)}


@pytest.fixture
def office(world: Any) -> Any:
    """The district of the board."""
    return world["alpha-east"]


@pytest.fixture
def file(office: Any) -> AppointmentFile:
    """An appointment at work."""
    with scope.use(scope.Scope.everything()):
        return AppointmentFile.objects.create(
            cadre=(who := cadres.cadre(office)), organization_id=who.organization_id,
            reference="B2026-AAAAAA", act="appointment", procedure="appointment-on-site",
            title_text="Trưởng phòng Kinh tế", opened_on=date(2026, 6, 1),
        )  # fmt: skip


@pytest.fixture
def move(office: Any) -> Move:
    """A rotation in a wave of a plan."""
    with scope.use(scope.Scope.everything()):
        from apps.cadres.models import MovePlan

        plan = MovePlan.objects.create(
            organization=office, reference="L2026-AAAAAA", name="Kế hoạch luân chuyển", year=2026
        )
        return Move.objects.create(
            cadre=(who := cadres.cadre(office)), organization_id=who.organization_id, plan=plan,
            wave=2, reference="M2026-AAAAAA", kind="rotation", title_text="Bí thư Đảng ủy xã",
            from_text="Phó Trưởng Ban", proposed_on=date(2026, 6, 1),
        )  # fmt: skip


def words(answer: Any) -> str:
    assert answer.status_code == 200
    return str(read(io.BytesIO(answer.content)).text())


def lines() -> int:
    with scope.use(scope.Scope.everything()):
        return AuditEntry.objects.filter(action="cadres.decision_taken").count()


def test_a_file_gives_its_decision_first_as_a_draft_then_with_number_and_day(file, browser):
    page = reverse("cadres:appointment", args=[file.reference])
    paper = reverse("cadres:appointment_paper", args=[file.reference])
    officer = browser()
    assert paper in officer.get(page).content.decode()
    draft = words(officer.get(paper))
    assert "Dự thảo lần 1" in draft
    assert "15-QĐ/HU" not in draft
    with scope.use(scope.Scope.everything()):
        AppointmentFile.objects.filter(pk=file.pk).update(state="decided", **DECIDED)
    signed = words(officer.get(paper))
    assert "Số 15-QĐ/HU" in signed
    assert "Dự thảo" not in signed
    assert file.cadre.full_name in signed
    assert lines() == 2


def test_a_corrected_decision_names_the_one_whose_place_it_takes(file, browser):
    with scope.use(scope.Scope.everything()):
        AppointmentFile.objects.filter(pk=file.pk).update(state="superseded", **DECIDED)
        later = AppointmentFile.objects.create(
            cadre=file.cadre, organization_id=file.organization_id, reference="B2026-BBBBBB",
            act="appointment", procedure=file.procedure, title_text=file.title_text,
            opened_on=file.opened_on, supersedes=file, state="decided",
            **(DECIDED | {"decision_number": "19-QĐ/HU"}),
        )  # fmt: skip
    signed = words(browser().get(reverse("cadres:appointment_paper", args=[later.reference])))
    assert "thay thế Quyết định số 15-QĐ/HU, ngày 01/9/2026" in signed


@pytest.mark.parametrize("values", [{"act": "nomination"}, {"by_other_body": "Tỉnh ủy"}])
def test_what_another_body_decides_or_what_is_no_decision_has_no_paper_here(file, browser, values):
    with scope.use(scope.Scope.everything()):
        AppointmentFile.objects.filter(pk=file.pk).update(**values)
    paper = reverse("cadres:appointment_paper", args=[file.reference])
    officer = browser()
    page = officer.get(reverse("cadres:appointment", args=[file.reference]))
    assert paper not in page.content.decode()
    assert officer.get(paper).status_code == 404


def test_a_move_its_plan_and_its_wave_have_their_decisions(move, browser):
    officer = browser()
    assert "Luân chuyển đồng chí" in words(
        officer.get(reverse("cadres:move_paper", args=[move.reference]))
    )
    plan = reverse("cadres:move_plan_paper", args=[move.plan.reference])
    shown = officer.get(reverse("cadres:move_plan", args=[move.plan.reference])).content.decode()
    assert f"{plan}?wave=2" in shown
    assert move.cadre.full_name in words(officer.get(plan))
    assert move.cadre.full_name in words(officer.get(f"{plan}?wave=2"))
    assert move.cadre.full_name not in words(officer.get(f"{plan}?wave=1"))


@pytest.mark.usefixtures("law")
def test_a_list_that_its_own_committee_approves_has_its_decision_with_its_mark(
    officer, browser, world
):
    officer.assignment.clearance = 1
    with scope.use(scope.Scope.everything()):
        officer.assignment.save(update_fields=["clearance"])
        planning = made.a_list(officer, secrecy=1, approver="")
        who = made.person(officer.organization, 1)
        made.add(planning, who, officer)
    paper = reverse("cadres:planning_paper", args=[planning.reference])
    text = words(browser().get(paper))
    assert "MẬT" in text.splitlines()
    assert who.full_name in text
    # Whoever reads less never learns that there is a list.
    assert browser("organization_head").get(paper).status_code == 404
    with scope.use(scope.Scope.everything()):
        PlanningList.objects.update(approver="Ban Thường vụ Tỉnh ủy")
    assert browser().get(paper).status_code == 404
    with scope.use(scope.Scope.everything()):
        PlanningList.objects.update(approver="", secrecy=2)
        officer.assignment.clearance = 2
        officer.assignment.save(update_fields=["clearance"])
    assert browser().get(paper).status_code == 409


def test_no_paper_leaves_the_border_or_goes_to_whoever_takes_no_files(file, move, browser):
    papers = (
        reverse("cadres:appointment_paper", args=[file.reference]),
        reverse("cadres:move_paper", args=[move.reference]),
        reverse("cadres:move_plan_paper", args=[move.plan.reference]),
    )
    for paper in papers:
        assert browser("organization_head", "beta-east").get(paper).status_code == 404
        assert browser("organization_officer", "alpha-west").get(paper).status_code == 404
        assert browser("standing_committee_member").get(paper).status_code == 403
    assert lines() == 0
