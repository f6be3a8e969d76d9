"""Demands in the admin: where they lie and until when, without what they say of anybody."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.inspection.models import Demand
from apps.inspection.permissions import ADMINISTER


@admin.register(Demand)
class DemandAdmin(ActorModelAdmin):
    """A list only: a page of one demand would say whom it is about."""

    view_permission = ADMINISTER
    list_display = ("key", "organization", "kind", "state", "made_on", "due_on", "ended_on")
    list_display_links = None
    list_filter = ("kind", "state")
    list_select_related = ("organization",)
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no cases, so this is not ``visible_to``."""
        actor = request.actor
        rows = Demand.objects.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        walled = list(actor.walled("inspection.case"))
        return rows.exclude(case_id__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
