"""Rules of this topic: values in, verdicts out. No database, no clock, no request."""

from __future__ import annotations

THRESHOLDS = (30, 7, 0)
"""Days ahead at which somebody is warned."""
OVERDUE = -1
"""The one warning after a limit has passed."""
FURTHEST = max(THRESHOLDS)


def threshold(days_left: int) -> int | None:
    """The warning that fits so many days left; None while it is too early.

    Always the tightest one: a day on which nothing ran is made up for by the warning that fits
    today, and never by two at once.
    """
    if days_left < 0:
        return OVERDUE
    return min((one for one in THRESHOLDS if days_left <= one), default=None)
