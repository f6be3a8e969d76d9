"""Papers of cases in the admin: that there are some, not what they say."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.core.admin_base import ActorModelAdmin
from apps.inspection.models import CasePaper, Evidence
from apps.inspection.permissions import ADMINISTER


@admin.register(CasePaper)
class CasePaperAdmin(ActorModelAdmin):
    """Which case has which paper under which number: a list only."""

    view_permission = ADMINISTER
    list_display_links = None
    list_select_related = ("case", "organization")
    list_display = ("case", "organization", "template", "state", "symbol", "day", "has_scan")
    list_filter = ("template", "state")
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no cases, so this is not ``visible_to``."""
        actor = request.actor
        rows = self.model._default_manager.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        walled = list(actor.walled("inspection.case"))
        rows = rows.exclude(case_id__in=walled).defer("content").order_by(*self.ordering)
        scans = Evidence.objects.standing().filter(paper=OuterRef("pk"))
        return rows.annotate(scanned=Exists(scans))

    @admin.display(description=_("signed scan"), boolean=True)
    def has_scan(self, row: Any) -> bool:
        """Whether the signed scan is in the case."""
        return bool(row.scanned)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
