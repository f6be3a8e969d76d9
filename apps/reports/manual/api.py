"""Manual figures through the API: the same readings and acts as their pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import ReadOnlyModelViewSet

from apps.accounts.permissions import require
from apps.core.errors import RuleRefused
from apps.membership.api import REFUSALS
from apps.reports import permissions
from apps.reports.manual import actions
from apps.reports.manual.cells import beside, indicator_of
from apps.reports.manual.filters import ManualFilter
from apps.reports.manual.serializers import (
    ManualFigureSerializer,
    ManualIndicatorSerializer,
    NewFigureSerializer,
    ReasonSerializer,
    TogetherSerializer,
)
from apps.reports.models import ManualFigure, ManualIndicator
from apps.tenancy.models import Organization


class ManualIndicatorViewSet(ReadOnlyModelViewSet[ManualIndicator]):
    """The catalogue of manual indicators, the same for everybody."""

    queryset = ManualIndicator.objects.select_related("of", "part_of").order_by("code")
    serializer_class = ManualIndicatorSerializer
    lookup_field = "code"


class ManualFigureViewSet(ReadOnlyModelViewSet[ManualFigure]):
    """Manual figures of the reader's range, every number ever entered."""

    queryset = ManualFigure.objects.none()
    serializer_class = ManualFigureSerializer
    filterset_class = ManualFilter

    def get_queryset(self) -> Any:
        return (
            ManualFigure.objects.visible_to(getattr(self.request, "actor", None))
            .select_related("organization", "indicator")
            .order_by("-last", "path", "-pk")
        )

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a figure is found by its key alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    @extend_schema(request=NewFigureSerializer, responses={201: ManualFigureSerializer, **REFUSALS})
    def create(self, request: Any) -> Response:
        """Enter a figure."""
        require(request.actor, permissions.ENTER)
        asked = NewFigureSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        values = dict(asked.validated_data)
        visible = Organization.objects.visible_to(request.actor)
        unit = get_object_or_404(visible, code=values.pop("organization"))
        values["indicator"] = _indicator(values["indicator"], values["last"])
        made = actions.enter_figure(organization=unit, by=request.actor, **values)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(
        request=None, parameters=[TogetherSerializer],
        responses={200: ManualFigureSerializer, **REFUSALS},
    )  # fmt: skip
    @action(detail=True, methods=["post"])
    def approve(self, request: Any, pk: str | None = None) -> Response:
        """Approve what somebody else entered, alone or with all that wait beside it."""
        figure = self.get_object()
        require(request.actor, permissions.rights_of(figure.indicator.form).check)
        asked = TogetherSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        if asked.validated_data["together"]:
            actions.approve_figures(figures=beside(figure, request.actor), by=request.actor)
            found = self.get_object()
        else:
            found = actions.approve_figure(figure=figure, by=request.actor)
        return Response(self.get_serializer(found).data)

    @extend_schema(request=ReasonSerializer, responses={200: ManualFigureSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Any, pk: str | None = None) -> Response:
        """Take a figure back with a reason."""
        figure = self.get_object()
        rights = permissions.rights_of(figure.indicator.form)
        if not request.actor.has(rights.check):
            require(request.actor, rights.generate)
        asked = ReasonSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        found = actions.withdraw_figure(figure=figure, by=request.actor, **asked.validated_data)
        return Response(self.get_serializer(found).data)


def _indicator(code: str, last: date) -> ManualIndicator:
    found = indicator_of(code, last)
    if found is None:
        raise RuleRefused("manual_indicator_unknown", field="indicator")
    return found


def register(router: BaseRouter) -> None:
    """Add manual figures and their catalogue."""
    router.register("manual-indicators", ManualIndicatorViewSet, basename="manual-indicator")
    router.register("manual-figures", ManualFigureViewSet, basename="manual-figure")
