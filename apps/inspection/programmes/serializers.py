"""Programmes as JSON. Rows are named by their references; nothing can be counted from them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.inspection.choices import Body, CaseKind
from apps.inspection.models import Programme, ProgrammeDecision, ProgrammeItem, ProgrammeSubject
from apps.inspection.programmes.choices import (
    Owner,
    Progress,
    Quarter,
    Span,
)
from apps.inspection.secrecy import GROUNDS


class ProgrammeRowSerializer(serializers.ModelSerializer):
    """A programme in the list."""

    organization = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = Programme
        fields: tuple[str, ...] = (
            "reference", "owner", "span", "organization", "first_year", "last_year", "title",
            "state", "edition", "adopted_on", "version",
        )  # fmt: skip


class ProgrammeSubjectSerializer(serializers.ModelSerializer):
    """A subject of an item."""

    class Meta:
        model = ProgrammeSubject
        fields = ("is_person", "name", "unit_name", "position")


class ProgrammeItemSerializer(serializers.ModelSerializer):
    """An item with its progress, its subjects and the references of its cases."""

    progress = serializers.SerializerMethodField()
    subjects = ProgrammeSubjectSerializer(many=True, read_only=True)
    cases = serializers.SerializerMethodField()

    class Meta:
        model = ProgrammeItem
        fields = (
            "reference", "year", "quarter", "due_on", "kind", "body", "title", "content",
            "lookback_from", "lookback_to", "lead", "cooperating", "note", "secrecy", *GROUNDS,
            "since", "until", "end_kind", "end_reason", "progress", "subjects", "cases",
        )  # fmt: skip

    def get_progress(self, item: Any) -> str:
        """How far it is."""
        return str(Progress(item.progress))

    def get_cases(self, item: Any) -> list[str]:
        """References of its cases."""
        return [case.reference for case in item.opened]


class ProgrammeDecisionSerializer(serializers.ModelSerializer):
    """A decision on a programme."""

    class Meta:
        model = ProgrammeDecision
        fields = ("edition", "kind", "number", "decided_on", "signer", "reason")


class ProgrammeSerializer(ProgrammeRowSerializer):
    """One programme with decisions, items and what is done of them."""

    decisions = serializers.SerializerMethodField()
    items = serializers.SerializerMethodField()
    planned = serializers.SerializerMethodField()
    done = serializers.SerializerMethodField()

    class Meta(ProgrammeRowSerializer.Meta):
        fields = (*ProgrammeRowSerializer.Meta.fields, "planned", "done", "decisions", "items")

    def get_decisions(self, programme: Programme) -> list[dict[str, Any]]:
        """The newest first."""
        found = [one.decision for one in self.context["plan"].editions if one.decision]
        return list(ProgrammeDecisionSerializer(found, many=True).data)

    def get_items(self, programme: Programme) -> list[dict[str, Any]]:
        """Items that stand, in the order of their time."""
        return list(ProgrammeItemSerializer(self.context["plan"].items, many=True).data)

    def get_planned(self, programme: Programme) -> int:
        """How many items are planned."""
        return int(self.context["plan"].total.planned)

    def get_done(self, programme: Programme) -> int:
        """How many of them are done."""
        return int(self.context["plan"].total.done)


class NewProgrammeSerializer(serializers.Serializer):
    """Begin a programme."""

    organization = serializers.CharField(max_length=60)
    owner = serializers.ChoiceField(Owner.choices)
    span = serializers.ChoiceField(Span.choices)
    first_year = serializers.IntegerField(min_value=1990, max_value=2200)
    last_year = serializers.IntegerField(required=False, min_value=1990, max_value=2200)
    title = serializers.CharField(required=False, max_length=300)


class VersionSerializer(serializers.Serializer):
    """The version that was read."""

    version = serializers.IntegerField(min_value=0)


class DecidedSerializer(VersionSerializer):
    """Number, day and signer of the adoption."""

    number = serializers.CharField(max_length=60)
    decided_on = serializers.DateField()
    signer = serializers.CharField(max_length=120)


class AdjustedSerializer(DecidedSerializer):
    """The adjustment, with its reason."""

    reason = serializers.CharField(max_length=500)


class GivenUpSerializer(VersionSerializer):
    """Why something is given up or dropped."""

    reason = serializers.CharField(max_length=300)


class PlannedSubjectSerializer(serializers.Serializer):
    """A member by key, an organisation by code, or a name alone."""

    member = serializers.IntegerField(required=False, min_value=1, max_value=2**62)
    organization = serializers.CharField(required=False, max_length=60)
    name = serializers.CharField(required=False, max_length=200)


class PlannedItemSerializer(VersionSerializer):
    """One thing planned, as a whole: a change says everything anew."""

    year = serializers.IntegerField(min_value=1990, max_value=2200)
    quarter = serializers.ChoiceField(Quarter.choices, required=False)
    kind = serializers.ChoiceField(CaseKind.choices)
    body = serializers.ChoiceField(Body.choices, required=False)
    title = serializers.CharField(max_length=300)
    content = serializers.CharField(required=False, max_length=4000)
    lookback_from = serializers.DateField(required=False)
    lookback_to = serializers.DateField(required=False)
    lead = serializers.CharField(required=False, max_length=200)
    cooperating = serializers.CharField(required=False, max_length=300)
    note = serializers.CharField(required=False, max_length=300)
    secrecy = serializers.IntegerField(required=False, min_value=0, max_value=3)
    secrecy_reason = serializers.CharField(
        required=False, max_length=300, help_text="Needed with a grade above normal."
    )
    declassify_on = serializers.DateField(required=False)
    subjects = PlannedSubjectSerializer(many=True, required=False)


class ChangedItemSerializer(PlannedItemSerializer):
    """The item as it is to be, and why it is replaced."""

    reason = serializers.CharField(required=False, max_length=300)


class OpenCaseSerializer(VersionSerializer):
    """Open a case from an item, about all its subjects that no other case examines."""

    planned_from = serializers.DateField(required=False)
    planned_until = serializers.DateField(required=False)


class OpenedSerializer(serializers.Serializer):
    """The case that was opened."""

    case = serializers.CharField()
