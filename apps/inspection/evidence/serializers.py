"""Evidence as JSON, and what comes in with files."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.core.choices import Secrecy
from apps.inspection.evidence.choices import EvidenceKind
from apps.inspection.models import Evidence, EvidenceVersion
from apps.inspection.secrecy import GROUNDS


class EvidenceFileSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """One file of a document; ``reference`` names it for good."""

    class Meta:
        model = EvidenceVersion
        fields = (
            "reference", "number", "original_name", "file_type", "size", "sha256", "uploaded_at",
            "replaced_because",
        )  # fmt: skip
        read_only_fields = fields


class EvidenceSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """A document of a case."""

    case = serializers.CharField(source="case.reference", read_only=True)
    paper = serializers.CharField(
        source="paper.key", default=None, read_only=True,
        help_text="Key of the issued paper that it is the signed scan of.",
    )  # fmt: skip
    secrecy = serializers.IntegerField(source="grade", help_text="The grade that counts.")
    under_seal = serializers.BooleanField()

    class Meta:
        model = Evidence
        fields: tuple[str, ...] = (
            "reference", "case", "title", "kind", "proves", "received_on", "paper", "secrecy",
            "own_secrecy", *GROUNDS, "under_seal", "kept_where", "added_at", "withdrawn_at",
            "withdrawal_reason", "version",
        )  # fmt: skip
        read_only_fields = fields


class EvidenceWithFilesSerializer(EvidenceSerializer):
    """A document with its files, the newest first."""

    files = EvidenceFileSerializer(many=True)

    class Meta(EvidenceSerializer.Meta):
        fields = (*EvidenceSerializer.Meta.fields, "files")
        read_only_fields = fields


class NewEvidenceSerializer(serializers.Serializer[Any]):
    """Documents that come in, one for each file."""

    case = serializers.CharField(max_length=12, help_text="Reference of the case.")
    files = serializers.ListField(child=serializers.FileField(), required=False, default=list)
    title = serializers.CharField(max_length=200, required=False, default="")
    kind = serializers.ChoiceField(EvidenceKind.choices)
    proves = serializers.CharField(max_length=300)
    received_on = serializers.DateField()
    own_secrecy = serializers.IntegerField(
        min_value=Secrecy.NORMAL, max_value=Secrecy.TOP_SECRET, required=False, default=0
    )
    secrecy_reason = serializers.CharField(
        max_length=300, required=False, default="", help_text="Needed with a grade above normal."
    )
    declassify_on = serializers.DateField(required=False, default=None)
    is_sealed = serializers.BooleanField(required=False, default=False)
    kept_where = serializers.CharField(max_length=200, required=False, default="")
    paper = serializers.CharField(
        max_length=12, required=False, default="",
        help_text="Key of the issued paper of the case whose signed scan it is.",
    )  # fmt: skip


class NewFileSerializer(serializers.Serializer[Any]):
    """A newer file of a document."""

    version = serializers.IntegerField(min_value=1, help_text="As read last.")
    file = serializers.FileField()
    reason = serializers.CharField(max_length=300)


class WithdrawalSerializer(serializers.Serializer[Any]):
    """Why a document no longer counts."""

    version = serializers.IntegerField(min_value=1, help_text="As read last.")
    reason = serializers.CharField(max_length=300)
