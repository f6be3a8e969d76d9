"""What the models of reports have in common."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Func, Q

IN_ORDER = Q(last__gte=F("first"))


class DateRange(Func):
    """The database's range of two days, for constraints."""

    function = "DATERANGE"
    output_field = DateRangeField()


class KeysField(ArrayField):
    """Many keys of records, written as one text: not a thousand times by element."""

    def __init__(self, **options: Any) -> None:
        options["base_field"] = models.BigIntegerField()
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """To the migrations it is an array like any other."""
        name, _path, args, options = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", args, options

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """The text of an array of the database."""
        if isinstance(value, list):
            return f"{{{','.join(map(str, value))}}}"
        return super().get_db_prep_save(value, connection)


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
