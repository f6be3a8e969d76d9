"""Targets through the API: to read, with how each stands."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import ReadOnlyModelViewSet

from apps.reports.models import Target
from apps.reports.targets import measuring, showing
from apps.reports.targets.filters import TargetFilter
from apps.reports.targets.serializers import TargetSerializer, TargetStandingSerializer


class TargetViewSet(ReadOnlyModelViewSet[Target]):
    """Targets of the reader's range, the ended ones last."""

    queryset = Target.objects.none()
    serializer_class = TargetSerializer
    filterset_class = TargetFilter

    def get_queryset(self) -> Any:
        return (
            Target.objects.visible_to(getattr(self.request, "actor", None))
            .select_related("organization", "manual__of", "owner_unit")
            .order_by(F("ended_at").asc(nulls_first=True), "-last", "path", "pk")
        )

    @extend_schema(responses=TargetStandingSerializer)
    @action(detail=True, pagination_class=None, filterset_class=None)
    def standing(self, request: Any, pk: str | None = None) -> Response:
        """What there is, where it leads, the light: counted now, or as signed (``origin``)."""
        target, today = self.get_object(), timezone.localdate()
        reading = measuring.latest([target], actor=request.actor, today=today).get(target.pk)
        found = showing.standing(target, reading, request.actor, today=today)
        return Response(TargetStandingSerializer(found).data)


def register(router: BaseRouter) -> None:
    """Add targets."""
    router.register("targets", TargetViewSet, basename="target")
