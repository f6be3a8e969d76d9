"""What cases add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.cases import actions
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, CaseStep, CaseSubject, TeamMember
from apps.regulations.models import ProcedureTemplate
from tests.factories.regulations import ProcedureFactory
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
STATES: dict[str, dict[str, Any]] = {
    "case": {"planned_from": TODAY, "planned_until": TODAY},
    "case_waiting": {"submission": "submitted", "submitted_on": TODAY},
    "case_changed": {
        "submission": "submitted", "submitted_on": TODAY, "phase": "conduct", "decided_on": TODAY,
        "decision_number": "1",
    },
    "case_opened": {
        "phase": "conduct", "decided_on": TODAY, "decision_number": "1", "signed_on": TODAY,
    },
    "case_concluded": {
        "phase": "conclusion", "decided_on": TODAY, "decision_number": "1", "signed_on": TODAY,
        "concluded_on": TODAY, "conclusion": "Kết luận", "outcome": "no_violation",
    },
}  # fmt: skip
"""The cases of a twin, one in each state that an act needs."""
ROWS = ("case_subject", "case_step", "opened_subject")
KINDS = (*STATES, *ROWS)
WALLED = tuple(STATES)


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
    """The cases of the twin's unit; subjects, steps and team carry its word."""
    made: dict[str, Any] = {}
    for number, (name, fields) in enumerate(STATES.items()):
        made[name] = case(
            twin.unit, id=ids[name], title=f"Vụ việc {twin.word}", source_note=twin.word,
            reference=f"2026-{twin.word[:5]}{number}", **fields,
        )  # fmt: skip
    one = made["case"]
    made["case_subject"] = subject(
        one, id=ids["case_subject"], name=f"Lê Văn {twin.word}", unit_name=twin.word,
        position=twin.word,
    )  # fmt: skip
    subject(one, name=f"Lê Thị {twin.word}")
    made["case_step"] = step(one, id=ids["case_step"], note=twin.word, paper_number=twin.word)
    made["opened_subject"] = subject(
        made["case_opened"], id=ids["opened_subject"], name=twin.word, finding="none"
    )
    _team(one, name=f"Trần Thị {twin.word}", part=twin.word)
    return made


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


def _register(stage: Stage, **values: Any) -> Case:
    return actions.register_case(
        organization=stage.twins[OWN].unit, kind="signs_of_violation", body="inspection_committee",
        title="Quản lý đất đai", source="press", today=TODAY, by=_officer(stage),
        **{"subjects": [Subject(name="Lê Văn C")]} | values,
    )  # fmt: skip


def _chair(stage: Stage) -> Any:
    from tests.guards import action_table

    return action_table.actor(stage, "inspection_chair")


def _now(stage: Stage, of: Case, *, chair: bool = False, dated: bool = True) -> dict[str, Any]:
    """What comes now is the act itself."""
    from tests.guards import action_table

    of = Case.objects.get(pk=of.pk)
    by = _chair(stage) if chair else _officer(stage)
    action_table.yield_lines()
    found: dict[str, Any] = {"case": of, "version": of.version, "by": by}
    return found | ({"today": TODAY} if dated else {})


def _submitted(stage: Stage, **values: Any) -> Case:
    made = _register(stage, planned_from=TODAY, planned_until=TODAY, **values)
    return actions.submit_case(**_now(stage, made))


SIGNED = {"number": "1-QĐ/UBKT", "decided_on": TODAY}


def _decided(stage: Stage, **values: Any) -> Case:
    return actions.decide_opening(**_now(stage, _submitted(stage, **values), chair=True), **SIGNED)


def _signed_again(stage: Stage) -> Any:
    made = _decided(stage)
    made = actions.change_case(**_now(stage, made, dated=False), title="Nội dung khác")
    made = actions.submit_case(**_now(stage, made))
    return actions.sign_again(**_now(stage, made, chair=True), **SIGNED)


def _assigned(stage: Stage) -> Any:
    made = _register(stage)
    now = _now(stage, made, chair=True)
    return actions.assign_handler(**now, handler=stage.readers["inspection_officer"])


def _assigned_many(stage: Stage) -> Any:
    made = _register(stage)
    now = _now(stage, made, chair=True)
    return actions.assign_many(
        cases=[(now["case"], now["version"])], handler=stage.readers["inspection_officer"],
        today=TODAY, by=now["by"],
    )  # fmt: skip


def _returned(stage: Stage) -> Any:
    now = _now(stage, _submitted(stage), chair=True, dated=False)
    return actions.return_case(**now, note="Thiếu")


def _changed(stage: Stage) -> Any:
    return actions.change_case(**_now(stage, _register(stage), dated=False), title="Khác")


def _regraded(stage: Stage) -> Any:
    return actions.regrade_case(
        **_now(stage, _register(stage), chair=True, dated=False), secrecy=0, secrecy_reason="",
        declassify_on=None, decision="3-QĐ",
    )  # fmt: skip


def _subject_added(stage: Stage) -> Any:
    return actions.add_subject(**_now(stage, _register(stage)), subject=Subject(name="D"))


def _subject_removed(stage: Stage) -> Any:
    made = _register(stage, subjects=[Subject(name="A"), Subject(name="B")])
    row = CaseSubject.objects.filter(case=made).first()
    return actions.remove_subject(**_now(stage, made), subject=row, reason="Nhầm")


