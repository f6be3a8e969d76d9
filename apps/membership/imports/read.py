"""Read a workbook into rows; nothing is judged here but whether it can be read."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable

from django.conf import settings

from apps.core.excel.guard import Source
from apps.core.excel.problems import ExcelRefused
from apps.core.excel.reader import Header, Row, read_rows
from apps.membership.imports import labels
from apps.membership.imports.registry import FileKind

assert labels  # the sentences of the refusals below

STEP = 200


def read_file(
    file: Source, kind: FileKind, progress: Callable[[int], None] | None = None
) -> tuple[Header, list[Row]]:
    """The rows of a file, not judged yet. Raises ExcelRefused when there are none to be had."""
    reading = read_rows(file, kind.columns(), max_rows=settings.IMPORT_MAX_ROWS)
    rows: list[Row] = []
    try:
        _require_identity(reading.header, kind)
        for row in reading:
            rows.append(row)
            if progress and len(rows) % STEP == 0:
                progress(len(rows) // 2)
    except (SyntaxError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        # A sheet that breaks off only shows when its rows are read; ParseError is a SyntaxError.
        raise ExcelRefused("excel_not_workbook") from error
    finally:
        reading.close()
    if not rows:
        raise ExcelRefused("import_no_rows")
    return reading.header, rows


def _require_identity(header: Header, kind: FileKind) -> None:
    named = [key in header.positions for key in kind.identifying]
    wanted = kind.identifying
    if any(named):
        wanted = tuple(key for key in kind.needed if key not in header.positions)
        if not wanted:
            return
    headers = kind.headers()
    names = ", ".join(headers[key] for key in wanted)
    raise ExcelRefused(
        "import_columns_missing" if any(named) else "import_not_our_columns", columns=names
    )
