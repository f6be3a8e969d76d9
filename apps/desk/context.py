"""What every page of a signed-in person shows around its content."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from apps.accounts import roles
from apps.core.choices import JobState
from apps.core.models import Job
from apps.core.work import NavigationEntry
from apps.desk import collect


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: navigation, roles to switch to, unread notices (counted where shown)."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"nav_items": [], "role_choices": [], "unread_count": 0}
    return {
        "nav_items": _navigation(request, actor),
        "role_choices": [
            {
                "id": one.pk,
                "role_label": roles.role(one.role).label,
                "organization_name": one.organization.name,
                "current": one.pk == actor.assignment.pk,
            }
            for one in request.assignments  # type: ignore[attr-defined]
        ],
        "unread_count": SimpleLazyObject(lambda: unread_count(actor)),
    }


def unread(actor: Any) -> Any:
    """The actor's finished jobs that they have not looked at."""
    return Job.objects.filter(
        started_by_id=actor.user_id,
        state__in=[JobState.DONE, JobState.FAILED],
        seen_at__isnull=True,
    )


def unread_count(actor: Any) -> int:
    """Everything new for the bell, in one query."""
    others = [rows.order_by().values_list("pk") for rows in collect.unread_notices(actor)]
    jobs = unread(actor).order_by().values_list("pk")
    count: int = jobs.union(*others, all=True).count()
    return count


def _navigation(request: HttpRequest, actor: Any) -> list[dict[str, Any]]:
    entries = collect.navigation(actor)
    # The longest address that begins the request's is the place one is at.
    here = max(
        (place for entry in entries for place in _places(entry) if _is_in(request.path, place)),
        key=len,
        default="",
    )
    return [
        {
            "key": entry.key,
            "label": entry.label,
            "url": entry.url,
            "icon": entry.icon,
            "count": entry.count,
            "secondary": entry.secondary,
            "current": here in _places(entry),
        }
        for entry in entries
    ]


def _places(entry: NavigationEntry) -> tuple[str, ...]:
    return (entry.url, *entry.also)


def _is_in(path: str, place: str) -> bool:
    """The desk's own address begins every other one, and holds none of them."""
    return path == place or (place != "/" and path.startswith(place))
