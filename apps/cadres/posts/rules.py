"""What units, seats and staffing may be. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

SECONDED = "seconded"
EDUCATION = (
    "primary", "lower_secondary", "upper_secondary", "vocational", "college", "university",
    "master", "doctor",
)  # fmt: skip
THEORY = ("elementary", "intermediate", "advanced", "bachelor")
MINIMA: Mapping[str, tuple[str, ...]] = {
    "education": EDUCATION,
    "theory": THEORY,
    "rating": ("completed", "good", "excellent"),
    "state_management": ("yes",),
}
"""What each attribute of a standard may ask for, the least first; experience is in months."""


def is_minimum(attribute: str, minimum: str) -> bool:
    """Whether a standard may ask for that."""
    if attribute == "experience":
        return minimum.isdecimal() and 0 < int(minimum) < 600
    return minimum in MINIMA.get(attribute, ())


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
class Bench:
    """People who could follow on a seat: planned; of them ready today; of them young enough."""

    planned: int
    ready: int
    age_safe: int


@dataclass(frozen=True)
class Held:
    """One position in a unit, as staffing counts it."""

    person: int
    act: str = ""
    concurrent: bool = False


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
    seconded_counted: int = 0
    """Sent here, and on record with a post of their own here: counted twice (R-ROT-15)."""


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
        len(main), len(main & set(away)), len(guests - main), len(second - main - guests),
        len(guests & main),
    )  # fmt: skip


@dataclass(frozen=True)
class Staffing:
    """Assigned and present of one unit, year and kind, and what R-STF-01 says of it."""

    assigned: int | None
    presence: Presence
    verdict: str = ""
    """Empty where no law of the day asks; nothing assigned is unknown, never a pass."""

    @property
    def surplus(self) -> int | None:
        """How many are present beyond what was assigned; negative: places free. None: unknown."""
        return None if self.assigned is None else self.presence.present - self.assigned


def empty_places(quota: int, holders: int) -> int:
    """Places of a seat that nobody fills."""
    return max(quota - holders, 0)


HORIZONS = (6, 12, 60)
"""Months that the forecast looks ahead."""
EMPTY, RETIRES, TERM, UNKNOWN = "empty", "retires", "term", "unknown"


@dataclass(frozen=True)
class Leaving:
    """Why a place may become free: somebody retires, or their term ends."""

    what: str
    """``retires``, ``term`` or ``unknown``: the month of retirement cannot be told."""
    day: date | None
    person: int


def leavings(person: int, retirement: date | None, term_ends: date | None) -> list[Leaving]:
    """What is ahead for one holder. An unclear birth date stays unknown (R-DAT-01)."""
    found = [Leaving(RETIRES if retirement else UNKNOWN, retirement, person)]
    if term_ends and (retirement is None or term_ends < retirement):
        found.append(Leaving(TERM, term_ends, person))
    return found


def empty_by(quota: int, holders: int, ahead: Iterable[Leaving], day: date) -> int:
    """Places that stand empty on a day if nobody follows: those free now and those of who retires.

    A term that ends is decided anew; it frees nothing by itself.
    """
    gone = {one.person for one in ahead if one.what == RETIRES and one.day and one.day <= day}
    return empty_places(quota, holders - len(gone))


def months_until(today: date, day: date | None) -> int | None:
    """Whole months from today to a day; negative ones are past."""
    if day is None:
        return None
    return (day.year - today.year) * 12 + day.month - today.month - (day.day < today.day)
