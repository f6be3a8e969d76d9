"""Letters as JSON. Who wrote them is no field."""

from __future__ import annotations

from rest_framework import serializers

from apps.inspection.letters.congress import shortly_before
from apps.inspection.models import Letter, LetterContent, LetterSubject
from apps.inspection.secrecy import GROUNDS
from apps.membership.serializers import UnitSerializer


class LetterSubjectSerializer(serializers.ModelSerializer):
    """Somebody named in a letter."""

    class Meta:
        model = LetterSubject
        fields = ("is_person", "name", "position", "unit_name")


class LetterContentSerializer(serializers.ModelSerializer):
    """One allegation or request."""

    class Meta:
        model = LetterContent
        fields = ("order", "text", "part")


class LetterRowSerializer(serializers.ModelSerializer):
    """A letter in the list."""

    organization = UnitSerializer(read_only=True)

    class Meta:
        model = Letter
        fields = (
            "reference", "kind", "channel", "state", "matter", "organization", "arrived_on",
            "clock_from", "secrecy", "version",
        )  # fmt: skip


class LetterSerializer(LetterRowSerializer):
    """A letter with what it says and whom it names."""

    waits_for_congress = serializers.SerializerMethodField(
        help_text="A denunciation that came shortly before the congress; a draft rule, a reminder."
    )
    contents = LetterContentSerializer(many=True, read_only=True, source="lettercontent_set")
    subjects = LetterSubjectSerializer(many=True, read_only=True, source="lettersubject_set")

    class Meta(LetterRowSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *LetterRowSerializer.Meta.fields, *GROUNDS, "written_on", "postmarked_on",
            "is_anonymous",
            "is_false_name", "is_vague", "is_copy", "filed_reason", "filed_on", "forwarded_to",
            "forwarded_on", "withdrawal", "answered_on", "answer_number", "congress_on",
            "waits_for_congress", "contents", "subjects",
        )  # fmt: skip

    def get_waits_for_congress(self, letter: Letter) -> bool:
        """Whether it came so shortly before."""
        return shortly_before(letter) is not None
