"""The flow table closes for every unit and any dates: random lives against a plain recount."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.range import DateRange

from apps.membership.choices import Entry, Exit
from apps.membership.models import Placement
from apps.reports import counting
from apps.reports.figures import Span, counted
from apps.reports.flow import behind, flow
from apps.reports.indicators.flow import IN_LABELS, OUT_LABELS
from apps.reports.tree import tree_on
from apps.tenancy import scope
from apps.tenancy.choices import Tier
from apps.tenancy.models import OrganizationVersion
from tests.factories.membership import member
from tests.factories.world import organization

pytestmark = pytest.mark.django_db
BEGIN = date(2020, 1, 1)
DAYS = 400
TIERS = (Tier.PROVINCE, Tier.DISTRICT, Tier.GRASSROOTS, Tier.CELL)
LEAVING = ("struck_off", "own_request", "expelled", "deceased")


def test_every_way_in_and_out_has_a_line():
    assert set(IN_LABELS) == set(Entry)
    assert set(OUT_LABELS) == set(Exit)


@st.composite
def lives(draw: st.DrawFn) -> dict[str, Any]:
    """Some trees; for each person: joins, moves or leaves, perhaps comes back; all by days."""
    parents: list[int | None] = [None]
    for number in range(1, draw(st.integers(2, 7))):
        parents.append(draw(st.none() | st.integers(0, number - 1)))
    unit = st.integers(0, len(parents) - 1)
    # Units that go to another parent, or out from under one, at some day: never under themselves.
    shifts: dict[int, tuple[int, int | None]] = {}
    for number in range(1, len(parents)):
        if draw(st.booleans()):
            shifts[number] = (
                draw(st.integers(1, DAYS)),
                draw(st.none() | st.integers(0, number - 1)),
            )
    people = []
    for _person in range(draw(st.integers(1, 6))):
        days = sorted(draw(st.sets(st.integers(0, DAYS), min_size=1, max_size=6)))
        entry = draw(st.sampled_from(["admitted", "recorded"]))
        at, here = draw(unit), True
        spells = [[at, days[0], None, entry, ""]]
        for day in days[1:]:
            if not here:
                back = draw(st.sampled_from(["readmitted", "restored"]))
                spells.append([draw(unit), day, None, back, ""])
                here = True
                continue
            step = draw(st.sampled_from(["move", "move", "move", *LEAVING]))
            target = draw(unit)
            if step == "move" and target == spells[-1][0]:
                continue
            spells[-1][2] = day
            if step == "move":
                same = top(parents, target) == top(parents, spells[-1][0])
                spells[-1][4] = "moved" if same else "moved_away"
                spells.append([target, day, None, "moved" if same else "moved_in", ""])
            else:
                spells[-1][4], here = step, False
        people.append(spells)
    # Often the whole of the tree over a long time: moves within a unit are then drawn as well.
    first = draw(st.integers(-5, DAYS // 4) | st.integers(-5, DAYS))
    last = draw(st.integers(max(first, DAYS // 2), DAYS + 5) | st.integers(first, DAYS + 5))
    return {
        "parents": parents, "shifts": shifts, "people": people, "unit": draw(st.just(0) | unit),
        "first": first, "last": last,
    }  # fmt: skip


def tree_at(drawn: dict[str, Any], day: int) -> list[int | None]:
    """The unit above each on a day, after the shifts until then."""
    parents = list(drawn["parents"])
    for unit, (since, parent) in drawn["shifts"].items():
        if since <= day:
            parents[unit] = parent
    return parents


def top(parents: list[int | None], unit: int) -> int:
    """The root above a unit."""
    while (up := parents[unit]) is not None:
        unit = up
    return unit


def under(parents: list[int | None], unit: int | None, root: int) -> bool:
    """Whether a unit is the root or stands below it."""
    while unit is not None:
        if unit == root:
            return True
        unit = parents[unit]
    return False


def place(spells: list[list[Any]], day: int) -> tuple[int, list[Any]] | None:
    """Which belonging holds on a day."""
    for number, spell in enumerate(spells):
        if spell[1] <= day and (spell[2] is None or day < spell[2]):
            return number, spell
    return None


def recount(drawn: dict[str, Any]) -> dict[str, Any]:
    """Day by day, person by person: where were they before, where are they now?

    Who stays in a unit that was moved neither came nor went (trap T15): the tree is that of the
    last day.
    """
    parents, root = tree_at(drawn, drawn["last"]), drawn["unit"]

    ins: Counter[str] = Counter()
    outs: Counter[str] = Counter()
    found = {"opening": 0, "closing": 0, "inside": 0}
    for spells in drawn["people"]:
        for name, day in (("opening", drawn["first"] - 1), ("closing", drawn["last"])):
            now = place(spells, day)
            found[name] += now is not None and under(parents, now[1][0], root)
        for day in range(drawn["first"], drawn["last"] + 1):
            before, now = place(spells, day - 1), place(spells, day)
            if before == now:
                continue
            was = before is not None and under(parents, before[1][0], root)
            is_in = now is not None and under(parents, now[1][0], root)
            if was and is_in:
                found["inside"] += 1
            elif was and before:
                outs[before[1][4]] += 1
            elif is_in and now:
                ins[now[1][3]] += 1
    return {**found, "came": dict(ins), "went": dict(outs)}


def build(drawn: dict[str, Any]) -> list[Any]:
    """The drawn lives in the database; returns the units."""
    units: list[Any] = []
    for number, parent in enumerate(drawn["parents"]):
        over = None if parent is None else units[parent]
        depth = 0 if over is None else min(over.path.count("."), len(TIERS) - 1)
        units.append(organization(f"u{number}", parent=over, tier=TIERS[depth], keeps_office=True))
    for number, (day, parent) in drawn["shifts"].items():
        shift(units[number], BEGIN + timedelta(day), None if parent is None else units[parent])
    for number, spells in enumerate(drawn["people"]):
        person = member(units[spells[-1][0]], f"Lê Văn {number}")
        Placement.objects.filter(member=person).delete()
        for unit, begin, end, entry, exit_code in spells:
            until = None if end is None else BEGIN + timedelta(end)
            Placement.objects.create(
                member=person, organization=units[unit], entry=entry, exit=exit_code,
                valid=DateRange(BEGIN + timedelta(begin), until),
            )  # fmt: skip
    return units


def shift(unit: Any, day: date, above: Any) -> None:
    """A unit goes under another from a day on; the state before keeps its days."""
    before = OrganizationVersion.objects.get(organization=unit)
    before.valid = DateRange(before.valid.lower, day)
    before.save(update_fields=["valid"])
    OrganizationVersion.objects.create(
        organization=unit, valid=DateRange(day, None), name=unit.name, tier=unit.tier,
        parent=above, keeps_office=True,
    )  # fmt: skip
    unit.parent = above
    unit.save(update_fields=["parent"])


@given(drawn=lives())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_flow_closes_and_equals_a_plain_recount(drawn):
    first, last = (BEGIN + timedelta(drawn[name]) for name in ("first", "last"))
    with transaction.atomic(), scope.use(scope.Scope.everything()):
        unit = build(drawn)[drawn["unit"]]
        table = flow(unit, first=first, last=last)
        wanted = recount(drawn)
        assert table.closes
        assert (table.opening.value, table.closing.value, table.inside.value) == (
            wanted["opening"], wanted["closing"], wanted["inside"],
        )  # fmt: skip
        assert {code: line.value for code, line in table.came.items() if line.value} == wanted[
            "came"
        ]
        assert {code: line.value for code, line in table.went.items() if line.value} == wanted[
            "went"
        ]
        for line, value in (
            ("opening", wanted["opening"]), ("closing", wanted["closing"]),
            ("inside", wanted["inside"]),
            *((f"in-{code}", wanted["came"].get(code, 0)) for code in IN_LABELS),
            *((f"out-{code}", wanted["went"].get(code, 0)) for code in OUT_LABELS),
        ):  # fmt: skip
            found = behind(line, unit, first=first, last=last)
            assert found is not None
            assert (found.value, found.facts.count()) == (value, value), line
        _summary_closes(unit, first, last)
        transaction.set_rollback(True)


def _summary_closes(unit: Any, first: date, last: date) -> None:
    """The same of the figures of a summary, of the whole and of each unit below."""
    figures = counted(Span(unit, "membership_flow", "free", first, last)).by_key()
    for one in {key[0] for key in figures}:
        came = sum(figures[one, f"flow_in_{code}"] for code in IN_LABELS)
        went = sum(figures[one, f"flow_out_{code}"] for code in OUT_LABELS)
        assert figures[one, "flow_opening"] + came - went == figures[one, "flow_closing"]
    balance = counting.balance(tree=tree_on(unit, last), first=first, last=last)
    assert balance["opening"] + balance["came"] - balance["went"] == balance["closing"]


def test_a_reorganisation_is_no_flow(world, everything):
    """Members who go with their organisation neither came nor went."""
    member(world["alpha-east-1-cell"])
    base = world["alpha-east-1"]
    base.parent = world["alpha-west"]
    base.save(update_fields=["parent"])
    table = flow(world["alpha"], first=date(2026, 1, 1), last=date(2026, 12, 31))
    assert (table.opening.value, table.closing.value) == (1, 1)
    assert (table.came_all, table.went_all, table.inside.value) == (0, 0, 0)
