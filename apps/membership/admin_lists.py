"""Lists of the admin that say where rows lie and how they stand, and nothing about a person."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest

from apps.core.admin_base import ActorModelAdmin
from apps.membership import permissions


class PlacesAdmin(ActorModelAdmin):
    """A list only: a page of one row would say whom it is about."""

    view_permission = permissions.ADMINISTER
    list_display_links = None
    list_select_related: ClassVar[tuple[str, ...]] = ("organization",)
    ordering: ClassVar[tuple[str, ...]] = ("-pk",)

    def get_queryset(self, request: Any) -> Any:
        """Rows of the range up to the clearance, without those behind a wall. The role reads no
        content, so this is not ``visible_to``."""
        rows = self.model._default_manager.placed_for(request.actor)
        return rows.order_by(*self.ordering or ("pk",))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone."""
        return obj is None and super().has_view_permission(request)
