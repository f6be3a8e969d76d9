"""Reading the statistical tables."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q


class TableQuerySet(models.QuerySet[Any]):
    """Definitions; the same for everybody."""

    def in_force(self, day: date) -> Self:
        """Those that hold on a day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)

    def codes(self) -> list[str]:
        """Every code once."""
        return list(self.order_by("code").values_list("code", flat=True).distinct())

    def newest(self) -> Self:
        """The latest definition of each code."""
        return self.order_by("code", "-valid_from", "-pk").distinct("code")
