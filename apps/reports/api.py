"""Summaries through the API: to read, and to have a summary generated."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet, ReadOnlyModelViewSet

from apps.accounts.permissions import require
from apps.reports import actions, catalogue, comparing_api, permissions
from apps.reports.filters import StatisticalTableFilter, SummaryFilter
from apps.reports.handover import actions as handover
from apps.reports.models import StatisticalTable, Summary
from apps.reports.narrative.tables import narrative_of
from apps.reports.outputs import OUTPUTS
from apps.reports.packs.actions import request_pack
from apps.reports.serializers import (
    CatalogueSerializer,
    FigureSerializer,
    GenerateSerializer,
    IndicatorSerializer,
    NarrativeSerializer,
    NoteSerializer,
    StartedSerializer,
    StatisticalTableSerializer,
    SummarySerializer,
    figures_of,
)
from apps.reports.tables.sheet import sheet_for
from apps.reports.views.downloads import file_of
from apps.tenancy.models import Organization


class SummaryViewSet(ReadOnlyModelViewSet[Summary]):
    """Summaries of the reader's range, every revision."""

    queryset = Summary.objects.none()
    serializer_class = SummarySerializer
    filterset_class = SummaryFilter

    def get_queryset(self) -> Any:
        return (
            Summary.objects.visible_to(getattr(self.request, "actor", None))
            .select_related("organization", "handover")
            .in_list_order()
        )

    @extend_schema(responses=FigureSerializer(many=True))
    @action(detail=True, pagination_class=None, filterset_class=None)
    def figures(self, request: Any, pk: str | None = None) -> Response:
        """The figures of the whole and of each unit; small sensitive numbers are withheld."""
        sheet = sheet_for(self.get_object(), request.actor)
        return Response(FigureSerializer(figures_of(sheet), many=True).data)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(
        detail=True, url_path=f"files/(?P<ending>{'|'.join(OUTPUTS)})", pagination_class=None,
        filterset_class=None,
    )  # fmt: skip
    def file(self, request: Any, ending: str, pk: str | None = None) -> HttpResponse:
        """The summary as a file: Word, Excel, PDF or CSV; taking it is written to the trail."""
        return file_of(self.get_object(), request.actor, ending)

    @extend_schema(responses=NarrativeSerializer)
    @action(detail=True, pagination_class=None, filterset_class=None)
    def narrative(self, request: Any, pk: str | None = None) -> Response:
        """The paragraph that reports print, in the language that is asked for."""
        text = narrative_of(sheet_for(self.get_object(), request.actor)).text
        return Response(NarrativeSerializer({"text": text}).data)

    @extend_schema(request=None, responses={202: StartedSerializer})
    @action(detail=True, methods=["post"])
    def pack(self, request: Any, pk: str | None = None) -> Response:
        """Have all forms of the summary's period put into one archive; answers with the job."""
        summary = self.get_object()
        job = request_pack(
            organization=summary.organization, kind=summary.kind, first=summary.first,
            last=summary.last, by=request.actor,
        )  # fmt: skip
        started = {"job": job.uuid, "url": reverse("core:job", args=[job.uuid])}
        return Response(StartedSerializer(started).data, status=status.HTTP_202_ACCEPTED)

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

    @extend_schema(request=None, responses=SummarySerializer)
    @action(detail=True, methods=["post"])
    def send(self, request: Any, pk: str | None = None) -> Response:
        """Send a signed summary to the level above."""
        handover.send_up(summary=self.get_object(), by=request.actor)
        return Response(SummarySerializer(self.get_object()).data)

    @extend_schema(request=None, responses=SummarySerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Any, pk: str | None = None) -> Response:
        """Accept a summary that a unit has sent."""
        handover.accept(summary=self.get_object(), by=request.actor)
        return Response(SummarySerializer(self.get_object()).data)

    @extend_schema(request=NoteSerializer, responses=SummarySerializer)
    @action(detail=True, methods=["post"], url_path="return-to-unit", url_name="return-to-unit")
    def return_to_unit(self, request: Any, pk: str | None = None) -> Response:
        """Return a summary to its unit with a note."""
        summary = self.get_object()
        asked = NoteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        handover.return_to_unit(
            summary=summary, note=asked.validated_data["note"], by=request.actor
        )
        return Response(SummarySerializer(self.get_object()).data)


class IndicatorViewSet(GenericViewSet):  # type: ignore[type-arg]
    """The catalogue of indicators: what each counts, in words."""

    serializer_class = IndicatorSerializer
    pagination_class = None
    filter_backends = ()
    lookup_field = "key"
    lookup_value_regex = "[A-Za-z0-9_-]+"

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
        try:
            entry = catalogue.entry_of(key)
        except KeyError:
            raise Http404 from None
        return Response(IndicatorSerializer(entry).data)


class StatisticalTableViewSet(ReadOnlyModelViewSet[StatisticalTable]):
    """Statistical tables, every definition of each code; public data, the same for everybody."""

    queryset = StatisticalTable.objects.order_by("code", "-valid_from", "pk")
    serializer_class = StatisticalTableSerializer
    filterset_class = StatisticalTableFilter


def register(router: BaseRouter) -> None:
    """Add summaries."""
    router.register("summaries", SummaryViewSet, basename="summary")
    router.register("statistical-tables", StatisticalTableViewSet, basename="statistical-table")
    comparing_api.register(router)
    router.register("indicators", IndicatorViewSet, basename="indicator")
