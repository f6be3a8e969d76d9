"""The attendance of the year on the member's record."""

from __future__ import annotations

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.membership.cells import permissions, reading
from apps.membership.models import Member
from apps.membership.panels import SIDE, Panel


def later_panels(actor: Actor, member: Member) -> list[Panel]:
    """Meeting by meeting of this year, for whoever may see the life of cells; one query."""
    if not actor.has(permissions.VIEW):
        return []
    year = timezone.localdate().year
    rows = list(reading.attendance_of_year(actor, member, year))
    came = sum(row.presence == "present" for row in rows)
    context = {"rows": rows, "year": year, "came": came, "held": len(rows)}
    return [Panel("membership/cells/_panel.html", context, column=SIDE, order=62)]
