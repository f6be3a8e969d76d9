"""Badges through the API."""

from __future__ import annotations

from typing import ClassVar

from rest_framework import serializers

from apps.membership.models import BadgeAward, BadgeRound


class BadgeRoundSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """A round with its papers."""

    organization = serializers.SlugRelatedField("code", read_only=True)  # type: ignore[var-annotated]

    class Meta:
        model = BadgeRound
        fields: ClassVar[list[str]] = [
            "id", "organization", "held_on", "occasion", "state", "submission_number",
            "submitted_on", "deciding_body", "decision_number", "decided_on", "awarded_on",
            "version",
        ]  # fmt: skip


class BadgeAwardSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """One badge of one member."""

    organization = serializers.SlugRelatedField("code", read_only=True)  # type: ignore[var-annotated]
    member_name = serializers.CharField(source="member.full_name", read_only=True)

    class Meta:
        model = BadgeAward
        fields: ClassVar[list[str]] = [
            "id", "organization", "member", "member_name", "round", "years", "kind", "state",
            "counted_from", "reason", "decision_number", "decided_on", "badge_number", "awarded_on",
            "amount",
        ]  # fmt: skip
