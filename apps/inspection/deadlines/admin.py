"""Holds and extensions in the admin: that there are some, not why."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.inspection.models import CaseExtension, CaseHold
from apps.inspection.permissions import ADMINISTER


class ListAdmin(ActorModelAdmin):
    """A list only: a page of one row would say what the case is about."""

    view_permission = ADMINISTER
    list_display_links = None
    list_select_related = ("case", "organization")
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no cases, so this is not ``visible_to``."""
        actor = request.actor
        rows = self.model._default_manager.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        walled = list(actor.walled("inspection.case"))
        return rows.exclude(case_id__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)


@admin.register(CaseHold)
class CaseHoldAdmin(ListAdmin):
    """When which case stood still, and which clocks; the ground is not said."""

    list_display = (
        "case", "organization", "from_on", "until_on", "pauses_deadline", "pauses_limitation",
    )  # fmt: skip
    list_filter = ("pauses_deadline", "pauses_limitation")


@admin.register(CaseExtension)
class CaseExtensionAdmin(ListAdmin):
    """Which case was given how many days, by which decision."""

    list_display = ("case", "organization", "days", "decision_number", "decided_on", "due_before")
