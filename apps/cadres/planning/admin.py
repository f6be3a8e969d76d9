"""Planning lists in the admin: where they lie and how far they are; nobody's name."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.cadres import permissions
from apps.cadres.models import PlanningList
from apps.core.admin_base import ActorModelAdmin


@admin.register(PlanningList)
class PlanningListAdmin(ActorModelAdmin):
    """A list only, without titles and people."""

    view_permission = permissions.ADMINISTER
    list_display = (
        "reference", "organization", "kind", "scope", "first_year", "last_year", "year", "state",
    )  # fmt: skip
    list_display_links = None
    list_filter = ("kind", "scope", "state")
    list_select_related = ("organization",)
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no plans, so this is not ``visible_to``."""
        actor = request.actor
        rows = PlanningList.objects.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        walled = list(actor.walled(PlanningList._meta.label_lower))
        return rows.exclude(pk__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
