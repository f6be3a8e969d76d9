"""Where rights do not reach, the number stands and the list is closed: for every kind of record."""

from __future__ import annotations

from typing import Any

import pytest

from apps.accounts.actor import SystemActor
from apps.cadres.models import AppointmentFile, Move
from apps.core.models import AuditEntry
from apps.inspection.models import CaseContent, Letter
from apps.reports import reading
from apps.reports.actions import generate_summary
from apps.reports.models import SummaryFigure
from apps.reports.permissions import can_list
from apps.tenancy import scope
from tests.factories import cadres
from tests.factories.accounts import browser_as, wall
from tests.factories.reports import FIRST, LAST
from tests.reports.conftest import admitted
from tests.reports.test_cadres import decided, held
from tests.reports.test_inspection import INSIDE, case, sanction, subject

CLOSED = "Danh sách này không mở"


def _case(unit: Any, name: str) -> Any:
    return case(unit, title=name)


def _subject(unit: Any, name: str) -> Any:
    of = case(unit, title=name)
    subject(of, finding="violation")
    type(of).objects.filter(pk=of.pk).update(title=name)
    return of


def _content(unit: Any, name: str) -> Any:
    of = case(unit, title=name)
    CaseContent.of(of, code="tham_nhung", title=name, added_on=INSIDE).save()
    return of


def _sanction(unit: Any, name: str) -> Any:
    of = case(unit, title=name)
    sanction(subject(of, finding="violation", due=True))
    return of


def _letter(unit: Any, name: str) -> Any:
    made = Letter.objects.create(
        organization=unit, reference=f"L2018-{len(name):03}{unit.pk:03}", channel="post",
        matter=name, arrived_on=INSIDE, registered_on=INSIDE, kind="denunciation",
        state="classified",
    )  # fmt: skip
    made.refresh_from_db()
    return made


CASE_LIKE = {
    "case": ("inspection", "violation_sign_inspections_cases", _case),
    "subject of a case": ("conclusions", "signs_inspection_members_violating", _subject),
    "content": ("inspection_contents", None, _content),
    "sanction": ("discipline", "members_disciplined", _sanction),
    "letter": ("DT01", "DT01.U3.tc", _letter),
}


def generated(unit: Any, form: str) -> Any:
    return generate_summary(
        organization=unit, form=form, kind="free", first=FIRST, last=LAST, by=SystemActor(unit)
    )


def figure_of(summary: Any, key: str | None) -> SummaryFigure:
    rows = SummaryFigure.objects.filter(summary=summary, unit=None)
    return rows.get(indicator=key) if key else rows.filter(value__gt=0).get()


@pytest.mark.parametrize("kind", CASE_LIKE)
@pytest.mark.parametrize("place", ["alpha-east", "beta-east"])
def test_one_record_behind_a_wall_closes_the_list_and_the_number_stands(world, tables, kind, place):
    form, key, make = CASE_LIKE[kind]
    unit = world[place]
    make(unit, "Vụ việc mở")
    hidden = make(unit, "Vụ việc kín đáo")
    summary = generated(unit, form)
    figure = figure_of(summary, key)
    address = f"/summaries/{summary.pk}/figures/{figure.indicator}/"
    chair = browser_as(world, "inspection_chair", place)
    before = chair.get(address)
    assert (figure.value, before.context["page"].paginator.count) == (2, 2)
    assert CLOSED not in before.content.decode()

    with scope.use(scope.Scope.everything()):
        wall(world.user("inspection_chair", place), hidden)
    answer = chair.get(address)
    drawer = chair.get(address, headers={"HX-Request": "true", "HX-Target": "drawer-place"})

    for page in (answer, drawer):
        text = page.content.decode()
        assert page.status_code == 200
        assert CLOSED in text
        # No row, and no count from which the number of hidden ones could be worked out.
        assert (list(page.context["page"]), page.context["page"].paginator.count) == ([], 0)
        assert hidden.reference not in text
        assert "bản ghi" not in text
    assert page.context["cell"].text == "2"
    assert chair.get(f"/summaries/{summary.pk}/").status_code == 200
    with scope.use(scope.Scope.everything()):
        line = AuditEntry.objects.filter(action="reports.figure_opened").latest("pk")
    assert line.params["records"] == 0
    # Whoever is behind no wall has the whole list still; the other tenant knows of nothing.
    colleague = browser_as(world, "inspection_officer", place)
    assert colleague.get(address).context["page"].paginator.count == 2
    other = "beta-east" if place == "alpha-east" else "alpha-east"
    assert browser_as(world, "inspection_chair", other).get(address).status_code == 404


