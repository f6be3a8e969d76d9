"""Comparisons of lists and files in the admin: which were made, without what differs."""

from __future__ import annotations

from django.contrib import admin

from apps.membership.admin_lists import PlacesAdmin
from apps.membership.models import ListReconciliation


@admin.register(ListReconciliation)
class ListReconciliationAdmin(PlacesAdmin):
    """Which organisations have compared, and when; what differs may name somebody."""

    list_display = ("pk", "organization", "held_on", "on_list", "files")
    ordering = ("-pk",)
