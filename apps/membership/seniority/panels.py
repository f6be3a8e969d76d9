"""Seniority on the record of a member."""

from __future__ import annotations

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.membership.models import Member
from apps.membership.panels import Panel
from apps.membership.seniority.lookup import deductions_of, explain


def panels(actor: Actor, member: Member) -> list[Panel]:
    """What the member's seniority is today, and from which days."""
    explained = explain(member, deductions_of(actor, member), on=timezone.localdate())
    context = {"member": member, "explained": explained}
    return [Panel("membership/seniority/_panel.html", context, order=20)]
