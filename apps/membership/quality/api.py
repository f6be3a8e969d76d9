"""Findings through the API."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.membership import permissions
from apps.membership.models import Member
from apps.membership.quality import reading, rules
from apps.membership.quality.serializers import FindingSerializer

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


def register(router: BaseRouter) -> None:
    """Add the addresses of this topic to the API."""
    router.register("findings", FindingViewSet, basename="finding")
