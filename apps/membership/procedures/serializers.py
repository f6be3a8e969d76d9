"""Procedures as JSON."""

from __future__ import annotations

from rest_framework import serializers

from apps.membership.models import Procedure, ProcedurePaper, ProcedureVote
from apps.membership.serializers import UnitSerializer


class ProcedureVoteSerializer(serializers.ModelSerializer):
    """One vote."""

    class Meta:
        model = ProcedureVote
        fields = (
            "body", "round", "held_on", "entitled", "present", "in_favour", "against",
            "blank_or_invalid", "resolution_number", "carried", "struck",
        )  # fmt: skip


class ProcedurePaperSerializer(serializers.ModelSerializer):
    """One paper."""

    class Meta:
        model = ProcedurePaper
        fields = ("code", "number", "dated_on", "received_on", "note")


class ProcedureRowSerializer(serializers.ModelSerializer):
    """A procedure in the list."""

    organization = UnitSerializer(read_only=True)
    member = serializers.SerializerMethodField()

    class Meta:
        model = Procedure
        fields = (
            "id", "kind", "state", "member", "organization", "opened_on", "decided_on",
            "decision_number", "deciding_body", "effective_on", "version",
        )  # fmt: skip

    def get_member(self, row: Procedure) -> dict[str, str | int]:
        """Key and name of the member."""
        return {"id": row.member_id, "full_name": row.member.full_name}


class ProcedureSerializer(ProcedureRowSerializer):
    """A procedure with its votes and papers."""

    votes = ProcedureVoteSerializer(many=True, read_only=True)
    papers = ProcedurePaperSerializer(many=True, read_only=True)

    class Meta(ProcedureRowSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *ProcedureRowSerializer.Meta.fields, "reason", "closing_reason", "details",
            "extended_by", "votes",
            "papers",
        )  # fmt: skip
