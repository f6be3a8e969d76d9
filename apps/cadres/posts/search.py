"""Units of work found by name, and titles of the catalogue."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres.models import Title, WorkUnit
from apps.cadres.permissions import VIEW
from apps.cadres.posts.filters import titles_matching, units_matching
from apps.core.work import Hit


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """Units first, then titles; those that ended last."""
    if not text.strip() or not actor.has(VIEW):
        return []
    units = units_matching(WorkUnit.objects.visible_to(actor), text).select_related("organization")
    found = [
        Hit(
            title=row.name,
            url=row.get_absolute_url(),
            meta=f"{row.reference} · {row.organization.name}",
            kind=_("unit of work"),
        )
        for row in units.order_by("-valid_until", "search_key", "pk")[:limit]
    ]
    titles = titles_matching(Title.objects.all(), text).order_by("-rank", "pk")
    return found + [
        Hit(
            title=row.name,
            url=reverse("cadres:title", kwargs={"title_code": row.code}),
            meta=capfirst(row.get_level_display()),
            kind=_("title"),
        )
        for row in titles[: limit - len(found)]
    ]
