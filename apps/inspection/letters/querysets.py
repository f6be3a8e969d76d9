"""Reading letters within the border, the walls and the clearance."""

from __future__ import annotations

from typing import Any, Self

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
