"""Complaints as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.inspection.complaints.choices import NotAccepted
from apps.inspection.discipline.choices import DisciplineBody
from apps.inspection.models import Case, Complaint, Redress
from apps.membership.serializers import UnitSerializer
from apps.regulations.choices import RuleLevel


class RedressSerializer(serializers.ModelSerializer):
    """What is made good."""

    class Meta:
        model = Redress
        fields = ("what", "owner_name", "due_on", "done_on", "paper", "note")


class ComplaintRowSerializer(serializers.ModelSerializer):
    """A complaint in the list."""

    organization = UnitSerializer(read_only=True)
    case = serializers.CharField(source="case.reference", read_only=True)
    sanction = serializers.CharField(source="sanction.key", read_only=True)
    subject_name = serializers.CharField(source="sanction.subject_name", read_only=True)
    limit_on = serializers.DateField(read_only=True, allow_null=True)

    class Meta:
        model = Complaint
        fields = (
            "key", "case", "sanction", "subject_name", "organization", "body", "level",
            "body_name", "filed_on", "received_on", "limit_on", "state", "not_accepted", "outcome",
            "form", "resolved_on", "number", "wrongful",
        )  # fmt: skip


class ComplaintSerializer(ComplaintRowSerializer):
    """A complaint with the case that examines it, as far as the reader may know of that, and what
    is made good."""

    redress = RedressSerializer(many=True, read_only=True)
    examined_in = serializers.SerializerMethodField()

    class Meta(ComplaintRowSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *ComplaintRowSerializer.Meta.fields, "filing_until", "note", "examined_in", "redress",
        )  # fmt: skip

    def get_examined_in(self, row: Any) -> str:
        """Its reference; empty where there is none or the reader may not know of it."""
        actor = self.context["request"].actor
        rows = Case.objects.visible_to(actor).filter(pk=row.examined_in_id)
        return str(rows.values_list("reference", flat=True).first() or "")


class NewComplaintSerializer(serializers.Serializer):
    """A complaint of the disciplined as it comes in."""

    version = serializers.IntegerField(min_value=0, help_text="Of the case, as it was read.")
    body = serializers.ChoiceField(DisciplineBody.choices)
    level = serializers.ChoiceField(RuleLevel.choices)
    body_name = serializers.CharField(max_length=200)
    filed_on = serializers.DateField()
    received_on = serializers.DateField()
    not_accepted = serializers.ChoiceField(NotAccepted.choices, required=False)
    note = serializers.CharField(required=False, max_length=500)
