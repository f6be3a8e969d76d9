"""Summaries and targets through the API: to read, and to have a summary generated."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import ReadOnlyModelViewSet

from apps.reports import actions
from apps.reports.filters import StatisticalTableFilter, SummaryFilter, TargetFilter
from apps.reports.models import StatisticalTable, Summary, Target
from apps.reports.serializers import (
    FigureSerializer,
    GenerateSerializer,
    StartedSerializer,
    StatisticalTableSerializer,
    SummarySerializer,
    TargetSerializer,
    figures_of,
)
from apps.reports.tables.sheet import sheet_for
from apps.tenancy.models import Organization


class SummaryViewSet(ReadOnlyModelViewSet[Summary]):
    """Summaries of the reader's range, every revision."""

    queryset = Summary.objects.none()
    serializer_class = SummarySerializer
    filterset_class = SummaryFilter

    def get_queryset(self) -> Any:
        return (
            Summary.objects.visible_to(getattr(self.request, "actor", None))
            .select_related("organization")
            .in_list_order()
        )

    @extend_schema(responses=FigureSerializer(many=True))
    @action(detail=True, pagination_class=None, filterset_class=None)
    def figures(self, request: Any, pk: str | None = None) -> Response:
        """The figures of the whole and of each unit; small sensitive numbers are withheld."""
        sheet = sheet_for(self.get_object(), request.actor)
        return Response(FigureSerializer(figures_of(sheet), many=True).data)

    @extend_schema(request=GenerateSerializer, responses={202: StartedSerializer})
    @action(detail=False, methods=["post"])
    def generate(self, request: Any) -> Response:
        """Have a summary generated; answers with the job. A running one is joined."""
        asked = GenerateSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        values = dict(asked.validated_data)
        visible = Organization.objects.visible_to(request.actor)
        unit = get_object_or_404(visible, code=values.pop("organization"))
        job = actions.request_summary(organization=unit, by=request.actor, **values)
        started = {"job": job.uuid, "url": reverse("core:job", args=[job.uuid])}
        return Response(StartedSerializer(started).data, status=status.HTTP_202_ACCEPTED)


class TargetViewSet(ReadOnlyModelViewSet[Target]):
    """Targets of the reader's range, the ended ones last."""

    queryset = Target.objects.none()
    serializer_class = TargetSerializer
    filterset_class = TargetFilter

    def get_queryset(self) -> Any:
        return (
            Target.objects.visible_to(getattr(self.request, "actor", None))
            .select_related("organization")
            .order_by("ended_at", "-last", "path", "pk")
        )


class StatisticalTableViewSet(ReadOnlyModelViewSet[StatisticalTable]):
    """Statistical tables, every definition of each code; public data, the same for everybody."""

    queryset = StatisticalTable.objects.order_by("code", "-valid_from", "pk")
    serializer_class = StatisticalTableSerializer
    filterset_class = StatisticalTableFilter


def register(router: BaseRouter) -> None:
    """Add summaries, statistical tables and targets."""
    router.register("summaries", SummaryViewSet, basename="summary")
    router.register("statistical-tables", StatisticalTableViewSet, basename="statistical-table")
    router.register("targets", TargetViewSet, basename="target")
