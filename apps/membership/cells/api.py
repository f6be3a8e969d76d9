"""Cell meetings through the API: read in numbers, recorded with who came."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.membership.api import REFUSALS
from apps.membership.api_acts import Acting
from apps.membership.cells import actions, permissions
from apps.membership.cells.choices import MeetingKind, Presence
from apps.membership.models import Meeting
from apps.tenancy.models import Organization


class MeetingSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """A meeting in numbers; minutes are read on its page, which logs it."""

    unit = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = Meeting
        fields = (
            "id", "unit", "kind", "held_on", "official", "official_present", "probationary",
            "probationary_present", "resolution_number", "quality",
        )  # fmt: skip


class MarkSerializer(serializers.Serializer[Any]):
    """Somebody who was not simply present."""

    member = serializers.IntegerField(min_value=1, max_value=2**62)
    presence = serializers.ChoiceField(Presence.choices)
    reason = serializers.CharField(max_length=200, required=False, default="")


class NewMeetingSerializer(serializers.Serializer[Any]):
    """A meeting of a cell; whoever is not marked was present."""

    organization = serializers.CharField(max_length=60)
    kind = serializers.ChoiceField(MeetingKind.choices)
    held_on = serializers.DateField()
    place = serializers.CharField(max_length=200, required=False, default="")
    chair = serializers.CharField(max_length=120)
    secretary = serializers.CharField(max_length=120, required=False, default="")
    minutes_long = serializers.IntegerField(
        min_value=1, max_value=1440, required=False, default=None
    )
    topics = serializers.CharField(max_length=4000)
    minutes = serializers.CharField(max_length=20000, required=False, default="")
    resolution_number = serializers.CharField(max_length=60, required=False, default="")
    marks = MarkSerializer(many=True, required=False, default=list)


class MeetingViewSet(Acting, mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
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

    @extend_schema(request=NewMeetingSerializer, responses={201: MeetingSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        """Record a meeting of a cell of the own range."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        values = self.checked(NewMeetingSerializer(data=request.data))
        units = Organization.objects.visible_to(actor)
        unit = get_object_or_404(units, code=values.pop("organization"))
        marks = {one["member"]: (one["presence"], one["reason"]) for one in values.pop("marks")}
        said = {"kind": values.pop("kind"), "held_on": values.pop("held_on")}
        return self.made(
            actions.record_meeting(
                organization=unit, values=values, marks=marks, today=timezone.localdate(),
                by=actor, **said,
            )
        )  # fmt: skip


def register(router: BaseRouter) -> None:
    """Add the address of the meetings."""
    router.register("meetings", MeetingViewSet, basename="meeting")