def test_a_case_above_the_readers_clearance_closes_the_list_in_the_same_words(world, everything):
    unit = world["alpha-east"]
    _case(unit, "Vụ việc mở")
    case(unit, title="Vụ việc mật", secrecy=3)
    summary = generated(unit, "inspection")
    address = f"/summaries/{summary.pk}/figures/violation_sign_inspections_cases/"

    answer = browser_as(world, "inspection_officer", "alpha-east").get(address)

    assert CLOSED in answer.content.decode()
    assert answer.context["page"].paginator.count == 0


@pytest.mark.parametrize("most", [200_000, 0], ids=["keys are kept", "too many to be kept"])
def test_what_was_entered_late_behind_a_wall_leaves_no_trace_in_the_drift(
    world, everything, monkeypatch, most
):
    monkeypatch.setattr(reading, "RECORDS_MOST", most)
    unit = world["alpha-east"]
    _case(unit, "Vụ việc mở")
    summary = generated(unit, "inspection")
    hidden = _case(unit, "Vụ việc kín đáo")
    wall(world.user("inspection_chair", "alpha-east"), hidden)
    key = "violation_sign_inspections_cases"

    def drift(role):
        return browser_as(world, role, "alpha-east").get(f"/summaries/{summary.pk}/drift/")

    seen = {change.indicator.key for change in drift("inspection_officer").context["changes"]}
    assert key in seen
    assert drift("inspection_chair").context["changes"] == []
    late = browser_as(world, "inspection_chair", "alpha-east").get(
        f"/summaries/{summary.pk}/late/{key}/"
    )
    assert late.context["page"].paginator.count == 0
    assert CLOSED in late.content.decode()


PEOPLE = {
    "members": ("membership", "members_admitted", lambda unit: admitted(unit, INSIDE)),
    "appointments": (
        "cadres", "appointments_new",
        lambda unit: decided(AppointmentFile, cadres.cadre(unit, unit.pk), {"act": "appointment"}),
    ),
    "moves": (
        "cadres", "cadres_rotated_or_transferred",
        lambda unit: decided(Move, cadres.cadre(unit, unit.pk), {"kind": "rotation"}),
    ),
    "classes": (
        "training", "training_attendances_committee_managed_cadres",
        lambda unit: held(unit, "Lớp một", 2),
    ),
    **CASE_LIKE,
}  # fmt: skip


@pytest.mark.parametrize("kind", PEOPLE)
def test_who_lacks_the_right_of_the_records_sees_the_number_and_a_sentence_for_the_list(
    world, tables, kind
):
    form, key, make = PEOPLE[kind]
    for place in ("alpha-east", "beta-east"):
        make(world[place], "Vụ việc") if kind in CASE_LIKE else make(world[place])
    summary = generated(world["alpha-east"], form)
    figure = figure_of(summary, key)
    address = f"/summaries/{summary.pk}/figures/{figure.indicator}/"

    reader = browser_as(world, "statistics_reader", "alpha-east")
    page, closed = reader.get(f"/summaries/{summary.pk}/"), reader.get(address)

    assert not can_list(world.actor("statistics_reader", "alpha-east"), figure.definition)
    assert page.status_code == 200
    assert address not in page.content.decode()
    assert closed.status_code == 403
    assert "không đọc các hồ sơ này" in closed.content.decode()
    neighbour = browser_as(world, "statistics_reader", "beta-east")
    assert neighbour.get(address).status_code == 404
