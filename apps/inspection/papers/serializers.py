"""Papers of a case as JSON."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.inspection.models import CasePaper


class ScanSerializer(serializers.Serializer[Any]):
    """The signed scan of an issued paper: a document of the evidence, and its newest file."""

    reference = serializers.CharField(source="row.reference")
    received_on = serializers.DateField(source="row.received_on")
    sha256 = serializers.CharField(source="newest.sha256", default="")


class CasePaperSerializer(serializers.ModelSerializer[Any]):
    """What was written and issued; the text is in the Word file alone."""

    case = serializers.CharField(source="case.reference")
    subject = serializers.CharField(source="subject.name", default="")
    scan = serializers.SerializerMethodField()

    class Meta:
        model = CasePaper
        fields = (
            "key", "case", "template", "state", "subject", "symbol", "day", "sha256", "reason",
            "scan",
        )  # fmt: skip

    @extend_schema_field(ScanSerializer(allow_null=True))
    def get_scan(self, row: CasePaper) -> Any:
        """The signed scan; none while it is missing."""
        found = self.context["scans"].get(row.pk)
        return ScanSerializer(found).data if found else None
