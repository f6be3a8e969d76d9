"""Summaries and targets as JSON."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.reports import catalogue
from apps.reports.choices import Dimension, FigureKind, PeriodKind, SummaryForm
from apps.reports.models import StatisticalTable, Summary
from apps.reports.sheet import Cell, Sheet
from apps.reports.tables.asking import is_form


class SummarySerializer(serializers.ModelSerializer[Summary]):
    """A summary without its figures; the organisation by its code."""

    organization: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    handover = serializers.SerializerMethodField()

    class Meta:
        model = Summary
        fields = (
            "id", "organization", "name", "form", "kind", "first", "last", "revision", "state",
            "counted_at", "checked_at", "signed_at", "sha256", "code_version", "rules_sha256",
            "handover",
        )  # fmt: skip
        read_only_fields = fields

    def get_handover(self, summary: Summary) -> str:
        """``sent``, ``accepted`` or ``returned`` by the level above; empty: not sent."""
        handover = getattr(summary, "handover", None)
        return handover.state if handover else ""


class StatisticalTableSerializer(serializers.ModelSerializer[StatisticalTable]):
    """A statistical table as it is written, with its days and its standing."""

    class Meta:
        model = StatisticalTable
        fields = (
            "id", "code", "title", "title_en", "branch", "unit_word", "measure", "base", "zero",
            "kinds", "valid_from", "valid_to", "rows", "columns", "checks", "status", "source",
            "note",
        )  # fmt: skip
        read_only_fields = fields


class FigureSerializer(serializers.Serializer[Any]):
    """One number as the reader may see it; ``value`` is null when it is withheld."""

    unit = serializers.IntegerField(allow_null=True)
    unit_name = serializers.CharField()
    indicator = serializers.CharField()
    value = serializers.IntegerField(allow_null=True)
    withheld = serializers.BooleanField()
    printed = serializers.CharField()
    of = serializers.IntegerField(allow_null=True)
    share_printed = serializers.CharField()
    plan = serializers.IntegerField(allow_null=True)
    plan_printed = serializers.CharField()
    plan_share = serializers.DecimalField(5, 2, allow_null=True)
    plan_met = serializers.BooleanField(allow_null=True)
    by_hand = serializers.BooleanField()


class NarrativeSerializer(serializers.Serializer[Any]):
    """The paragraph of a summary."""

    text = serializers.CharField()


class CatalogueSerializer(serializers.Serializer[Any]):
    """What narrows the catalogue of indicators."""

    q = serializers.CharField(max_length=200, allow_blank=True, default="")
    form = serializers.ChoiceField(SummaryForm.choices, allow_blank=True, default="")
    app = serializers.ChoiceField(list(catalogue.APPS), allow_blank=True, default="")
    kind = serializers.ChoiceField(FigureKind.choices, allow_blank=True, default="")
    by = serializers.ChoiceField(Dimension.choices, allow_blank=True, default="")
    sensitive = serializers.ChoiceField(["yes", "no"], allow_blank=True, default="")


class IndicatorSerializer(serializers.Serializer[Any]):
    """An indicator: ``parts`` together give it, ``cuts`` are never added up."""

    key = serializers.CharField()
    label: Any = serializers.CharField(source="indicator.label")
    form = serializers.CharField()
    app = serializers.CharField()
    unit_word = serializers.CharField(source="indicator.unit_word")
    kind = serializers.CharField(source="indicator.kind")
    shown = serializers.CharField(source="indicator.shown")
    of = serializers.CharField(source="indicator.of")
    dimension = serializers.CharField(source="indicator.by")
    parts = serializers.ListField(child=serializers.CharField(), source="indicator.parts")
    cuts = serializers.SerializerMethodField()
    sensitive = serializers.BooleanField(source="indicator.sensitive")
    definition = serializers.CharField(source="indicator.definition")
    source: Any = serializers.CharField(source="indicator.source")
    query = serializers.ListField(child=serializers.CharField(), source="steps")

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_cuts(self, entry: catalogue.Entry) -> list[str]:
        """Keys of the figures within it that may overlap."""
        return [one.key for one in entry.cuts]


class GenerateSerializer(serializers.Serializer[Any]):
    """What to generate."""

    organization = serializers.SlugField()
    form = serializers.CharField(
        max_length=20, default=SummaryForm.MEMBERSHIP,
        help_text="A set of figures, or the code of a statistical table.",
    )  # fmt: skip
    kind = serializers.ChoiceField(choices=PeriodKind.choices)
    first = serializers.DateField()
    last = serializers.DateField()

    def validate_form(self, form: str) -> str:
        """Refuse a form that there is not."""
        if not is_form(form):
            raise serializers.ValidationError(_("There is no such form."))
        return form


class NoteSerializer(serializers.Serializer[Any]):
    """Why a summary is returned."""

    note = serializers.CharField(max_length=500)


class StartedSerializer(serializers.Serializer[Any]):
    """The job that does it."""

    job = serializers.UUIDField()
    url = serializers.CharField()


def figures_of(sheet: Sheet) -> list[dict[str, Any]]:
    """The figures of the whole, then those of each unit."""
    found = [_figure(card, None, "") for card in sheet.cards]
    for row in sheet.rows:
        found += [_figure(cell, row.unit_id, row.name) for cell in row.cells]
    return found


def _figure(cell: Cell, unit: int | None, name: str) -> dict[str, Any]:
    return {
        "unit": unit,
        "unit_name": name,
        "indicator": cell.indicator.key,
        "value": cell.value,
        "withheld": cell.is_withheld,
        "printed": cell.text,
        "of": cell.of,
        "share_printed": cell.share,
        "plan": cell.plan,
        "plan_printed": cell.completion,
        "plan_share": cell.plan_share,
        "plan_met": cell.met,
        "by_hand": cell.indicator.by_hand,
    }
