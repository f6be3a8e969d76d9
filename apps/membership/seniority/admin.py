"""Rounds of badges in the admin. Years, days and factors are rule values and edited there."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from apps.core.admin_base import ActorModelAdmin
from apps.membership import permissions
from apps.membership.models import BadgeRound


@admin.register(BadgeRound)
class BadgeRoundAdmin(ActorModelAdmin):
    """Which rounds there are and how far they are; nobody is named."""

    view_permission = permissions.ADMINISTER
    fields = ("organization", "held_on", "occasion", "state", "decision_number", "decided_on")
    readonly_fields = fields
    list_display = ("held_on", "organization", "state", "decision_number")
    list_filter = ("state",)
    list_select_related = ("organization",)
    date_hierarchy = "held_on"
    ordering = ("-held_on", "-pk")

    def get_queryset(self, request: Any) -> Any:
        """Rounds of the range. The role reads no badges, so this is not ``visible_to``."""
        actor = request.actor
        rows = BadgeRound.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        return rows.exclude(pk__in=list(actor.walled(BadgeRound._meta.label_lower))).order_by(
            *self.ordering
        )
