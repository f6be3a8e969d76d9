"""Letters in the admin: where they lie and how far they are, without what they say."""

from __future__ import annotations

from django.contrib import admin

from apps.inspection.letters.permissions import ADMINISTER
from apps.inspection.models import Letter
from apps.membership.admin_lists import PlacesAdmin


@admin.register(Letter)
class LetterAdmin(PlacesAdmin):
    """A list only: a page of one letter would say whom it is about."""

    view_permission = ADMINISTER
    list_display = ("reference", "organization", "kind", "state", "arrived_on", "changed_at")
    list_filter = ("kind", "state")
    ordering = ("-pk",)
