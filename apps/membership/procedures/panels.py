"""Procedures on the member's record."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.membership.models import Member, Procedure
from apps.membership.panels import SIDE, Panel
from apps.membership.procedures import permissions
from apps.membership.procedures.choices import Kind
from apps.membership.procedures.registry import specs

RETURNS = frozenset({Kind.READMISSION, Kind.RESTORATION})
"""Ways back into the Party: the panel of standing offers them with what stands against them."""


def later_panels(actor: Actor, member: Member) -> list[Panel]:
    """What was and is decided about the member, and what may be opened."""
    rows = Procedure.objects.visible_to(actor).filter(member=member).order_by("-opened_on", "-pk")
    kinds = []
    if permissions.may(actor, permissions.CHANGE, member):
        offered = [spec for code, spec in specs().items() if code not in RETURNS]
        kinds = [spec for spec in offered if spec.fits(member)]
    found = list(rows)
    if not found and not kinds:
        return []
    context = {"procedures": found, "kinds": kinds, "member": member}
    return [Panel("membership/procedures/_panel.html", context, column=SIDE, order=20)]
