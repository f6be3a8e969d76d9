"""Cases as JSON. Rows are named by codes and the reference; nothing can be counted from them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.inspection.choices import Body, CaseKind, CommitteeLevel, ManagementTier, Source
from apps.inspection.models import Case, CaseStep, CaseSubject
from apps.inspection.secrecy import GROUNDS

ROW = (
    "reference", "kind", "body", "organization", "title", "phase", "submission", "secrecy",
    "handler", "registered_on", "decided_on", "concluded_on", "outcome", "closed_on", "version",
)  # fmt: skip


class CaseRowSerializer(serializers.ModelSerializer):
    """A case in the list."""

    organization = serializers.CharField(source="organization.code", read_only=True)
    handler = serializers.SerializerMethodField()

    class Meta:
        model = Case
        fields: tuple[str, ...] = ROW

    def get_handler(self, case: Case) -> str:
        """The name of the officer, or nothing."""
        return case.handler.full_name if case.handler else ""


class CaseSubjectSerializer(serializers.ModelSerializer):
    """A subject as it was at the time of the case and of the act."""

    class Meta:
        model = CaseSubject
        fields = (
            "is_person", "name", "unit_name", "position", "committee_level", "management_tier",
            "is_head", "position_at_act", "committee_level_at_act", "management_tier_at_act",
            "finding", "discipline_due", "added_on", "removed_on", "removal_note",
        )  # fmt: skip


class CaseStepSerializer(serializers.ModelSerializer):
    """A step of the procedure."""

    class Meta:
        model = CaseStep
        fields = (
            "code", "phase", "order", "title", "paper", "signer", "required", "due_on", "done_on",
            "paper_number", "note", "excuse", "reminded_on",
        )  # fmt: skip


class CaseSerializer(CaseRowSerializer):
    """One case with its subjects and steps."""

    subjects = serializers.SerializerMethodField()
    steps = serializers.SerializerMethodField()

    class Meta(CaseRowSerializer.Meta):
        fields = (
            *ROW, "source", "source_note", "lookback_from", "lookback_to", "planned_from",
            "planned_until", "received_on", *GROUNDS, "decision_number", "signed_on", "conclusion",
            "closing_note", "subjects", "steps",
        )  # fmt: skip

    def get_subjects(self, case: Case) -> list[dict[str, Any]]:
        """Subjects, those taken out among them."""
        rows = CaseSubject.objects.visible_to(self.context["actor"]).of_case(case)
        return list(CaseSubjectSerializer(rows.order_by("pk"), many=True).data)

    def get_steps(self, case: Case) -> list[dict[str, Any]]:
        """Steps in their order."""
        rows = CaseStep.objects.visible_to(self.context["actor"]).of_case(case)
        return list(CaseStepSerializer(rows.order_by("order", "pk"), many=True).data)


class NewSubjectSerializer(serializers.Serializer):
    """A member by key, an organisation by code, or a name alone."""

    member = serializers.IntegerField(required=False, min_value=1, max_value=2**62)
    organization = serializers.CharField(required=False, max_length=60)
    name = serializers.CharField(required=False, max_length=200)
    unit_name = serializers.CharField(required=False, max_length=300)
    position = serializers.CharField(required=False, max_length=200)
    committee_level = serializers.ChoiceField(CommitteeLevel.choices, required=False)
    management_tier = serializers.ChoiceField(ManagementTier.choices, required=False)
    is_head = serializers.BooleanField(required=False)
    position_at_act = serializers.CharField(required=False, max_length=200)
    committee_level_at_act = serializers.ChoiceField(CommitteeLevel.choices, required=False)
    management_tier_at_act = serializers.ChoiceField(ManagementTier.choices, required=False)


class NewCaseSerializer(serializers.Serializer):
    """Register a case."""

    organization = serializers.CharField(max_length=60)
    kind = serializers.ChoiceField(CaseKind.choices)
    body = serializers.ChoiceField(Body.choices)
    title = serializers.CharField(max_length=300)
    source = serializers.ChoiceField(Source.choices)  # type: ignore[assignment]
    source_note = serializers.CharField(required=False, max_length=300)
    lookback_from = serializers.DateField(required=False)
    lookback_to = serializers.DateField(required=False)
    planned_from = serializers.DateField(required=False)
    planned_until = serializers.DateField(required=False)
    received_on = serializers.DateField(required=False)
    secrecy = serializers.IntegerField(required=False, min_value=0, max_value=3)
    secrecy_reason = serializers.CharField(
        required=False, max_length=300, help_text="Needed with a grade above normal."
    )
    declassify_on = serializers.DateField(required=False)
    subjects = NewSubjectSerializer(many=True)


class StepDoneSerializer(serializers.Serializer):
    """A step is done."""

    version = serializers.IntegerField(min_value=0)
    done_on = serializers.DateField()
    paper_number = serializers.CharField(required=False, max_length=60)
    note = serializers.CharField(required=False, max_length=2000)
