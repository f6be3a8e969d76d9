"""Limits on the member's record."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.membership.clocks.registry import clocks, kind_label, reach_of_member
from apps.membership.models import Member
from apps.membership.panels import SIDE, Panel

FAR = timedelta(days=2 * 366)


def panels(actor: Actor, member: Member) -> list[Panel]:
    """Every limit that runs about this member; nothing when none does."""
    today = timezone.localdate()
    running = clocks(reach_of_member(actor, member), until=today + FAR, today=today)
    if not running:
        return []
    rows = [
        {
            "clock": clock,
            "kind": kind_label(clock.kind, clock.record),
            "days": (clock.due - today).days,
        }
        for clock in running
    ]
    return [Panel("membership/clocks/_panel.html", {"rows": rows}, column=SIDE, order=5)]
