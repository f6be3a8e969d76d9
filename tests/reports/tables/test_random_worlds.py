"""Tables equal a naive count in plain Python, on random trees, members and moves."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings

from apps.accounts.actor import SystemActor
from apps.reports.models.tables import StatisticalTable
from apps.reports.tables import counting
from apps.reports.tables.loading import load_tables, read_tables
from apps.reports.tree import tree_on
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from tests.factories.world import organization
from tests.reports.test_random_worlds import FIRST, LAST, UndoneError, numbers, store, worlds


def here(person, day):
    """Whether this person belonged to any of the units on a day."""
    return any(begin <= day and (end is None or day < end) for _unit, begin, end in person.stays)


def naive(persons):
    """What forms 1, 3 and 4 say of these people, counted one by one."""
    before = FIRST - timedelta(days=1)
    stock = [one for one in persons if here(one, LAST)]
    came = [one for one in persons if FIRST <= one.stays[0][1] <= LAST and not one.recorded]
    # Every later stay begins where the one before ended: a move inside the whole.
    left = [one for one in persons if one.stays[-1][2] and FIRST <= one.stays[-1][2] <= LAST]
    return {
        "TK1.A.c2": sum(here(one, before) for one in persons),
        "TK1.B1.c2": len(came),
        "TK1.C.c2": len(left),
        "TK1.D.c2": len(stock),
        "TK3.I.c2": len(stock),
        "TK3.I1.c2": sum(one.woman for one in stock),
        "TK3.I2.c2": sum(one.official is None or one.official > LAST for one in stock),
        "TK3.I3.c2": sum(bool(one.minority) for one in stock),
        "TK3.I4.c2": sum(bool(one.religious) for one in stock),
        "TK4.I.c3": len(stock),
        "TK4.I.c4": sum(one.woman for one in stock),
        "TK4.II.c3": sum(bool(one.religious) for one in stock),
        "TK4.d01.c3": sum(one.minority is False for one in stock),
    }


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=worlds())
def test_forms_of_the_register_equal_a_naive_count(db, made):
    parents, persons = made
    try:
        with scope.use(scope.Scope.everything()), transaction.atomic():
            load_tables(
                {
                    key: one
                    for key, one in read_tables().items()
                    if key[:3] in ("TK1", "TK3", "TK4")
                },
                by=SystemActor(),
            )
            units = []
            for number, parent in enumerate([None, *parents]):
                tier = Tier.PROVINCE if parent is None else Tier.GRASSROOTS
                above = None if parent is None else units[parent]
                code = f"tables-{next(numbers)}-{number}"
                units.append(organization(code, parent=above, tier=tier))
            for number, person in enumerate(persons):
                store(person, units, number)

            found = {}
            for table in StatisticalTable.objects.newest().filter(code__in=["TK1", "TK3", "TK4"]):
                tree = tree_on(units[0], LAST)
                found |= counting.count(table.definition, tree=tree, first=FIRST, last=LAST)

            for key, value in naive(persons).items():
                assert found[key].value == value, key
            raise UndoneError
    except UndoneError:
        pass
