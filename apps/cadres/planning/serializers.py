"""Planning lists as JSON. Rows are named by their references; nothing can be counted from them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.cadres.models import PlanningEntry, PlanningList
from apps.cadres.planning.choices import Group, Removal, Source
from apps.cadres.planning.reading import Row, Sheet
from apps.cadres.planning.structure import Share


class PlanningRowSerializer(serializers.ModelSerializer):
    """A list among the lists."""

    organization = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = PlanningList
        fields: tuple[str, ...] = (
            "reference", "name", "kind", "scope", "term_kind", "first_year", "last_year", "year",
            "organization", "state", "secrecy", "age_on", "approved_on", "approval_number",
            "version",
        )  # fmt: skip


class PlannedSerializer(serializers.ModelSerializer):
    """Somebody on a list, by their reference."""

    cadre = serializers.CharField(source="cadre.reference", read_only=True)
    full_name = serializers.CharField(source="cadre.full_name", read_only=True)
    title = serializers.CharField(source="target.title.code", read_only=True)

    class Meta:
        model = PlanningEntry
        fields = (
            "reference",
            "cadre",
            "full_name",
            "title",
            "group",
            "source",
            "begin",
            "began_on",
        )


class PlanningSerializer(PlanningRowSerializer):
    """One list with its people, verdicts and structure, as of today."""

    people = serializers.SerializerMethodField()
    structure = serializers.SerializerMethodField()

    class Meta(PlanningRowSerializer.Meta):
        fields = (*PlanningRowSerializer.Meta.fields, "people", "structure")

    def get_people(self, planning: PlanningList) -> list[dict[str, Any]]:
        """By name, with how many rules come out in which way."""
        sheet: Sheet = self.context["sheet"]
        return [_person(row) for row in sheet.rows]

    def get_structure(self, planning: PlanningList) -> dict[str, Any]:
        """Numbers and verdicts; the total of minorities is not told here."""
        found = self.context["sheet"].structure
        shares = {"young": found.young, "women": found.women, "theory": found.theory}
        said: dict[str, Any] = {name: _share(one) for name, one in shares.items()}
        said["age_bands"] = [band.count for band in found.bands.rows]
        said["age_bands_verdict"] = found.bands.verdict
        said["people"], said["places"] = found.total, found.places
        return said


def _person(row: Row) -> dict[str, Any]:
    return dict(PlannedSerializer(row.entry).data) | {"verdicts": row.counts}


def _share(one: Share) -> dict[str, Any]:
    return {"count": one.count, "total": one.total, "verdict": one.verdict}


class AddedSerializer(serializers.Serializer):
    """Put somebody on a list."""

    version = serializers.IntegerField(min_value=0)
    cadre = serializers.CharField(max_length=14)
    title = serializers.CharField(max_length=60, help_text="Code of a title of the list.")
    group = serializers.ChoiceField(Group.choices, required=False)
    source = serializers.ChoiceField(Source.choices, required=False)  # type: ignore[assignment]
    reason = serializers.CharField(max_length=300, required=False)


class EndedSerializer(serializers.Serializer):
    """End somebody's planning."""

    version = serializers.IntegerField(min_value=0)
    end = serializers.ChoiceField([("removed", "removed"), ("fulfilled", "fulfilled")])
    removal = serializers.ChoiceField([one for one in Removal.choices if one[0]], required=False)
    note = serializers.CharField(max_length=300, required=False)
    decision = serializers.CharField(max_length=60, required=False)
    decided_on = serializers.DateField(required=False)
