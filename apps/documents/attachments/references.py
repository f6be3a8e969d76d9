"""Names of documents and files from which nothing can be counted or guessed."""

from __future__ import annotations

import secrets

LENGTH = 16
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_reference() -> str:
    """Sixteen letters drawn at random (80 bits), without those that are mistaken on paper."""
    return "".join(secrets.choice(_LETTERS) for _letter in range(LENGTH))
