"""The catalogue of manual indicators, kept through an action; figures to read."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.reports import permissions
from apps.reports.admin import RangeAdmin
from apps.reports.manual import actions
from apps.reports.models import ManualFigure, ManualIndicator


@admin.register(ManualIndicator)
class ManualIndicatorAdmin(ActorModelAdmin):
    """Reference data, the same for everybody. Code and kind stay."""

    of_no_tenant = True
    view_permission = change_permission = add_permission = permissions.ADMINISTER
    fields = (
        "code", "label", "unit_word", "kind", "definition", "form", "of", "part_of", "is_active",
    )  # fmt: skip
    list_display = ("label", "code", "unit_word", "kind", "form", "of", "part_of", "is_active")
    list_filter = ("form", "kind", "is_active")
    list_select_related: ClassVar[Any] = ("of", "part_of")
    search_fields = ("label", "code")
    ordering = ("label", "pk")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Figures were entered under these."""
        return ("code", "kind") if obj else ()

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Enter or change it."""
        return actions.record_indicator(indicator=obj, by=request.actor, **form.cleaned_data)


@admin.register(ManualFigure)
class ManualFigureAdmin(RangeAdmin):
    """To read."""

    fields = (
        "organization", "indicator", "kind", "first", "last", "value", "basis", "note", "state",
        "entered_by", "entered_at", "approved_by", "approved_at", "ended_by", "ended_at",
        "end_reason",
    )  # fmt: skip
    readonly_fields = fields
    list_display = (
        "organization", "indicator", "kind", "first", "last", "value", "state", "entered_by",
        "approved_by",
    )  # fmt: skip
    list_select_related: ClassVar[Any] = ("organization", "indicator", "entered_by", "approved_by")
    list_filter = ("state", "kind")
    date_hierarchy = "last"
    ordering = ("-last", "path", "-pk")
