"""Rules of the card and of requests to change it: values in, verdict out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

NAME_AND_BIRTH = frozenset({"full_name", "birth_name", "birth"})
"""Their change is a procedure of its own (01-HD/TW and 06-HD, subjects)."""

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
PHOTO_TYPES = frozenset({JPEG, PNG})
EVIDENCE_TYPES = frozenset({JPEG, PNG, PDF})
PHOTO_BYTES = 2 * 1024 * 1024
EVIDENCE_BYTES = 5 * 1024 * 1024
_SIGNS = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"%PDF-", PDF))

STALE, SAME, OK = "stale", "same", "ok"


def content_type(head: bytes) -> str:
    """What a file is by its first bytes, whatever its name says; empty for anything else."""
    return next((kind for sign, kind in _SIGNS if head.startswith(sign)), "")


def procedure_of(names: Collection[str]) -> str:
    """A changed name or date of birth follows its own procedure; all else is a correction."""
    return "identity" if NAME_AND_BIRTH & set(names) else "correction"


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """{field: {old, new}} of the fields that differ; None stands for nothing."""
    return {
        name: {"old": old.get(name), "new": value}
        for name, value in new.items()
        if (old.get(name) or None) != (value or None)
    }


def standing(changes: Mapping[str, Mapping[str, Any]], now: Mapping[str, Any]) -> str:
    """Whether a request still meets the record it was written for: ``ok``, or ``stale`` when what
    it would replace has changed meanwhile."""
    for name, change in changes.items():
        if (now.get(name) or None) != (change.get("old") or None):
            return STALE
    return OK


def general_education(grade: int | None, system: int | None) -> str:
    """``10/10``, ``12/12``, ``9/12``: grade completed of the grades of that school."""
    return f"{grade}/{system}" if grade and system else ""
