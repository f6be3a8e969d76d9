"""Classes and the people in them as JSON, by reference."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.cadres.models import TrainingClass, TrainingPlan
from apps.cadres.training.choices import Attended, Audience, CourseKind, Programme
from apps.membership.choices import PoliticalTheory


class TrainingClassRowSerializer(serializers.ModelSerializer):
    """A class in the list; ``plan`` is the reference of its plan."""

    organization = serializers.CharField(source="organization.code", read_only=True)
    plan = serializers.CharField(source="plan.reference", read_only=True, default=None)
    people = serializers.IntegerField(read_only=True)

    class Meta:
        model = TrainingClass
        fields: tuple[str, ...] = (
            "reference", "organization", "name", "kind", "audience", "theory", "level",
            "programme", "institution", "starts_on", "ends_on", "plan", "state", "version",
            "people",
        )  # fmt: skip


class AttendanceSerializer(serializers.Serializer):
    """Somebody in a class; ``cadre`` is the reference of the profile, empty without one."""

    reference = serializers.CharField()
    cadre = serializers.SerializerMethodField()
    full_name = serializers.CharField(source="person.full_name")
    result = serializers.ChoiceField(choices=Attended.choices)
    certificate = serializers.CharField()
    certified_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()

    def get_cadre(self, row: Any) -> str:
        """The reference of the profile."""
        return str(row.cadre.reference) if hasattr(row, "cadre_id") else ""


class TrainingClassSerializer(TrainingClassRowSerializer):
    """A class with the people whom the reader may know of."""

    attendances = serializers.SerializerMethodField()

    class Meta(TrainingClassRowSerializer.Meta):
        fields = (*TrainingClassRowSerializer.Meta.fields, "note", "attendances")

    def get_attendances(self, found: Any) -> list[dict[str, Any]]:
        """As the page shows them."""
        return list(AttendanceSerializer(self.context["people"], many=True).data)


class TrainingPlanSerializer(serializers.ModelSerializer):
    """What an office plans for a year, and how much of it was done."""

    organization = serializers.CharField(source="organization.code", read_only=True)
    done_classes = serializers.SerializerMethodField()
    done_turns = serializers.SerializerMethodField()

    class Meta:
        model = TrainingPlan
        fields: tuple[str, ...] = (
            "reference", "organization", "year", "kind", "audience", "classes", "turns",
            "decision_number", "decided_on", "version", "done_classes", "done_turns",
        )  # fmt: skip

    def get_done_classes(self, plan: TrainingPlan) -> int:
        """Classes held under it, as far as the reader may know of them."""
        return int(self.context["done"][plan.pk][0])

    def get_done_turns(self, plan: TrainingPlan) -> int:
        """Turns of people in them."""
        return int(self.context["done"][plan.pk][1])


class NumbersSerializer(serializers.Serializer):
    """What a decision plans."""

    classes = serializers.IntegerField(min_value=0, max_value=100_000)
    turns = serializers.IntegerField(min_value=0, max_value=10_000_000)
    decision_number = serializers.CharField(max_length=60)
    decided_on = serializers.DateField()


class NewPlanSerializer(NumbersSerializer):
    """A plan to enter."""

    organization = serializers.CharField(max_length=120)
    year = serializers.IntegerField(min_value=1990, max_value=2100)
    kind = serializers.ChoiceField(choices=CourseKind.choices)
    audience = serializers.ChoiceField(choices=Audience.choices)


class LaterNumbersSerializer(NumbersSerializer):
    """The numbers of a later decision, over the version that was read."""

    version = serializers.IntegerField(min_value=0)


class NewClassSerializer(serializers.Serializer):
    """A class to set up; ``plan``: reference of a plan of the same office."""

    organization = serializers.CharField(max_length=120)
    name = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=CourseKind.choices)
    audience = serializers.ChoiceField(choices=Audience.choices)
    institution = serializers.CharField(max_length=200)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    theory = serializers.ChoiceField(choices=PoliticalTheory.choices, allow_blank=True, default="")
    level = serializers.CharField(max_length=100, allow_blank=True, default="")
    programme = serializers.ChoiceField(choices=Programme.choices, allow_blank=True, default="")
    plan = serializers.CharField(max_length=14, allow_blank=True, default="")


class EnteredSerializer(serializers.Serializer):
    """Somebody to enter: a profile by its reference, or a member by the number of the card."""

    cadre = serializers.CharField(max_length=14, allow_blank=True, default="")
    card_number = serializers.CharField(max_length=12, allow_blank=True, default="")


class ResultSerializer(serializers.Serializer):
    """A result to record, over the version that was read."""

    result = serializers.ChoiceField(choices=Attended.choices)
    certificate = serializers.CharField(max_length=120, allow_blank=True, default="")
    certified_on = serializers.DateField(allow_null=True, default=None)
    version = serializers.IntegerField()
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")
