"""Seniority in the database: the same sum of intervals as ``rules.seniority``, over many rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import DateField, Exists, F, Func, OuterRef, Q, Value

from apps.membership.seniority.rules import latest_start


class CountedFrom(Func):
    """The day less all days that count until then; NULL for whom no date of joining is known."""

    function = "membership_counted_from"
    output_field = DateField()

    def __init__(self, on: date, member: str = "pk") -> None:
        super().__init__(F(member), Value(on, output_field=DateField()))


def joined_by(day: date) -> Q:
    """Who may count from that day or before: admitted by then (gaps only make it later), or a
    member once before."""
    earlier = apps.get_model("membership", "EarlierMembership")
    return (
        Q(admission_decided_on__lte=day)
        | Q(admission_decided_on__isnull=True, ceremony_on__lte=day)
        | Q(Exists(earlier.objects.filter(member=OuterRef("pk"))))
    )


def with_seniority(rows: Any, *, on: date) -> Any:
    """The same members with ``counted_from``, from which seniority on that day is read."""
    return rows.annotate(counted_from=CountedFrom(on))


def of_seniority(rows: Any, *, years: int, on: date) -> Any:
    """Members who are official on that day and have completed so many years."""
    latest = latest_start(on, 12 * years)
    official = rows.filter(joined_by(latest), official_on__lte=on)
    return with_seniority(official, on=on).filter(counted_from__lte=latest)
