"""Candidates as JSON. Ethnicity and religion are in none."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.membership.admission import background
from apps.membership.models import BackgroundCheck, Candidate, CandidatePaper, CandidateVote
from apps.membership.serializers import PartialDateJson, UnitSerializer


class CandidateVoteSerializer(serializers.ModelSerializer):
    """One vote."""

    class Meta:
        model = CandidateVote
        fields = (
            "body", "round", "held_on", "entitled", "present", "in_favour", "against",
            "blank_or_invalid", "resolution_number", "carried", "struck",
        )  # fmt: skip


class CandidatePaperSerializer(serializers.ModelSerializer):
    """One paper."""

    class Meta:
        model = CandidatePaper
        fields = ("code", "number", "dated_on", "received_on", "note")


class BackgroundCheckSerializer(serializers.ModelSerializer):
    """One letter that asks for the background check; ``due`` while an answer is waited for."""

    due = serializers.DateField(read_only=True, allow_null=True)

    class Meta:
        model = BackgroundCheck
        fields = (
            "asked_on", "number", "place", "about", "asked_of", "due", "answered_on",
            "answer_number", "struck",
        )  # fmt: skip


class CandidateRowSerializer(serializers.ModelSerializer):
    """A person in the list."""

    birth = PartialDateJson(read_only=True)
    organization = UnitSerializer(read_only=True)

    class Meta:
        model = Candidate
        fields = (
            "id", "full_name", "birth", "sex", "organization", "stage", "noticed_on", "listed_on",
            "certificate_on", "decided_on", "decision_number", "ceremony_on", "member", "version",
        )  # fmt: skip


class CandidateSerializer(CandidateRowSerializer):
    """A person with votes, papers and letters for the background check."""

    background_checks = serializers.SerializerMethodField()
    votes = CandidateVoteSerializer(many=True, read_only=True)
    papers = CandidatePaperSerializer(many=True, read_only=True)

    class Meta(CandidateRowSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *CandidateRowSerializer.Meta.fields, "birth_name", "native_place", "residence",
            "position", "occupation", "education", "education_exception",
            "introducer_since", "dossier_on", "deciding_body", "decision_received_on",
            "extended_by", "votes",
            "papers", "background_checks",
        )  # fmt: skip

    @extend_schema_field(BackgroundCheckSerializer(many=True))
    def get_background_checks(self, found: Candidate) -> Any:
        """The letters, the latest first, with the last day of the answer."""
        letters = background.letters(found, timezone.localdate())
        return BackgroundCheckSerializer(letters, many=True).data
