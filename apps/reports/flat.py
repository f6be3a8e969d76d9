"""A summary as CSV: one line for each figure, for other programs.

RFC 4180 with commas, UTF-8 with a mark at the beginning so that Excel reads the letters. Numbers
and days are plain (``1599``, ``46.04``, ``2020-03-18``). The columns are described in
docs/summaries.md and never change their meaning; new ones come at the end.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from io import BytesIO

from apps.reports import rules
from apps.reports.sheet import Cell, Sheet

COLUMNS = (
    "organization", "organization_name", "form", "kind", "first", "last", "revision", "state",
    "unit", "unit_name", "indicator", "label", "unit_word", "value", "of", "share", "plan",
    "plan_share", "completion", "withheld", "by_hand",
)  # fmt: skip
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(file: BytesIO, sheet: Sheet) -> None:
    """All figures: of the whole (no unit), then of each unit."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for line in _lines(sheet):
        writer.writerow([_plain(one) for one in line])
    file.write(codecs.BOM_UTF8 + text.getvalue().encode())


def _lines(sheet: Sheet) -> Iterator[list[object]]:
    summary = sheet.summary
    codes = dict(summary.figures.exclude(unit=None).values_list("unit_id", "unit__code"))
    begin: list[object] = [
        summary.organization.code, summary.name, summary.form, summary.kind,
        summary.first.isoformat(), summary.last.isoformat(), summary.revision, summary.state,
    ]  # fmt: skip
    for card in sheet.cards:
        yield [*begin, "", "", *_figure(card)]
    for row in sheet.rows:
        for cell in row.cells:
            yield [*begin, codes.get(row.unit_id, ""), row.name, *_figure(cell)]


def _figure(cell: Cell) -> list[object]:
    one = cell.indicator
    return [
        one.key, one.label, one.unit_word, cell.value, cell.of, rules.share(cell.value, cell.of),
        cell.plan, cell.plan_share, rules.completion(cell.value, cell.plan),
        "1" if cell.is_withheld else "", "1" if one.by_hand else "",
    ]  # fmt: skip


def _plain(value: object) -> str:
    """Text that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
