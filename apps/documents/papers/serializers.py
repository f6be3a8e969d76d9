"""Numbers of papers as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.documents.models import PaperNumber


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
