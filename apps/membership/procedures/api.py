"""Procedures through the API: the same readings and acts as their pages."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core import audit
from apps.core.errors import NotAllowed
from apps.membership.models import Procedure
from apps.membership.procedures import permissions
from apps.membership.procedures.acts_api import ProcedureActs
from apps.membership.procedures.filters import ProcedureFilter
from apps.membership.procedures.serializers import ProcedureRowSerializer, ProcedureSerializer


class ProcedureViewSet(
    ProcedureActs,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    GenericViewSet,  # type: ignore[type-arg]
):
    """Procedures about members in the actor's range and about those opened by a grant."""

    queryset = Procedure.objects.none()
    filterset_class = ProcedureFilter
    lookup_value_regex = r"\d+"

    def get_serializer_class(self) -> Any:
        """Votes and papers come with one procedure, not with the list."""
        return ProcedureRowSerializer if self.action == "list" else ProcedureSerializer

    def get_queryset(self) -> Any:
        """Visible procedures, the newest first."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        return Procedure.objects.visible_to(actor).with_names().order_by("-opened_on", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a record is found by its key alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Procedures, 50 a page."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        if not (actor.has(permissions.VIEW) or actor.granted("membership.member")):
            raise NotAllowed(permission=str(permissions.VIEW))
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One procedure with its votes and papers; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="membership.procedure_read", obj=found)  # type: ignore[attr-defined]
        return Response(self.get_serializer(found).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of the procedures."""
    router.register("procedures", ProcedureViewSet, basename="procedure")
