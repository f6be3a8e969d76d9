"""The list of the documents of a case as a workbook."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.choices import Secrecy
from apps.core.excel.writer import TableColumn
from apps.inspection.evidence.reading import Document


def columns() -> list[TableColumn]:
    """What a row of the list says; never what stands in a document."""
    widths = (
        (_("Reference of the document"), 20), (_("Title"), 40), (_("Kind"), 24),
        (_("Evidence of"), 40), (_("Subject concerned"), 26), (_("Received on"), 12),
        (_("Grade on the document"), 14), (_("Signed scan of the paper"), 18),
        (pgettext_lazy("evidence", "File"), 10), (pgettext_lazy("evidence", "Version"), 10),
        (_("Fingerprint (SHA-256)"), 66), (_("Paper kept at"), 30), (_("Withdrawn"), 40),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in widths]


def cells(one: Document) -> list[Any]:
    """One document with its newest file."""
    row, file = one.row, one.newest
    return [
        row.reference, row.title, row.get_kind_display(), row.proves,
        row.subject.name if row.subject else "", row.received_on,
        str(Secrecy(row.grade).label), row.paper.symbol if row.paper else "",
        file.get_file_type_display() if file else "", file.number if file else None,
        file.sha256 if file else "", row.kept_where, row.withdrawal_reason,
    ]  # fmt: skip
