"""The three-months rule, one for fees and for meetings: months of one calendar year, in any order.

A member who without good reason stays away from the cell's meetings, or pays no fee, for so many
months of a year falls under striking off (Party Charter). The months need not follow
each other. The system only warns; the cell looks into it and decides. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

KEY = "membership.strike_off.missed.months"


def months_of(days: Iterable[date], *, year: int) -> list[date]:
    """The months of that calendar year in which some of the days lie, each once, in order."""
    return sorted({day.replace(day=1) for day in days if day.year == year})


def is_reached(days: Iterable[date], *, year: int, limit: int) -> bool:
    """Whether the months missed in that calendar year are so many that the cell must be warned."""
    return len(months_of(days, year=year)) >= limit
