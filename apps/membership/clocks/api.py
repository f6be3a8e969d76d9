"""Running limits through the API: the same reading as their page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import Permission, require
from apps.membership.api import REFUSALS
from apps.membership.clocks.forms import ClockFilterForm
from apps.membership.clocks.registry import clocks, sight_of
from apps.membership.clocks.serializers import AskedSerializer, ClockSerializer
from apps.membership.models import ClockWarning

NARROWED: list[Any] = [
    AskedSerializer,
    OpenApiParameter("kind", description="Code of a kind of limit."),
    OpenApiParameter("unit", description="Code of an organisation: it and all below it."),
]


class ClockViewSet(GenericViewSet):  # type: ignore[type-arg]
    """Limits that run about what the reader may know of, the nearest first. They are not stored."""

    queryset = ClockWarning.objects.none()
    serializer_class = ClockSerializer
    filter_backends = ()

    @extend_schema(parameters=NARROWED, responses={200: ClockSerializer(many=True), **REFUSALS})
    def list(self, request: Request) -> Response:
        """50 a page."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, Permission.VIEW_MEMBER)
        asked = AskedSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        form = ClockFilterForm(request.query_params, actor=actor)
        if not form.is_valid():
            raise ValidationError(
                {name: list(map(str, said)) for name, said in form.errors.items()}
            )
        today = timezone.localdate()
        found = clocks(
            sight_of(actor, form.cleaned_data["unit"]),
            until=today + timedelta(days=asked.validated_data["within"]),
            today=today,
        )
        kind, overdue = form.cleaned_data["kind"], asked.validated_data["overdue"]
        wanted = [
            clock
            for clock in found
            if (not kind or clock.kind == kind)
            and (overdue is None or (clock.due < today) is overdue)
        ]
        page = self.paginate_queryset(wanted)  # type: ignore[arg-type]
        context = {**self.get_serializer_context(), "today": today}
        return self.get_paginated_response(ClockSerializer(page, many=True, context=context).data)


def register(router: BaseRouter) -> None:
    """Add the address of the limits to the API."""
    router.register("clocks", ClockViewSet, basename="clock")
