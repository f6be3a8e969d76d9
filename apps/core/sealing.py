"""Sealing a few words with a key that the database does not hold.

Fernet of the library ``cryptography`` (AES-128-CBC with HMAC-SHA256). The first key seals, all of
them open, so that a new key can be put in front of the old one and everything sealed again.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

TEST_KEY = "dGVzdHMgc2VhbCB3aXRoIHRoaXMga2V5LCBub2JvZHk="
"""The key of the tests; `check --deploy` refuses it."""


class SealingError(Exception):
    """There is no usable key, or none of the keys opens it. Says nothing of what is sealed."""


def all_keys() -> list[str]:
    """The keys of this installation, the one that seals first.

    From ``PARTYBUILD_SEALING_KEYS``, else from the key file, which nobody else may read.
    """
    if settings.SEALING_KEYS:
        return list(settings.SEALING_KEYS)
    path = Path(settings.SEALING_KEY_FILE)
    if not path.exists() and settings.EMBEDDED_SERVICES:
        _make(path, [new_key()])
    if not path.exists():
        raise SealingError("no sealing key: see docs/operations.md")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SealingError(f"others may read {path}: chmod 600")
    return path.read_text(encoding="ascii").split()


def new_key() -> str:
    """A key drawn at random."""
    return Fernet.generate_key().decode("ascii")


def put_in_front(key: str) -> None:
    """Let a new key seal from now on; the older ones in the file still open."""
    path = Path(settings.SEALING_KEY_FILE)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    _make(draft, [key, *all_keys()])
    draft.replace(path)


def keep_first() -> None:
    """Forget the older keys of the file, once everything is sealed with the first."""
    path = Path(settings.SEALING_KEY_FILE)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    _make(draft, all_keys()[:1])
    draft.replace(path)


def _make(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two programs may start at once: the file of the first stays.
    with suppress(FileExistsError):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write("\n".join(lines) + "\n")


def _box() -> MultiFernet:
    found = all_keys()
    try:
        return MultiFernet([Fernet(key) for key in found])
    except ValueError:
        # The message of the library quotes nothing, but its cause might.
        raise SealingError("a sealing key is not 32 bytes in url-safe base64") from None


def check() -> None:
    """Raise SealingError unless the keys can be used."""
    _box()


def seal(words: Mapping[str, str]) -> str:
    """The words under seal."""
    return _box().encrypt(json.dumps(dict(words)).encode()).decode("ascii")


def unseal(sealed: str) -> dict[str, str]:
    """The words again. Raises SealingError when no key fits."""
    try:
        opened: dict[str, str] = json.loads(_box().decrypt(sealed.encode("ascii")))
    except InvalidToken:
        raise SealingError("no key opens this") from None
    return opened


def seal_again(sealed: str) -> str:
    """The same words under the first key. Raises SealingError when no key fits."""
    try:
        return _box().rotate(sealed.encode("ascii")).decode("ascii")
    except InvalidToken:
        raise SealingError("no key opens this") from None
