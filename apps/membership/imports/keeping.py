"""An uploaded file and what a check leaves beside it: whose it is, its hash, its names."""

from __future__ import annotations

import hashlib
from typing import IO, Any

from apps.accounts.actor import Actor
from apps.core.errors import NotAllowed
from apps.membership.imports.registry import kind_of, require_kind
from apps.membership.models import ImportBatch


def require_own(batch: ImportBatch, by: Actor) -> None:
    """Refuse unless the actor uploaded the file: what it holds was judged by their walls."""
    require_kind(by, kind_of(batch))
    if by.user_id is None or batch.uploaded_by_id != by.user_id:
        raise NotAllowed("import_not_yours")


def stored_files(report: dict[str, Any]) -> list[str]:
    """Names of the files that a check left beside the workbook."""
    packed = (report.get(key, {}).get("name", "") for key in ("rows_file", "problems_file"))
    names = [report.get("error_file", ""), *packed]
    return [name for name in names if name]


def sha256_of(file: IO[bytes]) -> str:
    """The hash of a file, which is left at its start."""
    file.seek(0)
    found = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return found
