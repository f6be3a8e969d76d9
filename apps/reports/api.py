"""Summaries and targets through the API: to read, and to have a summary generated."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet, ReadOnlyModelViewSet

from apps.accounts.permissions import require
from apps.reports import actions, catalogue, permissions
from apps.reports.filters import SummaryFilter, TargetFilter
from apps.reports.indicators import INDICATORS
from apps.reports.models import Summary, Target
from apps.reports.serializers import (
    CatalogueSerializer,
    FigureSerializer,
    GenerateSerializer,
    IndicatorSerializer,
    StartedSerializer,
    SummarySerializer,
    TargetSerializer,
    figures_of,
)
from apps.reports.sheet import Sheet
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
        sheet = Sheet(self.get_object(), request.actor)
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


class IndicatorViewSet(GenericViewSet):  # type: ignore[type-arg]
    """The catalogue of indicators: what each counts, in words."""

    serializer_class = IndicatorSerializer
    pagination_class = None
    filter_backends = ()
    lookup_field = "key"
    lookup_value_regex = "[a-z0-9_]+"

    @extend_schema(parameters=[CatalogueSerializer])
    def list(self, request: Any) -> Response:
        """All indicators, or those that have every word of ``q`` and are of what was chosen."""
        require(request.actor, permissions.VIEW)
        asked = CatalogueSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        found = catalogue.found(**asked.validated_data)
        return Response(IndicatorSerializer(found, many=True).data)

    def retrieve(self, request: Any, key: str) -> Response:
        """One indicator by its key."""
        require(request.actor, permissions.VIEW)
        if key not in INDICATORS:
            raise Http404
        return Response(IndicatorSerializer(catalogue.entry_of(key)).data)


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


def register(router: BaseRouter) -> None:
    """Add summaries and targets."""
    router.register("summaries", SummaryViewSet, basename="summary")
    router.register("indicators", IndicatorViewSet, basename="indicator")
    router.register("targets", TargetViewSet, basename="target")
