"""Organisations by kind and foundings, and badges, equal a naive count while offices merge."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.range import DateRange

from apps.membership.models import BadgeAward
from apps.reports import counting
from apps.reports.indicators import INDICATORS, indicators_of
from apps.tenancy import scope
from apps.tenancy.models import OrganizationVersion
from tests.factories.membership import MemberFactory
from tests.factories.world import organization
from tests.reports.test_random_cadres import LAST, MERGED, OFFICES, branch, merge

FIRST = date(2017, 3, 1)
KEYS = [
    *(one.key for one in indicators_of("organisations")),
    *(one.key for one in indicators_of("admissions") if one.key.startswith("badges_")),
]
DAYS = st.integers(-200, 700).map(lambda days: FIRST + timedelta(days=days))
OFFICE = st.integers(0, OFFICES)
numbers = count()


@dataclass(frozen=True)
class Unit:
    """An organisation below an office: founded, renamed in between perhaps, dissolved perhaps."""

    office: int
    tier: str
    cell: bool
    private: bool
    founded: date
    renamed: int | None
    ended: int | None

    @property
    def end(self) -> date | None:
        return None if self.ended is None else self.founded + timedelta(self.ended)


@dataclass(frozen=True)
class Badge:
    """A badge of a member of an office."""

    office: int
    years: int
    kind: str
    state: str
    decided: date


UNITS = st.lists(
    st.builds(
        Unit, OFFICE, st.sampled_from(("grassroots", "section", "cell")), st.booleans(),
        st.booleans(), DAYS, st.one_of(st.none(), st.integers(1, 100)),
        st.one_of(st.none(), st.integers(101, 500)),
    ),
    max_size=6,
)  # fmt: skip
BADGES = st.lists(
    st.builds(
        Badge, OFFICE, st.sampled_from((30, 40, 45, 90)),
        st.sampled_from(("regular", "early", "posthumous", "reissue", "recorded")),
        st.sampled_from(("proposed", "decided", "awarded", "withdrawn")), DAYS,
    ),
    max_size=8,
)  # fmt: skip


def keep_unit(one: Unit, office, code: str) -> None:
    made = organization(
        code, parent=office, tier=one.tier, form="cell" if one.cell else "committee",
        sector="non_state_enterprise" if one.private else "village",
    )  # fmt: skip
    OrganizationVersion.objects.filter(organization=made).delete()
    cuts = [one.founded]
    if one.renamed is not None:
        cuts.append(one.founded + timedelta(one.renamed))
    for begin, end in zip(cuts, [*cuts[1:], one.end], strict=True):
        OrganizationVersion.objects.create(
            organization=made, valid=DateRange(begin, end), name=f"Tổ chức {begin}",
            tier=one.tier, parent=office,
        )  # fmt: skip


def keep_badge(one: Badge, office) -> None:
    decided = one.state in ("decided", "awarded")
    BadgeAward.objects.create(
        organization=office, member=MemberFactory(organization=office), years=one.years,
        kind=one.kind, state=one.state, reason="x", decision_number="1", decided_on=one.decided,
        awarded_on=one.decided if decided else None,
    )  # fmt: skip


def of_units(ones: list[Unit], last: date):
    """What each organisation counts for: where it works on the last day, and where it was founded."""
    for one in ones:
        if one.founded <= last and (one.end is None or last < one.end):
            yield one.office, "party_organisations"
            yield one.office, f"party_organisations_{one.tier}"
            if one.private:
                yield one.office, "party_orgs_non_state_enterprises"
            if one.tier == "grassroots" and one.cell:
                yield one.office, "grassroots_cells"
        if FIRST <= one.founded <= last:
            yield one.office, "party_organisations_founded"
            if one.cell:
                yield one.office, "party_cells_founded"
            if one.private:
                yield one.office, "party_orgs_founded_non_state_enterprises"


def of_offices(last: date):
    """The root and its offices themselves; the third is a grassroots organisation once merged."""
    for office in range(OFFICES + 1):
        tier = "province" if not office else "district"
        if office == 3 and last >= MERGED:
            tier = "grassroots"
        yield office, "party_organisations"
        yield office, f"party_organisations_{tier}"


def of_badges(ones: list[Badge], last: date):
    for one in ones:
        if one.state not in ("decided", "awarded") or not FIRST <= one.decided <= last:
            continue
        if one.kind in ("regular", "early", "posthumous"):
            yield one.office, "badges_awarded_incl_posthumous"
        if one.kind in ("regular", "early"):
            yield one.office, "badges_awarded"
            yield one.office, f"badges_awarded_{one.years}"
        elif one.kind == "posthumous":
            yield one.office, "badges_posthumous"


class UndoneError(Exception):
    """Takes one example's rows back."""


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(units=UNITS, badges=BADGES)
def test_organisations_and_badges_equal_a_naive_count(db, units, badges):
    try:
        with scope.use(scope.Scope.everything()), transaction.atomic():
            number = next(numbers)
            root = organization(f"orgs-{number}", parent=None, tier="province")
            offices = [root] + [
                organization(f"orgs-{number}-{place}", parent=root, tier="district")
                for place in range(OFFICES)
            ]
            merge(offices[3], offices[2])
            for place, one in enumerate(units):
                keep_unit(one, offices[one.office], f"orgs-{number}-unit-{place}")
            for one in badges:
                keep_badge(one, offices[one.office])

            for last in (MERGED - timedelta(1), LAST):
                check(units, badges, offices, last)
            raise UndoneError
    except UndoneError:
        pass


def check(units, badges, offices, last: date) -> None:
    """The whole of each figure and of each office; parts give the total."""
    expected = Counter(of_units(units, last))
    expected.update(of_offices(last))
    expected.update(of_badges(badges, last))
    assert {key for _office, key in expected} <= set(KEYS)
    found = counting.totals(KEYS, root=offices[0], first=FIRST, last=last)
    below = {
        place: counting.totals(KEYS, root=offices[place], first=FIRST, last=last)
        for place in {branch(office, last) for office in range(1, OFFICES + 1)}
    }
    for key in KEYS:
        values: Counter[int] = Counter()
        for (office, name), value in expected.items():
            if name == key:
                values[branch(office, last)] += value
        assert found[key].whole == sum(values.values()), key
        for place, counts in below.items():
            assert counts[key].whole == values[place], (key, place)
        parts = INDICATORS[key].parts
        assert not parts or found[key].whole == sum(found[part].whole for part in parts), key
