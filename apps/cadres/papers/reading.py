"""What the records say for a decision, and what surrounds its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from apps.cadres.appointments.choices import Answer, AppointmentAct
from apps.cadres.models import (
    AgreementLetter,
    AppointmentFile,
    Move,
    MovePlan,
    PlanningEntry,
    PlanningList,
)
from apps.cadres.moves.choices import MoveState
from apps.cadres.papers.templates import PLANNING, WAVE, build
from apps.cadres.papers.words import DecisionWords, Placed
from apps.core.choices import Secrecy
from apps.core.errors import RuleRefused
from apps.core.vietnamese import fold
from apps.documents.papers import bodies
from apps.documents.papers.content import Content
from apps.documents.papers.drawing import Sheet
from apps.inspection.papers.reading import MARKS
from apps.tenancy.models import Organization, OrganizationVersion

SECRETARY = "BÍ THƯ"
"""Who signs for the body when nobody else is named (36-HD/VPTW, component 7)."""


def has_decision(file: AppointmentFile) -> bool:
    """Whether this office signs a decision for the file: a nomination goes by letter, and what
    another body decides has that body's paper."""
    return file.act != AppointmentAct.NOMINATION and not file.by_other_body


def approves_itself(planning: PlanningList, today: date) -> bool:
    """Whether the office's own committee approves the list, as far as is entered."""
    day = planning.approved_on or today
    own, said = bodies.committee_name(_name_on(planning.organization, day)), fold(planning.approver)
    return fold(own) in said or said in fold(f"Ban Thường vụ {own}")


def of_file(file: AppointmentFile, today: date) -> tuple[Content, Sheet]:
    """The decision of a file; a draft until it is decided."""
    position = file.position.title_text if file.position else ""
    unit = file.position.unit_text if file.position else ""
    leaves = file.act not in (
        AppointmentAct.APPOINTMENT, AppointmentAct.REAPPOINTMENT, AppointmentAct.COMMITTEE_SEAT,
    )  # fmt: skip
    # Who leaves or keeps the position is not named with it twice.
    present = "" if leaves else ", ".join(filter(None, (position, unit)))
    letters = AgreementLetter.objects.of_file(file).filter(answer=Answer.AGREED).order_by("pk")
    old = file.supersedes
    words = DecisionWords(
        kind=file.act, body_words="",
        people=(Placed(file.cadre.full_name, present, file.place_words),),
        effective_on=file.effective_on, until=file.until,
        agreed=tuple((row.answer_number, row.answered_on, row.addressee) for row in letters),
        replaces=(old.decision_number, old.decided_on) if old and old.decided_on else None,
    )  # fmt: skip
    return _paper(file.organization, words, file.decision_number, file.decided_on, file.signer,
                  Secrecy.NORMAL, today)  # fmt: skip


def of_move(move: Move, today: date) -> tuple[Content, Sheet]:
    """The decision of a move; a draft until it is decided."""
    agreed = ()
    if move.answer == Answer.AGREED:
        agreed = ((move.asked_number, move.answered_on, move.asked_of),)  # type: ignore[assignment]
    words = DecisionWords(
        kind=move.kind, body_words="", agreed=agreed, effective_on=move.effective_on,
        people=(Placed(move.cadre.full_name, move.from_text, move.place_words),), until=move.until,
    )  # fmt: skip
    return _paper(move.organization, words, move.decision_number, move.decided_on, move.signer,
                  move.secrecy, today)  # fmt: skip


def of_plan(plan: MovePlan, actor: Any, today: date, *, wave: int | None) -> tuple[Content, Sheet]:
    """The decision that adopts a plan of moves, with the moves of one wave or of all that the
    reader may see."""
    rows = Move.objects.visible_to(actor).valid().filter(plan=plan)
    rows = rows.exclude(state=MoveState.CLOSED).select_related("cadre").order_by("wave", "pk")
    if wave is not None:
        rows = rows.filter(wave=wave)
    people = tuple(Placed(row.cadre.full_name, row.from_text, row.place_words) for row in rows)
    grade = max([plan.secrecy, *(row.secrecy for row in rows)])
    title = plan.name if wave is None else f"{plan.name}, đợt {wave}"
    words = DecisionWords(kind=WAVE, body_words="", title=title, people=people)
    return _paper(plan.organization, words, plan.decision_number, plan.decided_on, "",
                  grade, today)  # fmt: skip


def of_list(planning: PlanningList, actor: Any, today: date) -> tuple[Content, Sheet]:
    """The decision that approves a planning list, with whoever stands on it, as secret as it."""
    rows = PlanningEntry.objects.visible_to(actor).of_list(planning).filter(end="")
    rows = rows.select_related("cadre", "target__title", "target__work_unit")
    people = tuple(
        Placed(row.cadre.full_name, "", str(row.target)) for row in rows.order_by("target", "pk")
    )
    words = DecisionWords(
        kind=PLANNING, body_words="", people=people,
        title=f"{planning.name}, nhiệm kỳ {planning.term}",
    )  # fmt: skip
    return _paper(planning.organization, words, planning.approval_number, planning.approved_on, "",
                  planning.secrecy, today)  # fmt: skip


def _paper(
    unit: Organization, words: DecisionWords, symbol: str, day: date | None, signer: str,
    grade: int, today: date,
) -> tuple[Content, Sheet]:  # fmt: skip
    """Words and sheet of the office's committee. Raises RuleRefused above confidential."""
    mark = MARKS.get(Secrecy(grade))
    if mark is None:
        raise RuleRefused("paper_grade")
    body = _body(unit, day or today)
    # Cells have no standing committee.
    is_cell = body.name.startswith("Chi bộ")
    full = replace(
        words, body_words=body.name if is_cell else f"Ban Thường vụ {body.name}",
        archive=body.archive,
    )  # fmt: skip
    sheet = Sheet(
        body=body, symbol=symbol if day else "", day=day, today=today, draft=0 if day else 1,
        secrecy=mark, position=SECRETARY, signer=signer,
    )  # fmt: skip
    return build(full), sheet


def _body(unit: Organization, day: date) -> bodies.Body:
    above = _name_on(unit.parent, day) if unit.parent else ""
    return bodies.committee(_name_on(unit, day), above, is_province=unit.is_province)


def _name_on(unit: Organization, day: date) -> str:
    version = OrganizationVersion.objects.filter(organization=unit, valid__contains=day).first()
    return version.name if version else unit.name
