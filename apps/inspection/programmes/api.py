"""Programmes through the API: the same readings and the opening of a case."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.core import audit
from apps.inspection import permissions
from apps.inspection.models import Programme
from apps.inspection.programmes import actions, reading
from apps.inspection.programmes.filters import ProgrammeFilter
from apps.inspection.programmes.serializers import (
    OpenCaseSerializer,
    OpenedSerializer,
    ProgrammeRowSerializer,
    ProgrammeSerializer,
)
from apps.membership.api import REFUSALS


class ProgrammeViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Programmes of the actor's range, by their reference."""

    queryset = Programme.objects.none()
    serializer_class = ProgrammeRowSerializer
    filterset_class = ProgrammeFilter
    lookup_field = "reference"

    def get_queryset(self) -> Any:
        """Programmes that the reader may know of, the latest first."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Programme.objects.visible_to(actor).select_related("organization")
        return rows.order_by("-first_year", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a programme is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Programmes, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    @extend_schema(responses={200: ProgrammeSerializer, **REFUSALS})
    def retrieve(self, request: Request, reference: str) -> Response:
        """One programme with its items and their progress; reading is logged."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        found = self.get_object()
        audit.record_read(actor, action="inspection.programme_read", obj=found)
        plan = reading.plan_of(found, actor, timezone.localdate())
        return Response(ProgrammeSerializer(found, context={"plan": plan}).data)

    @extend_schema(request=OpenCaseSerializer, responses={201: OpenedSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path=r"items/(?P<item>[-\w]+)/open")
    def open_item(self, request: Request, reference: str, item: str) -> Response:
        """Open a case about all subjects of the item that no other case examines."""
        actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
        programme = self.get_object()
        permissions.require_in_range(actor, permissions.CHANGE, programme)
        found = reading.item_or_404(actor, programme, item, today)
        serializer = OpenCaseSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        live = {case.pk for case in found.opened if case.phase != "stopped"}
        free = [row for row in found.subjects if row.case_id not in live]
        case = actions.open_item_case(
            item=found, subjects=free, today=today, by=actor, **serializer.validated_data
        )
        answer = OpenedSerializer({"case": case.reference}).data
        return Response(answer, status=status.HTTP_201_CREATED)


def register(router: BaseRouter) -> None:
    """Add the addresses of programmes."""
    router.register("programmes", ProgrammeViewSet, basename="programme")
