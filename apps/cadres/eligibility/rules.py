"""When the question may be asked. Pure; the numbers are ours, no rule."""

from __future__ import annotations

from datetime import date, timedelta

DAYS_AHEAD = 60
A_DAY = 20
"""Questions of one asker a day: the board asks about people, one after the other, not in bulk."""


def day_refused(on: date, today: date) -> bool:
    """Whether the day is past or so far ahead that dates could be tried out."""
    return not today <= on <= today + timedelta(days=DAYS_AHEAD)
