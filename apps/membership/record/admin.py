"""Coded lists of the card in the admin; requests to change records by their numbers alone."""

from __future__ import annotations

from django.contrib import admin

from apps.core.admin_base import ActorModelAdmin
from apps.membership import permissions
from apps.membership.admin_lists import PlacesAdmin
from apps.membership.models import ChangeRequest, EthnicCode


@admin.register(EthnicCode)
class EthnicCodeAdmin(ActorModelAdmin):
    """Codes of the ethnic groups by list. They come with each release: read here, not edited."""

    view_permission = permissions.ADMINISTER
    of_no_tenant = True
    list_display = ("list", "code", "group")
    list_filter = ("list",)
    list_select_related = ("group",)
    search_fields = ("code", "group__name")
    ordering = ("list", "code")


@admin.register(ChangeRequest)
class ChangeRequestAdmin(PlacesAdmin):
    """Which requests wait and since when, without what they would change."""

    list_display = ("pk", "organization", "procedure", "state", "requested_at", "decided_at")
    list_filter = ("state", "procedure")
