"""Appointments in the admin: where files lie and how far they are; freezes to enter."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.cadres import permissions
from apps.cadres.appointments.actions import declare_freeze
from apps.cadres.models import AppointmentFile, AppointmentFreeze
from apps.core.admin_base import ActorModelAdmin


@admin.register(AppointmentFile)
class AppointmentFileAdmin(ActorModelAdmin):
    """A list only: a page of one file would say whom it is about."""

    view_permission = permissions.ADMINISTER
    list_display = ("reference", "organization", "act", "state", "opened_on", "decided_on")
    list_display_links = None
    list_filter = ("state", "act")
    list_select_related = ("organization",)
    ordering = ("-opened_on", "-pk")

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role reads no profiles: no ``visible_to``."""
        actor = request.actor
        rows = AppointmentFile.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        walled = list(actor.walled("cadres.cadre"))
        return rows.exclude(cadre_id__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)


@admin.register(AppointmentFreeze)
class AppointmentFreezeAdmin(ActorModelAdmin):
    """Times in which nobody is appointed: ordered by a document, for everybody alike."""

    view_permission = permissions.ADMINISTER
    add_permission = permissions.ADMINISTER
    change_permission = permissions.ADMINISTER
    of_no_tenant = True
    list_display = ("name", "level", "kind", "standing", "valid_from", "valid_until")
    list_filter = ("standing", "level")
    list_select_related = ("document",)

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Enter it, or say anew what it covers."""
        return declare_freeze(values=form.cleaned_data, freeze=obj, by=request.actor)
