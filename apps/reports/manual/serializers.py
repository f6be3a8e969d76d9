"""Manual figures as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.reports.choices import PeriodKind
from apps.reports.models import ManualFigure, ManualIndicator


class ManualIndicatorSerializer(serializers.ModelSerializer[ManualIndicator]):
    """An entry of the catalogue."""

    of: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    part_of: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)

    class Meta:
        model = ManualIndicator
        fields = (
            "code", "label", "unit_word", "kind", "definition", "form", "of", "part_of",
            "is_active",
        )  # fmt: skip
        read_only_fields = fields


class ManualFigureSerializer(serializers.ModelSerializer[ManualFigure]):
    """A figure; organisation and indicator by their codes."""

    organization: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    indicator: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)

    class Meta:
        model = ManualFigure
        fields = (
            "id", "organization", "indicator", "kind", "first", "last", "value", "basis", "note",
            "state", "entered_at", "approved_at", "ended_at", "end_reason",
        )  # fmt: skip
        read_only_fields = fields


class NewFigureSerializer(serializers.Serializer[Any]):
    """A figure to enter."""

    organization = serializers.SlugField()
    indicator = serializers.CharField(
        max_length=60, help_text="Code of a manual indicator, or of a cell such as TK1.B2b.c3."
    )
    kind = serializers.ChoiceField(choices=PeriodKind.choices)
    first = serializers.DateField()
    last = serializers.DateField()
    value = serializers.IntegerField(min_value=0, max_value=2_147_483_647)
    basis = serializers.CharField(max_length=300)
    note = serializers.CharField(max_length=300, required=False, default="", allow_blank=True)


class TogetherSerializer(serializers.Serializer[Any]):
    """Whether all that wait for the same organisation, period and form are approved together."""

    together = serializers.BooleanField(default=False)


class ReasonSerializer(serializers.Serializer[Any]):
    """Why a figure is withdrawn."""

    reason = serializers.CharField(max_length=300)
