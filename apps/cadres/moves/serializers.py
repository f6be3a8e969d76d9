"""Moves as JSON."""

from __future__ import annotations

from rest_framework import serializers

from apps.cadres.models import Move, MoveAssessment
from apps.membership.serializers import UnitSerializer


class MoveRowSerializer(serializers.ModelSerializer):
    """A move in the list."""

    organization = UnitSerializer(read_only=True)
    cadre = serializers.CharField(source="cadre.reference", read_only=True)
    full_name = serializers.CharField(source="cadre.full_name", read_only=True)

    class Meta:
        model = Move
        fields = (
            "reference", "cadre", "full_name", "organization", "kind", "direction", "purpose",
            "state", "wave", "from_text", "title_text", "unit_text", "by_other_body",
            "proposed_on", "decision_number", "decided_on", "effective_on", "until", "end",
            "ended_on", "secrecy",
        )  # fmt: skip


class MoveAssessmentSerializer(serializers.ModelSerializer):
    """A yearly assessment."""

    class Meta:
        model = MoveAssessment
        fields = ("assessed_on", "grade", "assessor", "note")


class MoveSerializer(MoveRowSerializer):
    """A move with its assessments; personal grounds are never here."""

    assessments = MoveAssessmentSerializer(many=True, read_only=True)

    class Meta(MoveRowSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *MoveRowSerializer.Meta.fields, "reason", "asked_of", "asked_number", "asked_on",
            "answer", "answered_on", "talked_on", "consent", "signer", "end_reason", "end_number",
            "assessments",
        )  # fmt: skip
