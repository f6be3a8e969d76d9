"""Figures of cadres equal a naive count in plain Python, on random offices, lives and classes.

Offices merge in between: one is put under another one, and its figures with it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import count

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from psycopg.types.range import DateRange

from apps.accounts.actor import SystemActor
from apps.cadres.models import (
    CadreAttendance,
    MemberAttendance,
    PlanningEntry,
    PlanningList,
    PlanningTarget,
    Position,
    Qualification,
    TrainingClass,
)
from apps.reports import counting
from apps.reports.choices import Shown
from apps.reports.indicators import INDICATORS, indicators_of
from apps.reports.models import StatisticalTable
from apps.reports.tables import counting as tables
from apps.reports.tables.loading import load_tables, read_tables
from apps.reports.tree import tree_on
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from apps.tenancy.models import OrganizationVersion
from tests.factories import cadres
from tests.factories.membership import MemberFactory
from tests.factories.world import organization
from tests.reports.cadre_worlds import (
    FIRST,
    OFFICES,
    PAPERS,
    Course,
    Life,
    Plan,
    age_on,
    naive,
    of_forms,
    worlds,
)

LAST, MERGED = date(2018, 6, 30), date(2018, 1, 1)
PASSED, ABSENT = "passed", "absent"
KEYS = [
    *(one.key for one in indicators_of("training")),
    *(one.key for one in indicators_of("cadres") if one.subject.startswith("plan")),
]
FORMS = ("TK9", "TK12")
numbers = count()


def store(world) -> list:
    """Everything in the database; returns the root and its offices, the third merged into the
    second."""
    lives, courses, plans = world
    number = next(numbers)
    root = organization(f"cadre-{number}", parent=None, tier=Tier.PROVINCE)
    offices = [root] + [
        organization(f"cadre-{number}-{place}", parent=root, tier=Tier.DISTRICT)
        for place in range(OFFICES)
    ]
    merge(offices[3], offices[2])
    people = [life(one, offices[one.office], place) for place, one in enumerate(lives)]
    members = [MemberFactory(organization=offices[1]) for _number in range(3)]
    for place, one in enumerate(courses):
        course(one, offices[one.office], f"{number}-{place}", people, members)
    for place, one in enumerate(plans):
        plan(one, offices[one.office], f"{number}-{place}", people)
    return offices


def merge(ended, into) -> None:
    """From a day on an organisation stands under another one."""
    version = OrganizationVersion.objects.get(organization=ended)
    version.valid = DateRange(date(2010, 1, 1), MERGED)
    version.save()
    ended.parent, ended.tier, ended.keeps_office = into, Tier.GRASSROOTS, False
    ended.save()
    ended.refresh_from_db()
    OrganizationVersion.objects.create(
        organization=ended, valid=DateRange(MERGED, None), name=ended.name, tier=ended.tier,
        parent=into,
    )  # fmt: skip


def life(one: Life, office, number: int):
    made = cadres.cadre(
        office, number, birth=one.birth, sex="female" if one.woman else "male",
        education=one.education, political_theory=one.theory, staff_kind=one.staff,
    )  # fmt: skip
    for title, since, until in one.posts:
        Position.of(
            made, title=cadres.title(title), title_text=title, since=since, until=until,
            end="moved" if until else "",
        ).save()  # fmt: skip
    for paper, day in one.papers:
        Qualification.of(made, kind=PAPERS[paper][0], level=paper, finished=day).save()
    return made


def course(one: Course, office, mark: str, people, members) -> None:
    made = TrainingClass.objects.create(
        organization=office, reference=f"L{mark}", name="Lớp", kind=one.kind,
        audience=one.audience, theory=one.theory, programme=one.programme, institution="Trường",
        starts_on=min(one.begins, one.ends), ends_on=one.ends, state=one.state,
        note="Hoãn" if one.state == "cancelled" else "",
    )  # fmt: skip
    made.refresh_from_db()
    for model, name, who, chosen in (
        (CadreAttendance, "cadre", people, one.cadres),
        (MemberAttendance, "member", members, one.members),
    ):
        for key, there in chosen.items():
            model.of_class(
                made, reference=f"{name[0]}{mark}-{key}", result=PASSED if there else ABSENT,
                **{name: who[key]},
            ).save()  # fmt: skip


def plan(one: Plan, office, mark: str, people) -> None:
    approved = {"state": "approved", "approved_on": one.approved, "approval_number": "1-QĐ"}
    made = PlanningList.objects.create(
        organization=office, reference=f"Q{mark}", name="Quy hoạch", kind="new", scope=one.scope,
        term_kind="committee", first_year=one.year, last_year=one.year + 5, year=one.year,
        age_on=age_on(one), age_cuts=[40, 50], young_below=40,
        **(approved if one.approved else {}),
    )  # fmt: skip
    made.refresh_from_db()
    target = PlanningTarget.of(made, title=cadres.title("district-secretary"), places=one.places)
    target.save()
    # Only people of the office are planned by it.
    for key, day in one.planned.items():
        PlanningEntry.of(
            made, target=target, cadre=people[key], reference=f"N{mark}-{key}", begin="added",
            began_on=day,
        ).save()  # fmt: skip


class UndoneError(Exception):
    """Takes one example's rows back."""


