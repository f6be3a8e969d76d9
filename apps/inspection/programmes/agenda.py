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


def entries(actor: Actor, first: date, last: date, today: date) -> list[Entry]:
    """Everything between two days, in five queries."""
    found = [
        *_items(actor, first, last, today), *_limits(actor, first, last, today),
        *_steps(actor, first, last, today), *_sessions(actor, first, last),
        *_hearings(actor, first, last),
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.day, one.order, one.title))


def _items(actor: Any, first: date, last: date, today: date) -> list[Entry]:
    rows = ProgrammeItem.objects.visible_to(actor).in_force().filter(due_on__range=(first, last))
    return [
        Entry(
            row.due_on, _("Programme, %(time)s") % {"time": row.quarter_words},
            f"{row.title} ({capfirst(row.progress_words)})", row.get_absolute_url(), 1,
            row.progress == Progress.OVERDUE,
        )
        for row in rows.with_progress(actor, today).select_related("programme")
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
        for row in rows.select_related("case")
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
        for row in rows.select_related("case")
    ]  # fmt: skip


def _sessions(actor: Any, first: date, last: date) -> list[Entry]:
    rows = VotingSession.objects.visible_to(actor).filter(held_on__range=(first, last), struck="")
    return [
        Entry(
            row.held_on, _("Session"), f"{row.body_name} · {row.case.reference}",
            reverse("inspection:case", args=[row.case.reference]), 4,
        )
        for row in rows.select_related("case")
    ]  # fmt: skip


def _hearings(actor: Any, first: date, last: date) -> list[Entry]:
    """Hearings that were held, and days for which somebody is invited."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    rows = Hearing.objects.visible_to(actor).filter(
        Q(heard_on__range=(first, last)) | Q(invited__overlap=days), struck=""
    )
    found = []
    for row in rows.select_related("case", "subject"):
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
                "entries": by_day.get(day, []) if day.month == month.month else [],
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


def before(month: date) -> date:
    """The first day of the month before."""
    return (month - timedelta(days=1)).replace(day=1)


def after(month: date) -> date:
    """The first day of the month after."""
    return (month + timedelta(days=31)).replace(day=1)
