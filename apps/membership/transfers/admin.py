"""Transfers in the admin: where they lie and how far they are, without whom they are about."""

from __future__ import annotations

from django.contrib import admin

from apps.membership.admin_lists import PlacesAdmin
from apps.membership.models import Transfer


@admin.register(Transfer)
class TransferAdmin(PlacesAdmin):
    """A list only: a page of one transfer would name the member."""

    list_display = ("pk", "organization", "kind", "state", "sent_on", "changed_at")
    list_filter = ("kind", "state")
    ordering = ("-pk",)
