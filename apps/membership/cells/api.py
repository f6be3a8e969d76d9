"""Cell meetings through the API: read only."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.membership.cells import permissions
from apps.membership.models import Meeting


class MeetingSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """A meeting in numbers; minutes are read on its page, which logs it."""

    unit = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = Meeting
        fields = (
            "id", "unit", "kind", "held_on", "official", "official_present", "probationary",
            "probationary_present", "resolution_number", "quality",
        )  # fmt: skip


class MeetingViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Meetings of the cells in the actor's range, the newest first."""

    queryset = Meeting.objects.none()
    serializer_class = MeetingSerializer

    def get_queryset(self) -> Any:
        """Meetings that were not struck."""
        rows = Meeting.objects.visible_to(self.request.actor).held()  # type: ignore[attr-defined]
        return rows.select_related("organization").newest_first()

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Meetings, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)


def register(router: BaseRouter) -> None:
    """Add the address of the meetings."""
    router.register("meetings", MeetingViewSet, basename="meeting")
