"""What units, seats and staffing may be. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SECONDED = "seconded"


def dates_refused(since: date | None, until: date | None, outer: date | None = None) -> str:
    """The code of what speaks against the dates of a unit or seat; empty if nothing.

    ``outer`` is the day on which the unit of a seat was set up.
    """
    if since and until and until <= since:
        return "post_dates"
    if since and outer and since < outer:
        return "seat_before_unit"
    return ""


def stands_on(since: date | None, until: date | None, day: date) -> bool:
    """Whether something dated (half-open; an open side has no limit) stands on a day."""
    return (since is None or since <= day) and (until is None or until > day)


@dataclass(frozen=True)
class Held:
    """One position in a unit, as staffing counts it."""

    person: int
    kind: str
    act: str = ""
    concurrent: bool = False
    elsewhere: bool = False
    """The person's main position is in another unit, to which they come back."""


@dataclass(frozen=True)
class Presence:
    """Who is at work in a unit, by kind of staff."""

    present: int = 0
    seconded_out: int = 0
    """Sent to work elsewhere; they count here (R-ROT-15)."""
    seconded_in: int = 0
    """Sent here by another unit; they count there."""
    concurrent: int = 0
    """Hold a post here beside their main one; they count there."""


def presence(held: Iterable[Held], away: Iterable[int] = ()) -> Presence:
    """Count each person once.

    Somebody seconded counts where they come from (170/2025/NĐ-CP, article 26); somebody who holds
    a second post counts with the main one. ``away`` are people of this unit who work elsewhere.
    """
    main: set[int] = set()
    guests: set[int] = set()
    second: set[int] = set()
    for one in held:
        if one.act == SECONDED:
            guests.add(one.person)
        elif one.concurrent:
            second.add(one.person)
        else:
            main.add(one.person)
    return Presence(
        len(main), len(main & set(away)), len(guests - main), len(second - main - guests)
    )


@dataclass(frozen=True)
class Staffing:
    """Assigned and present of one unit, year and kind."""

    assigned: int | None
    presence: Presence

    @property
    def surplus(self) -> int | None:
        """How many are present beyond what was assigned; negative: places free. None: unknown."""
        return None if self.assigned is None else self.presence.present - self.assigned

    @property
    def verdict(self) -> str:
        """R-STF-01: more present than assigned fails; nothing assigned is unknown, never a pass."""
        if self.surplus is None:
            return "unknown"
        return "fail" if self.surplus > 0 else "pass"


def deputies(places: int, norm: int | None) -> str:
    """R-STF-02: more deputies than the norm fails; without a norm nothing is decided."""
    if norm is None:
        return "unknown"
    return "fail" if places > norm else "pass"


def empty_places(quota: int, holders: int) -> int:
    """Places of a seat that nobody fills."""
    return max(quota - holders, 0)
