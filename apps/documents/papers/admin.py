"""The register of numbers in the admin: that numbers were given, not what for. Nothing changes."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.admin_base import ActorModelAdmin
from apps.documents.models import PaperNumber


@admin.register(PaperNumber)
class PaperNumberAdmin(ActorModelAdmin):
    """Numbers and what became of them, a list only: matter, signer, recipients are not said."""

    view_permission = Permission.ADMINISTER_INSPECTION
    list_display_links = None
    list_select_related = ("organization", "series__term")
    list_display = (
        "symbol", "organization", "term", "kind", "state", "day", "of_case", "taken_at",
    )  # fmt: skip
    list_filter = ("state", "kind")
    ordering = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range. The role keeps no register, so this is not ``visible_to``."""
        actor = request.actor
        rows = self.model._default_manager.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )
        walled = list(actor.walled("documents.papernumber"))
        return rows.exclude(pk__in=walled).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)

    @admin.display(description=_("term"))
    def term(self, row: PaperNumber) -> str:
        """The term that it runs through."""
        return row.series.term.name