def _first_step(made: Case) -> Any:
    """The first step of the procedure of that day, or one where none is on record."""
    return CaseStep.objects.filter(case=made).order_by("order").first() or step(made)


def _step_done(stage: Stage) -> Any:
    made = _register(stage)
    row = _first_step(made)
    return actions.complete_step(**_now(stage, made), step=row, done_on=TODAY)


def _step_excused(stage: Stage) -> Any:
    made = _register(stage)
    row = _first_step(made)
    return actions.excuse_step(**_now(stage, made, chair=True), step=row, reason="Không cần")


def _step_planned(stage: Stage) -> Any:
    made = _register(stage)
    row = _first_step(made)
    return actions.plan_step(**_now(stage, made, dated=False), step=row, due_on=TODAY)


def _step_added(stage: Stage) -> Any:
    now = _now(stage, _register(stage), dated=False)
    return actions.add_step(**now, phase="conduct", title="Giám định")


def other_procedure() -> ProcedureTemplate:
    """A version of the procedure under which no case of the guards is."""
    found = ProcedureTemplate.objects.filter(code="p-other").first()
    return found or ProcedureFactory(code="p-other", kind="signs_of_violation", body="")


def _switched(stage: Stage) -> Any:
    made = _register(stage)
    template = other_procedure()
    return actions.switch_procedure(
        **_now(stage, made, chair=True, dated=False), template=template, decision="3-QĐ",
        reason="Quy trình mới",
    )  # fmt: skip


def _found(stage: Stage) -> Any:
    made = _decided(stage)
    row = CaseSubject.objects.get(case=made)
    return actions.record_finding(**_now(stage, made, dated=False), subject=row, finding="none")


def _concluded(stage: Stage) -> Case:
    made = _decided(stage)
    CaseSubject.objects.filter(case=made).update(finding="none")
    CaseStep.objects.filter(case=made).update(done_on=TODAY)
    return actions.conclude_case(
        **_now(stage, made, chair=True), outcome="no_violation", conclusion="x", concluded_on=TODAY
    )


def _closed(stage: Stage) -> Any:
    return actions.close_case(**_now(stage, _concluded(stage), chair=True), closed_on=TODAY)


def _stopped(stage: Stage) -> Any:
    return actions.stop_case(**_now(stage, _register(stage), chair=True), reason="Trùng")


_EDITING, _SIGNING, _STEPS, _ENDING = (
    f"apps.inspection.cases.actions.{name}" for name in ("editing", "signing", "steps", "ending")
)
ACTIONS = {
    "apps.inspection.cases.actions.past.enter_past_case": lambda stage: _entered(stage),
    "apps.inspection.cases.actions.register.register_case": _register,
    f"{_EDITING}.change_case": _changed,
    f"{_EDITING}.regrade_case": _regraded,
    f"{_EDITING}.add_subject": _subject_added,
    f"{_EDITING}.remove_subject": _subject_removed,
    f"{_SIGNING}.assign_handler": _assigned,
    f"{_SIGNING}.assign_many": _assigned_many,
    f"{_SIGNING}.submit_case": _submitted,
    f"{_SIGNING}.return_case": _returned,
    f"{_SIGNING}.decide_opening": _decided,
    f"{_SIGNING}.sign_again": _signed_again,
    f"{_STEPS}.complete_step": _step_done,
    f"{_STEPS}.excuse_step": _step_excused,
    f"{_STEPS}.plan_step": _step_planned,
    f"{_STEPS}.add_step": _step_added,
    "apps.inspection.cases.actions.procedure.switch_procedure": _switched,
    f"{_ENDING}.record_finding": _found,
    f"{_ENDING}.conclude_case": _concluded,
    f"{_ENDING}.close_case": _closed,
    f"{_ENDING}.stop_case": _stopped,
}


def _entered(stage: Stage) -> Any:
    end = actions.PastEnd("1-QĐ/UBKT", TODAY, TODAY, "no_violation", "Kết luận", TODAY)
    return actions.enter_past_case(
        organization=stage.twins[OWN].unit, kind="signs_of_violation", body="inspection_committee",
        title="Quản lý đất đai", source="press", registered_on=TODAY, end=end, today=TODAY,
        subjects=[actions.PastSubject(Subject(name="Lê Văn C"), "none")], by=_officer(stage),
    )  # fmt: skip


_HELD = "apps.inspection.cases.actions.held"
NOT_ACTIONS = {
    f"{_HELD}.held": "locks a case for the act that follows",
    f"{_HELD}.held_open": "locks a case for the act that follows",
    f"{_HELD}.stored": "saves what the act changed",
    f"{_HELD}.void_signature": "a step of the acts that change the plan",
    f"{_HELD}.not_ahead": "a question",
    "apps.inspection.cases.actions.register.check_kind": "a question",
    "apps.inspection.cases.actions.register.check_level": "a question",
    "apps.inspection.cases.actions.register.check_values": "a question",
    "apps.inspection.cases.actions.register.new_case": "a step of the acts that enter a case",
    "apps.inspection.cases.actions.register.placed": "copies",
    "apps.inspection.cases.actions.register.subject_row": "copies",
    "apps.inspection.cases.actions.register.same_subject": "copies",
}
