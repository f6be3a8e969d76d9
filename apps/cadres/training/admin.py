"""Training in the admin: what was planned and taught, without who attended."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from apps.cadres import permissions
from apps.cadres.models import TrainingClass, TrainingPlan
from apps.core.admin_base import ActorModelAdmin


class _Listed(ActorModelAdmin):
    """A list only."""

    view_permission = permissions.ADMINISTER
    list_display_links = None
    list_select_related = ("organization",)
    ordering: ClassVar[tuple[str, ...]] = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no profiles: no ``visible_to``."""
        actor = request.actor
        rows = self.model.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        return rows.order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)


@admin.register(TrainingPlan)
class TrainingPlanAdmin(_Listed):
    """Plans of years."""

    list_display = ("reference", "organization", "year", "kind", "audience", "classes", "turns")
    list_filter = ("kind", "audience")
    ordering: ClassVar = ("-year", "-pk")


@admin.register(TrainingClass)
class TrainingClassAdmin(_Listed):
    """Classes."""

    list_display = (
        "reference", "organization", "name", "kind", "audience", "starts_on", "ends_on", "state",
    )  # fmt: skip
    list_filter = ("state", "kind", "audience")
    ordering: ClassVar = ("-starts_on", "-pk")
