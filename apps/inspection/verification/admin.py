"""Draws in the admin: where they lie and how far they are, without the list."""

from __future__ import annotations

from django.contrib import admin

from apps.inspection.models import AssetDraw
from apps.inspection.permissions import ADMINISTER
from apps.membership.admin_lists import PlacesAdmin


@admin.register(AssetDraw)
class AssetDrawAdmin(PlacesAdmin):
    """A list only."""

    view_permission = ADMINISTER
    list_display = ("reference", "organization", "year", "state", "frozen_on", "drawn_on")
    list_filter = ("state",)
    ordering = ("-year", "-pk")
