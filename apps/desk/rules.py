"""How work is grouped by its deadline. Values in, groups out."""

from __future__ import annotations

from datetime import date

OVERDUE, SOON, WEEK, LATER, UNDATED = "overdue", "soon", "week", "later", "undated"
SOON_DAYS, WEEK_DAYS = 3, 7


def group_of(due: date | None, *, today: date) -> str:
    """The group of a deadline: past, within 3 days, within 7 days, later, or none at all."""
    if due is None:
        return UNDATED
    days = (due - today).days
    if days < 0:
        return OVERDUE
    if days <= SOON_DAYS:
        return SOON
    return WEEK if days <= WEEK_DAYS else LATER
