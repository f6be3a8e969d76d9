"""Files of appointments as JSON."""

from __future__ import annotations

from rest_framework import serializers

from apps.cadres.models import AgreementLetter, AppointmentFile, AppointmentMeeting
from apps.membership.serializers import UnitSerializer


class AppointmentRowSerializer(serializers.ModelSerializer):
    """A file in the list."""

    organization = UnitSerializer(read_only=True)
    cadre = serializers.CharField(source="cadre.reference", read_only=True)
    full_name = serializers.CharField(source="cadre.full_name", read_only=True)

    class Meta:
        model = AppointmentFile
        fields = (
            "reference", "cadre", "full_name", "organization", "act", "origin", "state",
            "title_text", "unit_text", "by_other_body", "opened_on", "decision_number",
            "decided_on", "effective_on", "until", "election", "elected_on",
        )  # fmt: skip


class AppointmentMeetingSerializer(serializers.ModelSerializer):
    """A meeting and its ballot."""

    class Meta:
        model = AppointmentMeeting
        fields = (
            "step", "held_on", "summoned", "present", "issued", "collected", "valid", "agree",
            "disagree", "next_agree", "minutes",
        )  # fmt: skip


class AgreementLetterSerializer(serializers.ModelSerializer):
    """A letter and its answer."""

    class Meta:
        model = AgreementLetter
        fields = ("addressee", "number", "sent_on", "answer", "answer_number", "answered_on")


class AppointmentSerializer(AppointmentRowSerializer):
    """A file with its meetings and letters."""

    meetings = AppointmentMeetingSerializer(many=True, read_only=True)
    letters = AgreementLetterSerializer(many=True, read_only=True)

    class Meta(AppointmentRowSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *AppointmentRowSerializer.Meta.fields, "received_on", "notified_on", "reason",
            "principle_asked_on", "principle_on", "signer", "extended_on", "lifted_on",
            "closed_on", "close_reason", "meetings", "letters",
        )  # fmt: skip
