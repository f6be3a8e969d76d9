"""Scales of grades in the admin."""

from __future__ import annotations

from django.contrib import admin

from apps.core.admin_base import ActorModelAdmin
from apps.membership import permissions
from apps.membership.models import GradeScale


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
