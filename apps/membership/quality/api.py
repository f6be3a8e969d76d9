"""Findings, and lists compared with the files, through the API."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.membership import permissions
from apps.membership.api import REFUSALS
from apps.membership.models import ListReconciliation, Member
from apps.membership.quality import reading, reconcile_actions, reconciling, rules
from apps.membership.quality.serializers import (
    FindingSerializer,
    NewReconciliationSerializer,
    ReconciliationSerializer,
    StrikeReasonSerializer,
)
from apps.tenancy.models import Organization

RULE = OpenApiParameter("rule", enum=sorted(rules.BY_CODE), description="The first one without it.")


class FindingViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Records of the own range in which a rule finds something."""

    queryset = Member.objects.none()
    serializer_class = FindingSerializer
    filter_backends = ()

    def get_queryset(self) -> Any:
        """By organisation and name."""
        code = self.request.query_params.get("rule", "")
        code = code if code in rules.BY_CODE else rules.RULES[0].code
        return reading.found_by(self.request.actor, code, today=timezone.localdate())  # type: ignore[attr-defined]

    @extend_schema(parameters=[RULE], responses=FindingSerializer(many=True))
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Records, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)


class ReconciliationViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Lists of members compared with the files in the own range, the latest first."""

    queryset = ListReconciliation.objects.none()
    serializer_class = ReconciliationSerializer
    filter_backends = ()
    lookup_value_regex = r"\d+"

    def get_queryset(self) -> Any:
        """Those of the own range, the struck ones too."""
        rows = ListReconciliation.objects.in_scope_of(self.request.actor)  # type: ignore[attr-defined]
        return rows.select_related("organization").order_by("-held_on", "-pk")

    def paginate_queryset(self, queryset: Any) -> Any:
        """A page of them with the day of the next comparison."""
        return self._shown(super().paginate_queryset(queryset) or ())

    def _shown(self, rows: Any) -> list[Any]:
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        return reconciling.shown(rows, actor, today=timezone.localdate())

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Comparisons, 50 a page."""
        require(request.actor, permissions.CHANGE)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    @extend_schema(
        request=NewReconciliationSerializer, responses={201: ReconciliationSerializer, **REFUSALS}
    )
    def create(self, request: Request) -> Response:
        """Record that list and files of an organisation were compared."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        sent = NewReconciliationSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        values = dict(sent.validated_data)
        units = Organization.objects.visible_to(actor).filter(active=True)
        unit = get_object_or_404(units, code=values.pop("organization"))
        made = reconcile_actions.record_reconciliation(
            organization=unit, today=timezone.localdate(), by=actor, **values
        )
        found = self.get_serializer(self._shown([made])[0])
        return Response(found.data, status=status.HTTP_201_CREATED)

    @extend_schema(
        request=StrikeReasonSerializer, responses={200: ReconciliationSerializer, **REFUSALS}
    )
    @action(detail=True, methods=["post"])
    def strike(self, request: Request, pk: str) -> Response:
        """Strike a comparison that was entered by mistake."""
        found, actor = self.get_object(), request.actor  # type: ignore[attr-defined]
        sent = StrikeReasonSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        done = reconcile_actions.strike_reconciliation(
            reconciliation=found, by=actor, **sent.validated_data
        )
        return Response(self.get_serializer(self._shown([done])[0]).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of this topic to the API."""
    router.register("findings", FindingViewSet, basename="finding")
    router.register("list-reconciliations", ReconciliationViewSet, basename="reconciliation")
