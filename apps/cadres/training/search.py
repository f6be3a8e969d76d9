"""Classes found by their reference or their name."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.models import TrainingClass
from apps.core.work import Hit


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """The latest first."""
    words = [word for word in text[:100].split() if "\0" not in word]
    if not words or not actor.has(permissions.VIEW):
        return []
    rows = TrainingClass.objects.visible_to(actor)
    for word in words:
        rows = rows.filter(Q(name__icontains=word) | Q(reference__iexact=word))
    return [
        Hit(
            title=row.name,
            url=row.get_absolute_url(),
            meta=f"{row.reference} · {row.institution}",
            kind=_("class"),
        )
        for row in rows.order_by("-starts_on", "-pk")[:limit]
    ]
