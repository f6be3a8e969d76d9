"""Sanctions as JSON."""

from __future__ import annotations

from rest_framework import serializers

from apps.inspection.discipline.choices import (
    Aggravating,
    DisciplineBody,
    Form,
    Mitigating,
)
from apps.inspection.models import DisciplineProposal, Sanction, SanctionNotice
from apps.membership.serializers import UnitSerializer
from apps.regulations.choices import RuleLevel


class SanctionNoticeSerializer(serializers.ModelSerializer):
    """Somebody who is told."""

    class Meta:
        model = SanctionNotice
        fields = ("kind", "recipient", "due_on", "sent_on", "number")


class SanctionRowSerializer(serializers.ModelSerializer):
    """A sanction in the list."""

    organization = UnitSerializer(read_only=True)
    case = serializers.CharField(source="case.reference", read_only=True)
    ends_on = serializers.DateField(
        read_only=True, allow_null=True,
        help_text="Later than lapses_on, or empty, where a new violation keeps it from lapsing.",
    )  # fmt: skip

    class Meta:
        model = Sanction
        fields = (
            "key", "case", "subject_name", "form", "number", "decided_on", "body", "level",
            "body_name", "organization", "effective_on", "announced_on", "lapses_on", "ends_on",
            "origin", "replaced_on",
        )  # fmt: skip


class SanctionSerializer(SanctionRowSerializer):
    """A sanction with what it rests on and who is told."""

    notices = SanctionNoticeSerializer(many=True, read_only=True)

    class Meta(SanctionRowSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *SanctionRowSerializer.Meta.fields, "acts", "posts", "mitigating", "aggravating",
            "announced_at", "served_to", "served_on", "notices",
        )  # fmt: skip


class NewProposalSerializer(serializers.Serializer):
    """Discipline is proposed to the competent body; the form is the one that was voted."""

    version = serializers.IntegerField(min_value=0, help_text="Of the case, as it was read.")
    to_body = serializers.ChoiceField(DisciplineBody.choices)
    to_level = serializers.ChoiceField(RuleLevel.choices)
    to_name = serializers.CharField(max_length=200)
    number = serializers.CharField(max_length=60)
    sent_on = serializers.DateField()


class ProposalSerializer(serializers.ModelSerializer):
    """A proposal as it was sent."""

    case = serializers.CharField(source="case.reference", read_only=True)

    class Meta:
        model = DisciplineProposal
        fields = ("case", "form", "to_body", "to_level", "to_name", "number", "sent_on")


class NewDecisionSerializer(serializers.Serializer):
    """The decision on one subject, in the form that was voted."""

    version = serializers.IntegerField(min_value=0, help_text="Of the case, as it was read.")
    form = serializers.ChoiceField(Form.choices)
    number = serializers.CharField(max_length=60)
    decided_on = serializers.DateField()
    posts = serializers.CharField(required=False, max_length=300)
    mitigating = serializers.ListField(
        child=serializers.ChoiceField(Mitigating.choices), required=False
    )
    aggravating = serializers.ListField(
        child=serializers.ChoiceField(Aggravating.choices), required=False
    )
    note = serializers.CharField(required=False, max_length=500)
