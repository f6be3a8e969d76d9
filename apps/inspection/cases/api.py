"""Cases through the API: the same readings and actions as their pages."""

from __future__ import annotations

from typing import Any

from django.http import Http404
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
from apps.core.errors import NotAllowed
from apps.inspection import permissions
from apps.inspection.cases import actions
from apps.inspection.cases.filters import CaseFilter
from apps.inspection.cases.named import subject_named, unit_named
from apps.inspection.cases.serializers import (
    CaseRowSerializer,
    CaseSerializer,
    NewCaseSerializer,
    StepDoneSerializer,
)
from apps.inspection.models import Case, CaseStep
from apps.membership.api import REFUSALS


class CaseViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Cases of the actor's range and those opened by a grant, by their reference."""

    queryset = Case.objects.none()
    serializer_class = CaseRowSerializer
    filterset_class = CaseFilter
    lookup_field = "reference"

    def get_queryset(self) -> Any:
        """Cases that the reader may know of, the latest first."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Case.objects.visible_to(actor).select_related("organization", "handler")
        return rows.order_by("-registered_on", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a case is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Cases, 50 a page."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        if not (actor.has(permissions.VIEW) or actor.granted(Case._meta.label_lower)):
            raise NotAllowed(permission=str(permissions.VIEW))
        return super().list(request, *args, **kwargs)

    @extend_schema(responses={200: CaseSerializer, **REFUSALS})
    def retrieve(self, request: Request, reference: str) -> Response:
        """One case with subjects and steps; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="inspection.case_read", obj=found)  # type: ignore[attr-defined]
        return self._answer(found)

    @extend_schema(request=NewCaseSerializer, responses={201: CaseSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        """Register a case."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        values = self._checked(NewCaseSerializer(data=request.data))
        unit = unit_named(actor, values.pop("organization"))
        subjects = [subject_named(actor, one) for one in values.pop("subjects")]
        made = actions.register_case(
            organization=unit, subjects=subjects, today=timezone.localdate(), by=actor, **values
        )
        return self._answer(made, status.HTTP_201_CREATED)

    @extend_schema(request=StepDoneSerializer, responses={200: CaseSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path=r"steps/(?P<code>[-\w]+)/done")
    def step_done(self, request: Request, reference: str, code: str) -> Response:
        """Record a step as done, by its code."""
        found, actor = self.get_object(), request.actor  # type: ignore[attr-defined]
        permissions.require_in_range(actor, permissions.CHANGE, found)
        values = self._checked(StepDoneSerializer(data=request.data))
        step = CaseStep.objects.visible_to(actor).of_case(found).filter(code=code).first()
        if step is None:
            raise Http404
        actions.complete_step(case=found, step=step, today=timezone.localdate(), by=actor, **values)
        return self._answer(self.get_object())

    def _answer(self, case: Case, code: int = status.HTTP_200_OK) -> Response:
        actor = self.request.actor  # type: ignore[attr-defined]
        return Response(CaseSerializer(case, context={"actor": actor}).data, status=code)

    def _checked(self, serializer: Any) -> dict[str, Any]:
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)


def register(router: BaseRouter) -> None:
    """Add the addresses of cases."""
    router.register("cases", CaseViewSet, basename="case")
