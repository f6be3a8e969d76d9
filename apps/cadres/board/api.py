"""Scenarios of moves through the API: read only. They are put together on their pages."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.board.filters import ScenarioApiFilter
from apps.cadres.board.listing import moves_of
from apps.cadres.board.serializers import ScenarioRowSerializer, ScenarioSerializer
from apps.cadres.models import Scenario
from apps.core import audit


class ScenarioViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Scenarios that the reader may know of, the latest first, by their reference."""

    queryset = Scenario.objects.none()
    filterset_class = ScenarioApiFilter
    lookup_field = "reference"

    def get_serializer_class(self) -> Any:
        """Moves come with one scenario, not with the list."""
        return ScenarioSerializer if self.action == "retrieve" else ScenarioRowSerializer

    def get_queryset(self) -> Any:
        """Visible scenarios."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Scenario.objects.visible_to(actor).select_related("organization__parent")
        return rows.order_by("-prepared_on", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a scenario is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Scenarios, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One scenario with the moves that the reader may know of; reading is logged."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        found = self.get_object()
        audit.record_read(actor, action="cadres.scenario_read", obj=found)
        found.moves = moves_of(found, actor)
        return Response(self.get_serializer(found).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of scenarios."""
    router.register("scenarios", ScenarioViewSet, basename="scenario")
