"""Letters in the admin: where they lie and how far they are, without what they say."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.inspection.letters.permissions import ADMINISTER
from apps.inspection.models import Letter


@admin.register(Letter)
class LetterAdmin(ActorModelAdmin):
    """A list only: a page of one letter would say whom it is about."""

    view_permission = ADMINISTER
    list_display = ("reference", "organization", "kind", "state", "arrived_on", "changed_at")
    list_display_links = None
    list_filter = ("kind", "state")
    list_select_related = ("organization",)
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no letters, so this is not ``visible_to``."""
        actor = request.actor
        rows = Letter.objects.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        walled = list(actor.walled(Letter._meta.label_lower))
        return rows.exclude(pk__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
