"""Counts equal a naive count in plain Python, on random trees, members and moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.range import DateRange

from apps.cadres.planning.structure import ages_on
from apps.core.partial_dates import PartialDate
from apps.membership.choices import Entry, Leaving, Sex, State
from apps.membership.models import EthnicGroup, Member, Placement, Religion
from apps.reports import counting
from apps.reports.indicators.membership import AGE_KEYS
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization
from tests.factories.world import organization

START = date(2015, 1, 1)
FIRST, LAST = date(2016, 3, 1), date(2018, 6, 30)
DAYS = st.integers(0, 1800).map(lambda days: START + timedelta(days=days))
KEYS = [
    "members", "members_women", "members_ethnic_minority", "members_religious",
    "probationary_members", "members_admitted", "members_admitted_women",
    "members_admitted_ethnic_minority", "members_admitted_religious", "members_made_official",
    *AGE_KEYS,
]  # fmt: skip
BIRTHS = st.dates(date(1955, 1, 1), date(1998, 12, 31)).flatmap(
    lambda day: st.sampled_from([None, f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"])
)


@dataclass(frozen=True)
class Person:
    """One invented member: where they were from which day, and what is counted about them."""

    stays: list[tuple[int, date, date | None]]
    decided: date
    official: date | None
    woman: bool
    minority: bool | None
    religious: bool | None
    recorded: bool
    birth: str | None


@st.composite
def people(draw, units: int) -> Person:
    decided = draw(DAYS)
    days = sorted({decided, *draw(st.lists(DAYS, max_size=2))})
    days = [day for day in days if day >= decided]
    ends = [*days[1:], draw(st.one_of(st.none(), DAYS.map(lambda day: day + timedelta(3650))))]
    stays = [
        (draw(st.integers(0, units - 1)), begin, end) for begin, end in zip(days, ends, strict=True)
    ]
    return Person(
        stays=stays,
        decided=decided,
        official=draw(st.one_of(st.none(), st.just(decided + timedelta(days=365)))),
        woman=draw(st.booleans()),
        minority=draw(st.one_of(st.none(), st.booleans())),
        religious=draw(st.one_of(st.none(), st.booleans())),
        recorded=draw(st.booleans()),
        birth=draw(BIRTHS),
    )


@st.composite
def worlds(draw) -> tuple[list[int], list[Person]]:
    """Parents (the index of an earlier organisation) and people; organisation 0 is the root."""
    parents = [draw(st.integers(0, number)) for number in range(draw(st.integers(0, 5)))]
    return parents, draw(st.lists(people(units=len(parents) + 1), max_size=8))


def has_mark(person: Person, key: str) -> bool:
    """Whether somebody is of the kind that an indicator counts."""
    marks = {"women": person.woman, "minority": person.minority, "religious": person.religious}
    if key in AGE_KEYS:
        return key == age_key(person)
    return all(mark for end, mark in marks.items() if key.endswith(end))


def naive(person: Person, key: str) -> int | None:
    """The organisation in which this person counts for the indicator, or None."""
    if not has_mark(person, key):
        return None
    if key.startswith("members_admitted"):
        inside = not person.recorded and FIRST <= person.decided <= LAST
        return person.stays[0][0] if inside else None
    day = LAST
    if key == "members_made_official":
        if person.official is None or not FIRST <= person.official <= LAST:
            return None
        day = person.official
    if key == "probationary_members" and person.official and person.official <= LAST:
        return None
    for unit, begin, end in person.stays:
        if begin <= day and (end is None or day < end):
            return unit
    return None


def age_key(person: Person) -> str:
    """The band in which the age on the day of the decision lies, if it lies in one alone."""
    ages = ages_on(PartialDate.from_stored(person.birth) if person.birth else None, person.decided)
    bands = {sum(age > bound for bound in (30, 40, 50)) for age in ages or ()}
    return AGE_KEYS[bands.pop()] if len(bands) == 1 else AGE_KEYS[-1]


def branch(unit: int, parents: list[int]) -> int:
    """The child of the root above a unit; 0 for the root."""
    while unit and parents[unit - 1]:
        unit = parents[unit - 1]
    return unit


def store(person: Person, units: list[Organization], number: int) -> None:
    last_end = person.stays[-1][2]
    gone = last_end is not None
    member = Member.objects.create(
        organization=units[person.stays[-1][0]],
        full_name=f"Người {number}",
        sex=Sex.FEMALE if person.woman else Sex.MALE,
        ethnicity=_pick(EthnicGroup, person.minority, "is_minority"),
        religion=_pick(Religion, person.religious, "is_none", negate=True),
        birth=person.birth,
        admission_decided_on=person.decided,
        ceremony_on=person.decided,
        official_on=person.official,
        state=State.LEFT if gone else State.OFFICIAL if person.official else State.PROBATIONARY,
        left_on=last_end,
        leaving=Leaving.OWN_REQUEST if gone else "",
    )
    for position, (unit, begin, end) in enumerate(person.stays):
        first_entry = Entry.RECORDED if person.recorded else Entry.ADMITTED
        Placement.objects.create(
            member=member, organization=units[unit], valid=DateRange(begin, end), exit="moved" if end else "",
            entry=first_entry if position == 0 else Entry.MOVED,
        )  # fmt: skip


def _pick(model, value: bool | None, field: str, *, negate: bool = False):  # noqa: FBT001
    if value is None:
        return None
    return model.objects.filter(**{field: value is not negate}).order_by("pk")[0]


class UndoneError(Exception):
    """Takes one example's rows back."""


numbers = count()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=worlds())
def test_every_count_equals_a_naive_count(db, made):
    parents, persons = made
    try:
        with scope.use(scope.Scope.everything()), transaction.atomic():
            units: list[Organization] = []
            for number, parent in enumerate([None, *parents]):
                tier = Tier.PROVINCE if parent is None else Tier.GRASSROOTS
                above = None if parent is None else units[parent]
                code = f"random-{next(numbers)}-{number}"
                units.append(organization(code, parent=above, tier=tier))
            for number, person in enumerate(persons):
                store(person, units, number)

            found = counting.totals(KEYS, root=units[0], first=FIRST, last=LAST)

            for key in KEYS:
                where = [unit for one in persons if (unit := naive(one, key)) is not None]
                assert found[key].whole == len(where), key
                expected: dict[int, int] = {}
                for unit in where:
                    top = branch(unit, parents)
                    expected[top] = expected.get(top, 0) + 1
                assert found[key].own == expected.pop(0, 0), key
                assert found[key].units == {
                    units[unit].pk: value for unit, value in expected.items()
                }, key
            # Ages share the admissions out.
            assert found["members_admitted"].whole == sum(found[key].whole for key in AGE_KEYS)
            raise UndoneError
    except UndoneError:
        pass
