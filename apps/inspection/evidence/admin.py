"""Evidence in the admin: that there is some and how large, not what it is."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.inspection.models import Evidence, EvidenceVersion
from apps.inspection.permissions import ADMINISTER


class CaseRowsAdmin(ActorModelAdmin):
    """A list only: a page of one row would say what the case is about."""

    view_permission = ADMINISTER
    list_display_links = None
    list_select_related = ("case", "organization")
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no cases, so this is not ``visible_to``."""
        actor = request.actor
        rows = self.model._default_manager.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance,
            own_secrecy__lte=actor.clearance,
        )  # fmt: skip
        walled = list(actor.walled("inspection.case"))
        return rows.exclude(case_id__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)


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
