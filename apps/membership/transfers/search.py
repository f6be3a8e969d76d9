"""Transfers found by the number of their paper."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import Hit
from apps.membership.models import Transfer


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """Referral papers of either side by their number, with the year or without."""
    number, _slash, year = text.strip().partition("/")
    if not number or len(number) > 30:
        return []
    rows = Transfer.objects.visible_to(actor).filter(paper_number__iexact=number.strip())
    if year.isascii() and year.isdecimal() and len(year) == 4:
        rows = rows.filter(paper_year=int(year))
    return [
        Hit(
            title=row.full_name,
            url=row.get_absolute_url(),
            meta=f"{row.paper or row.paper_number} · {row.to_name}",
            kind=_("referral paper"),
        )
        for row in rows.by_day()[:limit]
    ]
