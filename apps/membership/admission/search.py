"""Candidates found by the search over everything."""

from __future__ import annotations

from django.urls import reverse

from apps.accounts.actor import Actor
from apps.core.work import Hit
from apps.membership.models import Candidate


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """Persons on the way into the Party, by name without regard to tones."""
    if not text.strip():
        return []
    rows = Candidate.objects.visible_to(actor).on_the_way().matching(text).by_name()
    return [
        Hit(
            title=row.full_name,
            url=reverse("membership:candidate", args=[row.pk]),
            meta=row.organization.name,
            kind=row.get_stage_display(),
        )
        for row in rows.select_related("organization")[:limit]
    ]
