"""The register of numbers through the API."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.documents.models import PaperNumber
from apps.documents.papers.actions import take_number
from apps.documents.papers.permissions import TAKE, VIEW
from apps.documents.papers.serializers import NewNumberSerializer, PaperNumberSerializer
from apps.tenancy.models import Organization


class PaperNumberViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Numbers of the range that the reader may read, the latest first; others lie between them."""

    queryset = PaperNumber.objects.none()
    serializer_class = PaperNumberSerializer
    lookup_field = "reference"
    filter_backends = ()

    def get_queryset(self) -> Any:
        """What the reader may know of."""
        actor = self.request.actor  # type: ignore[attr-defined]
        rows = PaperNumber.objects.visible_to(actor).select_related("series", "organization")
        return rows.order_by("-taken_at", "-pk")

    def list(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """The register."""
        require(request.actor, VIEW)
        return super().list(request, *args, **kwargs)

    @extend_schema(request=NewNumberSerializer, responses={201: PaperNumberSerializer})
    def create(self, request: Request) -> Response:
        """Give the next number of a series to a signed paper; it is never given again."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, TAKE)
        checked = NewNumberSerializer(data=request.data)
        checked.is_valid(raise_exception=True)
        values = dict(checked.validated_data)
        units = Organization.objects.visible_to(actor)
        unit = get_object_or_404(units, code=values.pop("organization"))
        made = take_number(organization=unit, today=timezone.localdate(), by=actor, **values)
        return Response(PaperNumberSerializer(made).data, status.HTTP_201_CREATED)


def register(router: BaseRouter) -> None:
    """Add the address of the register."""
    router.register("paper-numbers", PaperNumberViewSet, basename="paper-number")
