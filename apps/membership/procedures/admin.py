"""Procedures in the admin: where they lie, without whom they are about."""

from __future__ import annotations

from django.contrib import admin

from apps.membership.admin_lists import PlacesAdmin
from apps.membership.models import Procedure


@admin.register(Procedure)
class ProcedureAdmin(PlacesAdmin):
    """A list only: a page of one procedure would say whom it is about."""

    list_display = ("pk", "organization", "state", "opened_on", "changed_at")
    list_filter = ("state",)
    ordering = ("-pk",)
