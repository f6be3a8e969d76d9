"""Seniority and badges on the record of a member."""

from __future__ import annotations

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.membership.models import BadgeAward, CardEvent, Member
from apps.membership.panels import SIDE, Panel
from apps.membership.seniority.lookup import deductions_of, explain

SHOWN = 3


def panels(actor: Actor, member: Member) -> list[Panel]:
    """What the member's seniority is today and from which days."""
    explained = explain(member, deductions_of(actor, member), on=timezone.localdate())
    context = {"member": member, "explained": explained}
    return [Panel("membership/seniority/_panel.html", context, order=20)]


def later_panels(actor: Actor, member: Member) -> list[Panel]:
    """What became of the card, and the badges."""
    events = CardEvent.objects.visible_to(actor).filter(member=member)
    context = {"member": member, "events": events.order_by("-happened_on", "-pk")[:SHOWN]}
    found = [Panel("membership/seniority/_card_panel.html", context, SIDE, order=35)]
    if actor.has(Permission.VIEW_BADGE):
        awards = BadgeAward.objects.visible_to(actor).filter(member=member)
        shown = {
            "member": member,
            "awards": awards.select_related("round").order_by("-years", "-pk"),
            "may_open": True,
        }
        found.append(Panel("membership/seniority/_badge_panel.html", shown, SIDE, order=40))
    return found
