"""The rows of a checked file as read, kept so that loading need not take the workbook apart again;
and of a file with many errors all of them, as the report holds the first only.

Both lie beside the workbook in the private storage; their hashes stand in the report.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from apps.core.errors import RuleRefused
from apps.core.excel.problems import CellError
from apps.core.excel.reader import Header, Row
from apps.core.partial_dates import PartialDate
from apps.membership.imports.report import as_json, from_json

DAY, PARTIAL = "day", "partial"
LARGEST = 10**18


def keep(header: Header, rows: Iterable[Row], *, folder: str) -> dict[str, str]:
    """Store the rows; returns name and hash for the report."""
    content = {
        "header": [header.row, header.texts, dict(header.positions), header.unknown],
        "rows": [
            [
                row.number,
                {key: _plain(value) for key, value in row.values.items() if value is not None},
                [as_json(error) for error in row.errors],
            ]
            for row in rows
        ],
    }
    return _store(content, f"{folder}/{uuid4().hex}-rows.gz")


def keep_problems(problems: Iterable[CellError], *, folder: str) -> dict[str, str]:
    """Store everything that is wrong in a file; returns name and hash for the report."""
    content = [as_json(problem) for problem in problems]
    return _store(content, f"{folder}/{uuid4().hex}-problems.gz")


def kept_problems(entry: dict[str, str]) -> list[CellError]:
    """Everything that is wrong in a file, in the order of the sheet."""
    return from_json(_stored(entry))


def _store(content: Any, name: str) -> dict[str, str]:
    packed = gzip.compress(json.dumps(content).encode(), compresslevel=3, mtime=0)
    stored = default_storage.save(name, ContentFile(packed))
    return {"name": stored, "sha256": hashlib.sha256(packed).hexdigest()}


def _stored(entry: dict[str, str]) -> Any:
    """Raises RuleRefused when the file is not the one that was kept."""
    with default_storage.open(entry["name"]) as file:
        packed = file.read()
    if hashlib.sha256(packed).hexdigest() != entry["sha256"]:
        raise RuleRefused("batch_changed")
    return json.loads(gzip.decompress(packed))


def kept(entry: dict[str, str]) -> tuple[Header, list[Row]]:
    """The header and rows again, without what only the page of errors needs.

    Raises RuleRefused when the stored rows are not those that were checked.
    """
    content = _stored(entry)
    at, texts, positions, unknown = content["header"]
    header = Header(at, tuple(texts), positions, missing=(), unknown=tuple(unknown), twice=())
    rows = [
        Row(
            number,
            dict.fromkeys(positions) | {key: _typed(value) for key, value in values.items()},
            errors=tuple(CellError(**error) for error in errors),
        )
        for number, values, errors in content["rows"]
    ]
    return header, rows


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return [DAY, value.isoformat()]
    if isinstance(value, PartialDate):
        return [PARTIAL, value.stored]
    if isinstance(value, int) and abs(value) > LARGEST:
        return LARGEST  # no record has such a number, and JSON cannot spell it out
    return value


def _typed(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, text = value
    return date.fromisoformat(text) if kind == DAY else PartialDate.from_stored(text)
