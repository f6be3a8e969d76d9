"""Warnings that went out, in the admin: each stands here once, with its record's number alone."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.core.admin_base import ActorModelAdmin
from apps.membership import permissions
from apps.membership.clocks.registry import kinds
from apps.membership.models import ClockWarning


class KindFilter(admin.SimpleListFilter):
    """By kind of limit."""

    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Every kind that there is."""
        return sorted(((code, capfirst(name)) for code, name in kinds().items()), key=str)

    def queryset(self, request: Any, queryset: Any) -> Any:
        """The rows of the kind asked for."""
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(ClockWarning)
class ClockWarningAdmin(ActorModelAdmin):
    """A list only: when which limit was warned of, and how far ahead. Nobody is named."""

    view_permission = permissions.ADMINISTER
    list_display = ("made_at", "kind_words", "record_words", "due", "threshold", "organization")
    list_display_links = None
    list_filter = ("threshold", KindFilter)
    list_select_related = ("organization",)
    date_hierarchy = "made_at"
    ordering = ("-made_at", "-pk")

    @admin.display(description=_("kind"), ordering="kind")
    def kind_words(self, warning: ClockWarning) -> Any:
        """The kind of the limit in words."""
        return capfirst(kinds().get(warning.kind, warning.kind))

    @admin.display(description=_("record"))
    def record_words(self, warning: ClockWarning) -> str:
        """The sort of the record and its number."""
        name = apps.get_model(warning.record_type)._meta.verbose_name
        return f"{capfirst(name)} {warning.record_id}"

    def get_queryset(self, request: Any) -> Any:
        """Warnings of the range. The role reads no members, so this is not ``visible_to``."""
        actor = request.actor
        rows = ClockWarning.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        return rows.outside_walls(actor).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
