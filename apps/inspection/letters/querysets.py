"""Reading letters within the border, the walls and the clearance."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db.models import Q

from apps.tenancy.querysets import TenantQuerySet


class LetterQuerySet(TenantQuerySet):
    """Letters."""

    def by_arrival(self) -> Self:
        """The latest first."""
        return self.order_by("-arrived_on", "-pk")


class LetterOwnedQuerySet(TenantQuerySet):
    """Rows of letters."""

    def of_letter(self, letter: Any) -> Self:
        """The rows of one letter, which the reader has been allowed to see."""
        return self.filter(letter_id=letter.pk)

    def current(self) -> Self:
        """The seal in force of each letter."""
        return self.filter(replaced_on__isnull=True)


class OpeningQuerySet(LetterOwnedQuerySet):
    """Requests to see who wrote a letter."""

    def waiting(self) -> Self:
        """Those that nobody has decided."""
        return self.filter(decided_at__isnull=True)

    def alive(self, now: datetime) -> Self:
        """Those that wait, and those that are open."""
        return self.filter(Q(decided_at__isnull=True) | Q(open_until__gt=now))
