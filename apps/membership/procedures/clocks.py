"""Limits of procedures: the decision after the cell's resolution."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.working_days import Calendar
from apps.membership.clocks.registry import Clock, Reach
from apps.membership.models import Procedure, ProcedureVote
from apps.membership.procedures.choices import Body
from apps.membership.procedures.registry import specs
from apps.regulations.lookup import calendar_between, rule_book

_A_YEAR = timedelta(days=366)


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Decisions that are due after a resolution of the cell; four queries whatever the number."""
    keys = {code: spec.decision_limit for code, spec in specs().items() if spec.decision_limit}
    rows = reach(Procedure.objects.open().filter(kind__in=keys).with_names())
    found = {row.pk: row for row in rows}
    votes = ProcedureVote.objects.filter(
        procedure__in=found, body=Body.CELL, carried=True, struck=""
    ).order_by("held_on")
    starts = {vote.procedure_id: vote.held_on for vote in votes}
    if not starts:
        return []
    book = rule_book(keys.values())
    calendar = calendar_between(min(starts.values()), max(*starts.values(), until) + _A_YEAR)
    made = [_clock(found[pk], start, book, calendar, keys) for pk, start in starts.items()]
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
        due=calendar.add_working_days(start, rule.whole),
        url=reverse("membership:procedure", args=[row.pk]),
        act_label=_("Open the procedure"),
        meta=row.organization.name,
        started=start,
        rule=rule,
    )
