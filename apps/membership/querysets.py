"""Reading the members' register."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models.expressions import RawSQL

from apps.core.vietnamese import fold
from apps.membership.choices import State
from apps.tenancy.querysets import TenantQuerySet


class MemberQuerySet(TenantQuerySet):
    """Members of the Party."""

    def present(self) -> Self:
        """Probationary and official members, those who left taken out."""
        return self.exclude(state=State.LEFT)

    def by_name(self, *, descending: bool = False) -> Self:
        """In Vietnamese order: given name, family name, middle names."""
        sign = "-" if descending else ""
        return self.order_by(f"{sign}sort_key", f"{sign}pk")

    def matching(self, text: str) -> Self:
        """Names without regard to tones and đ/d, all words; four digits are a year of birth;
        eight or more digits a card or citizen number, exact.

        The database function looks the names up past the row policy (a policy would forbid the
        index) and applies the scope itself.
        """
        words = fold(text).split()
        rows = self
        names = []
        for word in words:
            if word.isdigit() and len(word) == 4:
                rows = rows.filter(birth__startswith=word)
            elif word.isdigit() and len(word) >= 6:
                rows = rows.filter(models.Q(card_number=word) | models.Q(citizen_number=word))
            else:
                names.append(word)
        if not names:
            return rows
        found = RawSQL("select found from membership_find(%s) as found", [" ".join(names)])  # noqa: S611
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
