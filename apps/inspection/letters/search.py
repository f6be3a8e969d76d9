"""Letters found by matter, reference or a name in them; never by who wrote them."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import Hit
from apps.inspection.letters.filters import matching
from apps.inspection.letters.permissions import VIEW
from apps.inspection.models import Letter


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """The latest letters that match."""
    if not text.strip() or not actor.has(VIEW):
        return []
    rows = matching(Letter.objects.visible_to(actor), actor, text).by_arrival()
    return [
        Hit(
            title=row.matter,
            url=row.get_absolute_url(),
            meta=f"{row.reference} · {capfirst(row.get_kind_display())}",
            kind=_("letter"),
        )
        for row in rows[:limit]
    ]
