"""Fees through the API: read only; payments go through the ledger with its checks in sight."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.membership.fees import permissions
from apps.membership.models import FeeEntry


class FeeSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """What a member owes and paid for a month."""

    unit = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = FeeEntry
        fields = (
            "id", "member", "unit", "month", "group", "base", "due", "paid", "paid_on", "excuse",
        )  # fmt: skip


class FeeViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Fees by member and month in the actor's range, the newest month first."""

    queryset = FeeEntry.objects.none()
    serializer_class = FeeSerializer

    def get_queryset(self) -> Any:
        """Lines that stand, those a correction superseded left out."""
        rows = FeeEntry.objects.visible_to(self.request.actor).current()  # type: ignore[attr-defined]
        return rows.select_related("organization").order_by("-month", "path", "pk")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Fees, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)


def register(router: BaseRouter) -> None:
    """Add the address of the fees."""
    router.register("fees", FeeViewSet, basename="fee")
