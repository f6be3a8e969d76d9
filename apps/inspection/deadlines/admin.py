"""Holds and extensions in the admin: that there are some, not why."""

from __future__ import annotations

from django.contrib import admin

from apps.inspection.models import CaseExtension, CaseHold
from apps.inspection.permissions import ADMINISTER
from apps.membership.admin_lists import PlacesAdmin


class ListAdmin(PlacesAdmin):
    """A list only: a page of one row would say what the case is about."""

    view_permission = ADMINISTER
    list_select_related = ("case", "organization")
    ordering = ("-pk",)


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
