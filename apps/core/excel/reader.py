"""Read a table from a workbook, row by row, and say for every wrong cell what is wrong.

Nothing is guessed and nothing is lost: a row comes with its values, its errors, its warnings and
its cells as they stood in the file. Read a file only after ``guard.inspect``; ``read_rows`` does.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import openpyxl
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook

from apps.core import legacy_encodings
from apps.core.excel import guard
from apps.core.excel.cells import RawCell, Setting, convert, tidy
from apps.core.excel.columns import Column, header_name
from apps.core.excel.problems import CellError, ConversionError, ExcelRefused

HEADER_ROWS = 10
REASONS_HEADER = _("Reasons")
_ENCODING_NAMES = {"tcvn3": "TCVN3", "vni": "VNI"}


@dataclass(frozen=True)
class Row:
    """A row of data. ``values`` has every column found in the file; a wrong cell gives None."""

    number: int
    values: Mapping[str, Any]
    errors: tuple[CellError, ...] = ()
    warnings: tuple[CellError, ...] = ()
    cells: tuple[RawCell, ...] = ()

    @property
    def is_right(self) -> bool:
        """Say whether the row may be loaded."""
        return not self.errors


@dataclass(frozen=True)
class Header:
    """The header row as found. Positions count from 0; ``unknown`` and ``twice`` are texts."""

    row: int
    texts: tuple[str, ...]
    positions: Mapping[str, int]
    missing: tuple[Column, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]


@dataclass
class Reading:
    """A table that is being read; iterate over it for its rows, as often as needed."""

    sheet: str
    header: Header
    columns: tuple[Column, ...]
    max_rows: int
    _values: Workbook = field(repr=False)
    _formulas: Workbook | None = field(repr=False)
    _merged: _MergedCells = field(repr=False)

    @property
    def missing_required(self) -> tuple[Column, ...]:
        """The required columns that the file does not have."""
        return tuple(column for column in self.header.missing if column.required)

    def require_header(self) -> None:
        """Raise ExcelRefused unless every required column is there and no column twice."""
        if self.header.twice:
            raise ExcelRefused("excel_columns_twice", columns=", ".join(self.header.twice))
        if self.missing_required:
            names = ", ".join(str(column.header) for column in self.missing_required)
            raise ExcelRefused("excel_columns_missing", columns=names)

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows that are not blank; raises ExcelRefused for a wrong header or too many."""
        self.require_header()
        found = [column for column in self.columns if column.key in self.header.positions]
        setting = Setting(self._values.epoch, {c.key: c.codes_by_name() for c in found})
        builder = _RowBuilder(self.header, found, setting, self._merged)
        count = 0
        for number, cells in self._raw_rows():
            row = builder.build(number, cells)
            if row is None:
                continue
            count += 1
            if count > self.max_rows:
                raise ExcelRefused("excel_too_many_rows", max_rows=self.max_rows)
            yield row

    def close(self) -> None:
        """Let go of the file."""
        self._values.close()
        if self._formulas is not None:
            self._formulas.close()

    def _raw_rows(self) -> Iterator[tuple[int, tuple[RawCell, ...]]]:
        width, first = len(self.header.texts), self.header.row + 1
        rows = _cells(self._values, self.sheet, first, width)
        if self._formulas is None:
            yield from enumerate(rows, first)
            return
        pairs = zip(rows, _cells(self._formulas, self.sheet, first, width), strict=False)
        for number, (values, formulas) in enumerate(pairs, first):
            yield (
                number,
                tuple(
                    replace(value, is_formula=formula.kind == "f")
                    for value, formula in zip(values, formulas, strict=True)
                ),
            )


class _MergedCells:
    """Where cells are merged, asked row by row from top to bottom or at random."""

    def __init__(self, ranges: Iterable[str]) -> None:
        self._areas = sorted((*range_boundaries(text), text) for text in ranges)
        self._areas.sort(key=lambda area: area[1])
        self._tops = [area[1] for area in self._areas]
        self._tallest = max((area[3] - area[1] for area in self._areas), default=0)

    def ranges_at(self, row: int) -> list[tuple[int, int, str]]:
        """Return first column, last column (from 0) and name of each area that meets the row."""
        low = bisect.bisect_left(self._tops, row - self._tallest)
        high = bisect.bisect_right(self._tops, row)
        return [
            (left - 1, right - 1, name)
            for left, _top, right, bottom, name in self._areas[low:high]
            if bottom >= row
        ]


