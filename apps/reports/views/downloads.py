"""A summary as Word and Excel file."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from apps.core import audit
from apps.core.choices import EntryKind
from apps.reports import papers
from apps.reports.tables.papers import write_table_excel, write_table_word
from apps.reports.tables.sheet import TableSheet, sheet_for
from apps.reports.views.summary import found

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def summary_word(request: Any, pk: int) -> HttpResponse:
    """The summary as a report to be edited and signed on paper."""
    return _file(request, pk, "docx", WORD, papers.write_word, write_table_word)


@require_safe
def summary_excel(request: Any, pk: int) -> HttpResponse:
    """The summary as a workbook: the figures, and the units."""
    return _file(request, pk, "xlsx", EXCEL, papers.write_excel, write_table_excel)


def _file(
    request: Any, pk: int, kind: str, content_type: str, write: Any, of_table: Any
) -> HttpResponse:
    summary = found(request, pk)
    file = BytesIO()
    sheet = sheet_for(summary, request.actor)
    (of_table if isinstance(sheet, TableSheet) else write)(file, sheet)
    audit.record_read(
        request.actor, action="reports.summary_downloaded", obj=summary, kind=EntryKind.EXPORT,
        format=kind, revision=summary.revision,
    )  # fmt: skip
    response = HttpResponse(file.getvalue(), content_type=content_type)
    name = f"{summary.form}-{summary.organization.code}-{summary.last:%Y%m%d}-{summary.revision}"
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
