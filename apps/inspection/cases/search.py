"""Cases found by a word of the matter or of a subject, or by their reference."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.core.work import Hit
from apps.inspection import permissions
from apps.inspection.cases.finding import matching
from apps.inspection.models import Case


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """Open cases before those that have ended, the latest first."""
    if not (actor.has(permissions.VIEW) or actor.granted(Case._meta.label_lower)):
        return []
    rows = matching(Case.objects.visible_to(actor), actor, text)
    return (
        [
            Hit(
                title=row.title,
                url=row.get_absolute_url(),
                meta=f"{row.reference} · {row.get_phase_display()}",
                kind=row.get_kind_display(),
            )
            for row in rows.order_by("closed_on", "-registered_on", "-pk")[:limit]
        ]
        if text.strip()
        else []
    )
