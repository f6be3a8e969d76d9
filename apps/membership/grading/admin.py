"""Scales of grades in the admin; campaigns and commendations by their numbers alone."""

from __future__ import annotations

from django.contrib import admin

from apps.core.admin_base import ActorModelAdmin
from apps.membership import permissions
from apps.membership.admin_lists import PlacesAdmin
from apps.membership.models import (
    Campaign,
    GradeScale,
    MemberCommendation,
    OrganizationCommendation,
)


@admin.register(GradeScale)
class GradeScaleAdmin(ActorModelAdmin):
    """What grades are called by year, and how the quota is counted; comes with each release."""

    view_permission = permissions.ADMINISTER
    of_no_tenant = True
    list_display = (
        "code", "name", "document", "first_year", "last_year", "quarterly", "quota_base",
        "rounding", "rounding_settled",
    )  # fmt: skip
    ordering = ("first_year", "pk")


@admin.register(Campaign)
class CampaignAdmin(PlacesAdmin):
    """Which campaigns there are and how far they are."""

    list_display = ("pk", "organization", "year", "quarter", "as_of", "state", "decision_due")
    list_filter = ("state", "year")


class _CommendationAdmin(PlacesAdmin):
    """Commendations by their numbers alone."""

    list_display = ("pk", "organization", "kind", "year", "decided_on")
    list_filter = ("kind", "year")


admin.site.register((MemberCommendation, OrganizationCommendation), _CommendationAdmin)
