"""Scales of grades in the admin; commendations by their numbers alone."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.membership import permissions
from apps.membership.models import GradeScale, MemberCommendation, OrganizationCommendation


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


class _CommendationAdmin(ActorModelAdmin):
    """A list only: a page of one commendation would say whom it is about."""

    view_permission = permissions.ADMINISTER
    list_display = ("pk", "organization", "kind", "year", "decided_on")
    list_display_links = None
    list_filter = ("kind", "year")
    list_select_related = ("organization",)
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no grades, so this is not ``visible_to``."""
        actor, guarded = request.actor, getattr(self.model, "guarded_by", None)
        column, label = guarded or ("pk", self.model._meta.label_lower)
        rows = self.model.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        return rows.exclude(**{f"{column}__in": list(actor.walled(label))}).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)


admin.site.register((MemberCommendation, OrganizationCommendation), _CommendationAdmin)
