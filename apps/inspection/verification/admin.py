"""Draws in the admin: where they lie and how far they are, without the list."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.inspection.models import AssetDraw
from apps.inspection.permissions import ADMINISTER


@admin.register(AssetDraw)
class AssetDrawAdmin(ActorModelAdmin):
    """A list only."""

    view_permission = ADMINISTER
    list_display = ("reference", "organization", "year", "state", "frozen_on", "drawn_on")
    list_display_links = None
    list_filter = ("state",)
    list_select_related = ("organization",)
    ordering = ("-year", "-pk")

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no cases, so this is not ``visible_to``."""
        actor = request.actor
        rows = AssetDraw.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        walled = list(actor.walled(AssetDraw._meta.label_lower))
        return rows.exclude(pk__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
