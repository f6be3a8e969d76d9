"""Programmes in the admin: where they lie and how far they are; items without what they plan."""

from __future__ import annotations

from django.contrib import admin

from apps.inspection import permissions
from apps.inspection.models import Programme
from apps.membership.admin_lists import PlacesAdmin


@admin.register(Programme)
class ProgrammeAdmin(PlacesAdmin):
    """A list only, without titles and items: whom they plan to look at is not for the admin."""

    view_permission = permissions.ADMINISTER
    list_display = (
        "reference", "organization", "owner", "span", "first_year", "state", "edition",
        "changed_at",
    )  # fmt: skip
    list_filter = ("owner", "span", "state")
    ordering = ("-pk",)
