"""Scenarios of moves as JSON, by references."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.cadres.models import Scenario, ScenarioMove
from apps.membership.serializers import UnitSerializer


class ScenarioRowSerializer(serializers.ModelSerializer):
    """A scenario in the list."""

    organization = UnitSerializer(read_only=True)

    class Meta:
        model = Scenario
        fields: tuple[str, ...] = (
            "reference", "title", "organization", "act", "on", "secrecy", "state", "prepared_on",
            "computed_at", "fingerprint", "version",
        )  # fmt: skip


class ScenarioMoveSerializer(serializers.ModelSerializer):
    """A proposed move: who, from which seat to which, which rules warn or know too little."""

    cadre = serializers.CharField(source="cadre.reference", read_only=True)
    full_name = serializers.CharField(source="cadre.full_name", read_only=True)
    from_seat = serializers.SerializerMethodField()
    to_seat = serializers.SerializerMethodField()
    warned = serializers.SerializerMethodField()
    unknown = serializers.SerializerMethodField()

    class Meta:
        model = ScenarioMove
        fields = (
            "cadre", "full_name", "from_seat", "to_seat", "misfit", "distance", "warned", "unknown",
        )  # fmt: skip

    def get_from_seat(self, row: ScenarioMove) -> str | None:
        """Reference of the seat; none for somebody who sits in none."""
        return row.from_seat.reference if row.from_seat else None

    def get_to_seat(self, row: ScenarioMove) -> str | None:
        """Reference of the seat; none for somebody who is left without one."""
        return row.to_seat.reference if row.to_seat else None

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_warned(self, row: ScenarioMove) -> list[str]:
        """Codes of the rules that are not met and do not block."""
        return self._codes(row, "fail")

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_unknown(self, row: ScenarioMove) -> list[str]:
        """Codes of the rules that nobody can judge from the records."""
        return self._codes(row, "unknown")

    def _codes(self, row: ScenarioMove, verdict: str) -> list[str]:
        return [one["rule"] for one in row.evidence if one["verdict"] == verdict]


class ScenarioSerializer(ScenarioRowSerializer):
    """A scenario with the levels of its score, its proof and its moves."""

    score = serializers.SerializerMethodField()
    certified = serializers.SerializerMethodField()
    moves = ScenarioMoveSerializer(many=True, read_only=True)

    class Meta(ScenarioRowSerializer.Meta):
        fields: tuple[str, ...] = (
            *ScenarioRowSerializer.Meta.fields, "women_percent", "young_percent", "young_age",
            "failure", "score", "certified", "moves",
        )  # fmt: skip

    @extend_schema_field(serializers.DictField(child=serializers.IntegerField()))
    def get_score(self, row: Scenario) -> dict[str, Any]:
        """Level by level; empty before anything is computed."""
        return dict(row.outcome.get("score", {}))

    def get_certified(self, row: Scenario) -> bool:
        """Whether the whole model has confirmed the plan."""
        return bool(row.outcome.get("certified"))
