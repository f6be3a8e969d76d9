"""Findings as JSON: the record to mend, in short."""

from __future__ import annotations

from rest_framework import serializers

from apps.membership.models import Member
from apps.membership.serializers import UnitSerializer


class FindingSerializer(serializers.ModelSerializer):
    """A record with the finding asked for."""

    organization = UnitSerializer(read_only=True)

    class Meta:
        model = Member
        fields = ("id", "full_name", "organization", "state", "version")
