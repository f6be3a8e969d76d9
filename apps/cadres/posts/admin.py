"""The catalogue in the admin, kept through actions; units and seats without their holders."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.cadres.models import Seat, StaffQuota, Title, TitleStandard, WorkUnit
from apps.cadres.permissions import ADMINISTER
from apps.cadres.posts import actions
from apps.core.admin_base import ActorModelAdmin


class _Catalogue(ActorModelAdmin):
    """Reference data, the same for everybody."""

    of_no_tenant = True
    view_permission = change_permission = add_permission = ADMINISTER


@admin.register(Title)
class TitleAdmin(_Catalogue):
    """Titles by rank. The code stays; a title that ended leads to the one that follows it."""

    list_display = (
        "name", "code", "level", "system", "kind", "rank", "standing", "valid_from", "valid_until",
    )  # fmt: skip
    list_filter = ("standing", "level", "system", "kind")
    search_fields = ("name", "code")
    ordering = ("-rank", "name", "pk")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Rules and files name a title by its code."""
        return ("code",) if obj else ()

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Enter or change it."""
        return actions.record_title(title=obj, by=request.actor, **form.cleaned_data)


@admin.register(TitleStandard)
class TitleStandardAdmin(_Catalogue):
    """What titles ask for."""

    list_display = (
        "title", "level", "kind", "attribute", "minimum", "grace_months", "severity", "standing",
        "valid_from", "valid_until",
    )  # fmt: skip
    list_display_links = ("attribute",)
    list_filter = ("standing", "attribute", "level", "kind")
    list_select_related = ("title",)
    search_fields = ("title__name", "title__code")
    ordering = ("-title__rank", "attribute", "pk")

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Enter or change it."""
        return actions.record_standard(standard=obj, by=request.actor, **form.cleaned_data)


class _ListAlone(ActorModelAdmin):
    """Rows of the range, without who holds what."""

    view_permission = ADMINISTER
    list_display_links = None
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no profiles, so this is not ``visible_to``."""
        actor = request.actor
        rows = self.model._default_manager.filter(path__gte=actor.lo, path__lt=actor.hi)
        return rows.order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)


@admin.register(WorkUnit)
class WorkUnitAdmin(_ListAlone):
    """Units of work."""

    list_select_related = ("organization",)
    list_display = (
        "reference", "name", "organization", "system", "level", "valid_from", "valid_until",
    )  # fmt: skip
    list_filter = ("level", "system")


@admin.register(Seat)
class SeatAdmin(_ListAlone):
    """Seats."""

    list_display = ("reference", "title", "work_unit", "quota", "valid_from", "valid_until")
    list_select_related = ("title", "work_unit")
    list_filter = ("title__level",)


@admin.register(StaffQuota)
class StaffQuotaAdmin(_ListAlone):
    """Staff assigned."""

    list_display = ("work_unit", "year", "kind", "assigned", "decision_number")
    list_select_related = ("work_unit",)
    list_filter = ("year", "kind")
