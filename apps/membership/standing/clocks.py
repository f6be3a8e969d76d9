"""Limits of this topic: an exemption or suspension that ends, the complaint about striking off, the
file of somebody who left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.membership import permissions
from apps.membership.choices import State
from apps.membership.clocks.registry import Clock, Reach, above
from apps.membership.models import Procedure, StandingPeriod
from apps.membership.procedures.choices import Kind as Procedures
from apps.membership.procedures.choices import ProcedureState
from apps.membership.standing import file_due
from apps.membership.standing.choices import Kind
from apps.membership.standing.lookup import COMPLAINT
from apps.regulations.lookup import calendar_between, rule_book

COMPLAINING, FILE = "standing.complaint", "standing.file"
KINDS = {
    f"standing.{Kind.EXEMPT}.end": _("End of an exemption"),
    f"standing.{Kind.SUSPENDED}.end": _("End of a suspension"),
    COMPLAINING: _("Time to complain about a striking off"),
    FILE: _("File of a member who left to be handed up"),
}
_A_YEAR = timedelta(days=366)
_BACK = timedelta(days=120)
"""No limit to complain is longer, holidays counted in."""


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Times set aside that end by that day, days left to complain, files to hand up; all few
    queries."""
    return [
        *_ends(reach, until, today),
        *_complaints(reach, until, today),
        *_files(reach, until, today),
    ]


def _ends(reach: Reach, until: date, today: date) -> list[Clock]:
    rows = StandingPeriod.objects.on(today).filter(
        ending="", valid__endswith__lte=until + timedelta(days=1)
    )
    rows = rows.exclude(member__state=State.LEFT).select_related("member", "organization__parent")
    return [_end(row) for row in reach(rows)]


def _end(row: Any) -> Clock:
    suspended = row.kind == Kind.SUSPENDED
    title = _("Suspension of %(name)s ends") if suspended else _("Exemption of %(name)s ends")
    return Clock(
        kind=f"standing.{row.kind}.end",
        record=row,
        title=title % {"name": row.member.full_name},
        due=row.last_day,
        url=reverse("membership:record", args=[row.member_id]),
        act_label=_("Open the record"),
        right=permissions.CHANGE,
        meta=row.organization.name,
        above=above(row.organization),
        started=row.first_day,
    )


def _complaints(reach: Reach, until: date, today: date) -> list[Clock]:
    """How long somebody struck off may still complain (294-QĐ/TW point 8.2; a draft since)."""
    rows = Procedure.objects.filter(
        kind=Procedures.STRIKE_OFF, state=ProcedureState.DECIDED,
        decided_on__range=(today - _BACK, today),
    ).with_names()  # fmt: skip
    found = list(reach(rows))
    if not found:
        return []
    book, calendar = rule_book([COMPLAINT]), calendar_between(today - _BACK, today + _A_YEAR)
    made = []
    for row in found:
        rule = book.find(COMPLAINT, on=row.decided_on)
        if rule is None or rule.is_unlimited:
            continue
        due = calendar.add_working_days(row.decided_on, rule.whole)
        if today <= due <= until:
            title = _("%(name)s may complain about the striking off")
            made.append(_procedure(COMPLAINING, title, row, row.decided_on, due, rule))
    return made


def _files(reach: Reach, until: date, today: date) -> list[Clock]:
    """Files of those who left or died, from the notice on (06-HD/TW of 2025)."""
    found = list(reach(file_due.waiting(today)))
    if not found:
        return []
    first = min(row.noticed_on for row in found)
    book, calendar = rule_book([file_due.LIMIT]), calendar_between(first, today + _A_YEAR)
    made = []
    for row in found:
        rule = book.find(file_due.LIMIT, on=row.noticed_on)
        if rule is None or rule.is_unlimited:
            continue
        due = calendar.add_working_days(row.noticed_on, rule.whole)
        if due <= until:
            title = _("File of %(name)s to be handed up")
            made.append(_procedure(FILE, title, row, row.noticed_on, due, rule))
    return made


def _procedure(kind: str, title: Any, row: Any, started: date, due: date, rule: Any) -> Clock:
    return Clock(
        kind=kind,
        record=row,
        title=title % {"name": row.member.full_name},
        due=due,
        url=reverse("membership:procedure", args=[row.pk]),
        act_label=_("Open the procedure"),
        right=permissions.CHANGE,
        meta=row.organization.name,
        above=above(row.organization),
        started=started,
        rule=rule,
    )