def branch(office: int, last: date) -> int:
    """The unit below the root in which an office counts on a day."""
    return 2 if office == 3 and last >= MERGED else office


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(world=worlds())
def test_every_figure_of_cadres_equals_a_naive_count(db, world):
    try:
        with scope.use(scope.Scope.everything()), transaction.atomic():
            load_tables(
                {key: one for key, one in read_tables().items() if key.startswith(FORMS)},
                by=SystemActor(),
            )
            offices = store(world)
            for last in (MERGED - timedelta(1), LAST):
                found = counting.totals(KEYS, root=offices[0], first=FIRST, last=last)
                below = {
                    place: counting.totals(KEYS, root=offices[place], first=FIRST, last=last)
                    for place in {branch(office, last) for office in range(1, OFFICES + 1)}
                }
                for key in KEYS:
                    expected: Counter[int] = Counter()
                    for office, value in naive(world, key, last).items():
                        expected[branch(office, last)] += value
                    own = expected.pop(0, 0)
                    assert found[key].own == own, key
                    assert {pk: n for pk, n in found[key].units.items() if n} == {
                        offices[place].pk: value for place, value in expected.items() if value
                    }, key
                    # The whole is the union of the units, each counted for itself.
                    assert found[key].whole == own + sum(one[key].whole for one in below.values())
                    check_parts(found, key)
            check_forms(world, offices[0], LAST)
            raise UndoneError
    except UndoneError:
        pass


def check_forms(world, root, last: date) -> None:
    """Forms 9 and 12: positions held and people planned, by education and theory of the day."""
    expected = of_forms(world, last)
    assert {key.split(".")[2] for key in expected} <= {"b3", "b4", "b8"}
    tree = tree_on(root, last)
    # Both are of 2021: the newest definition is counted over these lives all the same.
    newest = StatisticalTable.objects.newest().filter(code__in=FORMS)
    assert {table.code for table in newest} == set(FORMS)
    for table in newest:
        found = tables.count(table.definition, tree=tree, first=FIRST, last=last)
        for key, cell in found.items():
            if key.split(".")[1] != "T2":  # invented people have no ethnic group
                assert cell.value == expected[key], (key, last)


def check_parts(found, key: str) -> None:
    """Parts give the total; no cut exceeds its whole, but a ratio may."""
    indicator, value = INDICATORS[key], found[key].whole
    if indicator.parts:
        assert value == sum(found[part].whole for part in indicator.parts), key
    if indicator.of and indicator.shown != Shown.RATIO:
        assert value <= found[indicator.of].whole, key
