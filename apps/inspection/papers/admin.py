"""Papers of cases in the admin: that there are some, not what they say."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from apps.inspection.models import CasePaper, Evidence
from apps.inspection.permissions import ADMINISTER
from apps.membership.admin_lists import PlacesAdmin


@admin.register(CasePaper)
class CasePaperAdmin(PlacesAdmin):
    """Which case has which paper under which number: a list only."""

    view_permission = ADMINISTER
    list_select_related = ("case", "organization")
    list_display = ("case", "organization", "template", "state", "symbol", "day", "has_scan")
    list_filter = ("template", "state")
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Without the bytes of the papers, with whether the scan is there."""
        rows = super().get_queryset(request).defer("content")
        scans = Evidence.objects.standing().filter(paper=OuterRef("pk"))
        return rows.annotate(scanned=Exists(scans))

    @admin.display(description=_("signed scan"), boolean=True)
    def has_scan(self, row: Any) -> bool:
        """Whether the signed scan is in the case."""
        return bool(row.scanned)
