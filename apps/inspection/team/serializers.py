"""The team of a case as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.inspection.models import Recusal, TeamMember


class TeamMemberSerializer(serializers.ModelSerializer):
    """Somebody who works or worked on the case."""

    class Meta:
        model = TeamMember
        fields = (
            "name", "role", "part", "from_on", "until_on", "left_because", "conflict",
            "override_reason", "override_decision",
        )  # fmt: skip


class RecusalSerializer(serializers.ModelSerializer):
    """Somebody who takes no part."""

    name = serializers.CharField(source="user.full_name", read_only=True)

    class Meta:
        model = Recusal
        fields = ("name", "declared", "reason", "decision", "recused_on", "lifted_on")


class CaseTeamSerializer(serializers.Serializer[Any]):
    """A case with its team and its recusals."""

    reference = serializers.CharField()
    serving = TeamMemberSerializer(many=True)
    left = TeamMemberSerializer(many=True)
    recusals = RecusalSerializer(many=True)
