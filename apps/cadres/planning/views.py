"""Pages of planning lists: the lists, one list with its meter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.papers.reading import approves_itself
from apps.cadres.planning import judged, judged_list, meter, reading
from apps.cadres.planning.acts import may, offered
from apps.cadres.planning.listing import PlanningLists
from apps.core import audit
from apps.membership.forms import DayField
from apps.membership.procedures.listing import DEFAULT_SIZE, PAGE_SIZES

TAB_WORDS = {
    "all": pgettext_lazy("planning", "All"),
    "first": pgettext_lazy("planning", "First time"),
    "carried": pgettext_lazy("planning", "Carried over"),
    "look": pgettext_lazy("planning", "To look at"),
    "ended": pgettext_lazy("planning", "Removed or fulfilled"),
}
CHIPS = {
    judged.FAIL: ("bad", pgettext_lazy("verdict", "Not met")),
    judged.WARNING: ("alert", pgettext_lazy("verdict", "Warning")),
    judged.UNKNOWN: ("help", pgettext_lazy("verdict", "Not enough data")),
    judged.OVERRIDDEN: ("seal", pgettext_lazy("verdict", "Exception")),
}
ORDERS: dict[str, Any] = {
    "name": None,
    "birth": lambda row: row.cadre.birth.stored if row.cadre.birth else "",
    "left": lambda row: row.months_left or 0,
    "votes": lambda row: row.agree or 0,
    "verdict": lambda row: row.worst,
}


@require_safe
def plannings(request: Any) -> HttpResponse:
    """The lists: at work, in force, reviewed since, given up."""
    require(request.actor, permissions.VIEW)
    found = PlanningLists(request, today=timezone.localdate())
    context = found.context()
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "cadres/planning/list.html", context)


@require_safe
def planning(request: Any, reference: str) -> HttpResponse:
    """One list: structure, steps, people and what the rules say. Opening is logged."""
    actor, today = request.actor, timezone.localdate()
    found = reading.list_or_404(actor, reference)
    audit.record_read(actor, action="cadres.planning_read", obj=found)
    day, wrong = _day(request, today)
    sheet = reading.sheet_of(found, actor, day)
    lists = reading.history_of(found, actor)
    reviewed = any(one.follows_id == found.pk for one in lists)
    found.is_reviewed = reviewed  # type: ignore[attr-defined]
    changes = may(actor, permissions.CHANGE, found)
    context = {
        "planning": found,
        "sheet": sheet,
        "lines": judged_list.lines_of(sheet, actor, reviewed=reviewed),
        "meter": meter.parts(sheet.structure, found, actor),
        "day": day,
        "day_wrong": wrong,
        "is_past": day != today,
        "acts": offered(actor, found),
        "may_change": changes and found.is_open,
        "may_end": changes and found.state in ("draft", "approved"),
        "may_export": actor.has(permissions.EXPORT),
        "has_paper": approves_itself(found, today),
        "lists": lists,
    } | _people(request.GET, sheet)
    return render(request, "cadres/planning/planning.html", context)


def _day(request: Any, today: date) -> tuple[date, bool]:
    """The day asked for; today where none is, or where it cannot be understood."""
    text = request.GET.get("on", "").strip()
    if not text:
        return today, False
    try:
        day = DayField().clean(text)
    except Exception:  # noqa: BLE001 (whatever was typed)
        return today, True
    return day or today, False


def _people(asked: QueryDict, sheet: reading.Sheet) -> dict[str, Any]:
    """The rows of the tab, narrowed to a verdict, in their order, on their page."""
    tab = asked.get("tab", "") if asked.get("tab") in reading.TABS else "all"
    verdict = asked.get("verdict", "") if asked.get("verdict") in CHIPS else ""
    rows = sheet.tab(tab)
    if verdict:
        rows = [row for row in rows if verdict in row.counts]
    key = asked.get("order", "").removeprefix("-")
    if ORDERS.get(key):
        rows = sorted(rows, key=ORDERS[key], reverse=asked.get("order", "").startswith("-"))
    elif asked.get("order") == "-name":
        rows = rows[::-1]
    size = asked.get("per_page", "")
    pages = Paginator(rows, int(size) if size in map(str, PAGE_SIZES) else DEFAULT_SIZE)
    return {
        "page": pages.get_page(asked.get("page")),
        "sizes": " ".join(map(str, PAGE_SIZES)),
        "tab": tab,
        "verdict": verdict,
        "opened": asked.get("open", ""),
        "tabs": [
            {
                "label": label, "count": len(sheet.tab(code)), "current": code == tab,
                "url": _with(asked, tab=code, verdict="", open=""),
            }
            for code, label in TAB_WORDS.items()
        ],
        "chips": [
            {
                "label": label, "icon": icon, "count": sheet.with_verdict(code),
                "current": code == verdict,
                "url": _with(asked, verdict="" if code == verdict else code, open=""),
            }
            for code, (icon, label) in CHIPS.items()
        ],
        "query": _with(asked, open="")[1:],
    }  # fmt: skip


def _with(asked: QueryDict, **values: str) -> str:
    """The address of the page with some values changed."""
    params = asked.copy()
    params.pop("page", None)
    for name, value in values.items():
        if value:
            params[name] = value
        else:
            params.pop(name, None)
    return f"?{params.urlencode()}"
