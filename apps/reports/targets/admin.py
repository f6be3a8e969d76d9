"""Targets in the admin: which are set, by whom and on what basis."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin

from apps.reports.admin import RangeAdmin
from apps.reports.models import Target


@admin.register(Target)
class TargetAdmin(RangeAdmin):
    """To read."""

    fields = (
        "organization", "indicator", "manual", "kind", "first", "last", "by_date", "bound", "plan",
        "share", "owner_unit", "owner_name", "document", "note", "set_by", "set_at", "ended_by",
        "ended_at", "end_reason",
    )  # fmt: skip
    readonly_fields = fields
    list_display = (
        "organization", "indicator", "manual", "kind", "first", "last", "bound", "plan", "share",
        "ended_at",
    )  # fmt: skip
    list_select_related: ClassVar[Any] = ("organization", "manual")
    list_filter = ("indicator", "kind", "bound")
    date_hierarchy = "last"
    ordering = ("-last", "path", "indicator", "-pk")
