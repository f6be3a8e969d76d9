"""Papers of cases in the admin: that there are some, not what they say."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.inspection.models import CasePaper
from apps.inspection.permissions import ADMINISTER


@admin.register(CasePaper)
class CasePaperAdmin(ActorModelAdmin):
    """Which case has which paper under which number: a list only."""

    view_permission = ADMINISTER
    list_display_links = None
    list_select_related = ("case", "organization")
    list_display = ("case", "organization", "template", "state", "symbol", "day")
    list_filter = ("template", "state")
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no cases, so this is not ``visible_to``."""
        actor = request.actor
        rows = self.model._default_manager.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        walled = list(actor.walled("inspection.case"))
        return rows.exclude(case_id__in=walled).defer("content").order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
