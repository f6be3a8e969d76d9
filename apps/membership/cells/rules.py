"""The quality of a meeting, and who may be counted as present. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

GOOD, FAIR, AVERAGE, POOR = "good", "fair", "average", "poor"
KEYS = {
    GOOD: "membership.meeting.quality.good",
    FAIR: "membership.meeting.quality.fair",
    AVERAGE: "membership.meeting.quality.average",
}
VISITS_KEY = "membership.attendance.visits.minimum"
RHYTHM_KEY = "membership.meeting.regular.months"
LEAST_KEY = "membership.organisation.minimum_official_members"
COMMITTEE_KEY = "membership.organisation.cell_committee_threshold"
GRASSROOTS_KEY = "membership.organisation.committee_threshold"


@dataclass(frozen=True)
class Criterion:
    """One thing that is judged after a meeting; ``decisive`` ones need full marks for "good"."""

    code: str
    most: Decimal
    decisive: bool


@dataclass(frozen=True)
class Bounds:
    """From how many points a meeting is good, fairly good, average."""

    good: Decimal = Decimal(90)
    fair: Decimal = Decimal(70)
    average: Decimal = Decimal(50)


def quality(
    points: Mapping[str, Decimal], criteria: Iterable[Criterion], bounds: Bounds | None = None
) -> str:
    """The grade of a meeting: good from 90 points with full marks where they are decisive
    (attendance, duration, contributions, minutes), fairly good from 70 or from 90 without them,
    average from 50, poor below. The bounds are dated data
    (``membership.meeting.quality.*``); without any these stand in, in points of 100
    (08-QĐ/TU of Nghệ An, 2021).
    """
    bounds = bounds or Bounds()
    found = list(criteria)
    total = sum((points.get(one.code, Decimal(0)) for one in found), Decimal(0))
    full = all(points.get(one.code) == one.most for one in found if one.decisive)
    if total >= bounds.good and full:
        return GOOD
    if total >= bounds.fair:
        return FAIR
    return AVERAGE if total >= bounds.average else POOR


@dataclass(frozen=True)
class Size:
    """How many members a cell has; its thresholds count the official ones alone.

    ``least`` official members are needed to found one, from ``committee_from`` on it elects a
    committee, below that a secretary; a grassroots cell of ``grassroots_from`` members becomes a
    grassroots committee (Charter); None where no rule is recorded.
    """

    members: int
    probationary: int
    least: int | None = None
    committee_from: int | None = None
    grassroots_from: int | None = None

    @property
    def official(self) -> int:
        """Those who count towards the thresholds."""
        return self.members - self.probationary

    @property
    def too_few(self) -> bool:
        """Whether the committee above has to find a fitting organisation for its members."""
        return bool(self.members) and self.least is not None and self.official < self.least

    @property
    def too_many(self) -> bool:
        """Whether a grassroots cell has grown to a grassroots committee."""
        return self.grassroots_from is not None and self.members >= self.grassroots_from

    @property
    def elects_committee(self) -> bool | None:
        """A committee, or only a secretary; None where no rule is recorded."""
        return None if self.committee_from is None else self.official >= self.committee_from


def outside(points: Mapping[str, Decimal], criteria: Iterable[Criterion]) -> list[str]:
    """Codes whose points are missing, below zero or above what can be given."""
    return [one.code for one in criteria if not 0 <= points.get(one.code, Decimal(-1)) <= one.most]


def strangers(marked: Iterable[int], roster: Iterable[int]) -> set[int]:
    """Of those marked, who did not belong to the cell on the day: they cannot be counted."""
    return set(marked) - set(roster)
