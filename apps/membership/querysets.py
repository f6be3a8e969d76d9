"""Reading the members' register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models.expressions import RawSQL

from apps.core.partial_dates import PartialDate
from apps.core.vietnamese import fold
from apps.core.working_days import add_months
from apps.membership import rules
from apps.membership.choices import AgeBand, FileCode, State
from apps.tenancy.querysets import Reader, TenantQuerySet

AGE_BANDS: dict[str, tuple[int, int]] = {
    AgeBand.TO_30: (0, 30),
    AgeBand.TO_40: (31, 40),
    AgeBand.TO_50: (41, 50),
    AgeBand.TO_60: (51, 60),
    AgeBand.OVER_60: (61, 0),
}
"""Band to the least and the greatest completed years; 0 is open."""


_YEAR = re.compile(r"[1-9][0-9]{3}")
_NUMBER = re.compile(r"[0-9]{6,}")


def _born(on: date, years: int) -> PartialDate:
    """The last birthday of somebody who has completed so many years on that day."""
    return PartialDate.of(add_months(on, -12 * years))


def probation_ends_by(day: date, spans: Iterable[rules.Span]) -> models.Q:
    """The condition that a probation ends on that day or before, by the rule of its ceremony."""
    due = models.Q(pk__in=[])
    for span in spans:
        last = rules.latest_ceremony(day, span.months)
        period = models.Q(ceremony_on__range=(span.first, last))
        if span.after is not None:
            period &= models.Q(ceremony_on__lt=span.after)
        due |= period
    return models.Q(state=State.PROBATIONARY) & due


class MemberQuerySet(TenantQuerySet):
    """Members of the Party."""

    def present(self) -> Self:
        """Probationary and official members, those who left taken out."""
        return self.exclude(state=State.LEFT)

    def by_name(self, *, descending: bool = False) -> Self:
        """In Vietnamese order: given name, family name, middle names."""
        sign = "-" if descending else ""
        return self.order_by(f"{sign}sort_key", f"{sign}pk")

    def probationary(self) -> Self:
        """Members on probation."""
        return self.filter(state=State.PROBATIONARY)

    def probation_ending_by(self, day: date, spans: Iterable[rules.Span]) -> Self:
        """Members on probation whose probation ends on that day or before, by the rule of their
        ceremony; those whose rule is unknown are left out."""
        return self.filter(probation_ends_by(day, spans))

    def shared_with(self, actor: Any) -> Self:
        """Members opened to the actor by a grant; combine with ``visible_to``."""
        return self.filter(pk__in=list(actor.granted(self.model._meta.label_lower)))

    def aged(self, band: str, *, on: date) -> Self:
        """Members of an age band. A birth known by month or year counts from its first day."""
        least, most = AGE_BANDS[band]
        rows = self.filter(birth__isnull=False)
        if least:
            rows = rows.filter(birth__lte=_born(on, least))
        if most:
            rows = rows.filter(birth__gt=_born(on, most + 1))
        return rows

    def matching(self, text: str) -> Self:
        """Names without regard to tones and đ/d, all words; four digits are a year of birth;
        six or more digits a card or citizen number, exact.

        The database function looks the names up past the row policy (a policy would forbid the
        index) and applies the scope itself.
        """
        rows = self
        names = []
        for word in fold(text).split():
            if _YEAR.fullmatch(word):
                rows = rows.filter(birth__startswith=word)
            elif _NUMBER.fullmatch(word):
                rows = rows.filter(models.Q(card_number=word) | models.Q(citizen_number=word))
            else:
                names.append(word.replace("%", "").replace("_", ""))
        if not names:
            return rows
        if not all(names):
            return self.none()
        found = RawSQL("select found from membership_find(%s) as found", [" ".join(names)])
        return rows.filter(pk__in=found)


class PlacementQuerySet(TenantQuerySet):
    """Which organisation a member belonged to, and when."""

    def on(self, day: date) -> Self:
        """Placements in force on that day."""
        return self.filter(valid__contains=day)

    def admitted_between(self, first: date, last: date) -> Self:
        """Placements that began with an admission decided in the period, both days included."""
        return self.filter(entry="admitted", member__admission_decided_on__range=(first, last))

    def made_official_between(self, first: date, last: date) -> Self:
        """Placements in which the member became official in the period, both days included."""
        return self.filter(
            member__official_on__range=(first, last),
            valid__contains=models.F("member__official_on"),
        )


class ImportBatchQuerySet(TenantQuerySet):
    """Files on their way in: what a file is about says who may know of it."""

    def visible_to(self, actor: Reader | None) -> Self:
        """Files of the actor's range, of the kinds that the role works with."""
        if actor is None:
            return self.none()
        of_all = self.model.view_permission
        known = [code for code in FileCode.values if actor.has(self.model.RIGHTS.get(code, of_all))]
        rows = self._in_range(actor).filter(kind__in=known) if known else self.none()
        return self._without_walls(actor, rows)
