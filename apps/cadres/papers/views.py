"""Decisions of cadre work as Word files, from the records as they stand. Each is logged."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from apps.cadres import permissions
from apps.cadres.appointments.reading import file_or_404
from apps.cadres.moves.reading import move_or_404, plan_or_404
from apps.cadres.papers import reading
from apps.cadres.planning.reading import list_or_404
from apps.core import audit
from apps.core.choices import EntryKind
from apps.documents.papers.content import Content
from apps.documents.papers.drawing import Sheet, draw
from apps.documents.papers.lookup import rule_sets

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _given_out(request: Any, record: Any, content: Content, sheet: Sheet) -> HttpResponse:
    """The file; neither names nor the matter stand in its name, for names of files travel."""
    with translation.override("vi"):
        body = draw(content, sheet, rule_sets())
    audit.record_read(
        request.actor, action="cadres.decision_taken", obj=record, kind=EntryKind.EXPORT
    )
    response = HttpResponse(body, content_type=WORD)
    name = f"quyet-dinh-{record.reference}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def appointment_paper(request: Any, reference: str) -> HttpResponse:
    """The decision of a file of an appointment or of an act akin to it."""
    found = file_or_404(request.actor, reference)
    permissions.require_in_range(request.actor, permissions.EXPORT, found)
    if not reading.has_decision(found):
        raise Http404
    return _given_out(request, found, *reading.of_file(found, timezone.localdate()))


@require_safe
def move_paper(request: Any, reference: str) -> HttpResponse:
    """The decision of a move."""
    found = move_or_404(request.actor, reference)
    permissions.require_in_range(request.actor, permissions.EXPORT, found)
    if found.by_other_body:
        raise Http404
    return _given_out(request, found, *reading.of_move(found, timezone.localdate()))


@require_safe
def move_plan_paper(request: Any, reference: str) -> HttpResponse:
    """The decision that adopts a plan of moves; ``wave`` names one of its waves."""
    found = plan_or_404(request.actor, reference)
    permissions.require_in_range(request.actor, permissions.EXPORT, found)
    asked = request.GET.get("wave", "")
    wave = int(asked) if asked.isdecimal() and len(asked) < 3 else None
    paper = reading.of_plan(found, request.actor, timezone.localdate(), wave=wave)
    return _given_out(request, found, *paper)


@require_safe
def planning_paper(request: Any, reference: str) -> HttpResponse:
    """The decision that approves a planning list, with whoever stands on it."""
    actor, today = request.actor, timezone.localdate()
    found = list_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.EXPORT, found)
    if not reading.approves_itself(found, today):
        raise Http404
    return _given_out(request, found, *reading.of_list(found, actor, today))
