"""The fee of somebody who moves: in the right cell, from the right month, once."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from apps.membership.fees import actions, rules
from apps.membership.fees.rules import Stay
from apps.membership.models import FeeEntry
from apps.tenancy import scope
from tests.membership.transfers.conftest import limits, way, within

__all__ = ["limits", "way"]  # fixtures of the transfers, used below

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
TODAY = date(2026, 5, 20)
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


@st.composite
def lives(draw):
    """Cells one after the other; some lie in another province-level organisation."""
    turns = sorted(draw(st.sets(st.dates(FIRST, LAST), min_size=1, max_size=6)))
    tenants = draw(st.lists(st.integers(0, 1), min_size=len(turns), max_size=len(turns)))
    ends = [*turns[1:], None]
    return [
        (tenant, Stay(number, first, end, moved=number > 0))
        for number, (first, end, tenant) in enumerate(zip(turns, ends, tenants, strict=True))
    ]


@given(lives())
def test_wherever_the_ledger_is_drawn_up_a_month_is_paid_in_one_cell(life):
    """Each side sees its own stays alone; together they charge a month once, at the cell where the
    member was when it began, or was admitted."""
    began = life[0][1].first
    for month in rules.months(FIRST, LAST):
        charging = Counter(
            cell
            for tenant in (0, 1)
            if (cell := rules.payer_cell([stay for side, stay in life if side == tenant], month))
            is not None
        )
        day = max(month, began)
        there = [
            stay.cell
            for _side, stay in life
            if stay.first <= day and (stay.end is None or day < stay.end)
        ]
        expected = there if began <= rules.last_day(month) else []
        assert charging == Counter(expected)


def test_the_month_of_the_paper_stays_with_the_sender_whoever_draws_up_first(way):
    """Across tenants the receiver sees nothing of the belonging of before."""
    way.receive(way.send())  # sent on 3, received on 10 March
    for actor, code in ((way.receiver, "beta-east"), (way.sender, "alpha-east")):
        for month in (MARCH, APRIL):
            with way.within(actor):
                actions.draw_up(organization=way.world[code], month=month, today=TODAY, by=actor)

    with within(scope.Scope.everything()):
        rows = FeeEntry.objects.current().filter(member=way.person).order_by("month")
        charged = [
            (row.month, row.organization.code) for row in rows.select_related("organization")
        ]
    assert charged == [(MARCH, "alpha-east-1-cell"), (APRIL, "beta-east-1-cell")]
