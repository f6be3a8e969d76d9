"""Names of letters from which nothing can be counted."""

from __future__ import annotations

import secrets
from datetime import date

from apps.inspection.cases.actions import LENGTH, LETTERS


def drawn(length: int = LENGTH) -> str:
    """Letters drawn at random, without those that are mistaken for each other on paper."""
    return "".join(secrets.choice(LETTERS) for _letter in range(length))


def new_reference(today: date) -> str:
    """The reference of a letter: it tells it from a case, and counts nothing."""
    return f"D{today.year}-{drawn()}"
