"""Badges through the API: the same readings as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed
from apps.membership.models import BadgeAward, BadgeRound, CardEvent
from apps.membership.seniority.serializers import BadgeAwardSerializer, BadgeRoundSerializer


class _BadgeList(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """50 a page."""
        if not request.actor.has(Permission.VIEW_BADGE):  # type: ignore[attr-defined]
            raise NotAllowed(permission=str(Permission.VIEW_BADGE))
        return super().list(request, *args, **kwargs)


@extend_schema(summary="Rounds of Party badges of the range, the newest first")
class BadgeRoundViewSet(_BadgeList):
    """Rounds of badges."""

    queryset = BadgeRound.objects.none()
    serializer_class = BadgeRoundSerializer

    def get_queryset(self) -> Any:
        """Rounds of the range."""
        rows = BadgeRound.objects.visible_to(self.request.actor)  # type: ignore[attr-defined]
        return rows.select_related("organization").order_by("-held_on", "pk")


@extend_schema(summary="Party badges of members of the range, by round and state")
class BadgeAwardViewSet(_BadgeList):
    """Badges of members."""

    queryset = BadgeAward.objects.none()
    serializer_class = BadgeAwardSerializer

    def get_queryset(self) -> Any:
        """Badges of the range."""
        rows = BadgeAward.objects.visible_to(self.request.actor)  # type: ignore[attr-defined]
        return rows.select_related("organization", "member").order_by("-years", "pk")


class CardEventSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """What became of a card."""

    unit = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = CardEvent
        fields = ("id", "member", "unit", "kind", "number", "happened_on", "reason")


@extend_schema(summary="Member cards: issue, re-issue, exchange and what else became of them")
class CardEventViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """What became of cards, the latest first."""

    queryset = CardEvent.objects.none()
    serializer_class = CardEventSerializer
    filterset_fields = ("member",)

    def get_queryset(self) -> Any:
        """Cards of the range."""
        rows = CardEvent.objects.visible_to(self.request.actor)  # type: ignore[attr-defined]
        return rows.select_related("organization").order_by("-happened_on", "-pk")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """50 a page."""
        require(request.actor, Permission.VIEW_MEMBER)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)


def register(router: BaseRouter) -> None:
    """Add the addresses of this topic to the API."""
    router.register("badge-rounds", BadgeRoundViewSet, basename="badge-round")
    router.register("badges", BadgeAwardViewSet, basename="badge")
    router.register("card-events", CardEventViewSet, basename="card-event")
