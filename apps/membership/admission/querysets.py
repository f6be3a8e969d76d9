"""Reading candidates."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models

from apps.core.vietnamese import fold
from apps.membership.admission.choices import ON_THE_WAY, UNDER_REVIEW
from apps.tenancy.querysets import Reader, TenantQuerySet


class CandidateQuerySet(TenantQuerySet):
    """Persons on the way into the Party."""

    def _without_walls(self, actor: Reader, rows: Self) -> Self:
        """A wall around the member hides what the person was before as well."""
        rows = super()._without_walls(actor, rows)
        walled = list(actor.walled("membership.member"))
        if not walled:
            return rows
        return rows.filter(models.Q(member__isnull=True) | ~models.Q(member__in=walled))

    def on_the_way(self) -> Self:
        """Neither admitted nor given up."""
        return self.filter(stage__in=ON_THE_WAY)

    def under_review(self) -> Self:
        """Outstanding persons and sympathisers."""
        return self.filter(stage__in=UNDER_REVIEW)

    def not_reviewed_in(self, month: date) -> Self:
        """Those under review of whom the cell has not said anything in that month."""
        return self.under_review().exclude(reviews__month=month)

    def with_certificate(self, since: date | None) -> Self:
        """Those with a certificate of the awareness class, of that day or later if one is named."""
        return self.filter(self._certified(since))

    def without_certificate(self, since: date | None) -> Self:
        """The others: for the next awareness class."""
        return self.exclude(self._certified(since))

    def _certified(self, since: date | None) -> models.Q:
        known = models.Q(certificate_on__isnull=False)
        return known & models.Q(certificate_on__gte=since) if since else known

    def by_name(self) -> Self:
        """In Vietnamese order."""
        return self.order_by("sort_key", "pk")

    def matching(self, text: str) -> Self:
        """Names without regard to tones and đ/d, all words; twelve digits are a citizen number."""
        rows = self
        for word in fold(text).split():
            if word.isdigit():
                rows = rows.filter(models.Q(citizen_number=word) | models.Q(birth__startswith=word))
            else:
                rows = rows.filter(search_key__contains=word)
        return rows
