"""The comparison board and the trend through the API, to read."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import ViewSet

from apps.accounts.permissions import require
from apps.reports import changes, permissions, rules
from apps.reports.changes import QUARTER, YEAR, Period
from apps.reports.choices import PeriodKind, SummaryForm
from apps.reports.comparing_forms import STEPS, YEARS, YEARS_OF_QUARTERS, first_of, last_year
from apps.reports.comparison import FIGURES_MOST, Board
from apps.reports.indicators import INDICATORS, indicator_choices, indicators_of
from apps.reports.trend import Trend
from apps.tenancy.models import Organization


class BoardQuery(serializers.Serializer[Any]):
    """What is compared: the units directly below ``unit``, by default of the own organisation, in
    the last year that is over."""

    unit = serializers.SlugField(default="")
    form = serializers.ChoiceField(choices=SummaryForm.choices, default=SummaryForm.MEMBERSHIP)
    kind = serializers.ChoiceField(choices=PeriodKind.choices, default=PeriodKind.YEAR)
    first = serializers.DateField(required=False)
    last = serializers.DateField(required=False)
    indicator = serializers.MultipleChoiceField(choices=indicator_choices(), default=set)
    level = serializers.CharField(default="", max_length=20)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """The days must be those of the period; without any, the last year is meant."""
        if not {"first", "last", "kind"} & self.initial_data.keys():
            attrs["first"], attrs["last"] = rules.period(YEAR, year=last_year())
        if not {"first", "last"} <= attrs.keys():
            raise serializers.ValidationError({"first": "required"})
        if not rules.is_period(attrs["kind"], attrs["first"], attrs["last"]):
            raise serializers.ValidationError({"kind": "period_not_of_kind"})
        return attrs


class ComparedSerializer(serializers.Serializer[Any]):
    """One figure of one unit; ``value`` is null when it is withheld, or when ``origin`` says that
    no report is signed yet (``unsigned``)."""

    unit = serializers.CharField()
    indicator = serializers.CharField()
    value = serializers.IntegerField(allow_null=True)
    withheld = serializers.BooleanField()
    of = serializers.IntegerField(allow_null=True)
    share = serializers.DecimalField(10, 2, allow_null=True)
    place = serializers.IntegerField(allow_null=True)
    origin = serializers.CharField()


class TrendQuery(serializers.Serializer[Any]):
    """One figure of an organisation, by default the own one, up to a year."""

    unit = serializers.SlugField(default="")
    indicator = serializers.ChoiceField(choices=indicator_choices(), default=next(iter(INDICATORS)))
    step = serializers.ChoiceField(choices=STEPS, default=YEAR)
    year = serializers.IntegerField(min_value=1930, max_value=2100, required=False)


class PointSerializer(serializers.Serializer[Any]):
    """The figure in one period; ``value`` is null when it is withheld, when nothing stood yet, or
    when ``origin`` says that no report is signed yet (``unsigned``)."""

    first = serializers.DateField()
    last = serializers.DateField()
    value = serializers.IntegerField(allow_null=True)
    withheld = serializers.BooleanField()
    of = serializers.IntegerField(allow_null=True)
    change = serializers.IntegerField(allow_null=True)
    origin = serializers.CharField()


def _unit(request: Any, code: str) -> Organization:
    if not code:
        own: Organization = request.actor.organization
        return own
    return get_object_or_404(Organization.objects.visible_to(request.actor), code=code)


class ComparisonViewSet(ViewSet):
    """Units of one level side by side, counted as the summaries count."""

    @extend_schema(parameters=[BoardQuery], responses=ComparedSerializer(many=True))
    def list(self, request: Any) -> Response:
        """Each figure of each unit: number, what it is set against, place, where it is from."""
        require(request.actor, permissions.VIEW)
        asked = BoardQuery(data=request.query_params)
        asked.is_valid(raise_exception=True)
        values = asked.validated_data
        keys = [one.key for one in indicators_of(values["form"])]
        wanted = [key for key in keys if key in values["indicator"]] or first_of(values["form"])
        board = Board(
            _unit(request, values["unit"]),
            Period(values["kind"], values["first"], values["last"]),
            wanted[:FIGURES_MOST], request.actor, tier=values["level"],
        )  # fmt: skip
        rows = [
            {
                "unit": line.unit.name, "indicator": key, "value": mark.value,
                "withheld": mark.is_withheld, "of": mark.of, "share": mark.share,
                "place": mark.rank, "origin": mark.source,
            }
            for line in board.lines
            for key, mark in line.marks.items()
        ]  # fmt: skip
        return Response(ComparedSerializer(rows, many=True).data)


class TrendViewSet(ViewSet):
    """One figure of one organisation over years or quarters."""

    @extend_schema(parameters=[TrendQuery], responses=PointSerializer(many=True))
    def list(self, request: Any) -> Response:
        """Each period with its number and the change against the one before."""
        require(request.actor, permissions.VIEW)
        asked = TrendQuery(data=request.query_params)
        asked.is_valid(raise_exception=True)
        values = asked.validated_data
        year = values.get("year") or last_year()
        periods = (
            changes.quarters(year, YEARS_OF_QUARTERS)
            if values["step"] == QUARTER
            else changes.years(year, YEARS)
        )
        trend = Trend(
            _unit(request, values["unit"]), INDICATORS[values["indicator"]], periods,
            request.actor, today=timezone.localdate(),
        )  # fmt: skip
        rows = [
            {
                "first": one.period.first, "last": one.period.last, "value": one.value,
                "withheld": one.is_withheld, "of": one.of, "origin": one.source,
                "change": one.change.step if one.change else None,
            }
            for one in trend.points
        ]  # fmt: skip
        return Response(PointSerializer(rows, many=True).data)


def register(router: BaseRouter) -> None:
    """Add the board and the trend."""
    router.register("comparison", ComparisonViewSet, basename="comparison")
    router.register("trend", TrendViewSet, basename="trend")
