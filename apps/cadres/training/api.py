"""Classes through the API: the same readings and acts as their pages, by reference."""

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
from apps.cadres import permissions
from apps.cadres.models import TrainingClass, TrainingPlan
from apps.cadres.training import actions, reading
from apps.cadres.training.actions import Course, Result
from apps.cadres.training.filters import ClassFilter
from apps.cadres.training.plan_api import TrainingPlanViewSet
from apps.cadres.training.serializers import (
    EnteredSerializer,
    NewClassSerializer,
    ResultSerializer,
    TrainingClassRowSerializer,
    TrainingClassSerializer,
)
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection.cases.named import unit_named
from apps.membership.api import REFUSALS


class TrainingClassViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Classes of the actor's range, by their reference."""

    queryset = TrainingClass.objects.none()
    serializer_class = TrainingClassRowSerializer
    filterset_class = ClassFilter
    lookup_field = "reference"

    def get_queryset(self) -> Any:
        """Classes that the reader may know of, the latest first."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = TrainingClass.objects.visible_to(actor).select_related("organization", "plan")
        return reading.with_people(actor, rows).order_by("-starts_on", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a class is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Classes, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    @extend_schema(responses={200: TrainingClassSerializer, **REFUSALS})
    def retrieve(self, request: Request, reference: str) -> Response:
        """One class with its people; reading is logged."""
        found = self.get_object()
        actor: Any = request.actor  # type: ignore[attr-defined]
        audit.record_read(actor, action="cadres.training_class_read", obj=found)
        return self._answer(found)

    @extend_schema(request=NewClassSerializer, responses={201: TrainingClassSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        """Set up a class."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        values = self._checked(NewClassSerializer(data=request.data))
        office = unit_named(actor, values.pop("organization"))
        plan = self._plan(values.pop("plan"))
        made = actions.set_up_class(
            organization=office, course=Course(plan=plan, **values), by=actor
        )
        return self._answer(self.get_queryset().get(pk=made.pk), status.HTTP_201_CREATED)

    @extend_schema(request=EnteredSerializer, responses={201: TrainingClassSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def people(self, request: Request, reference: str) -> Response:
        """Enter somebody in the class."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        found = self._changing()
        values = self._checked(EnteredSerializer(data=request.data))
        cadre, member = reading.who(actor, values["cadre"], values["card_number"])
        actions.enrol(training_class=found, cadre=cadre, member=member, by=actor)
        return self._answer(self.get_object(), status.HTTP_201_CREATED)

    @extend_schema(request=ResultSerializer, responses={200: TrainingClassSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path=r"people/(?P<attendance>[-\w]+)/result")
    def result(self, request: Request, reference: str, attendance: str) -> Response:
        """Record what became of somebody."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        row = reading.attendance_or_404(actor, self.get_object(), attendance)
        permissions.require_in_range(actor, permissions.CHANGE, row)
        values = self._checked(ResultSerializer(data=request.data))
        version, reason = values.pop("version"), values.pop("reason")
        actions.record_result(
            attendance=row, version=version, result=Result(**values), reason=reason,
            today=timezone.localdate(), by=actor,
        )  # fmt: skip
        return self._answer(self.get_object())

    def _plan(self, reference: str) -> TrainingPlan | None:
        if not reference:
            return None
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        found: TrainingPlan | None = (
            TrainingPlan.objects.visible_to(actor).filter(reference=reference).first()
        )
        if found is None:
            raise RuleRefused("training_plan_unknown", field="plan")
        return found

    def _changing(self) -> TrainingClass:
        found: TrainingClass = self.get_object()
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        permissions.require_in_range(actor, permissions.CHANGE, found)
        return found

    def _checked(self, form: Any) -> dict[str, Any]:
        form.is_valid(raise_exception=True)
        return dict(form.validated_data)

    def _answer(self, found: TrainingClass, code: int = status.HTTP_200_OK) -> Response:
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        context = {"people": reading.people_of(actor, found), "request": self.request}
        return Response(TrainingClassSerializer(found, context=context).data, status=code)


def register(router: BaseRouter) -> None:
    """Classes and plans."""
    router.register("training-classes", TrainingClassViewSet, basename="training-class")
    router.register("training-plans", TrainingPlanViewSet, basename="training-plan")
