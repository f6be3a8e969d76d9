"""The page of the office's calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from apps.accounts.permissions import require
from apps.inspection import permissions
from apps.inspection.programmes import agenda
from apps.membership.export import export_table

MONTH, LIST = "month", "list"


@require_safe
def office_calendar(request: Any) -> HttpResponse:
    """A month: as a table of weeks or as a list of days."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.VIEW)
    month, found = _read(request, today)
    view = LIST if request.GET.get("view") == LIST else MONTH
    after = agenda.after(month)
    context = {
        "month": month,
        "view": view,
        "weeks": agenda.weeks(month, found.entries, today) if view == MONTH else [],
        "days": agenda.days(found.entries) if view == LIST else [],
        "weekdays": _weekdays(),
        "count": len(found.entries),
        "cut": found.cut,
        "limit": agenda.MOST,
        "may_export": actor.has(permissions.EXPORT),
        "before": f"?month={agenda.before(month):%Y-%m}&view={view}",
        "after": f"?month={after:%Y-%m}&view={view}",
        "now": f"?view={view}",
        "month_code": f"{month:%Y-%m}",
        "list_url": f"?month={month:%Y-%m}&view={LIST}",
        "tabs": [
            {
                "url": f"?month={month:%Y-%m}&view={code}",
                "label": label,
                "current": code == view,
            }
            for code, label in ((MONTH, pgettext("calendar", "Month")), (LIST, _("List")))
        ],
    }
    return render(request, "inspection/programmes/calendar.html", context)


@require_safe
def calendar_export(request: Any) -> HttpResponse:
    """The month as a workbook; that it was taken out is logged, the page is a list and is not."""
    require(request.actor, permissions.VIEW)
    month, found = _read(request, timezone.localdate())
    return export_table(
        _("Calendar of inspection"), agenda.columns(), map(agenda.cells, found.entries),
        by=request.actor, filter_words=f"{month:%m/%Y}", total=len(found.entries),
        name="lich-kiem-tra-giam-sat", right=permissions.EXPORT,
    )  # fmt: skip


def _read(request: Any, today: date) -> tuple[date, agenda.Agenda]:
    """The month that was asked for, and what stands in it as the reader may know of it."""
    month = agenda.month_of(request.GET.get("month", ""), today)
    last = agenda.after(month) - timedelta(days=1)
    return month, agenda.agenda(request.actor, month, last, today)


def _weekdays() -> list[str]:
    return [
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    ]  # fmt: skip
