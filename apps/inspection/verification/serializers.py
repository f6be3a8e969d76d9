"""Draws as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.inspection.models import AssetDraw
from apps.inspection.verification.listing import rows_of
from apps.membership.serializers import UnitSerializer


class DrawRowSerializer(serializers.ModelSerializer):
    """A draw in the list."""

    organization = UnitSerializer(read_only=True)

    class Meta:
        model = AssetDraw
        fields = (
            "reference", "year", "title", "state", "organization", "number", "fingerprint",
            "frozen_on", "drawn_on",
        )  # fmt: skip


class DrawLineSerializer(serializers.Serializer[Any]):
    """A line of the list with its number, and its place when drawn."""

    line = serializers.CharField()
    excluded = serializers.CharField()
    ticket = serializers.CharField()
    place = serializers.IntegerField(allow_null=True)


class DrawWitnessSerializer(serializers.Serializer[Any]):
    """Somebody who saw the seed made."""

    name = serializers.CharField()
    position = serializers.CharField()


class DrawSerializer(DrawRowSerializer):
    """Everything that it takes to compute the draw again; not the cases that follow."""

    witnesses = DrawWitnessSerializer(many=True, read_only=True)
    lines = serializers.SerializerMethodField()

    class Meta(DrawRowSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *DrawRowSerializer.Meta.fields, "number_note", "seed", "method", "witnesses", "lines",
        )  # fmt: skip

    def get_lines(self, row: AssetDraw) -> list[dict[str, Any]]:
        """The list in the order of the draw."""
        return list(DrawLineSerializer(rows_of(row), many=True).data)
