"""The limits of a case through the API: the same reading as its page."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core import audit
from apps.inspection.deadlines import shown
from apps.inspection.deadlines.serializers import CaseLimitsSerializer
from apps.inspection.models import Case
from apps.inspection.reading import case_or_404


class CaseLimitViewSet(GenericViewSet):  # type: ignore[type-arg]
    """The limits of one case by its reference, computed when asked."""

    queryset = Case.objects.none()
    serializer_class = CaseLimitsSerializer
    lookup_field = "reference"
    filter_backends = ()
    pagination_class = None

    @extend_schema(responses=CaseLimitsSerializer)
    def retrieve(self, request: Request, reference: str) -> Response:
        """Each limit with what it follows from; reading is logged."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        case = case_or_404(actor, reference)
        audit.record_read(actor, action="inspection.limits_read", obj=case)
        facts, law = shown.one(case)
        found = shown.clocks_of(facts, law, timezone.localdate())
        return Response(CaseLimitsSerializer({"reference": case.reference, "limits": found}).data)


def register(router: BaseRouter) -> None:
    """Add the address of the limits of a case."""
    router.register("case-limits", CaseLimitViewSet, basename="case-limit")
