"""Acts on procedures through the API, with the refusals of their pages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError as FormError
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from apps.accounts.permissions import require
from apps.core.errors import NotAllowed
from apps.membership.api import REFUSALS
from apps.membership.api_acts import (
    Acting,
    PaperActSerializer,
    VersionSerializer,
    VoteActSerializer,
    with_ballots,
)
from apps.membership.models import Member
from apps.membership.procedures import actions, permissions
from apps.membership.procedures.choices import Body
from apps.membership.procedures.forms import OpenForm, as_json
from apps.membership.procedures.registry import spec_of, specs
from apps.membership.procedures.serializers import ProcedureSerializer

ANSWERS = {200: ProcedureSerializer, **REFUSALS}


class NewProcedureSerializer(serializers.Serializer[Any]):
    """A procedure to open; ``details`` are the fields of its kind, dates as 2026-05-19."""

    member = serializers.IntegerField(min_value=1, max_value=2**62)
    kind = serializers.CharField(max_length=40)
    opened_on = serializers.DateField()
    reason = serializers.CharField(max_length=500, required=False, default="")
    details = serializers.DictField(required=False, default=dict)


class ProcedureDecidedSerializer(VersionSerializer):
    """The decision."""

    decided_on = serializers.DateField()
    deciding_body = serializers.ChoiceField(Body.choices)
    decision_number = serializers.CharField(max_length=60, required=False, default="")
    reason = serializers.CharField(max_length=300, required=False, default="")


class ClosedSerializer(VersionSerializer):
    """It ends without a decision in favour."""

    closed_on = serializers.DateField()
    reason = serializers.CharField(max_length=300)


def _details(kind: str, sent: dict[str, Any]) -> dict[str, Any]:
    """The fields of the kind, judged by its own form; raises ValidationError beside their names."""
    if kind not in specs():
        raise serializers.ValidationError({"kind": [_("There is no such kind.")]})
    form = OpenForm(spec=spec_of(kind))
    found, wrong = {}, {name: [_("This kind has no such field.")] for name in sent}
    for name, field in form.extra.items():
        wrong.pop(name, None)
        try:
            found[name] = field.clean(sent.get(name))
        except FormError as error:
            wrong[name] = list(error.messages)
    if wrong:
        raise serializers.ValidationError({"details": wrong})
    return as_json(found)


class ProcedureActs(Acting):
    """Recognition, exemption, suspension, leaving, return: what is decided about a member."""

    @extend_schema(request=NewProcedureSerializer, responses={201: ProcedureSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        """Open a procedure about a member of the own range."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        values = self.checked(NewProcedureSerializer(data=request.data))
        member = get_object_or_404(Member.objects.visible_to(actor), pk=values.pop("member"))
        if not permissions.may(actor, permissions.CHANGE, member):
            raise NotAllowed(permission=str(permissions.CHANGE))
        values["details"] = _details(values["kind"], values["details"])
        return self.made(
            actions.open_procedure(member=member, today=timezone.localdate(), by=actor, **values)
        )

    @extend_schema(request=VoteActSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def votes(self, request: Request, pk: str) -> Response:
        """Record a vote."""
        return self.act(
            request, VoteActSerializer, permissions.CHANGE,
            lambda found, said: actions.record_vote(procedure=found, **with_ballots(said)),
        )  # fmt: skip

    @extend_schema(request=PaperActSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def papers(self, request: Request, pk: str) -> Response:
        """Record a paper of the checklist."""
        return self.act(
            request, PaperActSerializer, permissions.CHANGE,
            lambda found, said: actions.record_paper(procedure=found, **said),
        )  # fmt: skip

    @extend_schema(request=ProcedureDecidedSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, pk: str) -> Response:
        """Record the decision; it takes effect at once."""
        return self.act(
            request, ProcedureDecidedSerializer, permissions.DECIDE,
            lambda found, said: actions.decide_procedure(procedure=found, **said),
        )  # fmt: skip

    @extend_schema(request=ClosedSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def refuse(self, request: Request, pk: str) -> Response:
        """Record that it was refused."""
        return self.act(
            request, ClosedSerializer, permissions.DECIDE,
            lambda found, said: actions.refuse_procedure(procedure=found, **said),
        )  # fmt: skip

    @extend_schema(request=ClosedSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take it back."""
        return self.act(
            request, ClosedSerializer, permissions.CHANGE,
            lambda found, said: actions.withdraw_procedure(procedure=found, **said),
        )  # fmt: skip
