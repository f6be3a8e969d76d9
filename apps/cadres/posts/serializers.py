"""Titles, units and seats as JSON, by code and reference; holders by the reference of profiles."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.cadres.choices import ChangeField, StaffKind, System
from apps.cadres.models import Seat, Title, TitleStandard, WorkUnit
from apps.core.api_fields import CodeField
from apps.regulations.choices import RuleLevel


class StandardSerializer(serializers.ModelSerializer):
    """What a title asks for."""

    class Meta:
        model = TitleStandard
        fields = (
            "attribute", "minimum", "grace_months", "severity", "standing", "article", "valid_from",
            "valid_until",
        )  # fmt: skip


class TitleRowSerializer(serializers.ModelSerializer):
    """A title of the catalogue."""

    successor = serializers.CharField(source="successor.code", read_only=True, default=None)

    class Meta:
        model = Title
        fields: tuple[str, ...] = (
            "code", "name", "level", "system", "kind", "rank", "is_leading", "is_elected",
            "non_local", "term_limited", "needs_agreement", "standing", "valid_from", "valid_until",
            "successor",
        )  # fmt: skip


class TitleSerializer(TitleRowSerializer):
    """A title with its standards."""

    standards = serializers.SerializerMethodField()

    class Meta(TitleRowSerializer.Meta):
        fields = (*TitleRowSerializer.Meta.fields, "standards")

    def get_standards(self, title: Any) -> list[dict[str, Any]]:
        """As the page shows them."""
        return list(StandardSerializer(self.context["standards"], many=True).data)


class WorkUnitRowSerializer(serializers.ModelSerializer):
    """A unit in the list."""

    organization = serializers.CharField(source="organization.code", read_only=True)
    successor = serializers.CharField(source="successor.reference", read_only=True, default=None)

    class Meta:
        model = WorkUnit
        fields: tuple[str, ...] = (
            "reference", "name", "organization", "system", "level", "valid_from", "valid_until",
            "successor", "decision_number", "end_decision_number", "version",
        )  # fmt: skip


class SeatSerializer(serializers.ModelSerializer):
    """A seat with the profiles on it."""

    title = serializers.CharField(source="title.code", read_only=True)
    empty = serializers.IntegerField(read_only=True)
    holders = serializers.SerializerMethodField()

    class Meta:
        model = Seat
        fields = (
            "reference", "title", "name", "quota", "empty", "term_months", "change_field",
            "change_months", "valid_from", "valid_until", "version", "holders",
        )  # fmt: skip

    def get_holders(self, seat: Any) -> list[str]:
        """References of profiles that the reader may know of."""
        return [one.cadre.reference for one in seat.holders]


class StaffLineSerializer(serializers.Serializer):
    """Assigned and present of one year and kind."""

    year = serializers.IntegerField()
    kind = serializers.CharField()
    assigned = serializers.IntegerField(source="staffing.assigned", allow_null=True)
    present = serializers.IntegerField(source="staffing.presence.present")
    seconded_elsewhere = serializers.IntegerField(source="staffing.presence.seconded_out")
    seconded_here = serializers.IntegerField(source="staffing.presence.seconded_in")
    verdict = serializers.CharField(source="staffing.verdict")


class WorkUnitSerializer(WorkUnitRowSerializer):
    """One unit with seats and staffing."""

    seats = serializers.SerializerMethodField()
    staffing = serializers.SerializerMethodField()

    class Meta(WorkUnitRowSerializer.Meta):
        fields = (*WorkUnitRowSerializer.Meta.fields, "seats", "staffing")

    def get_seats(self, unit: Any) -> list[dict[str, Any]]:
        """Those that stand."""
        return list(SeatSerializer(self.context["page"].seats, many=True).data)

    def get_staffing(self, unit: Any) -> list[dict[str, Any]]:
        """Of the last years."""
        return list(StaffLineSerializer(self.context["page"].lines, many=True).data)


class NewWorkUnitSerializer(serializers.Serializer):
    """A unit to set up."""

    organization = serializers.CharField(max_length=260)
    name = serializers.CharField(max_length=200)
    system = serializers.ChoiceField(System.choices)
    level = serializers.ChoiceField(RuleLevel.choices)
    valid_from = serializers.DateField(required=False)
    decision_number = serializers.CharField(max_length=60, required=False)


class NewSeatSerializer(serializers.Serializer):
    """A seat to set up in the unit."""

    version = serializers.IntegerField()
    title = CodeField(queryset=Title.objects.all())
    name = serializers.CharField(max_length=200, required=False)
    quota = serializers.IntegerField(min_value=1, max_value=1000, default=1)
    term_months = serializers.IntegerField(min_value=1, max_value=600, required=False)
    change_field = serializers.ChoiceField(ChangeField.choices, required=False)
    change_months = serializers.IntegerField(min_value=1, max_value=600, required=False)
    valid_from = serializers.DateField(required=False)
    decision_number = serializers.CharField(max_length=60, required=False)


class StaffSerializer(serializers.Serializer):
    """Staff assigned to the unit."""

    version = serializers.IntegerField()
    year = serializers.IntegerField(min_value=1990, max_value=2200)
    kind = serializers.ChoiceField(StaffKind.choices)
    assigned = serializers.IntegerField(min_value=0, max_value=100_000)
    decision_number = serializers.CharField(max_length=60, required=False)
    decided_on = serializers.DateField(required=False)


class EndSerializer(serializers.Serializer):
    """The end of the unit."""

    version = serializers.IntegerField()
    ended_on = serializers.DateField()
    decision_number = serializers.CharField(max_length=60)


class ContinueSerializer(serializers.Serializer):
    """The unit that carries on: one that stands, or a new one of that name."""

    version = serializers.IntegerField()
    day = serializers.DateField()
    decision_number = serializers.CharField(max_length=60)
    successor = serializers.CharField(max_length=14, required=False)
    name = serializers.CharField(max_length=200, required=False)
