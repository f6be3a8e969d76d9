"""Acts on candidates through the API, with the refusals of their pages."""

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
from apps.membership.admission import actions, dossier_actions, permissions
from apps.membership.admission.serializers import CandidateSerializer
from apps.membership.api import REFUSALS
from apps.membership.api_acts import (
    Acting,
    PaperActSerializer,
    VersionSerializer,
    VoteActSerializer,
    with_ballots,
)
from apps.membership.choices import Education, Sex
from apps.membership.procedures.choices import Body
from apps.membership.serializers import PartialDateJson
from apps.tenancy.models import Organization

ANSWERS = {200: CandidateSerializer, **REFUSALS}


class NewCandidateSerializer(serializers.Serializer[Any]):
    """A person to be followed; ethnicity and religion are entered on the page alone."""

    organization = serializers.CharField(max_length=60)
    full_name = serializers.CharField(max_length=150)
    birth_name = serializers.CharField(max_length=150, required=False)
    birth = PartialDateJson(required=False)
    sex = serializers.ChoiceField(Sex.choices)
    noticed_on = serializers.DateField(required=False)
    native_place = serializers.CharField(max_length=300, required=False)
    residence = serializers.CharField(max_length=300, required=False)
    education = serializers.ChoiceField(Education.choices, required=False)
    education_exception = serializers.CharField(max_length=200, required=False)
    certificate_on = serializers.DateField(required=False)
    certificate_number = serializers.CharField(max_length=60, required=False)
    position = serializers.CharField(max_length=200, required=False)
    occupation = serializers.CharField(max_length=200, required=False)
    other_person = serializers.BooleanField(
        required=False, default=False, help_text="Said of a record that is alike."
    )


class CandidateStartedSerializer(VersionSerializer):
    """The dossier is begun."""

    started_on = serializers.DateField()


class AdmissionSerializer(VersionSerializer):
    """The decision on the admission."""

    decided_on = serializers.DateField()
    decision_number = serializers.CharField(max_length=60)
    deciding_body = serializers.ChoiceField(Body.choices)
    received_on = serializers.DateField(required=False, default=None)
    reason = serializers.CharField(max_length=300, required=False, default="")


class CeremonySerializer(VersionSerializer):
    """The ceremony, from which probation counts."""

    held_on = serializers.DateField()
    late_consent = serializers.CharField(max_length=300, required=False, default="")


class CandidateEndedSerializer(VersionSerializer):
    """The person is followed no longer."""

    ended_on = serializers.DateField()
    reason = serializers.CharField(max_length=300)


class CandidateActs(Acting):
    """From the first interest to the ceremony."""

    @extend_schema(request=NewCandidateSerializer, responses={201: CandidateSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        """Enter a person whom a cell of the own range follows."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        values = self.checked(NewCandidateSerializer(data=request.data))
        units = Organization.objects.visible_to(actor)
        unit = get_object_or_404(units, code=values.pop("organization"))
        other = values.pop("other_person")
        return self.made(
            actions.register_candidate(
                organization=unit, values=values, other_person=other, today=timezone.localdate(),
                by=actor,
            )
        )  # fmt: skip

    @extend_schema(request=CandidateStartedSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def dossier(self, request: Request, pk: str) -> Response:
        """Begin the dossier."""
        return self.act(
            request, CandidateStartedSerializer, permissions.CHANGE,
            lambda found, said: actions.start_dossier(candidate=found, **said),
        )  # fmt: skip

    @extend_schema(request=VoteActSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def votes(self, request: Request, pk: str) -> Response:
        """Record a vote of the cell or of a committee."""
        return self.act(
            request, VoteActSerializer, permissions.CHANGE,
            lambda found, said: dossier_actions.record_candidate_vote(
                candidate=found, **with_ballots(said)
            ),
        )  # fmt: skip

    @extend_schema(request=PaperActSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def papers(self, request: Request, pk: str) -> Response:
        """Record a paper of the dossier."""
        return self.act(
            request, PaperActSerializer, permissions.CHANGE,
            lambda found, said: dossier_actions.record_candidate_paper(candidate=found, **said),
        )  # fmt: skip

    @extend_schema(request=AdmissionSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, pk: str) -> Response:
        """Record the decision on the admission."""
        return self.act(
            request, AdmissionSerializer, permissions.DECIDE,
            lambda found, said: dossier_actions.decide_admission(candidate=found, **said),
        )  # fmt: skip

    @extend_schema(request=CeremonySerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def ceremony(self, request: Request, pk: str) -> Response:
        """Record the ceremony: the person becomes a member on probation."""
        return self.act(
            request, CeremonySerializer, permissions.CHANGE,
            lambda found, said: dossier_actions.hold_ceremony(candidate=found, **said),
        )  # fmt: skip

    @extend_schema(request=CandidateEndedSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """Take the person off the list."""
        return self.act(
            request, CandidateEndedSerializer, permissions.CHANGE,
            lambda found, said: actions.end_candidate(candidate=found, **said),
        )  # fmt: skip
