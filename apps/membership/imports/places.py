"""Where in the sheet a field of a row stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from openpyxl.utils import get_column_letter

from apps.core.excel.problems import CellError
from apps.core.excel.reader import Header, Row


class Places:
    """Columns of one file by field key and by letter."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self._letters = {
            key: get_column_letter(position + 1) for key, position in header.positions.items()
        }
        # A file without the column is still told which one it needs.
        self._absent = {column.key: str(column.header) for column in header.missing}
        self._keys = {letter: key for key, letter in self._letters.items()}

    def error(self, row: Row, key: str, code: str, **params: Any) -> CellError:
        """A reason at the cell of that field, or at the row when the file lacks the column."""
        position = self.header.positions.get(key)
        if position is None:
            return CellError(row.number, "", self._absent.get(key, ""), code, params)
        shown = row.cells[position].shown if position < len(row.cells) else ""
        return CellError(
            row.number, self._letters[key], self.header.texts[position], code, params, shown
        )

    def keys_of(self, errors: Iterable[CellError]) -> set[str]:
        """Fields whose cells the errors are about."""
        return {self._keys[error.column] for error in errors if error.column in self._keys}
