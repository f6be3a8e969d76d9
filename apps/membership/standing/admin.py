"""Times set aside in the admin: where they lie, without whom and why."""

from __future__ import annotations

from django.contrib import admin

from apps.membership.admin_lists import PlacesAdmin
from apps.membership.models import StandingPeriod


@admin.register(StandingPeriod)
class StandingPeriodAdmin(PlacesAdmin):
    """A list only: kind and state are no names, but a page would name the member."""

    list_display = ("pk", "organization", "kind", "changed_at")
    list_filter = ("kind",)
    ordering = ("-pk",)
