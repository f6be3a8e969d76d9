"""Summaries in the admin: where they lie and how far they are. No figures."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from apps.accounts.permissions import Permission
from apps.core.admin_base import ActorModelAdmin
from apps.core.topics import load
from apps.reports import catalogue
from apps.reports.models import Summary


class RangeAdmin(ActorModelAdmin):
    """To read, within the range. The role reads no summaries, so this is not ``visible_to``."""

    view_permission = Permission.USE_ADMIN_SITE
    list_select_related: ClassVar[Any] = ("organization",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range without those behind a wall."""
        actor = request.actor
        rows = self.model._default_manager.filter(path__gte=actor.lo, path__lt=actor.hi)
        walled = list(actor.walled(self.model._meta.label_lower))
        return rows.exclude(pk__in=walled).order_by(*(self.ordering or ("pk",)))


@admin.register(Summary)
class SummaryAdmin(RangeAdmin):
    """State and times of summaries."""

    fields = (
        "organization", "form", "kind", "first", "last", "revision", "state", "counted_at",
        "generated_by", "checked_by", "checked_at", "signed_by", "signed_at", "sha256",
        "code_version", "rules_sha256", "job",
    )  # fmt: skip
    readonly_fields = fields
    list_display = (
        "organization", "form", "kind", "first", "last", "revision", "state", "counted_at",
        "checked_at", "signed_at",
    )  # fmt: skip
    list_filter = ("form", "kind", "state")
    date_hierarchy = "last"
    ordering = ("-last", "path", "-revision", "-pk")
    change_list_template = "admin/reports/summary/change_list.html"

    def get_urls(self) -> list[Any]:
        """The catalogue of indicators, which no table holds."""
        view = self.admin_site.admin_view(self.indicators_view)
        own = path("indicators/", view, name="reports_summary_indicators")
        return [own, *super().get_urls()]

    def indicators_view(self, request: Any) -> HttpResponse:
        """What figures count, to read."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Indicators"), "opts": self.opts, "entries": catalogue.entries(),
        }  # fmt: skip
        return render(request, "admin/reports/summary/indicators.html", context)


load("admin", "reports")
