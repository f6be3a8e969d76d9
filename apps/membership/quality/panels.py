"""What is found in a record, and when it was last checked with the member."""

from __future__ import annotations

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.membership import permissions
from apps.membership.choices import State
from apps.membership.models import Member
from apps.membership.panels import SIDE, Panel
from apps.membership.quality.reading import with_findings
from apps.membership.record.codec import card_of


def panels(actor: Actor, member: Member) -> list[Panel]:
    """Findings of a present member of the own range, and the confirmation."""
    inside = actor.has(permissions.VIEW) and actor.lo <= member.path < actor.hi
    if member.state == State.LEFT or not inside:
        return []
    rows = with_findings(Member.objects.filter(pk=member.pk), today=timezone.localdate())
    card = card_of(member)
    context = {
        "findings": rows[0].findings if rows else [],
        "card": card,
        "may_change": permissions.can_change(actor, member),
    }
    return [Panel("membership/quality/_panel.html", context, SIDE, 5)]
