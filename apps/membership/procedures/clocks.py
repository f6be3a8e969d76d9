"""Limits of procedures: the decision after the cell's resolution."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.working_days import Calendar
from apps.membership.clocks.registry import Clock, Reach, above
from apps.membership.models import Procedure, ProcedureVote
from apps.membership.procedures import permissions
from apps.membership.procedures.choices import Body
from apps.membership.procedures.registry import specs
from apps.regulations.lookup import calendar_between, rule_book

_A_YEAR = timedelta(days=366)
KINDS = {"procedure.recognition.decision": _("Decision on the recognition")}
"""One for each kind of procedure whose rules limit the decision."""


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Decisions that are due after a resolution of the cell; one query whatever the number."""
    keys = {code: spec.decision_limit for code, spec in specs().items() if spec.decision_limit}
    carried = ProcedureVote.objects.filter(
        procedure=OuterRef("pk"), body=Body.CELL, carried=True, struck=""
    ).order_by("-held_on")
    rows = reach(Procedure.objects.open().filter(kind__in=keys).with_names()).annotate(
        carried_on=Subquery(carried.values("held_on")[:1])
    )
    found = [row for row in rows if row.carried_on]
    if not found:
        return []
    starts = [row.carried_on for row in found]
    book = rule_book(keys.values())
    calendar = calendar_between(min(starts), max(*starts, until) + _A_YEAR)
    made = [_clock(row, row.carried_on, book, calendar, keys) for row in found]
    return [clock for clock in made if clock is not None and clock.due <= until]


def _clock(
    row: Any, start: date, book: Any, calendar: Calendar, keys: dict[str, str]
) -> Clock | None:
    rule = book.find(keys[row.kind], on=start)
    if rule is None or rule.is_unlimited:
        return None
    return Clock(
        kind=f"procedure.{row.kind}.decision",
        record=row,
        title=_("Decision due: %(kind)s, %(name)s")
        % {"kind": row.get_kind_display(), "name": row.member.full_name},
        due=calendar.add_working_days(start, rule.whole + (row.extended_by or 0)),
        url=reverse("membership:procedure", args=[row.pk]),
        act_label=_("Open the procedure"),
        meta=row.organization.name,
        above=above(row.organization),
        started=start,
        right=permissions.CHANGE,
        rule=rule,
    )
