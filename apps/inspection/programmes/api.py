"""Programmes through the API: the same readings and acts as their pages, by reference."""

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
from apps.core import audit
from apps.inspection import permissions
from apps.inspection.cases.named import subject_named, unit_named
from apps.inspection.models import Programme
from apps.inspection.programmes import actions, reading
from apps.inspection.programmes.actions import Planned
from apps.inspection.programmes.filters import ProgrammeFilter
from apps.inspection.programmes.serializers import (
    AdjustedSerializer,
    ChangedItemSerializer,
    DecidedSerializer,
    GivenUpSerializer,
    NewProgrammeSerializer,
    OpenCaseSerializer,
    OpenedSerializer,
    PlannedItemSerializer,
    ProgrammeRowSerializer,
    ProgrammeSerializer,
    VersionSerializer,
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
        return self._answer(found)

    @extend_schema(request=NewProgrammeSerializer, responses={201: ProgrammeSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        """Begin a programme: a draft."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        values = self._checked(NewProgrammeSerializer(data=request.data))
        unit = unit_named(actor, values.pop("organization"))
        made = actions.draft_programme(
            organization=unit, today=timezone.localdate(), by=actor, **values
        )
        return self._answer(made, status.HTTP_201_CREATED)

    @extend_schema(request=DecidedSerializer, responses={200: ProgrammeSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def adopt(self, request: Request, reference: str) -> Response:
        """Record the adoption."""
        return self._act(DecidedSerializer, permissions.DECIDE, actions.adopt_programme)

    @extend_schema(request=AdjustedSerializer, responses={200: ProgrammeSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def adjust(self, request: Request, reference: str) -> Response:
        """Record the decision that makes what waits part of the programme."""
        return self._act(AdjustedSerializer, permissions.DECIDE, actions.adjust_programme)

    @extend_schema(request=GivenUpSerializer, responses={200: ProgrammeSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def discard(self, request: Request, reference: str) -> Response:
        """Give the draft up."""
        return self._act(
            GivenUpSerializer, permissions.CHANGE, actions.discard_programme, dated=False
        )

    @extend_schema(request=PlannedItemSerializer, responses={201: ProgrammeSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def items(self, request: Request, reference: str) -> Response:
        """Plan one thing; in an adopted programme it waits for the adjustment."""
        return self._act(
            PlannedItemSerializer, permissions.CHANGE, actions.add_item,
            code=status.HTTP_201_CREATED,
        )  # fmt: skip

    @extend_schema(request=ChangedItemSerializer, responses={200: ProgrammeSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path=r"items/(?P<item>[-\w]+)/change")
    def change_item(self, request: Request, reference: str, item: str) -> Response:
        """Say anew what an item is; one that was adopted is replaced by the next decision."""
        return self._act(ChangedItemSerializer, permissions.CHANGE, actions.change_item, item=item)

    @extend_schema(request=GivenUpSerializer, responses={200: ProgrammeSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path=r"items/(?P<item>[-\w]+)/drop")
    def drop_item(self, request: Request, reference: str, item: str) -> Response:
        """Take an item out of the draft, or have the next decision drop it."""
        return self._act(
            GivenUpSerializer, permissions.CHANGE, actions.drop_item, item=item, dated=False
        )

    @extend_schema(request=VersionSerializer, responses={200: ProgrammeSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path=r"items/(?P<item>[-\w]+)/restore")
    def restore_item(self, request: Request, reference: str, item: str) -> Response:
        """Let an item stand after all, before the decision that would drop it."""
        return self._act(
            VersionSerializer, permissions.CHANGE, actions.restore_item, item=item, dated=False
        )

    @extend_schema(request=OpenCaseSerializer, responses={201: OpenedSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path=r"items/(?P<item>[-\w]+)/open")
    def open_item(self, request: Request, reference: str, item: str) -> Response:
        """Open a case about all subjects of the item that no other case examines."""
        actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
        programme = self.get_object()
        permissions.require_in_range(actor, permissions.CHANGE, programme)
        found = reading.item_or_404(actor, programme, item, today)
        values = self._checked(OpenCaseSerializer(data=request.data))
        live = {case.pk for case in found.opened if case.phase != "stopped"}
        free = [row for row in found.subjects if row.case_id not in live]
        case = actions.open_item_case(item=found, subjects=free, today=today, by=actor, **values)
        answer = OpenedSerializer({"case": case.reference}).data
        return Response(answer, status=status.HTTP_201_CREATED)

    def _act(
        self, serializer: Any, right: str, act: Callable[..., Any], *, item: str = "",
        dated: bool = True, code: int = status.HTTP_200_OK,
    ) -> Response:  # fmt: skip
        """One act on the programme, or on an item of it; the answer is the programme as it is."""
        actor, today = self.request.actor, timezone.localdate()  # type: ignore[attr-defined]
        found = self.get_object()
        permissions.require_in_range(actor, right, found)
        about: Any = {"programme": found}
        if item:
            about = {"item": reading.item_or_404(actor, found, item, today)}
        values = self._checked(serializer(data=self.request.data))
        if "kind" in values:
            values = self._planned(values)
        act(**about, by=actor, **({"today": today} if dated else {}), **values)
        return self._answer(self.get_object(), code)

    def _planned(self, values: dict[str, Any]) -> dict[str, Any]:
        """The item as the actions take it, beside the version and the reason."""
        actor = self.request.actor  # type: ignore[attr-defined]
        kept = {name: values.pop(name) for name in ("version", "reason") if name in values}
        named = [subject_named(actor, one) for one in values.pop("subjects", ())]
        return kept | {"planned": Planned(subjects=named, **values)}

    def _checked(self, serializer: Any) -> dict[str, Any]:
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def _answer(self, programme: Programme, code: int = status.HTTP_200_OK) -> Response:
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        plan = reading.plan_of(programme, actor, timezone.localdate())
        return Response(ProgrammeSerializer(programme, context={"plan": plan}).data, status=code)


def register(router: BaseRouter) -> None:
    """Add the addresses of programmes."""
    router.register("programmes", ProgrammeViewSet, basename="programme")
