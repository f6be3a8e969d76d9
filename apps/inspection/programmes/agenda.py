"""The office's calendar: what is due and what happens on a day, as the reader may know of it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.core.excel.writer import TableColumn
from apps.inspection.choices import OPEN
from apps.inspection.models import (
    CaseClock,
    CaseStep,
    Hearing,
    ProgrammeItem,
    VotingSession,
)
from apps.inspection.programmes.choices import Progress

FIRST_YEAR, LAST_YEAR = 1990, 2200
MOST_A_DAY = 6
"""So many entries stand in a day of the month; the list of that day has them all."""
MOST = 1500
"""So many of one sort are read for a month; a range with more is told so."""


@dataclass(frozen=True)
class Entry:
    """Something on a day."""

    day: date
    what: str
    title: str
    url: str
    order: int
    late: bool = False


def month_of(text: str, today: date) -> date:
    """The first day of the month asked for; of today's when it cannot be understood."""
    year, _dash, month = text.partition("-")
    if year.isdecimal() and month.isdecimal() and len(text) <= 7:
        asked, number = int(year), int(month)
        if FIRST_YEAR <= asked <= LAST_YEAR and 1 <= number <= 12:
            return date(asked, number, 1)
    return today.replace(day=1)


@dataclass(frozen=True)
class Agenda:
    """What stands between two days, in order; whether there was more than is read."""

    entries: list[Entry]
    cut: bool


def agenda(actor: Actor, first: date, last: date, today: date) -> Agenda:
    """Everything between two days, in five queries."""
    sorts = (
        _items(actor, first, last, today), _limits(actor, first, last, today),
        _steps(actor, first, last, today), _sessions(actor, first, last),
        _hearings(actor, first, last),
    )  # fmt: skip
    found = [entry for sort in sorts for entry in sort[:MOST]]
    found.sort(key=lambda one: (one.day, one.order, one.title))
    return Agenda(found, any(len(sort) > MOST for sort in sorts))


def _items(actor: Any, first: date, last: date, today: date) -> list[Entry]:
    rows = ProgrammeItem.objects.visible_to(actor).in_force().filter(due_on__range=(first, last))
    rows = rows.with_progress(actor, today).select_related("programme").order_by("due_on", "pk")
    return [
        Entry(
            row.due_on, _("Programme, %(time)s") % {"time": row.quarter_words},
            f"{row.title} ({capfirst(row.progress_words)})", row.get_absolute_url(), 1,
            row.progress == Progress.OVERDUE,
        )
        for row in rows[: MOST + 1]
    ]  # fmt: skip


def _limits(actor: Any, first: date, last: date, today: date) -> list[Entry]:
    rows = CaseClock.objects.visible_to(actor).filter(
        due_on__range=(first, last), case__phase__in=OPEN
    )
    return [
        Entry(
            row.due_on, _("Case to conclude"), f"{row.case.reference} · {row.case.title}",
            reverse("inspection:case", args=[row.case.reference]), 2, row.due_on < today,
        )
        for row in rows.select_related("case").order_by("due_on", "pk")[: MOST + 1]
    ]  # fmt: skip


def _steps(actor: Any, first: date, last: date, today: date) -> list[Entry]:
    rows = (
        CaseStep.objects.visible_to(actor)
        .waiting()
        .filter(due_on__range=(first, last), case__phase__in=OPEN)
    )
    return [
        Entry(
            row.due_on, _("Step"), f"{row.title} · {row.case.reference}",
            reverse("inspection:case", args=[row.case.reference]), 3, row.due_on < today,
        )
        for row in rows.select_related("case").order_by("due_on", "pk")[: MOST + 1]
    ]  # fmt: skip


def _sessions(actor: Any, first: date, last: date) -> list[Entry]:
    rows = VotingSession.objects.visible_to(actor).filter(held_on__range=(first, last), struck="")
    return [
        Entry(
            row.held_on, _("Session"), f"{row.body_name} · {row.case.reference}",
            reverse("inspection:case", args=[row.case.reference]), 4,
        )
        for row in rows.select_related("case").order_by("held_on", "pk")[: MOST + 1]
    ]  # fmt: skip


def _hearings(actor: Any, first: date, last: date) -> list[Entry]:
    """Hearings that were held, and days for which somebody is invited."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    rows = Hearing.objects.visible_to(actor).filter(
        Q(heard_on__range=(first, last)) | Q(invited__overlap=days), struck=""
    )
    found = []
    for row in rows.select_related("case", "subject").order_by("pk")[: MOST + 1]:
        words = f"{row.subject.name} · {row.case.reference}"
        url = reverse("inspection:case", args=[row.case.reference])
        if row.heard_on and first <= row.heard_on <= last:
            found.append(Entry(row.heard_on, _("Hearing"), words, url, 5))
        found += [
            Entry(day, _("Invited to the hearing"), words, url, 5)
            for day in row.invited
            if first <= day <= last and day != row.heard_on
        ]
    return found


def weeks(month: date, found: list[Entry], today: date) -> list[list[dict[str, Any]]]:
    """The month in weeks from Monday; days of other months are empty."""
    by_day: dict[date, list[Entry]] = {}
    for one in found:
        by_day.setdefault(one.day, []).append(one)
    return [
        [
            {
                "day": day if day.month == month.month else None,
                "entries": by_day.get(day, [])[:MOST_A_DAY] if day.month == month.month else [],
                "more": max(0, len(by_day.get(day, [])) - MOST_A_DAY),
                "today": day == today,
            }
            for day in week
        ]
        for week in calendar.Calendar().monthdatescalendar(month.year, month.month)
    ]


def days(found: list[Entry]) -> list[tuple[date, list[Entry]]]:
    """Days with something on them."""
    by_day: dict[date, list[Entry]] = {}
    for one in found:
        by_day.setdefault(one.day, []).append(one)
    return sorted(by_day.items())


def columns() -> list[TableColumn]:
    """Columns of the calendar in its workbook."""
    words = ((_("Day"), 12), (_("What"), 28), (_("Matter"), 70), (_("State"), 12))
    return [TableColumn(str(word), width) for word, width in words]


def cells(one: Entry) -> list[Any]:
    """One line of the workbook."""
    return [one.day, one.what, one.title, _("Overdue") if one.late else ""]


def before(month: date) -> date:
    """The first day of the month before."""
    return (month - timedelta(days=1)).replace(day=1)


def after(month: date) -> date:
    """The first day of the month after."""
    return (month + timedelta(days=31)).replace(day=1)
