"""A small world with members in both provinces, counted by hand in the tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.accounts.actor import SystemActor
from apps.membership.choices import Sex, State
from apps.membership.models import EthnicGroup, Religion
from apps.reports import actions
from apps.reports.models import StatisticalTable, Summary
from apps.reports.tables.loading import load_tables, read_tables
from tests.factories import reports as make
from tests.factories.accounts import browser_as
from tests.factories.membership import member


def admitted(organization: Any, decided: date, **fields: Any) -> Any:
    """A member admitted that day who became official a year later, unless told otherwise."""
    values: dict[str, Any] = {
        "admission_decided_on": decided,
        "ceremony_on": decided,
        "official_on": decided.replace(year=decided.year + 1),
        "state": State.OFFICIAL,
        "sex": Sex.MALE,
        "birth": "",
    }
    return member(organization, **{**values, **fields})


@pytest.fixture
def groups(everything, db) -> dict[str, Any]:
    """A minority, the majority, a religion and the entry that says none."""
    return {
        "minority": EthnicGroup.objects.filter(is_minority=True).order_by("pk")[0],
        "majority": EthnicGroup.objects.get(is_minority=False),
        "religion": Religion.objects.filter(is_none=False).order_by("pk")[0],
        "none": Religion.objects.get(is_none=True),
    }


@pytest.fixture
def people(world, groups) -> dict[str, Any]:
    """alpha-east: 6 members in two grassroots; alpha-west: 2; beta-east: 3 with a marker name.

    Of alpha-east, admitted in the term 1/8/2015-18/3/2020: 4 (2 women, 1 minority, 1 religious).
    """
    cell, second = world["alpha-east-1-cell"], world["alpha-east-2-cell"]
    found = {
        "early": admitted(cell, date(2012, 3, 1)),
        "woman": admitted(cell, date(2015, 8, 1), sex=Sex.FEMALE, ethnicity=groups["minority"]),
        "last_day": admitted(cell, date(2020, 3, 18), official_on=None, state=State.PROBATIONARY),
        "religious": admitted(
            second, date(2017, 6, 1), sex=Sex.FEMALE, religion=groups["religion"]
        ),
        "none": admitted(
            second, date(2018, 6, 1), religion=groups["none"], ethnicity=groups["majority"]
        ),
        "day_after": admitted(
            second, date(2020, 3, 19), official_on=None, state=State.PROBATIONARY
        ),
        "west": admitted(world["alpha-west-1-cell"], date(2016, 1, 1)),
        "west_late": admitted(world["alpha-west-2-cell"], date(2014, 1, 1)),
    }
    for number in range(3):
        found[f"neighbour{number}"] = admitted(
            world["beta-east-1-cell"], date(2016, 5, 5), full_name="Hàng Xóm Bêta"
        )
    return found


@pytest.fixture
def heads(world, people) -> dict[str, Any]:
    return {
        code: world.actor("organization_head", code)
        for code in ("alpha", "alpha-east", "alpha-west", "beta-east")
    }


@pytest.fixture
def summary(world, heads) -> Summary:
    make.target(world["alpha-east"], by=heads["alpha-east"], plan=3)
    return make.summary(world["alpha-east"], by=heads["alpha-east"])


@pytest.fixture
def as_role(world):
    def browser(role: str = "organization_officer", code: str = "alpha-east"):
        return browser_as(world, role, code)

    return browser


@pytest.fixture
def sent(monkeypatch):
    found = []
    monkeypatch.setattr(
        actions.current_app, "send_task", lambda name, **options: found.append((name, options))
    )
    return found


@pytest.fixture
def asked(world, people, everything, sent):
    """A job for alpha-east, asked for by its officer, and the assignment acted in."""
    officer = world.actor("organization_officer", "alpha-east")
    job = actions.request_summary(organization=world["alpha-east"], by=officer, **make.TERM)
    return job, officer.assignment.pk


@pytest.fixture
def tables(everything, db) -> dict[str, StatisticalTable]:
    """The latest definition of each shipped table, by code."""
    load_tables(read_tables(), by=SystemActor())
    return {table.code: table for table in StatisticalTable.objects.newest()}
