"""Papers of a case as JSON."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.inspection.models import CasePaper
from apps.inspection.papers.choices import Template


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


class PaperWordsSerializer(CasePaperSerializer):
    """One paper with what is typed in it; the rest of its text comes from the records."""

    class Meta(CasePaperSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *CasePaperSerializer.Meta.fields, "main", "more", "signer", "position", "recipients",
            "draft_number", "version",
        )  # fmt: skip


class NewPaperSerializer(serializers.Serializer[Any]):
    """A paper to begin; one about a single subject names the subject by its number in the case."""

    template = serializers.ChoiceField(Template.choices)
    subject = serializers.IntegerField(required=False, min_value=1, max_value=9999)


class PaperVersionSerializer(serializers.Serializer[Any]):
    """Which state of the paper was read."""

    version = serializers.IntegerField(min_value=0, help_text="Of the paper, as it was read.")


class WrittenPaperSerializer(PaperVersionSerializer):
    """What is typed in a draft; a part that is not sent stays."""

    main = serializers.CharField(required=False, allow_blank=True, max_length=20_000)
    more = serializers.CharField(required=False, allow_blank=True, max_length=20_000)
    signer = serializers.CharField(required=False, allow_blank=True, max_length=120)
    position = serializers.CharField(required=False, allow_blank=True, max_length=60)
    recipients = serializers.CharField(required=False, allow_blank=True, max_length=2000)


class IssuedPaperSerializer(PaperVersionSerializer):
    """The day of signing; the number follows."""

    day = serializers.DateField()


class CorrectedPaperSerializer(PaperVersionSerializer):
    """Why an issued paper is replaced."""

    reason = serializers.CharField(max_length=300)
