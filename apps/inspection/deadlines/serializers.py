"""The limits of a case as JSON: each date with its reasons."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class LimitSerializer(serializers.Serializer[Any]):
    """One limit: the day, and rule, trigger, pauses and extensions that it follows from."""

    code = serializers.CharField()
    title = serializers.CharField()
    due_on = serializers.DateField(source="due.day", default=None, allow_null=True)
    counts_from = serializers.DateField(source="due.started", default=None, allow_null=True)
    without_pauses = serializers.DateField(source="due.plain", default=None, allow_null=True)
    waits_for = serializers.CharField(source="trigger")
    rule = serializers.CharField(source="due.rule.key", default="")
    document = serializers.CharField(source="due.rule.document", default="")
    article = serializers.CharField(source="due.rule.article", default="")
    limit = serializers.IntegerField(source="due.limit", default=None, allow_null=True)
    counted_in = serializers.CharField(source="due.unit", default="")
    extended_by = serializers.IntegerField(source="due.extended", default=0)
    from_plan = serializers.BooleanField(source="due.from_plan", default=False)
    stands_still = serializers.BooleanField(source="due.stands", default=False)
    days_left = serializers.IntegerField(allow_null=True)
    done_on = serializers.DateField(allow_null=True)


class CaseLimitsSerializer(serializers.Serializer[Any]):
    """A case with its limits."""

    reference = serializers.CharField()
    limits = LimitSerializer(many=True)
