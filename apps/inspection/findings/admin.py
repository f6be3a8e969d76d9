"""Demands in the admin: where they lie and until when, without what they say of anybody."""

from __future__ import annotations

from django.contrib import admin

from apps.inspection.models import Demand
from apps.inspection.permissions import ADMINISTER
from apps.membership.admin_lists import PlacesAdmin


@admin.register(Demand)
class DemandAdmin(PlacesAdmin):
    """A list only: a page of one demand would say whom it is about."""

    view_permission = ADMINISTER
    list_display = ("key", "organization", "kind", "state", "made_on", "due_on", "ended_on")
    list_filter = ("kind", "state")
    ordering = ("-pk",)
