"""The criteria of meetings' quality in the admin."""

from __future__ import annotations

from django.contrib import admin

from apps.membership.admin import ReferenceAdmin
from apps.membership.models import MeetingCriterion


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
