"""Profiles as JSON: named by their references, without the ethnic group, without disciplines."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.cadres.models import Cadre, ConfidenceVote, PlaceStay, Position, Qualification, Rating
from apps.cadres.profiles.retirement import retirement_of


class PartialText(serializers.CharField):
    """A date of which perhaps only the year is known: 1949, 1949-08, 1949-08-14."""

    def to_representation(self, value: Any) -> str:
        """The stored form."""
        return str(value.stored)


class PositionSerializer(serializers.ModelSerializer):
    """A position of a profile."""

    seat = serializers.CharField(source="seat.reference", default=None, read_only=True)
    title = serializers.CharField(source="title.code", default=None, read_only=True)
    since = PartialText(read_only=True)
    until = PartialText(read_only=True)

    class Meta:
        model = Position
        fields = (
            "seat", "title", "title_text", "unit_text", "act", "since", "until", "end",
            "term_ends_on", "is_concurrent", "decision_number", "decided_on",
        )  # fmt: skip


class QualificationSerializer(serializers.ModelSerializer):
    """Something learned."""

    began = PartialText(read_only=True)
    finished = PartialText(read_only=True)

    class Meta:
        model = Qualification
        fields = (
            "kind", "level", "subject", "school", "began", "finished", "certificate",
            "certified_on",
        )  # fmt: skip


class PlaceStaySerializer(serializers.ModelSerializer):
    """A place in a life."""

    since = PartialText(read_only=True)
    until = PartialText(read_only=True)

    class Meta:
        model = PlaceStay
        fields = ("kind", "place", "since", "until")


class RatingSerializer(serializers.ModelSerializer):
    """A rating."""

    class Meta:
        model = Rating
        fields = ("year", "quarter", "grade", "points")


class ConfidenceVoteSerializer(serializers.ModelSerializer):
    """The counts of a confidence vote."""

    class Meta:
        model = ConfidenceVote
        fields = ("held_on", "held_by", "high", "medium", "low", "total")


class CadreRowSerializer(serializers.ModelSerializer):
    """A profile in the list."""

    organization = serializers.CharField(source="organization.code", read_only=True)
    birth = PartialText(read_only=True)
    retires_from = serializers.SerializerMethodField()

    class Meta:
        model = Cadre
        fields: tuple[str, ...] = (
            "reference", "organization", "full_name", "birth", "sex", "education",
            "political_theory", "staff_kind", "management_tier", "state", "left_on",
            "retires_from", "version",
        )  # fmt: skip

    def get_retires_from(self, cadre: Any) -> str | None:
        """The first day of retirement; null while it is unknown."""
        day = retirement_of(cadre, self.context["laws"]).day
        return day.isoformat() if day else None


class CadreSerializer(CadreRowSerializer):
    """One profile with its rows."""

    positions = serializers.SerializerMethodField()
    qualifications = serializers.SerializerMethodField()
    places = serializers.SerializerMethodField()
    ratings = serializers.SerializerMethodField()
    confidence_votes = serializers.SerializerMethodField()

    class Meta(CadreRowSerializer.Meta):
        fields = (
            *CadreRowSerializer.Meta.fields, "positions", "qualifications", "places", "ratings",
            "confidence_votes",
        )  # fmt: skip

    def _rows(self, kind: str, serializer: Any) -> list[dict[str, Any]]:
        return list(serializer(self.context["profile"].rows[kind], many=True).data)

    def get_positions(self, cadre: Any) -> list[dict[str, Any]]:
        """Those that go on first."""
        return self._rows("position", PositionSerializer)

    def get_qualifications(self, cadre: Any) -> list[dict[str, Any]]:
        """By kind."""
        return self._rows("qualification", QualificationSerializer)

    def get_places(self, cadre: Any) -> list[dict[str, Any]]:
        """In the order of the life."""
        return self._rows("place", PlaceStaySerializer)

    def get_ratings(self, cadre: Any) -> list[dict[str, Any]]:
        """The latest first."""
        return self._rows("rating", RatingSerializer)

    def get_confidence_votes(self, cadre: Any) -> list[dict[str, Any]]:
        """The latest first."""
        return self._rows("confidence", ConfidenceVoteSerializer)
