"""Sanctions in the admin: where they lie and when, without whom they are about and what for."""

from __future__ import annotations

from django.contrib import admin

from apps.inspection import permissions
from apps.inspection.models import Sanction
from apps.membership.admin_lists import PlacesAdmin


@admin.register(Sanction)
class SanctionAdmin(PlacesAdmin):
    """A list only: a page of one sanction would say whom it is about."""

    view_permission = permissions.ADMINISTER
    list_display = ("key", "organization", "decided_on", "announced_on", "replaced_on")
    list_filter = ("decided_on",)
    ordering = ("-decided_on", "-pk")
