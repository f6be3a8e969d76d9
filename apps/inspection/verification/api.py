"""Draws through the API: read only; a draw is made on its page, in front of witnesses."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.core import audit
from apps.inspection.models import AssetDraw
from apps.inspection.permissions import VIEW
from apps.inspection.verification.filters import DrawFilter
from apps.inspection.verification.serializers import DrawRowSerializer, DrawSerializer


class DrawViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Draws of the actor's range, the newest first."""

    queryset = AssetDraw.objects.none()
    filterset_class = DrawFilter
    lookup_field = "reference"

    def get_serializer_class(self) -> Any:
        """The lines come with one draw, not with the list."""
        return DrawSerializer if self.action == "retrieve" else DrawRowSerializer

    def get_queryset(self) -> Any:
        """Visible draws."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = AssetDraw.objects.visible_to(actor).latest_first()
        return rows.select_related("organization__parent")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a record is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Draws, 50 a page."""
        require(request.actor, VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One draw; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="inspection.draw_read", obj=found)  # type: ignore[attr-defined]
        return Response(self.get_serializer(found).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of draws."""
    router.register("asset-draws", DrawViewSet, basename="asset-draw")
