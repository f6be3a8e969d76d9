"""Coded lists of the card in the admin."""

from __future__ import annotations

from django.contrib import admin

from apps.core.admin_base import ActorModelAdmin
from apps.membership import permissions
from apps.membership.models import EthnicCode


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
