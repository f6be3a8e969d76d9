"""Campaigns and their units as JSON."""

from __future__ import annotations

from rest_framework import serializers

from apps.membership.models import (
    Campaign,
    CampaignUnit,
    MemberCommendation,
    MemberGrade,
    OrganizationCommendation,
)
from apps.membership.serializers import UnitSerializer


class CampaignSerializer(serializers.ModelSerializer):
    """One campaign."""

    organization = UnitSerializer()

    class Meta:
        model = Campaign
        fields = (
            "id", "organization", "year", "quarter", "as_of", "state", "self_review_due",
            "proposals_due", "decision_due", "version",
        )  # fmt: skip


class CampaignUnitSerializer(serializers.ModelSerializer):
    """How far one organisation or collective has come; counts, no names of members."""

    organization = UnitSerializer()

    class Meta:
        model = CampaignUnit
        fields = (
            "id", "campaign", "organization", "body", "tier", "state", "due_on", "members",
            "excluded", "proposed", "excellent", "good", "completed", "not_completed",
            "decided_on", "decision_number", "quota_limit", "quota_base", "version",
        )  # fmt: skip


class MemberGradeSerializer(serializers.ModelSerializer):
    """The grade of a member in one period, with the one as cadre or civil servant."""

    organization = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = MemberGrade
        fields = (
            "id", "unit", "organization", "member", "year", "quarter", "exclusion", "self_grade",
            "cadre_grade", "proposal", "grade", "verdict", "decided_on", "decision_number",
        )  # fmt: skip


_DECISION = ("kind", "year", "form", "deciding_body", "decision_number", "decided_on", "note")


class MemberCommendationSerializer(serializers.ModelSerializer):
    """A member commended."""

    unit = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = MemberCommendation
        fields = ("id", "member", "unit", *_DECISION)


class OrganizationCommendationSerializer(serializers.ModelSerializer):
    """An organisation commended."""

    unit = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = OrganizationCommendation
        fields = ("id", "unit", *_DECISION)
