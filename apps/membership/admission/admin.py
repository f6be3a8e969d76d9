"""Candidates in the admin: where records lie, without whom they are about."""

from __future__ import annotations

from django.contrib import admin

from apps.membership.admin_lists import PlacesAdmin
from apps.membership.models import Candidate


@admin.register(Candidate)
class CandidateAdmin(PlacesAdmin):
    """A list only: a page of one record would say whom it is about."""

    list_display = ("pk", "organization", "stage", "created_at", "changed_at")
    list_filter = ("stage",)
    ordering = ("-pk",)
