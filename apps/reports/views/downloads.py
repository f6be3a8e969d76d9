"""A summary as a file to keep."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from apps.reports import outputs
from apps.reports.models import Summary
from apps.reports.tables.sheet import sheet_for
from apps.reports.views.summary import found


@require_safe
def summary_word(request: Any, pk: int) -> HttpResponse:
    """The summary as a report to be edited and signed on paper."""
    return file_of(found(request, pk), request.actor, "docx")


@require_safe
def summary_excel(request: Any, pk: int) -> HttpResponse:
    """The summary as a workbook: the figures, and the units."""
    return file_of(found(request, pk), request.actor, "xlsx")


@require_safe
def summary_pdf(request: Any, pk: int) -> HttpResponse:
    """The report as PDF, to be read and passed on."""
    return file_of(found(request, pk), request.actor, "pdf")


@require_safe
def summary_csv(request: Any, pk: int) -> HttpResponse:
    """The figures for other programs."""
    return file_of(found(request, pk), request.actor, "csv")


def file_of(summary: Summary, actor: Any, ending: str) -> HttpResponse:
    """The answer that holds the file."""
    content = outputs.taken(sheet_for(summary, actor), ending)
    response = HttpResponse(content, content_type=outputs.OUTPUTS[ending].content_type)
    name = outputs.file_name(summary, ending)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
