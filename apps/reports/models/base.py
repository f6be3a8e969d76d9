"""What the models of reports have in common."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q

IN_ORDER = Q(last__gte=F("first"))


class DateRange(Func):
    """The database's range of two days, for constraints."""

    function = "DATERANGE"
    output_field = DateRangeField()


def keys_in(text: str | None) -> set[int]:
    """The keys in the text of an array of the database."""
    return set(map(int, filter(None, (text or "{}")[1:-1].split(","))))


def paired(at: str, by: str) -> Q:
    """Who and when are both set or both empty."""
    return Q(**{f"{at}__isnull": True, f"{by}__isnull": True}) | Q(
        **{f"{at}__isnull": False, f"{by}__isnull": False}
    )


def person(verbose_name: Any, **options: Any) -> models.ForeignKey[Any, Any]:
    """A person named in a record; people are never deleted under it."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=verbose_name,
        **options,
    )
