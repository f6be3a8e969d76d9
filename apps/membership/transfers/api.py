"""Transfers through the API: the lists of both sides, and the reception."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import NotAllowed
from apps.membership.api import REFUSALS
from apps.membership.models import Transfer
from apps.membership.transfers import actions
from apps.membership.transfers.filters import TransferFilter
from apps.membership.transfers.serializers import ReceptionSerializer, TransferSerializer
from apps.membership.transfers.sides import CHANGE, VIEW
from apps.tenancy.models import Organization


class TransferViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
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

    @extend_schema(request=ReceptionSerializer, responses={200: TransferSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def receive(self, request: Request, pk: str) -> Response:
        """Receive the member in a cell of the own range."""
        found, actor = self.get_object(), request.actor  # type: ignore[attr-defined]
        require(actor, CHANGE)
        sent = ReceptionSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        values = dict(sent.validated_data)
        cells = Organization.objects.visible_to(actor)
        unit = get_object_or_404(cells, code=values.pop("organization"))
        done = actions.receive_transfer(
            transfer=found, organization=unit, by=actor, today=timezone.localdate(), **values
        )
        return Response(self.get_serializer(done).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of transfers."""
    router.register("transfers", TransferViewSet, basename="transfer")
