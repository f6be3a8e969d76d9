"""Numbers of papers as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.core.choices import Secrecy
from apps.documents.models import PaperNumber
from apps.documents.papers.choices import IssuingBody, PaperKind


class PaperNumberSerializer(serializers.ModelSerializer[Any]):
    """One number; of a paper of a case neither abstract nor recipients are known here."""

    body = serializers.CharField(source="series.body")
    organization = serializers.CharField(source="organization.code")

    class Meta:
        model = PaperNumber
        fields = (
            "reference", "symbol", "number", "kind", "body", "state", "day", "abstract", "signer",
            "recipients", "of_case", "reason", "organization",
        )  # fmt: skip


class NewNumberSerializer(serializers.Serializer[Any]):
    """A paper that is signed and asks for the next number of its series."""

    organization = serializers.CharField(max_length=60, help_text="Code of the organisation.")
    body = serializers.ChoiceField(IssuingBody.choices)
    kind = serializers.ChoiceField(PaperKind.choices)
    day = serializers.DateField()
    abstract = serializers.CharField(required=False, max_length=300)
    signer = serializers.CharField(required=False, max_length=120)
    recipients = serializers.CharField(required=False, max_length=300)
    secrecy = serializers.ChoiceField(Secrecy.choices, required=False)
