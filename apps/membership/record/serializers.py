"""Requests to change records as JSON. Ethnicity and religion never stand in them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.membership.models import ChangeRequest, Member
from apps.membership.serializers import MemberValuesSerializer, UnitSerializer


class ChangeRequestSerializer(serializers.ModelSerializer):
    """A request: what would change, why, its state."""

    organization = UnitSerializer(read_only=True)
    changes = serializers.SerializerMethodField()

    class Meta:
        model = ChangeRequest
        fields = (
            "id",
            "member",
            "organization",
            "procedure",
            "changes",
            "reason",
            "evidence",
            "state",
            "requested_at",
            "decided_at",
            "note",
        )

    def get_changes(self, wish: ChangeRequest) -> dict[str, Any]:
        """Old and new by field; of sensitive fields only that they would change."""
        return {
            name: {} if name in Member.SENSITIVE else change
            for name, change in wish.changes.items()
        }


class NewChangeSerializer(serializers.Serializer):
    """A request to make: the member, the values as they should be, why, by which paper."""

    member = serializers.IntegerField(min_value=1)
    values = serializers.DictField(help_text="Fields of a member, as in a change of one.")
    reason = serializers.CharField(max_length=500)
    evidence = serializers.CharField(max_length=500)

    def validate_values(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values as the action takes them; only those that were sent."""
        inner = MemberValuesSerializer(data=values, partial=True)
        inner.is_valid(raise_exception=True)
        return dict(inner.validated_data)


class DecisionSerializer(serializers.Serializer):
    """What the person who decides has to say."""

    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")
