"""The store: files under random names outside every address, written whole or not at all.

A file is copied into the store under a passing name while its fingerprint is taken, brought to the
disk, judged there, and only then given its name: before the row that names it is saved. Whatever
breaks in between leaves a file that no row names, and the nightly sweep takes it away.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from django.conf import settings

from apps.core.errors import RuleRefused
from apps.documents.attachments import content, rules
from apps.documents.attachments.rules import MEGABYTE, Limits, Unfit

PASSING = ".part"
_PIECE = MEGABYTE


@dataclass(frozen=True)
class Stored:
    """A file in the store: what the row of a version says of it."""

    stored_name: str
    original_name: str
    sha256: str
    size: int
    file_type: str

    @property
    def values(self) -> dict[str, Any]:
        """Fields of an AttachmentVersion."""
        return vars(self)


def limits() -> Limits:
    """The limits of this installation."""
    return Limits(file_bytes=settings.ATTACHMENT_MAX_BYTES)


def root() -> Path:
    """The folder of the store."""
    return Path(settings.ATTACHMENT_ROOT)


def path_of(stored_name: str) -> Path:
    """Where a stored file lies; two letters of its name make the folder."""
    if not stored_name.isalnum():
        raise ValueError(f"no name of a stored file: {stored_name}")
    return root() / stored_name[:2] / stored_name


def store(file: IO[bytes], name: str, *, field: str = "file") -> Stored:
    """Take a file in; raises RuleRefused with the rule that it breaks, and then keeps nothing."""
    try:
        return _store(file, rules.checked_name(name), limits())
    except Unfit as error:
        shown = "".join(one for one in name if one.isprintable())[:80]
        raise RuleRefused(error.code, field=field, name=shown, **error.params) from error


def _store(file: IO[bytes], name: str, limit: Limits) -> Stored:
    stored_name = secrets.token_hex(16)
    final = path_of(stored_name)
    final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    passing = final.with_name(final.name + PASSING)
    try:
        with _new(passing) as target:
            size, sha256 = _copied(file, target, limit)
            rules.check_size(size, limit)
            file_type = content.judged(target, name, limit)
        passing.rename(final)
    except BaseException:
        with suppress(FileNotFoundError):
            passing.unlink()
        raise
    _settle(final.parent)
    return Stored(stored_name, name, sha256, size, file_type)


@contextmanager
def _new(path: Path) -> Iterator[BinaryIO]:
    """A new file for its owner alone, on the disk when the block ends."""
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w+b") as target:
        yield target
        target.flush()
        os.fsync(target.fileno())


def _copied(file: IO[bytes], target: BinaryIO, limit: Limits) -> tuple[int, str]:
    """Copy piece by piece, up to one byte past the limit; size and fingerprint."""
    size, digest = 0, hashlib.sha256()
    file.seek(0)
    while piece := file.read(min(_PIECE, limit.file_bytes + 1 - size)):
        size += len(piece)
        digest.update(piece)
        target.write(piece)
    target.flush()
    return size, digest.hexdigest()


def _settle(folder: Path) -> None:
    """Bring the name of a file to the disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def forget(stored: Stored) -> None:
    """Take a file away that no row will name."""
    with suppress(FileNotFoundError):
        path_of(stored.stored_name).unlink()


@contextmanager
def kept_together() -> Iterator[list[Stored]]:
    """A list of files that are kept all or none: what is in it goes when the block fails."""
    taken: list[Stored] = []
    try:
        yield taken
    except BaseException:
        for one in taken:
            forget(one)
        raise


def opened(stored_name: str, sha256: str) -> BinaryIO:
    """A stored file, read once for its fingerprint and standing at its start.

    Raises RuleRefused when it is gone or is not what was stored.
    """
    try:
        file = path_of(stored_name).open("rb")
    except OSError as error:
        raise RuleRefused("file_gone") from error
    if hashlib.file_digest(file, "sha256").hexdigest() != sha256:  # type: ignore[arg-type]
        file.close()
        raise RuleRefused("file_changed")
    file.seek(0)
    return file
