"""Yearly plans through the API: the same readings and acts as their pages, by reference."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.models import TrainingPlan
from apps.cadres.training import actions, counting, reading
from apps.cadres.training.actions import Numbers
from apps.cadres.training.filters import TermFilter
from apps.cadres.training.serializers import (
    LaterNumbersSerializer,
    NewPlanSerializer,
    TrainingPlanSerializer,
)
from apps.inspection.cases.named import unit_named
from apps.membership.api import REFUSALS


class TrainingPlanViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Plans of the actor's range; their classes are entered under ``training-classes``."""

    queryset = TrainingPlan.objects.none()
    serializer_class = TrainingPlanSerializer
    filterset_class = TermFilter
    lookup_field = "reference"

    def get_queryset(self) -> Any:
        """Plans that the reader may know of, the latest year first."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = TrainingPlan.objects.visible_to(actor).select_related("organization")
        return rows.order_by("-year", "path", "kind", "audience", "pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a plan is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def paginate_queryset(self, queryset: Any) -> Any:
        """A page of them; what was done is counted for those alone."""
        self._shown = list(super().paginate_queryset(queryset) or ())
        return self._shown

    def get_serializer_context(self) -> dict[str, Any]:
        """With what was done of the plans that are shown."""
        context = dict(super().get_serializer_context())
        plans = getattr(self, "_shown", [])
        look = reading.Narrowed(self.request.actor)  # type: ignore[attr-defined]
        return context | {"done": counting.done_of(plans, rows=look.rows) if plans else {}}

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Plans, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    @extend_schema(responses={200: TrainingPlanSerializer, **REFUSALS})
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One plan with what was done of it."""
        return self._answer(self.get_object())

    @extend_schema(request=NewPlanSerializer, responses={201: TrainingPlanSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        """Enter what a decision plans for a year."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.DECIDE)
        values = self._checked(NewPlanSerializer(data=request.data))
        office = unit_named(actor, values.pop("organization"))
        about = {name: values.pop(name) for name in ("year", "kind", "audience")}
        made = actions.plan_training(
            organization=office, numbers=Numbers(**values), today=timezone.localdate(), by=actor,
            **about,
        )  # fmt: skip
        return self._answer(self.get_queryset().get(pk=made.pk), status.HTTP_201_CREATED)

    @extend_schema(
        request=LaterNumbersSerializer, responses={200: TrainingPlanSerializer, **REFUSALS}
    )
    @action(detail=True, methods=["post"])
    def change(self, request: Request, reference: str) -> Response:
        """Enter the numbers of a later decision."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        found: TrainingPlan = self.get_object()
        permissions.require_in_range(actor, permissions.DECIDE, found)
        values = self._checked(LaterNumbersSerializer(data=request.data))
        version = values.pop("version")
        actions.change_plan(
            plan=found, version=version, numbers=Numbers(**values), today=timezone.localdate(),
            by=actor,
        )  # fmt: skip
        return self._answer(self.get_object())

    def _checked(self, form: Any) -> dict[str, Any]:
        form.is_valid(raise_exception=True)
        return dict(form.validated_data)

    def _answer(self, plan: TrainingPlan, code: int = status.HTTP_200_OK) -> Response:
        self._shown = [plan]
        return Response(self.get_serializer(plan).data, status=code)
