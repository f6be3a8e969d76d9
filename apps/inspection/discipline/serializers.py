"""Sanctions as JSON."""

from __future__ import annotations

from rest_framework import serializers

from apps.inspection.models import Sanction, SanctionNotice
from apps.membership.serializers import UnitSerializer


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
        source="renewal.ends_on", read_only=True, allow_null=True,
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