@dataclass
class _RowBuilder:
    """Turn raw cells into a row."""

    header: Header
    columns: Sequence[Column]
    setting: Setting
    merged: _MergedCells

    def build(self, number: int, cells: tuple[RawCell, ...]) -> Row | None:
        """Return the row, or None when it is blank in every column we know."""
        wanted = {column.key: cells[self.header.positions[column.key]] for column in self.columns}
        if all(cell.is_blank for cell in wanted.values()):
            return None
        warnings = self._convert_old_text(number, wanted)
        merged = self._merged_errors(number, cells)
        errors, values = list(merged.values()), dict[str, Any]()
        for column in self.columns:
            position = self.header.positions[column.key]
            values[column.key] = None
            if position in merged:
                continue
            cell = wanted[column.key]
            try:
                values[column.key] = convert(column, cell, self.setting)
            except ConversionError as problem:
                errors.append(self._error(number, position, problem, cell))
        return Row(number, values, tuple(errors), warnings, cells)

    def _merged_errors(self, number: int, cells: tuple[RawCell, ...]) -> dict[int, CellError]:
        known = set(self.header.positions.values())
        return {
            position: self._error(
                number, position, ConversionError("merged_cells", range=name), cells[position]
            )
            for left, right, name in self.merged.ranges_at(number)
            for position in range(left, min(right + 1, len(cells)))
            if position in known
        }

    def _error(
        self, number: int, position: int, problem: ConversionError, cell: RawCell
    ) -> CellError:
        return CellError(
            number,
            get_column_letter(position + 1),
            self.header.texts[position],
            problem.code,
            problem.params,
            cell.shown,
        )

    def _convert_old_text(self, number: int, wanted: dict[str, RawCell]) -> tuple[CellError, ...]:
        """Convert text in an old encoding in place; judged over the whole row at once."""
        old = {
            key: cell.value
            for key, cell in wanted.items()
            if isinstance(cell.value, str) and max(cell.value, default="") <= "\xff"
        }
        encoding = legacy_encodings.detect("\n".join(old.values()))
        if encoding not in ("tcvn3", "vni"):
            return ()
        for key, text in old.items():
            converted = legacy_encodings.to_unicode(text, encoding)
            wanted[key] = replace(wanted[key], value=converted)
        params = {"encoding": _ENCODING_NAMES[encoding]}
        return (CellError(number, "", "", "legacy_text", params),)


def read_rows(
    file: guard.Source,
    columns: Sequence[Column],
    sheet: str | None = None,
    max_rows: int = 20_000,
) -> Reading:
    """Open a table: inspect the file, find its sheet and header. Iterate the result for the rows.

    Without a sheet name the first visible sheet with a header is taken. Raises ExcelRefused when
    the file is refused or no header is found; a header with faults is reported, not raised, until
    the rows are asked for.
    """
    limits = replace(guard.DEFAULT_LIMITS, max_rows=max_rows + HEADER_ROWS)
    info = guard.inspect(file, limits)
    candidates = [found for found in info.sheets if found.name == sheet or sheet is None]
    if not candidates:
        raise ExcelRefused("excel_sheet_missing", sheet=sheet)
    values = _open(file, data_only=True)
    for found in candidates:
        if not (found.visible or sheet):
            continue
        header = _find_header(values, found.name, columns)
        if header is not None:
            formulas = _open(file, data_only=False) if found.has_formulas else None
            merged = _MergedCells(found.merged)
            return Reading(found.name, header, tuple(columns), max_rows, values, formulas, merged)
    values.close()
    raise ExcelRefused("excel_header_missing", rows=HEADER_ROWS)


def _open(file: guard.Source, *, data_only: bool) -> Workbook:
    try:
        return openpyxl.load_workbook(file, read_only=True, data_only=data_only, keep_links=False)
    except Exception as error:  # openpyxl fails in many ways on a damaged file
        raise ExcelRefused("excel_not_workbook") from error


def _cells(
    workbook: Workbook, sheet: str, first: int, width: int | None
) -> Iterator[tuple[RawCell, ...]]:
    """Yield the rows of a sheet from a row on, each exactly ``width`` cells wide when given."""
    worksheet = workbook[sheet]
    worksheet.reset_dimensions()  # what the file says about its own size is often wrong
    rows = worksheet.iter_rows(min_row=first, max_col=width)
    while True:
        try:
            row = next(rows, None)
        except Exception as error:  # a damaged sheet shows only while it is read
            raise ExcelRefused("excel_not_workbook") from error
        if row is None:
            return
        cells = [RawCell(c.value, c.number_format or "General", c.data_type) for c in row]
        if width is not None:
            cells += [RawCell()] * (width - len(cells))
        yield tuple(cells)


def _find_header(workbook: Workbook, sheet: str, columns: Sequence[Column]) -> Header | None:
    """Return the row among the first ten that names most columns."""
    best: Header | None = None
    for number, cells in enumerate(_cells(workbook, sheet, 1, None), 1):
        header = _header(number, [_header_text(cell) for cell in cells], columns)
        if best is None or len(header.positions) > len(best.positions):
            best = header
        if number >= HEADER_ROWS:
            break
    enough = min(2, len(columns))
    return best if best is not None and len(best.positions) >= enough else None


def _header(number: int, texts: list[str], columns: Sequence[Column]) -> Header:
    while texts and not texts[-1]:
        texts.pop()
    texts = _unicode_texts(texts)
    names = [header_name(text) for text in texts]
    ours = {header_name(str(REASONS_HEADER)), header_name("Reasons"), ""}
    positions: dict[str, int] = {}
    twice, claimed = [], set()
    for column in columns:
        answers = column.names()
        found = [at for at, name in enumerate(names) if name in answers and at not in claimed]
        claimed.update(found)
        if found:
            positions[column.key] = found[0]
        twice += [texts[at] for at in found[1:]]
    unknown = [texts[at] for at, name in enumerate(names) if at not in claimed and name not in ours]
    missing = tuple(column for column in columns if column.key not in positions)
    return Header(number, tuple(texts), positions, missing, tuple(unknown), tuple(twice))


def _header_text(cell: RawCell) -> str:
    """Return the text as it stands: tidied only once it is known to be Unicode."""
    return "" if cell.value is None else str(cell.value).strip()


def _unicode_texts(texts: list[str]) -> list[str]:
    encoding = legacy_encodings.detect("\n".join(texts))
    converted = (legacy_encodings.to_unicode(text, encoding or "unicode") for text in texts)
    return [" ".join(tidy(text).split()) for text in converted]
