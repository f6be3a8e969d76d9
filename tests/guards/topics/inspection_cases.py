"""What cases add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.cases import actions
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, CaseStep, CaseSubject, TeamMember
from tests.guards.twins import OWN, Stage, Twin

CASE = "inspection.case"
TODAY = date(2026, 1, 20)
RIGHTS = {
    CASE: P.VIEW_CASE,
    "inspection.casesubject": P.VIEW_CASE,
    "inspection.casestep": P.VIEW_CASE,
    "inspection.teammember": P.VIEW_CASE,
}
GUARDED = {label: CASE for label in RIGHTS if label != CASE}
PLACED_WITH = GUARDED
"""Rows that lie where their record lies, by the database."""
KINDS = ("case",)
WALLED = ("case",)


def case(unit: Any, **fields: Any) -> Case:
    """A case in preparation that lies with a unit."""
    values = {
        "kind": "signs_of_violation", "body": "inspection_committee", "title": "Nội dung",
        "source": "press", "registered_on": TODAY, "reference": "2026-AAAAAA",
    } | fields  # fmt: skip
    made: Case = Case.objects.create(organization=unit, **values)
    made.refresh_from_db()
    return made


def subject(of: Case, **fields: Any) -> Any:
    """One more subject of a case."""
    values = {"is_person": True, "name": "Lê Văn A", "added_on": TODAY} | fields
    row = CaseSubject.of(of, **values)
    row.save()
    return row


def step(of: Case, **fields: Any) -> Any:
    """One more step of a case."""
    values = {"phase": "preparation", "code": "A1", "order": 1, "title": "Đề xuất"} | fields
    row = CaseStep.of(of, **values)
    row.save()
    return row


def _team(of: Case, **fields: Any) -> Any:
    values = {"name": "Trần Thị B", "role": "member", "from_on": TODAY} | fields
    row = TeamMember.of(of, **values)
    row.save()
    return row


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One case of the twin's unit with a subject, a step and a team that carry its word."""
    made = case(
        twin.unit, id=ids["case"], title=f"Vụ việc {twin.word}", reference=f"2026-{twin.word[:6]}",
        source_note=twin.word,
    )  # fmt: skip
    subject(made, name=f"Lê Văn {twin.word}", unit_name=twin.word, position=twin.word)
    step(made, note=twin.word, paper_number=twin.word)
    _team(made, name=f"Trần Thị {twin.word}", part=twin.word)
    return {"case": made}


MAKERS = {
    CASE: lambda unit, number, made, who: case(unit, reference=f"2026-{number}"),
    "inspection.casesubject": lambda unit, number, made, who: subject(made[CASE][number]),
    "inspection.casestep": lambda unit, number, made, who: step(made[CASE][number]),
    "inspection.teammember": lambda unit, number, made, who: _team(made[CASE][number]),
}


def _officer(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, "inspection_officer")


def _register(stage: Stage) -> None:
    actions.register_case(
        organization=stage.twins[OWN].unit, kind="signs_of_violation", body="inspection_committee",
        title="Quản lý đất đai", source="press", subjects=[Subject(name="Lê Văn C")],
        today=TODAY, by=_officer(stage),
    )  # fmt: skip


ACTIONS = {"apps.inspection.cases.actions.register_case": _register}
