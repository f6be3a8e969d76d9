"""Findings of a case and demands through the API: read, and what was found recorded."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core import audit
from apps.core.errors import NotAllowed
from apps.core.keys import KeyConverter, meant
from apps.inspection import permissions
from apps.inspection.findings import actions, reading
from apps.inspection.findings.filters import DemandFilter
from apps.inspection.findings.serializers import (
    CaseFindingsSerializer,
    DemandRowSerializer,
    DemandSerializer,
    NewResultSerializer,
)
from apps.inspection.models import Allegation, Case, Demand
from apps.inspection.reading import case_or_404
from apps.membership.api import REFUSALS


class CaseFindingViewSet(GenericViewSet):  # type: ignore[type-arg]
    """What one case examines and has found, by its reference."""

    queryset = Case.objects.none()
    serializer_class = CaseFindingsSerializer
    lookup_field = "reference"
    filter_backends = ()
    pagination_class = None

    @extend_schema(responses=CaseFindingsSerializer)
    def retrieve(self, request: Request, reference: str) -> Response:
        """Contents with allegations and findings, then demands; reading is logged."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        case = case_or_404(actor, reference)
        audit.record_read(actor, action="inspection.findings_read", obj=case)
        return self._answer(actor, case)

    @extend_schema(request=NewResultSerializer, responses={200: CaseFindingsSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path=r"allegations/(?P<key>[0-9a-z]{13})/result")
    def result(self, request: Request, reference: str, key: str) -> Response:
        """Record what was found of an allegation, by its key."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        case = case_or_404(actor, reference)
        rows = Allegation.objects.visible_to(actor).of_case(case)
        row = rows.filter(pk=meant(KeyConverter.purpose, key)).first()
        if row is None:
            raise Http404
        permissions.require_in_range(actor, permissions.CHANGE, case)
        checked = NewResultSerializer(data=request.data)
        checked.is_valid(raise_exception=True)
        actions.record_result(
            case=case, allegation=row, today=timezone.localdate(), by=actor,
            **checked.validated_data,
        )  # fmt: skip
        return self._answer(actor, case_or_404(actor, reference))

    def _answer(self, actor: Any, case: Case) -> Response:
        found = reading.findings_of(actor, case, timezone.localdate())
        for demand in found.demands:
            demand.case, demand.organization = case, case.organization
        data = {
            "reference": case.reference,
            "version": case.version,
            "contents": found.parts,
            "demands": found.demands,
        }
        return Response(CaseFindingsSerializer(data).data)


class DemandViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Demands of cases in the actor's range and of cases opened by a grant."""

    queryset = Demand.objects.none()
    filterset_class = DemandFilter
    lookup_field = "key"
    lookup_value_regex = r"[0-9A-Z]+"

    def get_serializer_class(self) -> Any:
        """Defect and proof come with one demand, not with the list."""
        return DemandSerializer if self.action == "retrieve" else DemandRowSerializer

    def get_queryset(self) -> Any:
        """Visible demands, the one that is due first at the top."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Demand.objects.visible_to(actor).select_related("case", "organization__parent")
        return rows.order_by("due_on", "pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a record is found by its key alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Demands, 50 a page."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        if not (actor.has(permissions.VIEW) or actor.granted("inspection.case")):
            raise NotAllowed(permission=str(permissions.VIEW))
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One demand; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="inspection.demand_read", obj=found.case)  # type: ignore[attr-defined]
        return Response(self.get_serializer(found).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of findings and demands."""
    router.register("case-findings", CaseFindingViewSet, basename="case-finding")
    router.register("demands", DemandViewSet, basename="demand")
