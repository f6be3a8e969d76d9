"""Members found by the search over everything."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import Hit
from apps.membership.models import Member


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """Members the actor may know of, by name, year of birth, card or citizen number in full."""
    if not text.strip():
        return []
    rows = Member.objects.visible_to(actor).matching(text).select_related("organization")
    return [
        Hit(
            title=member.full_name,
            url=reverse("membership:record", args=[member.pk]),
            meta=_about(member),
            kind=_("member"),
        )
        for member in rows.by_name()[:limit]
    ]


def _about(member: Member) -> str:
    parts = [str(member.birth.year)] if member.birth else []
    return " · ".join([*parts, member.organization.name])
