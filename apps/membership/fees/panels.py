"""The fees of the year on the member's record."""

from __future__ import annotations

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.membership.fees import permissions, reading
from apps.membership.models import Member
from apps.membership.panels import SIDE, Panel


def later_panels(actor: Actor, member: Member) -> list[Panel]:
    """Month by month of this year, for whoever may see fees; one query."""
    if not actor.has(permissions.VIEW):
        return []
    year = timezone.localdate().year
    lines = list(reading.fees_of_year(actor, member, year))
    context = {
        "lines": lines, "member": member, "year": year,
        "paid": sum(line.paid for line in lines), "owed": sum(line.due or 0 for line in lines),
    }  # fmt: skip
    return [Panel("membership/fees/_panel.html", context, column=SIDE, order=60)]
