"""Clean data as JSON: the record to mend in short; lists compared with the files."""

from __future__ import annotations

from datetime import date
from typing import Any

from rest_framework import serializers

from apps.membership.models import ListReconciliation, Member
from apps.membership.serializers import UnitSerializer


class FindingSerializer(serializers.ModelSerializer):
    """A record with the finding asked for."""

    organization = UnitSerializer(read_only=True)

    class Meta:
        model = Member
        fields = ("id", "full_name", "organization", "state", "version")


class ReconciliationSerializer(serializers.ModelSerializer):
    """A comparison; ``due`` is the day of the next one, on the last of an organisation alone."""

    organization = UnitSerializer(read_only=True)
    due = serializers.SerializerMethodField()

    class Meta:
        model = ListReconciliation
        fields = (
            "id", "organization", "held_on", "on_list", "files", "differences", "struck", "due",
        )  # fmt: skip

    def get_due(self, row: Any) -> date | None:
        """None where a later one stands, where it is struck, or where no rule is known."""
        return row.due if row.is_last else None


class NewReconciliationSerializer(serializers.Serializer):
    """Record a comparison; the members on the list are counted by the register of that day."""

    organization = serializers.CharField(max_length=60)
    held_on = serializers.DateField()
    files_found = serializers.IntegerField(min_value=0, max_value=1_000_000)
    differences = serializers.CharField(max_length=500, required=False, allow_blank=True)


class StrikeReasonSerializer(serializers.Serializer):
    """Why something is struck."""

    reason = serializers.CharField(max_length=200)
