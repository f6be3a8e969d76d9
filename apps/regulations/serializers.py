"""The law as JSON."""

from __future__ import annotations

from rest_framework import serializers

from apps.regulations.models import (
    LegalDocument,
    ProcedureStep,
    ProcedureTemplate,
    RuleValue,
)

SOURCED = ("status", "may_block", "source", "note")


class LegalDocumentSerializer(serializers.ModelSerializer):
    """A document with its period."""

    name = serializers.CharField(source="__str__", read_only=True)
    may_block = serializers.BooleanField(read_only=True)

    class Meta:
        model = LegalDocument
        fields = (
            "id",
            "name",
            "issuer",
            "number",
            "signed_on",
            "signed_text",
            "kind",
            "title_vi",
            "in_force_from",
            "in_force_to",
            "replaced_by",
            *SOURCED,
        )


class RuleValueSerializer(serializers.ModelSerializer):
    """A dated value with the document that sets it. ``valid_to`` is the first day not covered."""

    document_label = serializers.CharField(source="document.__str__", read_only=True)
    may_block = serializers.BooleanField(read_only=True)

    class Meta:
        model = RuleValue
        fields = (
            "id",
            "key",
            "level",
            "value",
            "unit",
            "trigger",
            "extension_cap",
            "document",
            "document_label",
            "article",
            "valid_from",
            "valid_to",
            *SOURCED,
        )


class ProcedureStepSerializer(serializers.ModelSerializer):
    """One step: what is done, on which paper, signed by whom, by which rule limited."""

    class Meta:
        model = ProcedureStep
        fields = (
            "code", "phase", "order", "title", "paper", "signer", "required", "limit_key",
            "trigger", "status",
        )  # fmt: skip


class ProcedureTemplateSerializer(serializers.ModelSerializer):
    """A procedure with its steps. ``valid_to`` is the first day not covered."""

    document_label = serializers.CharField(source="document.__str__", read_only=True)
    may_block = serializers.BooleanField(read_only=True)
    steps = ProcedureStepSerializer(many=True, read_only=True)

    class Meta:
        model = ProcedureTemplate
        fields = (
            "code", "kind", "body", "title", "document", "document_label", "valid_from",
            "valid_to", *SOURCED, "steps",
        )  # fmt: skip
