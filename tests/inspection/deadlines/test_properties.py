"""What holds for every limit: holds never draw a day nearer, the cap holds, order is nothing."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from apps.core.working_days import Calendar
from apps.inspection.deadlines import limitation as bar
from apps.inspection.deadlines import rules
from apps.inspection.deadlines.limitation import PastAct
from apps.inspection.deadlines.rules import Extension, Pause
from apps.regulations.rules import Rule

FIRST = date(2024, 1, 1)
FAR = date.max
CALENDAR = Calendar(
    holidays=frozenset(date(2024, 2, 8) + timedelta(days) for days in range(7)),
    working_swaps=frozenset({date(2024, 5, 4)}),
)
days = st.integers(0, 500).map(lambda many: FIRST + timedelta(many))
pauses = st.builds(
    lambda start, many: Pause(start, None if many is None else start + timedelta(many)),
    days,
    st.one_of(st.none(), st.integers(0, 120)),
)
extensions = st.builds(
    lambda many, day, number: Extension(many, day, f"{number}-QĐ"),
    st.integers(1, 60), days, st.integers(1, 9),
)  # fmt: skip
laws = st.builds(
    lambda value, unit, cap, status: Rule(
        key="test.limit", value=str(value), unit=unit, valid_from=FIRST, status=status,
        extension=cap,
    ),
    st.integers(1, 120), st.sampled_from(["working_days", "calendar_days", "days"]),
    st.one_of(st.none(), st.integers(1, 60)), st.sampled_from(["draft", "confirmed"]),
)  # fmt: skip
months = laws.map(
    lambda law: Rule(
        key="test.limit", value="6", unit="months", valid_from=FIRST, status=law.status
    )
)


def due(start, law, held=(), more=()):
    return rules.due(start, law, calendar=CALENDAR, pauses=held, extensions=more)


def day_of(found):
    """A clock that stands still ends after every day."""
    return found.day or FAR


@given(days, st.one_of(laws, months), st.lists(pauses, max_size=4), pauses)
def test_one_more_hold_never_makes_a_date_earlier(start, law, held, another):
    assert day_of(due(start, law, [*held, another])) >= day_of(due(start, law, held))


@given(days, laws, st.lists(extensions, max_size=4))
def test_an_extension_never_exceeds_the_cap_of_a_settled_rule(start, law, more):
    found = due(start, law, more=more)
    if law.may_block and law.extension is not None:
        assert found.extended <= law.extension
    assert found.day >= due(start, law).day


@given(days, laws, st.lists(extensions, max_size=3), st.integers(1, 60), days)
def test_what_is_not_refused_stays_within_the_cap(start, law, more, wanted, decided_on):
    now = due(start, law, more=more)
    refused = any(
        one.blocks for one in rules.extension_findings(now, days=wanted, decided_on=decided_on)
    )
    total = sum(one.days for one in more) + wanted
    if law.may_block and law.extension is not None and total > law.extension:
        assert refused
    if decided_on > now.day:
        assert refused


@given(
    days, st.one_of(laws, months), st.lists(pauses, max_size=4), st.lists(extensions, max_size=3)
)
def test_computing_again_and_in_another_order_gives_the_same(start, law, held, more):
    once = due(start, law, held, more)
    assert due(start, law, held, more) == once
    assert due(start, law, held[::-1], more[::-1]) == once


@given(days, st.integers(0, 200), st.lists(pauses, max_size=4), pauses)
def test_a_plan_too_is_only_moved_on_by_holds(start, many, held, another):
    until = start + timedelta(many)
    before = rules.due_by_plan(start, until, pauses=held)
    after = rules.due_by_plan(start, until, pauses=[another, *held])
    assert day_of(after) >= day_of(before) >= until


acts = st.builds(
    lambda began, many: PastAct(began, began + timedelta(many)), days, st.integers(0, 90)
)


@given(acts, st.lists(acts, max_size=3), st.lists(pauses, max_size=3), pauses)
def test_limitation_never_ends_earlier_by_time_left_out_or_a_new_act(one, others, held, another):
    law = Rule(key="test", value="6", unit="months", valid_from=FIRST, status="confirmed")

    def last(more_acts, out):
        found = bar.limitation(one, "reprimand", law, others=more_acts, excluded=out)
        return found.last_day or FAR

    assert last(others, [*held, another]) >= last(others, held) >= last([], held)
    assert last(others[::-1], held[::-1]) == last(others, held)
