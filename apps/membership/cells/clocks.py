"""The regular meeting of the month, which every cell owes by its last day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from apps.membership.cells import permissions, reading
from apps.membership.cells.rules import RHYTHM_KEY
from apps.membership.clocks.registry import Clock, Reach, above, sight_of
from apps.membership.fees.rules import before, last_day, month_of
from apps.membership.models import Cell
from apps.regulations.lookup import rule_book
from apps.regulations.rules import Rule

MEETING = "cells.meeting"
KINDS = {MEETING: _("regular meeting of a cell")}
GATHERED = True
WEEK = 7
OPEN = _("Open the cell")


def owed_months(today: date) -> list[tuple[date, Rule]]:
    """The last month and this one, as far as a rule of the time asks for a meeting; one query."""
    book = rule_book([RHYTHM_KEY])
    this = month_of(today)
    found = ((month, book.find(RHYTHM_KEY, on=month)) for month in (before(this), this))
    return [(month, rule) for month, rule in found if rule and not rule.is_unlimited]


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Cells with members whose regular meeting of this month or the last is not recorded; one
    query for the rule and one for the cells. The warnings begin a week ahead: on the first day of
    a month every cell still has its meeting before it.
    """
    return _owed(reach, reach(Cell.objects.working()), until, today)


def of_cell(actor: Any, unit: Any, today: date) -> list[Clock]:
    """The regular meetings of this month and the last that one cell owes; two queries."""
    reach = sight_of(actor)
    own = reach(Cell.objects.working()).filter(pk=unit.pk)
    return _owed(reach, own, last_day(month_of(today)), today)


def _owed(reach: Reach, rows: Any, until: date, today: date) -> list[Clock]:
    if rows.query.is_empty():
        return []
    owed = [(month, rule) for month, rule in owed_months(today) if last_day(month) <= until]
    lacks = {
        f"lacks_{month:%Y%m}": ExpressionWrapper(
            reading.lacks_meeting(reach, month, rule.whole), BooleanField()
        )
        for month, rule in owed
    }
    if not lacks:
        return []
    wanted = Q(*((name, True) for name in lacks), _connector=Q.OR)
    rows = rows.annotate(**lacks).filter(wanted).select_related("parent").order_by("path")
    named = [(month, rule, _title(month), f"lacks_{month:%Y%m}") for month, rule in owed]
    return [
        _clock(cell, month, rule, title)
        for cell in rows
        for month, rule, title, name in named
        if getattr(cell, name)
    ]


def _title(month: date) -> str:
    return _("Hold and record the regular meeting of %(month)s") % {"month": f"{month:%m/%Y}"}


def _clock(cell: Cell, month: date, rule: Rule, title: str) -> Clock:
    return Clock(
        kind=MEETING,
        record=cell,
        title=title,
        due=last_day(month),
        # A province has thousands of cells; the address is made only for those that are shown.
        url=reverse_lazy("membership:cell", args=[cell.code]),
        act_label=OPEN,
        meta=cell.name,
        above=above(cell),
        started=month,
        rule=rule,
        right=permissions.CHANGE,
        warned_from=WEEK,
    )
