"""Times set aside through the API, to read; they begin and end by procedures."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core.errors import NotAllowed
from apps.core.formats import FormatError, parse_date
from apps.membership import permissions
from apps.membership.models import StandingPeriod
from apps.membership.standing.choices import Kind
from apps.membership.standing.serializers import StandingPeriodSerializer

PARAMETERS = [
    OpenApiParameter("kind", enum=Kind.values),
    OpenApiParameter("on", description="Only times in force on that day."),
]


class StandingPeriodViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Exemptions and suspensions of members in the actor's range."""

    queryset = StandingPeriod.objects.none()
    serializer_class = StandingPeriodSerializer

    def get_queryset(self) -> Any:
        """Visible times, the newest first, narrowed by kind and day."""
        params = self.request.query_params
        rows = StandingPeriod.objects.visible_to(self.request.actor).in_force()  # type: ignore[attr-defined]
        if params.get("kind"):
            rows = rows.filter(kind=params["kind"])
        if params.get("on"):
            try:
                rows = rows.on(parse_date(params["on"]))
            except FormatError:
                rows = rows.none()
        return rows.select_related("organization").order_by("-valid", "-pk")

    @extend_schema(parameters=PARAMETERS)
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Times of exemption and suspension, 50 a page."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        if not (actor.has(permissions.VIEW) or actor.granted("membership.member")):
            raise NotAllowed(permission=str(permissions.VIEW))
        return super().list(request, *args, **kwargs)


def register(router: BaseRouter) -> None:
    """Add the address of the times set aside."""
    router.register("standing-periods", StandingPeriodViewSet, basename="standing")
