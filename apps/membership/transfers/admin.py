"""Transfers in the admin: where they lie and how far they are, without whom they are about."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.membership import permissions
from apps.membership.models import Transfer


@admin.register(Transfer)
class TransferAdmin(ActorModelAdmin):
    """A list only: a page of one transfer would name the member."""

    view_permission = permissions.ADMINISTER
    list_display = ("pk", "organization", "kind", "state", "sent_on", "changed_at")
    list_display_links = None
    list_filter = ("kind", "state")
    list_select_related = ("organization",)
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows sent from the range. The role reads no members, so this is not ``visible_to``."""
        actor = request.actor
        rows = Transfer.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        walled = list(actor.walled("membership.member"))
        return rows.exclude(member_id__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
