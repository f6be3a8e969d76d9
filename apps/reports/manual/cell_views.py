"""Entering what a statistical form does not record: the page of its cells, their Excel file."""

from __future__ import annotations

import io
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import require
from apps.core import audit, formats
from apps.core.choices import EntryKind
from apps.core.errors import DomainError
from apps.core.excel.template import write_template
from apps.membership.imports.edges import download
from apps.reports import permissions
from apps.reports.choices import ManualState
from apps.reports.manual import actions
from apps.reports.manual.cell_forms import Box, CellsForm
from apps.reports.manual.cells import Form, form_on, standing
from apps.reports.manual.files import COLUMNS, INDICATOR, NAME, UNIT, ManualFile
from apps.reports.models import ManualFigure, Summary
from apps.reports.tables.cells import is_table, label_of
from apps.reports.tables.sheet import TableSheet
from apps.reports.views.summary import found


def _form_of(request: Any, pk: int, act: str) -> tuple[Summary, Form]:
    """The summary of a form with cells to fill in, for who may ``generate`` or ``check`` it.

    404 for any other.
    """
    summary = found(request, pk)
    if not is_table(summary.form):
        raise Http404
    require(request.actor, getattr(permissions.rights_of(summary.form), act))
    form = form_on(summary.form, summary.last)
    if not form.cells:
        raise Http404
    return summary, form


def _standing(summary: Summary) -> dict[str, ManualFigure]:
    return standing(summary.organization, summary.form, summary.first, summary.last)


@require_http_methods(["GET", "HEAD", "POST"])
def cells(request: Any, pk: int) -> HttpResponse:
    """The form with a box in each cell for which nothing is recorded, saved as a whole."""
    summary, form = _form_of(request, pk, "generate")
    known = _standing(summary)
    asked = CellsForm(request.POST if request.method == "POST" else None, form=form, standing=known)
    if asked.is_bound and asked.is_valid() and _entered(request, summary, asked):
        return redirect("reports:cells", pk=pk)
    waiting = [one for one in known.values() if one.state == ManualState.ENTERED]
    checks = permissions.rights_of(summary.form).check
    others = [one for one in waiting if one.entered_by_id != request.actor.user_id]
    context = {
        "summary": summary,
        "sheet": TableSheet(summary, request.actor),
        "form": asked,
        "lines": _lines(asked, TableSheet(summary, request.actor)),
        "open": len(form.cells),
        "filled": len(known),
        "waiting": len(waiting),
        "to_approve": len(others) if request.actor.has(checks) else 0,
    }
    status = 422 if asked.errors else 200
    return render(request, "reports/manual/cells.html", context, status=status)


def _entered(request: Any, summary: Summary, asked: CellsForm) -> bool:
    """Enter what was changed; refusals stand at their cells."""
    try:
        with transaction.atomic():
            made = actions.enter_figures(
                organization=summary.organization, kind=summary.kind, first=summary.first,
                last=summary.last, entries=asked.entries(), by=request.actor,
            )  # fmt: skip
    except actions.EntriesRefused as error:
        for code, refusal in error.by_code.items():
            asked.add_error("basis" if refusal.field == "basis" else code, refusal.message)
        return False
    except DomainError as error:
        asked.add_error(None, error.message)
        return False
    words = ngettext(
        "%(n)s number is entered. It is printed when somebody else has approved it and the summary"
        " is made again.",
        "%(n)s numbers are entered. They are printed when somebody else has approved them and the"
        " summary is made again.",
        len(made),
    )
    messages.success(request, words % {"n": formats.number(len(made))})
    return True


def _lines(asked: CellsForm, sheet: TableSheet) -> list[dict[str, Any]]:
    """The rows of the form: boxes, and beside them what is counted."""
    return [
        {
            "row": row,
            "boxes": [
                Box(bound=asked[cell.key], figure=asked.standing.get(cell.key))
                if cell.key in asked.form.cells
                else Box(text=cell.text)
                for cell in row.cells
            ],
        }
        for row in sheet.grid
    ]


@require_safe
def cells_template(request: Any, pk: int) -> FileResponse:
    """The same cells as a workbook to fill in and load, with the numbers that stand there."""
    summary, form = _form_of(request, pk, "generate")
    known, file = _standing(summary), io.BytesIO()
    with translation.override("vi"):
        write_template(file, COLUMNS, sheet_name=ManualFile.sheet, data=_rows(summary, form, known))
    file.seek(0)
    audit.record_read(
        request.actor, action="membership.import_template_taken", obj=summary,
        kind=EntryKind.EXPORT, file_kind=ManualFile.code,
    )  # fmt: skip
    return download(file, f"{ManualFile.template_name}-{summary.form}.xlsx")


def _rows(summary: Summary, form: Form, known: dict[str, ManualFigure]) -> list[dict[str, Any]]:
    return [
        {
            INDICATOR: key,
            UNIT: summary.organization.code,
            "first": summary.first,
            "last": summary.last,
            "value": known[key].value if key in known else None,
            "basis": known[key].basis if key in known else None,
            "note": (known[key].note or None) if key in known else None,
            NAME: label_of(cell, form.definition),
        }
        for key, cell in form.cells.items()
    ]


@require_POST
def cells_approve(request: Any, pk: int) -> HttpResponse:
    """Approve all numbers of the form that somebody else has entered, judged together."""
    summary, _form = _form_of(request, pk, "check")
    waiting = [
        one
        for one in _standing(summary).values()
        if one.state == ManualState.ENTERED and one.entered_by_id != request.actor.user_id
    ]
    made = actions.approve_figures(figures=waiting, by=request.actor)
    words = ngettext(
        "%(n)s number is approved. Make the summary again to print it.",
        "%(n)s numbers are approved. Make the summary again to print them.",
        len(made),
    )
    messages.success(request, words % {"n": formats.number(len(made))})
    return redirect("reports:summary", pk=pk)
