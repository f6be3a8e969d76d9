"""Keys of rows as addresses and forms show them: nothing can be counted from them.

A running number tells how many rows were made between two that somebody may see, those that are
hidden from them among the others. What leaves the server is the number under a permutation that
only the server knows, of its own for each purpose; it is found again without asking the database.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""The digits of base 32 without those that are mistaken for each other."""
LENGTH = 13
KEYS_BELOW = 2**48
"""Larger ones are none of ours: it is how a key made under another secret is told."""
_HALF = 32
_MASK = 2**_HALF - 1
_ROUNDS = 6


def shown(purpose: str, pk: int) -> str:
    """The key as it leaves the server."""
    left, right = pk >> _HALF, pk & _MASK
    for turn in range(_ROUNDS):
        left, right = right, left ^ _mixed(settings.SECRET_KEY, purpose, turn, right)
    value, found = (left << _HALF) | right, ""
    for _letter in range(LENGTH):
        value, digit = divmod(value, len(LETTERS))
        found = LETTERS[digit] + found
    return found


def meant(purpose: str, text: str) -> int | None:
    """The key that somebody sent back; None for what is none of this purpose."""
    if len(text) != LENGTH or not set(text) <= set(LETTERS):
        return None
    value = 0
    for letter in text:
        value = value * len(LETTERS) + LETTERS.index(letter)
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        left, right = value >> _HALF, value & _MASK
        for turn in reversed(range(_ROUNDS)):
            left, right = right ^ _mixed(secret, purpose, turn, left), left
        pk = (left << _HALF) | right
        if pk < KEYS_BELOW:
            return pk
    return None


def row_key(pk: int) -> str:
    """The key of a row of a case, a letter, a programme, in addresses and options."""
    return shown(KeyConverter.purpose, pk)


def _mixed(secret: str, purpose: str, turn: int, half: int) -> int:
    key = hashlib.sha256(f"apps.core.keys/{purpose}/{secret}".encode()).digest()
    text = turn.to_bytes(1, "big") + (half & _MASK).to_bytes(4, "big")
    return int.from_bytes(hashlib.blake2b(text, key=key, digest_size=4).digest(), "big")


class KeyConverter:
    """A key in an address; one purpose for all tables whose rows are never shown with a number."""

    regex = f"[{LETTERS}]{{{LENGTH}}}"
    purpose = "row"

    def to_python(self, value: str) -> int:
        """The number; ValueError (no such page) for what is none."""
        found = meant(self.purpose, value)
        if found is None:
            raise ValueError("no key")
        return found

    def to_url(self, value: int | str) -> str:
        """What stands in the address."""
        return shown(self.purpose, int(value))


class KeyChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row of a few, by a key from which nothing can be counted."""

    def prepare_value(self, value: Any) -> Any:
        """The key of a row or of its number; what was typed stays as it is."""
        pk = getattr(value, "pk", value)
        return row_key(pk) if isinstance(pk, int) else super().prepare_value(pk)

    def to_python(self, value: Any) -> Any:
        """The row; raises ValidationError for a key that is none of them."""
        if value in self.empty_values:
            return None
        pk = meant(KeyConverter.purpose, str(value))
        if pk is None:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice",
                params={"value": value},
            )  # fmt: skip
        return super().to_python(pk)
