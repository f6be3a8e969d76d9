"""Evidence in the admin: that there is some and how large, not what it is."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from apps.inspection.models import Evidence, EvidenceVersion
from apps.inspection.permissions import ADMINISTER
from apps.membership.admin_lists import PlacesAdmin


class CaseRowsAdmin(PlacesAdmin):
    """A list only: a page of one row would say what the case is about."""

    view_permission = ADMINISTER
    list_select_related = ("case", "organization")
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Those whose own grade the role may read, too."""
        return super().get_queryset(request).filter(own_secrecy__lte=request.actor.clearance)


@admin.register(Evidence)
class EvidenceAdmin(CaseRowsAdmin):
    """Which case has how many documents; titles are not said."""

    list_display = ("case", "organization", "added_at", "withdrawn_at", "is_sealed")
    list_filter = ("is_sealed",)


@admin.register(EvidenceVersion)
class EvidenceVersionAdmin(CaseRowsAdmin):
    """Files by size and type; names are not said."""

    list_display = ("case", "organization", "file_type", "size", "number", "uploaded_at")
    list_filter = ("file_type",)
