"""Programmes in the admin: where they lie and how far they are; items without what they plan."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.inspection import permissions
from apps.inspection.models import Programme


@admin.register(Programme)
class ProgrammeAdmin(ActorModelAdmin):
    """A list only, without titles and items: whom they plan to look at is not for the admin."""

    view_permission = permissions.ADMINISTER
    list_display = (
        "reference", "organization", "owner", "span", "first_year", "state", "edition",
        "changed_at",
    )  # fmt: skip
    list_display_links = None
    list_filter = ("owner", "span", "state")
    list_select_related = ("organization",)
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no programmes, so this is not ``visible_to``."""
        actor = request.actor
        rows = Programme.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        walled = list(actor.walled(Programme._meta.label_lower))
        return rows.exclude(pk__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
