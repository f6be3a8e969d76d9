"""Ledgers of the party fee in the admin: which are drawn up and closed, without anybody's money."""

from __future__ import annotations

from django.contrib import admin

from apps.membership.admin_lists import PlacesAdmin
from apps.membership.models import FeeMonth


@admin.register(FeeMonth)
class FeeMonthAdmin(PlacesAdmin):
    """Months of cells."""

    list_display = ("pk", "organization", "month", "closed_on")
    list_filter = ("month",)
