"""Complaints in the admin: where they lie and how far they are, without whom they are about."""

from __future__ import annotations

from django.contrib import admin

from apps.inspection import permissions
from apps.inspection.models import Complaint
from apps.membership.admin_lists import PlacesAdmin


@admin.register(Complaint)
class ComplaintAdmin(PlacesAdmin):
    """A list only: a page of one complaint would say whom it is about."""

    view_permission = permissions.ADMINISTER
    list_display = ("key", "organization", "level", "state", "received_on", "resolved_on")
    list_filter = ("state", "level")
    ordering = ("-received_on", "-pk")
