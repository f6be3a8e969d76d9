"""Cases in the admin: where they lie and how far they are, without what they are about."""

from __future__ import annotations

from django.contrib import admin

from apps.inspection import permissions
from apps.inspection.models import Case
from apps.membership.admin_lists import PlacesAdmin


@admin.register(Case)
class CaseAdmin(PlacesAdmin):
    """A list only, without titles and names: a page of one case would say whom it is about."""

    view_permission = permissions.ADMINISTER
    list_display = ("reference", "organization", "kind", "phase", "registered_on", "changed_at")
    list_filter = ("kind", "phase")
    ordering = ("-pk",)
