"""Complaints in the admin: where they lie and how far they are, without whom they are about."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.inspection import permissions
from apps.inspection.models import Complaint


@admin.register(Complaint)
class ComplaintAdmin(ActorModelAdmin):
    """A list only: a page of one complaint would say whom it is about."""

    view_permission = permissions.ADMINISTER
    list_display = ("key", "organization", "level", "state", "received_on", "resolved_on")
    list_display_links = None
    list_filter = ("state", "level")
    list_select_related = ("organization",)
    ordering = ("-received_on", "-pk")

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range up to the clearance. The role reads no cases: no ``visible_to``."""
        actor = request.actor
        rows = Complaint.objects.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        walled = list(actor.walled("inspection.case"))
        return rows.exclude(case_id__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
