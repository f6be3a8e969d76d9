"""Reading summaries and targets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Self

from django.db.models import BigIntegerField, CharField, Exists, F, Func, Manager, OuterRef, Q

from apps.tenancy.querysets import TenantQuerySet


class Unnest(Func):
    """One row for each key in the text of an array."""

    template = "unnest((%(expressions)s)::bigint[])"
    set_returning = True
    output_field = BigIntegerField()


class TextSha256(Func):
    """SHA-256 of a text, worked out where it lies."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    output_field = CharField()


class FigureQuerySet(TenantQuerySet):
    """Figures; the keys of what they count stay in the database unless asked for."""

    def with_fingerprint_of_records(self) -> Self:
        """Add ``records_sha256``, empty where no records are kept."""
        return self.annotate(records_sha256=TextSha256(F("records")))

    def holding(self, figure: Any) -> Self:
        """The figures that hold the keys of the records counted in one.

        A figure of a unit holds its own; that of the whole leaves them to the units.
        """
        rows = self.filter(
            summary_id=figure.summary_id, indicator=figure.indicator, records__isnull=False
        )
        return rows if figure.unit_id is None else rows.filter(unit_id=figure.unit_id)

    def counted_keys(self) -> Any:
        """The kept keys, one a row."""
        return self.values_list(Unnest(F("records")), flat=True)


class FigureManager(Manager.from_queryset(FigureQuerySet)):  # type: ignore[misc]
    """Loads figures without the kept keys."""

    def get_queryset(self) -> Any:
        """Every figure, the keys left where they are."""
        return super().get_queryset().defer("records")


class SummaryQuerySet(TenantQuerySet):
    """Summaries, every revision of them."""

    def of_period(self, organization: Any, form: str, kind: str, first: date, last: date) -> Self:
        """All revisions of one summary."""
        return self.filter(organization=organization, form=form, kind=kind, first=first, last=last)

    def newest(self) -> Self:
        """The last revision of each summary."""
        later = self.model._base_manager.filter(
            **{name: OuterRef(name) for name in ("organization", "form", "kind", "first", "last")},
            revision__gt=OuterRef("revision"),
        )
        return self.filter(~Exists(later))

    def before(self, summary: Any) -> Self:
        """Summaries of the same organisation, form and kind for earlier periods, nearest first."""
        return self.filter(
            organization_id=summary.organization_id,
            form=summary.form,
            kind=summary.kind,
            last__lt=summary.first,
        ).order_by("-last", "-revision", "-pk")

    def signed_until(self, summary: Any) -> Self:
        """Signed ones of the same organisation and form whose period ended on the day before this
        one begins: the longest period, there the newest revision first."""
        before = summary.first - timedelta(days=1)
        rows = self.filter(
            organization_id=summary.organization_id, form=summary.form, last=before, state="signed"
        )
        return rows.order_by("first", "-revision", "-pk")

    def in_list_order(self) -> Self:
        """The latest periods first, the organisation above before those below."""
        return self.order_by("-last", "path", "form", "kind", "first", "-revision", "-pk")


class TargetQuerySet(TenantQuerySet):
    """Targets set by an organisation."""

    def in_force(self) -> Self:
        """Those that nobody has ended."""
        return self.filter(ended_at__isnull=True)

    def applying_to(
        self, organizations: Iterable[int], first: date, last: date, kind: str = ""
    ) -> Self:
        """In force for these organisations, over a period that holds the given one.

        With ``kind``: only those of that kind. The narrowest first, so that the nearest wins.
        """
        rows = self.in_force().filter(
            organization_id__in=organizations, first__lte=first, last__gte=last
        )
        if kind:
            rows = rows.filter(kind=kind)
        return rows.annotate(days=F("last") - F("first")).order_by("days", "-first", "-pk")

    def running(self, today: date) -> Self:
        """In force, and today lies in their period."""
        return self.in_force().filter(Q(first__lte=today) & Q(last__gte=today))


class ManualFigureQuerySet(TenantQuerySet):
    """Manual figures, every number ever entered."""

    def standing(self) -> Self:
        """Those in force or waiting for approval."""
        return self.filter(state__in=("entered", "approved"))

    def approved(self) -> Self:
        """Those that count."""
        return self.filter(state="approved")

    def of_period(self, organization: Any, first: date, last: date) -> Self:
        """All numbers of one organisation and period."""
        return self.filter(organization=organization, first=first, last=last)
