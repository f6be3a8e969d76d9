"""The criteria of meetings' quality in the admin; meetings and groups by their numbers alone."""

from __future__ import annotations

from django.contrib import admin

from apps.membership.admin import ReferenceAdmin
from apps.membership.admin_lists import PlacesAdmin
from apps.membership.models import AttendanceGroup, Meeting, MeetingCriterion


@admin.register(MeetingCriterion)
class MeetingCriterionAdmin(ReferenceAdmin):
    """Dated criteria by province; those without a province are the draft to start from."""

    list_display = (
        "code",
        "name",
        "province",
        "most",
        "decisive",
        "valid_from",
        "valid_to",
        "status",
    )
    list_filter = ("status",)
    list_select_related = ("province",)


@admin.register(Meeting)
class MeetingAdmin(PlacesAdmin):
    """Which meetings are recorded, without topics and minutes."""

    list_display = ("pk", "organization", "kind", "held_on", "quality", "changed_at")
    list_filter = ("kind", "quality")


@admin.register(AttendanceGroup)
class AttendanceGroupAdmin(PlacesAdmin):
    """Which groups of officials attend cells, without their people."""

    list_display = ("pk", "organization", "decision_number", "decided_on")
