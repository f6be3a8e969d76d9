"""How long disciplines bar: by version, by track, one fault once (trap 11); unknown is not free."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command

from apps.cadres.models import DisciplineEffect
from apps.cadres.profiles.discipline import disciplines_of, months_on
from apps.cadres.profiles.waits import Effect, barring, wait_of, waits_by_fault
from apps.tenancy import scope
from tests.factories import cadres

MONTHS = {
    ("party", "reprimand"): 24, ("party", "warning"): 36, ("party", "removal"): 60,
    ("state", "reprimand"): 12,
}  # fmt: skip
DAY = date(2025, 1, 31)


@pytest.mark.parametrize(
    ("form", "last"),
    [
        ("reprimand", date(2027, 1, 30)),
        ("warning", date(2028, 1, 30)),
        ("removal", date(2030, 1, 30)),
    ],
)
def test_it_bars_until_the_day_before_it_is_over(form, last):
    wait = wait_of(Effect("party", form, DAY), MONTHS)
    assert wait is not None
    assert wait.bars(last)
    assert not wait.bars(last.replace(day=31))
    assert wait.bars(DAY)
    assert not wait.bars(date(2025, 1, 30))


def test_one_fault_on_two_tracks_is_one_wait_the_longest():
    rows = [Effect("party", "reprimand", DAY, 1), Effect("state", "reprimand", DAY, 1)]
    found = waits_by_fault(rows, MONTHS)
    assert [wait.until for wait in found] == [date(2027, 1, 31)]


def test_two_faults_are_two_waits_that_do_not_add_up():
    rows = [Effect("party", "reprimand", DAY, 1), Effect("party", "warning", DAY, 2)]
    assert [wait.until for wait in waits_by_fault(rows, MONTHS)] == [
        date(2028, 1, 31), date(2027, 1, 31),
    ]  # fmt: skip
    assert barring(rows, MONTHS, date(2027, 6, 1)).months == 36


def test_a_cancelled_decision_bars_until_then_alone():
    row = Effect("party", "warning", DAY, 1, lifted=date(2026, 1, 1))
    assert barring([row], MONTHS, date(2025, 12, 31))
    assert barring([row], MONTHS, date(2026, 1, 1)) is None


def test_without_a_rule_there_is_no_wait_to_read_as_free():
    assert wait_of(Effect("union", "warning", DAY), MONTHS) is None


def test_expulsion_ends_with_nothing():
    wait = wait_of(Effect("party", "expulsion", DAY), MONTHS)
    assert wait.until is None
    assert wait.bars(date(2060, 1, 1))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2022, 8, 17), (12, 12, 12)), (date(2022, 8, 18), (12, 30, 60)),
        (date(2025, 10, 7), (12, 30, 60)), (date(2025, 10, 8), (24, 36, 60)),
    ],
)  # fmt: skip
def test_the_law_of_the_day_says_the_months(day, months):
    call_command("load_regulations", verbosity=0)
    found = months_on(day)
    assert tuple(found["party", form] for form in ("reprimand", "warning", "removal")) == months


@pytest.mark.django_db
def test_a_discipline_by_a_union_is_unknown_on_the_profile(world, officer):
    call_command("load_regulations", verbosity=0)
    with scope.use(scope.Scope.everything()):
        made = cadres.cadre(world["alpha-east"])
        row = DisciplineEffect.of(
            made, track="union", form="warning", decided_on=DAY, effective_on=DAY
        )
        found = disciplines_of(made, [row], officer, date(2026, 1, 1))
    assert found.unknown
    assert found.barring is None
