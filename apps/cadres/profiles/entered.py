"""What the API takes for profiles and their rows."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.cadres.models import Cadre, ConfidenceVote, PlaceStay, Position, Qualification, Rating
from apps.membership.serializers import PartialDateJson

PERSON = ("full_name", "sex", "education", "political_theory")
WORK = ("staff_kind", "management_tier", "retirement_scheme", "retires_on", "retirement_note")


class ChangedCadreSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """How somebody works and retires; of somebody who is no member also who they are."""

    birth = PartialDateJson(required=False, allow_null=True)
    version = serializers.IntegerField()

    class Meta:
        model = Cadre
        fields: tuple[str, ...] = ("version", *PERSON, "birth", *WORK)
        extra_kwargs: dict[str, Any] = {
            name: {"required": False} for name in ("full_name", "sex", "staff_kind")
        }


class NewCadreSerializer(ChangedCadreSerializer):
    """A profile to begin: of a member, by the number of the card, or of somebody who is none."""

    version = None  # type: ignore[assignment]
    organization = serializers.CharField(max_length=260)
    card_number = serializers.CharField(max_length=12, required=False)
    another_person = serializers.BooleanField(default=False)

    class Meta(ChangedCadreSerializer.Meta):
        fields = ("organization", "card_number", "another_person", *PERSON, "birth", *WORK)
        extra_kwargs = {name: {"required": False} for name in ("full_name", "sex")}


class _RowSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """A row, with the version of the profile that was read."""

    version = serializers.IntegerField()


class NewPositionSerializer(_RowSerializer):
    """A position: of a seat, by its reference, or held elsewhere."""

    seat = serializers.CharField(max_length=14, required=False)
    since = PartialDateJson(required=False, allow_null=True)
    until = PartialDateJson(required=False, allow_null=True)

    class Meta:
        model = Position
        fields = (
            "version", "seat", "title_text", "unit_text", "act", "since", "until", "end",
            "end_decision_number", "term_ends_on", "is_concurrent", "decision_number", "decided_on",
            "note",
        )  # fmt: skip
        extra_kwargs = {"title_text": {"required": False}}


class NewQualificationSerializer(_RowSerializer):
    """Something learned."""

    began = PartialDateJson(required=False, allow_null=True)
    finished = PartialDateJson(required=False, allow_null=True)

    class Meta:
        model = Qualification
        fields = (
            "version", "kind", "level", "subject", "school", "mode", "began", "finished",
            "certificate", "certified_on",
        )  # fmt: skip


class NewPlaceSerializer(_RowSerializer):
    """A place in a life."""

    since = PartialDateJson(required=False, allow_null=True)
    until = PartialDateJson(required=False, allow_null=True)

    class Meta:
        model = PlaceStay
        fields = ("version", "kind", "place", "since", "until")


class NewRatingSerializer(_RowSerializer):
    """A rating."""

    class Meta:
        model = Rating
        fields = ("version", "year", "quarter", "grade", "points", "decision_number")


class NewConfidenceVoteSerializer(_RowSerializer):
    """A confidence vote."""

    class Meta:
        model = ConfidenceVote
        fields = ("version", "held_on", "held_by", "high", "medium", "low", "total")
