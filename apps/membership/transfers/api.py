"""Transfers through the API: what both sides read, and their acts."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core import audit
from apps.core.errors import NotAllowed
from apps.membership.models import Transfer
from apps.membership.transfers.acts_api import TransferActs
from apps.membership.transfers.filters import TransferFilter
from apps.membership.transfers.serializers import TransferSerializer
from apps.membership.transfers.sides import VIEW


class TransferViewSet(
    TransferActs,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    GenericViewSet,  # type: ignore[type-arg]
):
    """Transfers out of the actor's range and, once the paper is issued, into it."""

    queryset = Transfer.objects.none()
    serializer_class = TransferSerializer
    filterset_class = TransferFilter
    lookup_value_regex = r"\d+"

    def get_queryset(self) -> Any:
        """Visible transfers, the latest first."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        return Transfer.objects.visible_to(actor).by_day()

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a record is found by its key alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Transfers, 50 a page."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        if not (actor.has(VIEW) or actor.granted("membership.member")):
            raise NotAllowed(permission=str(VIEW))
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One transfer; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="membership.transfer_read", obj=found)  # type: ignore[attr-defined]
        return Response(self.get_serializer(found).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of transfers."""
    router.register("transfers", TransferViewSet, basename="transfer")
