"""The files of a summary: pages, API and archives all write through here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from apps.core import audit
from apps.core.choices import EntryKind
from apps.reports.flat import write_csv
from apps.reports.models import Summary
from apps.reports.papers import write_pdf, write_word
from apps.reports.sheet import Sheet
from apps.reports.tables.papers import write_table_excel, write_table_pdf, write_table_word
from apps.reports.tables.sheet import TableSheet
from apps.reports.workbook import write_excel


@dataclass(frozen=True)
class Output:
    """One kind of file."""

    ending: str
    content_type: str
    write: Callable[[BytesIO, Sheet], None]
    write_table: Callable[[BytesIO, TableSheet], None]


_OFFICE = "application/vnd.openxmlformats-officedocument"
OUTPUTS = {
    one.ending: one
    for one in (
        Output("docx", f"{_OFFICE}.wordprocessingml.document", write_word, write_table_word),
        Output("xlsx", f"{_OFFICE}.spreadsheetml.sheet", write_excel, write_table_excel),
        Output("pdf", "application/pdf", write_pdf, write_table_pdf),
        Output("csv", "text/csv; charset=utf-8", write_csv, write_csv),
    )
}


def file_name(summary: Summary, ending: str) -> str:
    """Form, organisation, last day and revision: two summaries never share a name."""
    days = f"{summary.first:%Y%m%d}-{summary.last:%Y%m%d}"
    return f"{summary.form}-{summary.organization.code}-{days}-{summary.revision}.{ending}"


def written(sheet: Sheet, ending: str) -> bytes:
    """The file of a summary as its reader may have it."""
    file = BytesIO()
    output = OUTPUTS[ending]
    if isinstance(sheet, TableSheet):
        output.write_table(file, sheet)
    else:
        output.write(file, sheet)
    return file.getvalue()


def taken(sheet: Sheet, ending: str) -> bytes:
    """The same for somebody who takes it; taking it is written to the trail."""
    content = written(sheet, ending)
    audit.record_read(
        sheet.actor, action="reports.summary_downloaded", obj=sheet.summary, kind=EntryKind.EXPORT,
        format=ending, revision=sheet.summary.revision,
    )  # fmt: skip
    return content
