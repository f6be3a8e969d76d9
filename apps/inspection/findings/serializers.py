"""Findings and demands as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.core.keys import row_key
from apps.inspection.findings.choices import Result
from apps.inspection.findings.reading import proof_of
from apps.inspection.models import Demand
from apps.membership.serializers import UnitSerializer


class AllegationSerializer(serializers.Serializer[Any]):
    """What one subject is said to have done, and what was found."""

    key = serializers.SerializerMethodField(help_text="Names the allegation when it is found.")
    subject = serializers.CharField(source="subject.name")
    statement = serializers.CharField()
    result = serializers.ChoiceField(choices=Result.choices)
    reasons = serializers.CharField()
    found_on = serializers.DateField(allow_null=True)

    def get_key(self, row: Any) -> str:
        """Nothing can be counted from it."""
        return row_key(row.pk)


class ContentSerializer(serializers.Serializer[Any]):
    """A content with what is alleged under it."""

    code = serializers.CharField(source="content.code")
    title = serializers.CharField(source="content.title")
    note = serializers.CharField(source="content.note")
    allegations = AllegationSerializer(many=True)


class DemandRowSerializer(serializers.ModelSerializer):
    """A demand in the list."""

    organization = UnitSerializer(read_only=True)
    case = serializers.CharField(source="case.reference", read_only=True)

    class Meta:
        model = Demand
        fields = (
            "key", "case", "kind", "text", "owner_name", "organization", "made_on", "due_on",
            "state", "ended_on", "version",
        )  # fmt: skip


class DemandSerializer(DemandRowSerializer):
    """A demand with the defect that it rests on and the proof of its remedy."""

    document = serializers.SerializerMethodField(
        help_text="Reference of the document of the evidence that proves the remedy."
    )

    def get_document(self, row: Demand) -> str | None:
        """As far as the reader may know of it."""
        found = proof_of(self.context["request"].actor, row)
        return found.reference if found else None

    class Meta(DemandRowSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *DemandRowSerializer.Meta.fields, "defect", "first_due_on", "postponed_note", "remedy",
            "remedied_on", "proof", "document", "return_note", "end_note",
        )  # fmt: skip


class CaseFindingsSerializer(serializers.Serializer[Any]):
    """What a case examines, has found and asks for."""

    reference = serializers.CharField()
    version = serializers.IntegerField()
    contents = ContentSerializer(many=True)
    demands = DemandRowSerializer(many=True)


class NewResultSerializer(serializers.Serializer[Any]):
    """What was found of an allegation, with the reasons."""

    version = serializers.IntegerField(min_value=0, help_text="Of the case, as it was read.")
    result = serializers.ChoiceField(choices=[one for one in Result.choices if one[0]])
    reasons = serializers.CharField(max_length=10_000)
    found_on = serializers.DateField()
