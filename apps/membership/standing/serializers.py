"""Times set aside as JSON."""

from __future__ import annotations

from rest_framework import serializers

from apps.membership.models import StandingPeriod
from apps.membership.serializers import UnitSerializer


class StandingPeriodSerializer(serializers.ModelSerializer):
    """A time of exemption or suspension; ``until`` is its last day."""

    organization = UnitSerializer(read_only=True)
    since = serializers.DateField(source="first_day", read_only=True)
    until = serializers.DateField(source="last_day", read_only=True, allow_null=True)

    class Meta:
        model = StandingPeriod
        fields = (
            "id", "member", "organization", "kind", "since", "until", "reason",
            "resolution_number", "procedure", "ending",
        )  # fmt: skip
