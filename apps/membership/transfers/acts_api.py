"""Acts on transfers through the API: what the sending side does, what the receiving one does."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from apps.accounts.permissions import require
from apps.core.errors import NotAllowed, RuleRefused
from apps.membership.api import REFUSALS
from apps.membership.api_acts import Acting, VersionSerializer
from apps.membership.models import Member
from apps.membership.transfers import actions
from apps.membership.transfers.actions import Asked
from apps.membership.transfers.choices import Kind, Reason
from apps.membership.transfers.lookup import office
from apps.membership.transfers.serializers import ReceptionSerializer, TransferSerializer
from apps.membership.transfers.sides import CHANGE
from apps.tenancy.models import Organization

ANSWERS = {200: TransferSerializer, **REFUSALS}
OUTSIDE = [choice for choice in Kind.choices if choice[0] != Kind.INTERNAL]


class NewTransferSerializer(serializers.Serializer[Any]):
    """A transfer to ask for: to an office of the system by its code, or to one outside."""

    member = serializers.IntegerField(min_value=1, max_value=2**62)
    kind = serializers.ChoiceField(OUTSIDE)
    reason = serializers.ChoiceField(Reason.choices)
    office = serializers.CharField(max_length=60, required=False, default="")
    outside = serializers.CharField(max_length=300, required=False, default="")
    basis_number = serializers.CharField(max_length=60, required=False, default="")
    effective_on = serializers.DateField(required=False, default=None)
    stay_from = serializers.DateField(required=False, default=None)
    stay_last = serializers.DateField(required=False, default=None)
    note = serializers.CharField(max_length=300, required=False, default="")


class MovedWithinSerializer(serializers.Serializer[Any]):
    """A transfer within the own committee, which happens at once."""

    member = serializers.IntegerField(min_value=1, max_value=2**62)
    organization = serializers.CharField(max_length=60)
    reason = serializers.ChoiceField(Reason.choices)
    moved_on = serializers.DateField()
    basis_number = serializers.CharField(max_length=60, required=False, default="")
    note = serializers.CharField(max_length=300, required=False, default="")


class SentSerializer(VersionSerializer):
    """The referral paper is issued."""

    fee_paid_through = serializers.DateField()
    sent_on = serializers.DateField(required=False, default=None)
    number = serializers.CharField(max_length=30, required=False, default="")


class HandedInSerializer(VersionSerializer):
    """The paper is handed in."""

    handed_in_on = serializers.DateField()


class TakenBackSerializer(VersionSerializer):
    """Why it is taken back."""

    reason = serializers.CharField(max_length=300)


class ReturnedSerializer(TakenBackSerializer):
    """Why the paper goes back, and the box that is wrong."""

    wrong_box = serializers.IntegerField(min_value=1, max_value=10, required=False, default=None)


class TransferActs(Acting):
    """Asked for, sent, handed in, returned, withdrawn, received, moved within."""

    def _member(self, values: dict[str, Any]) -> Member:
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Member.objects.visible_to(actor)
        found: Member = get_object_or_404(rows, pk=values.pop("member"))
        if not actor.lo <= found.path < actor.hi:
            raise NotAllowed(permission=str(CHANGE))
        return found

    @extend_schema(request=NewTransferSerializer, responses={201: TransferSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        """Ask for the transfer of a member of the own range."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, CHANGE)
        values = self.checked(NewTransferSerializer(data=request.data))
        member, code = self._member(values), values.pop("office")
        to = office(code) if code and "\0" not in code else None
        if code and to is None:
            raise RuleRefused("office_unknown", field="office")
        return self.made(
            actions.request_transfer(
                member=member, asked=Asked(office=to, **values), today=timezone.localdate(),
                by=actor,
            )
        )  # fmt: skip

    @extend_schema(request=MovedWithinSerializer, responses={201: TransferSerializer, **REFUSALS})
    @action(detail=False, methods=["post"])
    def within(self, request: Request) -> Response:
        """Move a member to another cell of the own committee."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, CHANGE)
        values = self.checked(MovedWithinSerializer(data=request.data))
        member, units = self._member(values), Organization.objects.visible_to(actor)
        unit = get_object_or_404(units, code=values.pop("organization"))
        return self.made(
            actions.move_within(
                member=member, organization=unit, today=timezone.localdate(), by=actor, **values
            )
        )

    @extend_schema(request=SentSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def send(self, request: Request, pk: str) -> Response:
        """Issue the referral paper."""
        return self._do(request, SentSerializer, actions.send_transfer)

    @extend_schema(request=HandedInSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"], url_path="hand-in")
    def hand_in(self, request: Request, pk: str) -> Response:
        """The member has handed the paper in."""
        return self._do(request, HandedInSerializer, actions.hand_in_transfer)

    @extend_schema(request=ReturnedSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"], url_path="return")
    def give_back(self, request: Request, pk: str) -> Response:
        """Send the paper back to the office that issued it."""
        return self._do(request, ReturnedSerializer, actions.return_transfer)

    @extend_schema(request=TakenBackSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take the request back."""
        return self._do(request, TakenBackSerializer, actions.withdraw_transfer)

    @extend_schema(request=ReceptionSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def receive(self, request: Request, pk: str) -> Response:
        """Receive the member in a cell of the own range."""
        units = Organization.objects.visible_to(request.actor)  # type: ignore[attr-defined]

        def run(transfer: Any, organization: str, **said: Any) -> Any:
            unit = get_object_or_404(units, code=organization)
            return actions.receive_transfer(transfer=transfer, organization=unit, **said)

        return self._do(request, ReceptionSerializer, run)

    def _do(self, request: Request, sent: Any, run: Any) -> Response:
        """The action itself says which side may."""
        return self.act(
            request, sent, CHANGE, lambda found, said: run(transfer=found, **said), in_range=False
        )
