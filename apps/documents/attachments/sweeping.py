"""Files that no row names, and rows whose file is gone."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps

from apps.documents.attachments.storing import PASSING, root
from apps.documents.models import AttachmentVersion

AGE = timedelta(hours=24)
"""A file younger than this may belong to work that has not been saved yet."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Swept:
    """What a sweep found."""

    removed: int
    missing: int


def sweep(now: datetime) -> Swept:
    """Remove old files without a row, count rows without a file; twice the same changes nothing.

    Runs in the scope of everything. Names are read after the folder: a row saved meanwhile names a
    file that is either not listed or too young.
    """
    found = dict(_files())
    named = _named()
    before = (now - AGE).timestamp()
    removed = 0
    for name, path in found.items():
        if name not in named and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            removed += 1
    missing = sum(1 for name in named if name not in found)
    if removed:
        _log.warning("attachments: %s files that no record names were removed", removed)
    if missing:
        _log.error("attachments: the files of %s records are gone from the store", missing)
    return Swept(removed, missing)


def _files() -> Iterator[tuple[str, Path]]:
    """Every file of the store; one that was never finished stands under its passing name."""
    for path in root().glob("??/*"):
        if path.is_file():
            yield path.name, path


def _named() -> set[str]:
    names: set[str] = set()
    for model in apps.get_models():
        if issubclass(model, AttachmentVersion):
            rows = model._default_manager.values_list("stored_name", flat=True)
            names.update(rows.iterator(chunk_size=10_000))
    return names


assert PASSING not in ("", ".")  # a passing name is no name of a row
