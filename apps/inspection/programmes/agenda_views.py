"""The page of the office's calendar."""

from __future__ import annotations

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

MONTH, LIST = "month", "list"


@require_safe
def office_calendar(request: Any) -> HttpResponse:
    """A month: as a table of weeks or as a list of days."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.VIEW)
    month = agenda.month_of(request.GET.get("month", ""), today)
    view = LIST if request.GET.get("view") == LIST else MONTH
    after = agenda.after(month)
    last = after.fromordinal(after.toordinal() - 1)
    found = agenda.entries(actor, month, last, today)
    context = {
        "month": month,
        "view": view,
        "weeks": agenda.weeks(month, found, today) if view == MONTH else [],
        "days": agenda.days(found) if view == LIST else [],
        "weekdays": _weekdays(),
        "count": len(found),
        "before": f"?month={agenda.before(month):%Y-%m}&view={view}",
        "after": f"?month={after:%Y-%m}&view={view}",
        "now": f"?view={view}",
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


def _weekdays() -> list[str]:
    return [
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    ]  # fmt: skip
