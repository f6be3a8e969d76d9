"""Ages on a day, told by the database from partial dates of birth.

A birth of which day or month is not known counts only where the answer is certain.
"""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, F, Func, Q, Value
from django.db.models.functions import Left, Length


class _Bound(Func):
    """The day of birth of somebody who turns so many years old on a day, as births are stored."""

    arg_joiner = " - make_interval(years => "
    template = "to_char((%(expressions)s)%(later)s), 'YYYY-MM-DD')"
    output_field = CharField()


def _bound(years: Any, on: str, later: str = "") -> Any:
    return _Bound(F(on), Value(years) if isinstance(years, int) else years, later=later)


def under(years: Any, *, on: str, birth: str) -> Q:
    """Rows of which it is certain that the person is under so many years on that day.

    ``on`` and ``birth`` are lookups; ``years`` is a number or an expression.
    """
    return Q(**{f"{birth}__gt": _bound(years, on)})


def from_age(years: Any, *, on: str, birth: str) -> Q:
    """Rows of which it is certain that the person is so many years old or older on that day."""
    day_after = _bound(years, on, later=" + interval '1 day'")
    # The last day that a birth may mean lies before that day: as much of both is compared.
    return Q(**{f"{birth}__lt": Left(day_after, Length(F(birth)))})
