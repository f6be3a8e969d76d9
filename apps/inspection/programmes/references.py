"""Names of programmes and items from which nothing can be counted."""

from __future__ import annotations

import secrets

from apps.inspection.cases.actions.register import LENGTH, LETTERS


def drawn() -> str:
    """Letters drawn at random, without those that are mistaken for each other on paper."""
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))


def programme_reference(year: int) -> str:
    """The reference of a programme: its first year, and letters that count nothing."""
    return f"P{year}-{drawn()}"


def item_reference(year: int) -> str:
    """The reference of an item; a running number would tell of items that are hidden."""
    return f"M{year}-{drawn()}"
