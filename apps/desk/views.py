"""The landing page, the search over everything, notices and help."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from apps.core import audit
from apps.core.models import Job
from apps.desk import collect, rules
from apps.desk.context import unread

audit.register_actions({"desk.searched": _("searched over everything")})
GROUPS = {
    rules.OVERDUE: (_("Overdue"), "bad"),
    rules.SOON: (_("Due within 3 days"), "warn"),
    rules.WEEK: (_("Due within 7 days"), "ok"),
    rules.LATER: (_("Later"), ""),
    rules.UNDATED: (_("Waiting for you"), ""),
}
NOTICES = 50
FIRST = 8
"""Rows of a group that stand open; the others are folded below them until the group is chosen."""


@login_required
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """My work today: what is late, what is due, what waits; the nearest deadline first."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor is None:
        return redirect("accounts:no_role")
    day = timezone.localdate()
    items = collect.work_items(actor)
    wanted = request.GET.get("group", "")
    groups = _groups(items, day, wanted)
    context = {
        "day": day,
        "groups": [group for group in groups if not wanted or group["key"] == wanted],
        "counts": groups,
        "wanted": wanted,
        "total": len(items),
        "late": next((g["count"] for g in groups if g["key"] == rules.OVERDUE), 0),
        "soon": next((g["count"] for g in groups if g["key"] == rules.SOON), 0),
        "jobs": Job.objects.filter(started_by_id=actor.user_id).order_by("-created_at", "pk")[:5],
    }
    return render(request, "desk/today.html", context)


def _groups(items: list[Any], day: Any, wanted: str) -> list[dict[str, Any]]:
    found: dict[str, list[Any]] = {key: [] for key in GROUPS}
    for key, members in groupby(items, key=lambda item: rules.group_of(item.due, today=day)):
        found[key] += [
            {"item": item, "days": (item.due - day).days if item.due else None} for item in members
        ]
    groups = []
    for key, (label, tone) in GROUPS.items():
        rows = found[key]
        shown = len(rows) if key == wanted or len(rows) <= FIRST + 2 else FIRST
        groups.append(
            {
                "key": key, "label": label, "tone": tone, "count": len(rows),
                "rows": rows[:shown], "folded": rows[shown:], "more": len(rows) - shown,
            }
        )  # fmt: skip
    return groups


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Records of all apps that the reader may know of. Searches are logged, without their hits."""
    actor = request.actor  # type: ignore[attr-defined]
    text = request.GET.get("q", "").strip()[:100]
    hits = collect.find(actor, text) if text and actor else []
    if text and actor:
        audit.record_read(actor, action="desk.searched", hits=len(hits), length=len(text))
    return render(request, "desk/search.html", {"text": text, "hits": hits})


@login_required
@require_safe
def notifications(request: HttpRequest) -> HttpResponse:
    """Limits that come near and long work that ended; opening the page marks all as seen."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor is None:
        return redirect("accounts:no_role")
    jobs = list(
        Job.objects.filter(started_by_id=actor.user_id).order_by("-created_at", "pk")[:NOTICES]
    )
    fresh = {job.pk for job in jobs if job.is_over and job.seen_at is None}
    unread(actor).update(seen_at=timezone.now())
    context = {"jobs": jobs, "fresh": fresh, "notices": collect.notices(actor, NOTICES)}
    return render(request, "desk/notifications.html", context)


@login_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Short guide: the daily acts, the keys, whom to ask."""
    return render(request, "desk/help.html")
