"""What leaves the system of a list: workbooks, the paper, a print. Each is logged and marked."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.planning import annexes, papers, reading
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.formats import datetime_text
from apps.membership.export import export_table

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = ("list", "carried", "added", "paper")


@require_safe
def planning_export(request: Any, reference: str) -> HttpResponse:
    """The list, one of its annexes, or the paper."""
    actor, today = request.actor, timezone.localdate()
    found = reading.list_or_404(actor, reference)  # first: 404 for what one may not know of
    require(actor, permissions.EXPORT)
    kind = request.GET.get("as", "list")
    if kind not in KINDS:
        raise Http404
    sheet = reading.sheet_of(found, actor, today)
    if kind == "paper":
        return _paper(request, sheet)
    rows = annexes.rows_for(sheet, kind)
    words = _("%(list)s; secrecy: %(grade)s") % {
        "list": found.reference, "grade": found.get_secrecy_display(),
    }  # fmt: skip
    notes = annexes.structure_lines(sheet, actor) if kind == "list" else ()
    return export_table(
        annexes.title_of(sheet, kind), annexes.columns(), annexes.lines(sheet, rows), by=actor,
        filter_words=words, total=len(rows), obj=found, name=f"quy-hoach-{kind}", notes=notes,
        right=permissions.EXPORT,
    )  # fmt: skip


def _paper(request: Any, sheet: reading.Sheet) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    content = papers.word(sheet, actor, taken_on=today)
    audit.record_read(
        actor, action="cadres.planning_exported", kind=EntryKind.EXPORT, obj=sheet.planning,
        format="docx", count=len(sheet.rows),
    )  # fmt: skip
    response = HttpResponse(content, content_type=WORD)
    name = f"quy-hoach-{today:%Y%m%d}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def planning_print(request: Any, reference: str) -> HttpResponse:
    """The list on paper, with who printed it and when on its head."""
    actor, today = request.actor, timezone.localdate()
    found = reading.list_or_404(actor, reference)
    sheet = reading.sheet_of(found, actor, today)
    audit.record_read(
        actor, action="cadres.planning_printed", kind=EntryKind.PRINT, obj=found,
        count=len(sheet.rows),
    )  # fmt: skip
    mark = _("Printed at %(moment)s by %(who)s. Printing is written to the log.") % {
        "moment": datetime_text(timezone.now()), "who": actor.words,
    }  # fmt: skip
    context = {
        "planning": found, "sheet": sheet, "mark": mark,
        "structure": annexes.structure_lines(sheet, actor),
    }  # fmt: skip
    return render(request, "cadres/planning/print.html", context)
