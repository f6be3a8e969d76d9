"""Scenarios of moves in the admin: where they lie and how far they are; nobody's name."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.cadres import permissions
from apps.cadres.models import Scenario
from apps.core.admin_base import ActorModelAdmin


@admin.register(Scenario)
class ScenarioAdmin(ActorModelAdmin):
    """A list only, without seats, people and moves; a name of a scenario may name them too."""

    view_permission = permissions.ADMINISTER
    list_display = ("reference", "organization", "act", "on", "state", "prepared_on")
    list_display_links = None
    list_filter = ("state", "act")
    list_select_related = ("organization",)
    ordering = ("-prepared_on", "-pk")

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no scenarios, so this is not ``visible_to``."""
        actor = request.actor
        rows = Scenario.objects.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        return rows.order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
