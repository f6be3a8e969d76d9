"""Candidates and letters about them in the admin: where they lie, without whom they are about."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from apps.membership.admin_lists import PlacesAdmin
from apps.membership.models import BackgroundCheck, Candidate


@admin.register(Candidate)
class CandidateAdmin(PlacesAdmin):
    """A list only: a page of one record would say whom it is about."""

    list_display = ("pk", "organization", "stage", "created_at", "changed_at")
    list_filter = ("stage",)
    ordering = ("-pk",)


@admin.register(BackgroundCheck)
class BackgroundCheckAdmin(PlacesAdmin):
    """Which letters wait and since when, without whom they ask about and of whom."""

    list_display = ("pk", "organization", "place", "asked_on", "answered_on")
    list_filter = ("place",)

    def get_queryset(self, request: Any) -> Any:
        """A wall around the member hides the letters of the time before as well."""
        about = Candidate.objects.placed_for(request.actor)
        return super().get_queryset(request).filter(candidate__in=about)
