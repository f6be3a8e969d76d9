"""Running limits through the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.membership.clocks.registry import Clock, kind_label
from apps.membership.clocks.wording import rule_words

AHEAD = 60
FURTHEST = 2 * 366


class AskedSerializer(serializers.Serializer[Any]):
    """Which limits are asked for."""

    within = serializers.IntegerField(
        default=AHEAD, min_value=0, max_value=FURTHEST,
        help_text="Due within so many days; what is overdue is among them.",
    )  # fmt: skip
    overdue = serializers.BooleanField(
        default=None, allow_null=True, help_text="Only what is overdue, or only what is not."
    )


class ClockSerializer(serializers.Serializer[Any]):
    """One limit that runs."""

    kind = serializers.CharField()
    kind_words = serializers.SerializerMethodField()
    title = serializers.CharField()
    organization_name = serializers.CharField(source="meta")
    record_type = serializers.SerializerMethodField()
    record_id = serializers.IntegerField(source="record.pk")
    started = serializers.DateField(allow_null=True)
    due = serializers.DateField()
    days_left = serializers.SerializerMethodField(help_text="Below zero when it is overdue.")
    rule = serializers.SerializerMethodField(help_text="The value, its article and document.")
    may_act = serializers.SerializerMethodField(help_text="Whether the reader's role may act.")
    url = serializers.CharField(help_text="The page on which the act is done.")

    def get_kind_words(self, clock: Clock) -> str:
        """The kind for people."""
        return str(kind_label(clock.kind, clock.record))

    def get_record_type(self, clock: Clock) -> str:
        """The sort of the record."""
        return str(clock.record._meta.label_lower)

    def get_days_left(self, clock: Clock) -> int:
        """Days until it is due."""
        days: int = (clock.due - self.context["today"]).days
        return days

    def get_rule(self, clock: Clock) -> str:
        """The rule in force at the start; empty where the record itself carries the limit."""
        return rule_words(clock)

    def get_may_act(self, clock: Clock) -> bool:
        """Whether the act is the reader's."""
        return bool(self.context["request"].actor.has(clock.right))
