"""Walls around cases have changed: those around the items behind them follow."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from apps.accounts.actor import Actor
from apps.inspection.programmes.item_facts import items_of
from apps.inspection.programmes.keeping import keep
from apps.membership.identity.lookup import whole_tree


def case_walls_kept(cases: Collection[int], by: Actor, today: date) -> None:
    """Look again at the items from which these cases were opened."""
    with whole_tree():
        items = items_of(cases)
    if items:
        keep(items, by=by, today=today)
