"""What the page of a case shows: how far it is, whom it is about, its steps, what is due."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from apps.core.formats import date_text
from apps.inspection.choices import OPEN, Phase
from apps.inspection.models import Case, CaseStep, CaseSubject
from apps.regulations.models import ProcedureTemplate


def flow(case: Case) -> list[dict[str, str]]:
    """The three phases and the end."""
    order = [*OPEN, Phase.CLOSED]
    here = order.index(Phase(case.phase)) if case.phase in order else -1
    found = []
    for place, phase in enumerate(order):
        state = "done" if place < here or case.phase == Phase.CLOSED else "coming"
        current = place == here and case.is_open
        words = str(phase.label).capitalize()
        found.append({"label": words, "state": "current" if current else state})
    return found


def period(first: date | None, last: date | None) -> str:
    """Two days in words; one may be missing."""
    if first and last:
        return f"{date_text(first)} – {date_text(last)}"
    if first:
        return _("from %(day)s") % {"day": date_text(first)}
    return _("until %(day)s") % {"day": date_text(last)} if last else ""


def origin(case: Case, actor: Any) -> Case | None:
    """The case that this one comes from, when the reader may know of it."""
    if case.origin_id is None:
        return None
    found: Case | None = Case.objects.visible_to(actor).filter(pk=case.origin_id).first()
    return found


def followers(case: Case, actor: Any) -> list[Case]:
    """Cases that come from this one, as far as the reader may know of them."""
    return list(Case.objects.visible_to(actor).filter(origin_id=case.pk).order_by("pk"))


def other_procedures(case: Case) -> Any:
    """The versions of the procedure under which the case is not, the newest first."""
    rows = ProcedureTemplate.objects.filter(kind=case.kind, body__in=("", case.body))
    rows = rows.exclude(pk=case.template_id) if case.template_id else rows
    return rows.select_related("document").order_by("-valid_from", "-pk")


def subjects(case: Case, actor: Any) -> list[CaseSubject]:
    """Whom the case is about, those taken out last."""
    rows = CaseSubject.objects.visible_to(actor).of_case(case)
    return sorted(rows, key=lambda row: (row.removed_on is not None, row.is_person, row.pk))


def steps(case: Case, actor: Any) -> list[CaseStep]:
    """The steps of the procedure in their order."""
    rows = CaseStep.objects.visible_to(actor).of_case(case)
    return list(rows.select_related("done_by", "excused_by").order_by("order", "pk"))


def by_phase(rows: list[CaseStep]) -> list[dict[str, Any]]:
    """The steps in the three phases; what is done only "if any" counts once it is done."""
    found = []
    for phase in OPEN:
        here = [row for row in rows if row.phase == phase]
        if here:
            wanted = [row for row in here if row.required or row.is_settled]
            done = sum(row.is_settled for row in wanted)
            found.append(
                {
                    "phase": phase, "label": phase.label, "steps": here, "done": done,
                    "total": len(wanted),
                }
            )  # fmt: skip
    return found


def next_step(case: Case, rows: list[CaseStep]) -> CaseStep | None:
    """The first required step that nobody has recorded yet, once the work may begin."""
    if not case.is_open or case.decided_on is None:
        return None
    return next((row for row in rows if row.required and not row.is_settled), None)


def due(rows: list[CaseStep], today: date) -> list[CaseStep]:
    """Steps that wait and have a planned day, the nearest first, with the days that are left."""
    found: list[Any] = [row for row in rows if row.due_on and not row.is_settled]
    for row in found:
        row.days_left = (row.due_on - today).days
    return sorted(found, key=lambda row: (row.due_on, row.order))
