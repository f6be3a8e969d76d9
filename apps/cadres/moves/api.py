"""Moves through the API: read only."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.models import Move, MoveAssessment
from apps.cadres.moves.filters import MoveFilter
from apps.cadres.moves.serializers import MoveRowSerializer, MoveSerializer
from apps.core import audit


class MoveViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Moves that the reader may know of, the latest first, by their reference."""

    queryset = Move.objects.none()
    filterset_class = MoveFilter
    lookup_field = "reference"

    def get_serializer_class(self) -> Any:
        """Assessments come with one move, not with the list."""
        return MoveSerializer if self.action == "retrieve" else MoveRowSerializer

    def get_queryset(self) -> Any:
        """Visible moves."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Move.objects.visible_to(actor).valid()
        return rows.select_related("cadre", "organization__parent").order_by("-proposed_on", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a move is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Moves, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One move; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="cadres.move_read", obj=found)  # type: ignore[attr-defined]
        rows = MoveAssessment.objects.of_move(found).order_by("assessed_on", "pk")
        found.assessments = list(rows)
        return Response(self.get_serializer(found).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of moves."""
    router.register("moves", MoveViewSet, basename="move")
