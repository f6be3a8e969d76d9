"""Targets as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.reports.models import Target


class TargetSerializer(serializers.ModelSerializer[Target]):
    """A target; ended ones carry the day. ``manual`` is the code of a manual indicator."""

    organization: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    owner_unit: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    manual: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)

    class Meta:
        model = Target
        fields = (
            "id", "organization", "indicator", "manual", "kind", "first", "last", "by_date",
            "bound", "plan", "share", "owner_unit", "owner_name", "document", "note", "set_at",
            "ended_at", "end_reason",
        )  # fmt: skip
        read_only_fields = fields


class TargetStandingSerializer(serializers.Serializer[Any]):
    """How a target stands now, as the page says it."""

    window = serializers.CharField()
    day = serializers.CharField()
    actual = serializers.CharField()
    detail = serializers.CharField()
    pace = serializers.CharField()
    light = serializers.CharField(source="word")
    origin = serializers.CharField()
