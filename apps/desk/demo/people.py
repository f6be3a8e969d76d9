"""Members whose totals are the published ones: how many, when, and with which attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months
from apps.desk.demo.figures import Committee
from apps.desk.demo.names import name_for

KINH, HOA, KHMER, MUONG = "01", "04", "05", "06"
NO_RELIGION = "00"
PROBATION_MONTHS = 12
LONGEST_TO_CEREMONY = 25  # days between decision and ceremony
REGIONS = {
    "Hà Nội": ((MUONG,), ("02", "01")),
    "Nam Định": ((MUONG,), ("02", "01")),
    "Sóc Trăng": ((KHMER, KHMER, HOA), ("01", "01", "02", "04")),
    "Long An": ((KHMER, HOA), ("04", "01", "02")),
}


@dataclass
class Person:
    """One invented member."""

    unit: str
    female: bool
    ethnicity: str
    religion: str
    decided: date
    ceremony: date
    name: str = ""
    birth: PartialDate | None = None
    admitted_here: bool = True
    moved: tuple[str, date] | None = None
    """To which organisation of the same district the person went later, and when."""

    def official(self, today: date) -> date | None:
        """The day the probation ended, if it has."""
        day = add_months(self.ceremony, PROBATION_MONTHS)
        return day if day <= today else None


@dataclass
class Need:
    """A group to be made: its size, its parts (which overlap), its dates and its units."""

    size: int
    units: list[str]
    province: str
    first: date
    last: date
    women: int | None = None
    minority: int | None = None
    religious: int | None = None
    admitted_here: bool = True
    usual_women: float = field(default=0.38)


def people(need: Need, draw: Random) -> list[Person]:
    """The group, each attribute given to exactly as many as needed, independently of the others."""
    minorities, religions = REGIONS[need.province]
    women = _chosen(need.size, need.women, need.usual_women, draw)
    minority = _chosen(need.size, need.minority, 0.02, draw)
    religious = _chosen(need.size, need.religious, 0.04, draw)
    made = []
    for number in range(need.size):
        decided, ceremony = _dates(need, draw)
        made.append(
            Person(
                unit=draw.choice(need.units),
                female=number in women,
                ethnicity=draw.choice(minorities) if number in minority else KINH,
                religion=draw.choice(religions) if number in religious else NO_RELIGION,
                decided=decided,
                ceremony=ceremony,
                admitted_here=need.admitted_here,
            )
        )
    for person in made:
        person.name = name_for(draw, female=person.female, ethnicity=person.ethnicity)
        person.birth = _birth(person, draw)
    return made


def _chosen(size: int, wanted: int | None, usual: float, draw: Random) -> set[int]:
    count = round(size * usual) if wanted is None else wanted
    return set(draw.sample(range(size), count))


def _dates(need: Need, draw: Random) -> tuple[date, date]:
    """Decision within the group's period; ceremony a few days later, within it as well."""
    days = (need.last - need.first).days
    decided = need.first + timedelta(days=draw.randint(0, days))
    wait = draw.randint(3, LONGEST_TO_CEREMONY)
    return decided, min(decided + timedelta(days=wait), max(need.last, decided))


def _birth(person: Person, draw: Random) -> PartialDate:
    """19 to 45 years before the admission; of the old, some know the year only."""
    years = min(19 + int(draw.expovariate(1 / 9)), 45)
    born = add_months(person.decided, -12 * years) - timedelta(days=draw.randint(40, 400))
    if born.year < 1955 and draw.random() < 0.3:
        return PartialDate(born.year)
    if born.year < 1960 and draw.random() < 0.2:
        return PartialDate(born.year, born.month)
    return PartialDate.of(born)


def stock(committee: Committee, units: list[str], draw: Random, *, before: int = 0) -> list[Person]:
    """Members present on the committee's last day, as many as published; ``before`` of them are
    made elsewhere already."""
    need = Need(
        size=committee.value("members") - before,
        units=units,
        province=committee.province,
        first=date(1985, 1, 1),
        last=committee.last - timedelta(days=LONGEST_TO_CEREMONY + 5),
        women=committee.value("members_women") or None,
        minority=committee.value("members_ethnic_minority") or None,
        religious=committee.value("members_religious") or None,
        admitted_here=False,
    )
    return people(need, draw)


def admissions(committee: Committee, units: list[str], draw: Random) -> list[Person]:
    """Members admitted in the committee's period, as many as published, and as many before it as
    it takes for the published number that became official in it."""
    made = people(
        Need(
            size=committee.value("members_admitted"),
            units=units,
            province=committee.province,
            first=committee.first,
            last=committee.last,
            women=committee.value("members_admitted_women") or None,
            minority=committee.value("members_admitted_ethnic_minority") or None,
            religious=committee.value("members_admitted_religious") or None,
            usual_women=0.46,
        ),
        draw,
    )
    official = sum(1 for person in made if _official_in(person, committee))
    missing = committee.value("members_made_official") - official
    if missing > 0:
        start = add_months(committee.first, -PROBATION_MONTHS)
        made += people(
            Need(
                size=missing,
                units=units,
                province=committee.province,
                first=start,
                last=committee.first - timedelta(days=1),
                usual_women=0.46,
            ),
            draw,
        )
    return made


def _official_in(person: Person, committee: Committee) -> bool:
    day = add_months(person.ceremony, PROBATION_MONTHS)
    return committee.first <= day <= committee.last


def elders(province: str, units: list[str], size: int, draw: Random) -> list[Person]:
    """Members of long standing, outside every published period."""
    return people(
        Need(
            size=size, units=units, province=province, first=date(1985, 1, 1),
            last=date(2012, 12, 31), admitted_here=False,
        ),
        draw,
    )  # fmt: skip


def newcomers(
    province: str, units: list[str], size: int, today: date, draw: Random
) -> list[Person]:
    """Members on probation today, some of them near its end."""
    return people(
        Need(
            size=size, units=units, province=province,
            first=add_months(today, -PROBATION_MONTHS) + timedelta(days=5),
            last=today - timedelta(days=40),
        ),
        draw,
    )  # fmt: skip


def into_enterprises(members: list[Person], cells: list[tuple[str, date]], each: int) -> None:
    """Members of long standing who went to a cell on the day on which it was founded."""
    young = sorted(members, key=lambda one: one.decided, reverse=True)
    for number, cell in enumerate(cells):
        for person in young[number * each : (number + 1) * each]:
            person.moved = cell
