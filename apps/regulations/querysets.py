"""Reading the law of a day. Everybody who is signed in may read it, so nothing is filtered away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from apps.regulations.rules import SETTLED

if TYPE_CHECKING:
    from apps.regulations.models import (  # noqa: F401
        CalendarDay,
        LegalDocument,
        ProcedureTemplate,
        RuleValue,
    )


def _covers(on: date, start: str, end: str) -> Q:
    """The half-open period between two fields contains ``on``."""
    return Q(**{f"{start}__lte": on}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": on}))


class LegalDocumentQuerySet(models.QuerySet["LegalDocument"]):
    """Documents by period."""

    def in_force(self, on: date) -> LegalDocumentQuerySet:
        """Documents whose known period contains ``on``."""
        return self.filter(_covers(on, "in_force_from", "in_force_to"))

    def newest_first(self) -> LegalDocumentQuerySet:
        """Newest signing date first, undated ones last."""
        return self.order_by(models.F("signed_on").desc(nulls_last=True), "number", "pk")


class RuleValueQuerySet(models.QuerySet["RuleValue"]):
    """Values by key, day and standing."""

    def with_document(self) -> RuleValueQuerySet:
        """Bring the document along: every page and message names it."""
        return self.select_related("document")

    def covering(self, on: date) -> RuleValueQuerySet:
        """Values whose period contains ``on``, of every key and level."""
        return self.filter(_covers(on, "valid_from", "valid_to"))

    def in_force(self, key: str, *, on: date, level: str = "") -> RuleValueQuerySet:
        """Values of ``key`` in force on a day: for every level, and for ``level`` when given."""
        return self.covering(on).filter(key=key, level__in={"", level})

    def settled(self) -> RuleValueQuerySet:
        """Values that may block: confirmed by a named source or compared with the text."""
        return self.filter(status__in=SETTLED)

    def overlapping(self, value: Any) -> RuleValueQuerySet:
        """Other settled values of the same key and level that share a day with ``value``."""
        found = self.settled().filter(key=value.key, level=value.level).exclude(pk=value.pk)
        found = found.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=value.valid_from))
        return found.filter(valid_from__lt=value.valid_to) if value.valid_to else found

    def history(self, key: str) -> RuleValueQuerySet:
        """All values of a key, newest first."""
        return self.filter(key=key).with_document().order_by("-valid_from", "level", "-pk")


class ProcedureTemplateQuerySet(models.QuerySet["ProcedureTemplate"]):
    """Procedures by kind of case and day."""

    def in_force(self, kind: str, *, body: str, on: date) -> ProcedureTemplateQuerySet:
        """Procedures of a kind on a day, for every body and for this one; the nearest first."""
        rows = self.filter(_covers(on, "valid_from", "valid_to"), kind=kind, body__in={"", body})
        return rows.order_by("-body", "-valid_from", "-pk")

    def listed(self) -> Any:
        """With what a list shows of each, by kind, body and version."""
        drafts = models.Count("steps", filter=Q(steps__status="draft"))
        rows = self.select_related("document").order_by("kind", "body", "-valid_from", "pk")
        return rows.annotate(step_count=models.Count("steps"), draft_count=drafts)

    def covering(self, on: date) -> ProcedureTemplateQuerySet:
        """Procedures whose period contains ``on``."""
        return self.filter(_covers(on, "valid_from", "valid_to"))


class CalendarDayQuerySet(models.QuerySet["CalendarDay"]):
    """Days that depart from the plain week."""

    def of_year(self, year: int) -> CalendarDayQuerySet:
        """The days of one calendar year, in order."""
        return self.filter(date__year=year).order_by("date")
