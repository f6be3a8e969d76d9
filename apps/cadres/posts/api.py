"""Titles and units through the API: the same readings and acts as their pages."""

from __future__ import annotations

from collections.abc import Callable
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
from apps.cadres import permissions
from apps.cadres.models import Title, WorkUnit
from apps.cadres.posts import actions, reading
from apps.cadres.posts.filters import TitleFilter, WorkUnitFilter
from apps.cadres.posts.serializers import (
    ContinueSerializer,
    EndSerializer,
    NewSeatSerializer,
    NewWorkUnitSerializer,
    StaffSerializer,
    TitleRowSerializer,
    TitleSerializer,
    WorkUnitRowSerializer,
    WorkUnitSerializer,
)
from apps.inspection.cases.named import unit_named
from apps.membership.api import REFUSALS


class TitleViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """The catalogue of titles, by code."""

    queryset = Title.objects.select_related("successor").order_by("-rank", "name", "pk")
    serializer_class = TitleRowSerializer
    filterset_class = TitleFilter
    lookup_field = "code"

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Titles, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    @extend_schema(responses={200: TitleSerializer, **REFUSALS})
    def retrieve(self, request: Request, code: str) -> Response:
        """One title with its standards."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        found = reading.title_or_404(code)
        context = {"standards": reading.standards_of(found)}
        return Response(TitleSerializer(found, context=context).data)


class WorkUnitViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Units of the actor's range, by their reference."""

    queryset = WorkUnit.objects.none()
    serializer_class = WorkUnitRowSerializer
    filterset_class = WorkUnitFilter
    lookup_field = "reference"

    def get_queryset(self) -> Any:
        """Units that the reader may know of."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = WorkUnit.objects.visible_to(actor).select_related("organization", "successor")
        return rows.order_by("path", "search_key", "pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a unit is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Units, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    @extend_schema(responses={200: WorkUnitSerializer, **REFUSALS})
    def retrieve(self, request: Request, reference: str) -> Response:
        """One unit with its seats and staffing."""
        return self._answer(self.get_object())

    @extend_schema(request=NewWorkUnitSerializer, responses={201: WorkUnitSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        """Set up a unit."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        values = self._checked(NewWorkUnitSerializer(data=request.data))
        office = unit_named(actor, values.pop("organization"))
        made = actions.set_up_unit(organization=office, by=actor, **values)
        return self._answer(made, status.HTTP_201_CREATED)

    @extend_schema(request=NewSeatSerializer, responses={201: WorkUnitSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def seats(self, request: Request, reference: str) -> Response:
        """Set up a seat."""
        return self._act(NewSeatSerializer, actions.set_up_seat, status.HTTP_201_CREATED)

    @extend_schema(request=StaffSerializer, responses={200: WorkUnitSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def staff(self, request: Request, reference: str) -> Response:
        """Enter staff assigned."""
        return self._act(StaffSerializer, actions.assign_staff)

    @extend_schema(request=EndSerializer, responses={200: WorkUnitSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def end(self, request: Request, reference: str) -> Response:
        """End the unit."""
        return self._act(EndSerializer, actions.end_unit)

    @extend_schema(request=ContinueSerializer, responses={200: WorkUnitSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path="continue")
    def carry_on(self, request: Request, reference: str) -> Response:
        """Continue the unit as another one."""
        return self._act(ContinueSerializer, actions.continue_unit)

    def _act(
        self, serializer: Any, act: Callable[..., Any], code: int = status.HTTP_200_OK
    ) -> Response:
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        found = self.get_object()
        permissions.require_in_range(actor, permissions.CHANGE, found)
        values = self._checked(serializer(data=self.request.data))
        if values.get("successor"):
            values["successor"] = reading.unit_or_404(actor, values["successor"])
        act(work_unit=found, today=timezone.localdate(), by=actor, **values)
        return self._answer(self.get_object(), code)

    def _checked(self, serializer: Any) -> dict[str, Any]:
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def _answer(self, unit: WorkUnit, code: int = status.HTTP_200_OK) -> Response:
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        page = reading.unit_page(unit, actor, timezone.localdate())
        return Response(WorkUnitSerializer(unit, context={"page": page}).data, status=code)


def register(router: BaseRouter) -> None:
    """Add the addresses of titles and units."""
    router.register("cadre-titles", TitleViewSet, basename="cadre-title")
    router.register("work-units", WorkUnitViewSet, basename="work-unit")
