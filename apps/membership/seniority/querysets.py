"""Seniority in the database: the same sum of intervals as ``rules.seniority``, over many rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from apps.core.working_days import add_months
from apps.membership.seniority.rules import latest_start
from apps.tenancy.querysets import TenantQuerySet


class CountedFrom(Func):
    """The day less all days that count until then; NULL for whom no date of joining is known."""

    function = "membership_counted_from"
    output_field = DateField()

    def __init__(self, on: date, member: str = "pk") -> None:
        super().__init__(F(member), Value(on, output_field=DateField()))


def _rows_of(model: str) -> Any:
    """Rows of that model about the member of the outer query."""
    return apps.get_model("membership", model).objects.filter(member=OuterRef("pk"))


def joined_by(day: date) -> Q:
    """Who may count from that day or before: admitted by then (gaps only make it later), or a
    member once before."""
    return (
        Q(admission_decided_on__lte=day)
        | Q(admission_decided_on__isnull=True, ceremony_on__lte=day)
        | Q(Exists(_rows_of("EarlierMembership")))
    )


def with_seniority(rows: Any, *, on: date) -> Any:
    """The same members with ``counted_from``, from which seniority on that day is read."""
    plain = Q(left_on__isnull=True) & ~Exists(_rows_of("SeniorityDeduction"))
    return rows.annotate(
        counted_from=Case(
            # Almost nobody has a gap: their dates answer without a call of the function.
            When(
                plain & ~Exists(_rows_of("EarlierMembership")),
                then=Coalesce("admission_decided_on", "ceremony_on"),
            ),
            default=CountedFrom(on),
        )
    )


def of_seniority(rows: Any, *, years: int, on: date) -> Any:
    """Members who are official on that day and have completed so many years."""
    latest = latest_start(on, 12 * years)
    official = rows.filter(joined_by(latest), official_on__lte=on)
    return with_seniority(official, on=on).filter(counted_from__lte=latest)


class BadgeAwardQuerySet(TenantQuerySet):
    """Badges of members."""

    def standing(self) -> Self:
        """Proposed, decided or awarded, the reissues of lost ones left out: one a member and N."""
        return self.exclude(state="withdrawn").exclude(kind="reissue")

    def came_along(self) -> Self:
        """Proposed or decided in a round of an organisation that the member has left: no act on
        that round reaches them any more."""
        rounds = apps.get_model("membership", "BadgeRound").objects
        here = ExpressionWrapper(OuterRef("path"), CharField())
        own = rounds.filter(pk=OuterRef("round_id")).annotate(at=here)
        begun = self.filter(state__in=["proposed", "decided"], round_id__isnull=False)
        return begun.exclude(Exists(own.filter(at__startswith=F("path"))))


def reached(offered: Iterable[int], *, on: date) -> Case:
    """The greatest N of those offered that ``counted_from`` has completed on that day."""
    cases = [
        When(counted_from__lte=latest_start(on, 12 * years), then=Value(years))
        for years in sorted(offered, reverse=True)
    ]
    return Case(*cases, default=None, output_field=IntegerField())


def nearest(limits: Mapping[int, int], *, on: date) -> Case:
    """The N that is not complete on that day but will be within its limit in months."""
    cases = [
        When(
            counted_from__gt=latest_start(on, 12 * years),
            counted_from__lte=latest_start(add_months(on, months), 12 * years),
            then=Value(years),
        )
        for years, months in sorted(limits.items(), reverse=True)
    ]
    return Case(*cases, default=None, output_field=IntegerField())


def without_badge(rows: Any, years: str) -> Any:
    """Members without a badge, awarded or on its way, of the N in that column or of a higher."""
    awards = rows.model._meta.get_field("badges").related_model.objects.standing()
    return rows.exclude(Exists(awards.filter(member=OuterRef("pk"), years__gte=OuterRef(years))))
