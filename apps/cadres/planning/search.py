"""Planning lists found by their title alone: nobody is found here by being planned."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.models import PlanningList
from apps.cadres.planning.filters import lists_matching
from apps.core.work import Hit


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """The latest first."""
    if not text.strip() or not actor.has(permissions.VIEW):
        return []
    rows = lists_matching(PlanningList.objects.visible_to(actor).live(), text)
    return [
        Hit(
            title=row.name, url=row.get_absolute_url(),
            meta=f"{row.reference} · {row.term} · {row.organization.name}",
            kind=_("planning list"),
        )
        for row in rows.select_related("organization").order_by("-first_year", "-pk")[:limit]
    ]  # fmt: skip
