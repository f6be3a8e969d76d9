"""Fees through the API: read, and payments of a ledger recorded line by line."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.membership.api import REFUSALS
from apps.membership.api_acts import Acting
from apps.membership.fees import actions, permissions
from apps.membership.fees.actions import AMOUNT_MAX
from apps.membership.fees.rules import month_of
from apps.membership.models import FeeEntry
from apps.tenancy.models import Organization


class FeeSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """What a member owes and paid for a month."""

    unit = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = FeeEntry
        fields = (
            "id", "member", "unit", "month", "group", "base", "due", "paid", "paid_on", "excuse",
        )  # fmt: skip


class PaymentSerializer(serializers.Serializer[Any]):
    """One line of a ledger: what stands there now, and what was paid."""

    line = serializers.IntegerField(min_value=1, max_value=2**62)
    seen = serializers.IntegerField(
        min_value=0, max_value=AMOUNT_MAX, help_text="What was paid by then, as read last."
    )
    paid = serializers.IntegerField(min_value=0, max_value=AMOUNT_MAX)


class PaymentsSerializer(serializers.Serializer[Any]):
    """Payments of a cell in a month; ``reason`` where an amount on record changes."""

    organization = serializers.CharField(max_length=60)
    month = serializers.DateField(help_text="Any day of the month.")
    paid_on = serializers.DateField()
    reason = serializers.CharField(max_length=200, required=False, default="")
    payments = PaymentSerializer(many=True, allow_empty=False)


class RecordedSerializer(serializers.Serializer[Any]):
    """How many lines were written."""

    recorded = serializers.IntegerField()


class FeeViewSet(Acting, mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
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

    @extend_schema(request=PaymentsSerializer, responses={200: RecordedSerializer, **REFUSALS})
    @action(detail=False, methods=["post"])
    def payments(self, request: Request) -> Response:
        """Record payments of a ledger that is drawn up: all or none."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        values = self.checked(PaymentsSerializer(data=request.data))
        units = Organization.objects.visible_to(actor)
        unit = get_object_or_404(units, code=values.pop("organization"))
        lines = values.pop("payments")
        count = actions.record_payments(
            organization=unit, month=month_of(values.pop("month")),
            amounts={one["line"]: one["paid"] for one in lines},
            seen={one["line"]: one["seen"] for one in lines},
            today=timezone.localdate(), by=actor, **values,
        )  # fmt: skip
        return Response({"recorded": count})


def register(router: BaseRouter) -> None:
    """Add the address of the fees."""
    router.register("fees", FeeViewSet, basename="fee")
