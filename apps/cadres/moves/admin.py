"""Moves in the admin: where they lie and how far they are, without whom they are about."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.cadres import permissions
from apps.cadres.models import Move
from apps.core.admin_base import ActorModelAdmin


@admin.register(Move)
class MoveAdmin(ActorModelAdmin):
    """A list only: a page of one move would say whom it is about."""

    view_permission = permissions.ADMINISTER
    list_display = ("reference", "organization", "kind", "state", "proposed_on", "decided_on")
    list_display_links = None
    list_filter = ("state", "kind")
    list_select_related = ("organization",)
    ordering = ("-proposed_on", "-pk")

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no profiles: no ``visible_to``."""
        actor = request.actor
        rows = Move.objects.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        walled = list(actor.walled("cadres.cadre"))
        return rows.exclude(cadre_id__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
