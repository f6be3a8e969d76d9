"""Profiles in the admin: that they are there and where they lie, not what they say."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.cadres.models import Cadre
from apps.cadres.permissions import ADMINISTER
from apps.core.admin_base import ActorModelAdmin


@admin.register(Cadre)
class CadreAdmin(ActorModelAdmin):
    """A list only, without names: who is in the files of a board is not for the admin."""

    view_permission = ADMINISTER
    list_display = ("reference", "organization", "state", "version", "changed_at")
    list_display_links = None
    list_filter = ("state",)
    list_select_related = ("organization",)
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no profiles, so this is not ``visible_to``."""
        actor = request.actor
        rows = Cadre.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        walled = list(actor.walled(Cadre._meta.label_lower))
        return rows.exclude(pk__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
