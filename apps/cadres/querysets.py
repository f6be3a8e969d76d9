"""Reading titles, posts and profiles."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models

from apps.cadres.choices import CadreState
from apps.tenancy.querysets import TenantQuerySet


class CatalogueQuerySet(models.QuerySet[Any]):
    """Rows of the law that hold for a time (half-open)."""

    def valid_on(self, day: date) -> Self:
        """Those in force on that day."""
        return self.filter(valid_from__lte=day).filter(
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gt=day)
        )


class PostQuerySet(TenantQuerySet):
    """Units and seats."""

    def existing_on(self, day: date) -> Self:
        """Those that have been set up and have not ended."""
        begun = models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day)
        return self.filter(begun).filter(
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gt=day)
        )


class CadreQuerySet(TenantQuerySet):
    """Profiles."""

    def serving(self) -> Self:
        """People at work."""
        return self.filter(state=CadreState.SERVING)


class CadreOwnedQuerySet(TenantQuerySet):
    """Rows of profiles."""

    def of_cadre(self, cadre: Any) -> Self:
        """The rows of one profile, which the reader has been allowed to see."""
        return self.filter(cadre_id=cadre.pk)

    def valid(self) -> Self:
        """Those that nobody has struck."""
        return self.filter(struck_on__isnull=True)


class PositionQuerySet(CadreOwnedQuerySet):
    """Positions held."""

    def current(self) -> Self:
        """Those that go on."""
        return self.valid().filter(until__isnull=True)

    def on(self, day: date) -> Self:
        """Those held on a day; one of which the first day is not known counts as begun."""
        begun = models.Q(since__isnull=True) | models.Q(since__lte=str(day))
        return self.valid().filter(
            begun, models.Q(until__isnull=True) | models.Q(until__gt=str(day))
        )


class EvaluationQuerySet(CadreOwnedQuerySet):
    """What the rules said."""

    def standing(self) -> Self:
        """Those that no later one supersedes."""
        return self.filter(superseded_by__isnull=True)
