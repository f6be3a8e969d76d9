"""Cases in the admin: where they lie and how far they are, without what they are about."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.inspection import permissions
from apps.inspection.models import Case


@admin.register(Case)
class CaseAdmin(ActorModelAdmin):
    """A list only, without titles and names: a page of one case would say whom it is about."""

    view_permission = permissions.ADMINISTER
    list_display = ("reference", "organization", "kind", "phase", "registered_on", "changed_at")
    list_display_links = None
    list_filter = ("kind", "phase")
    list_select_related = ("organization",)
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no cases, so this is not ``visible_to``."""
        actor = request.actor
        rows = Case.objects.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        walled = list(actor.walled(Case._meta.label_lower))
        return rows.exclude(pk__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
