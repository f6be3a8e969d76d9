"""What an indicator is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from apps.reports.choices import Shown, Subject

Facts = Callable[[date, date], QuerySet[Any]]
Where = Callable[[date, date], Q]


@dataclass(frozen=True)
class Narrowed:
    """Some of the facts of a base: those are read once for all figures that have it in common."""

    base: Facts
    where: Q | Where

    def __call__(self, first: date, last: date) -> QuerySet[Any]:
        """The facts themselves."""
        return self.base(first, last).filter(self.condition(first, last))

    def condition(self, first: date, last: date) -> Q:
        """What sets them apart in their base."""
        return self.where(first, last) if callable(self.where) else self.where


@dataclass(frozen=True)
class Indicator:
    """One figure: what is counted, how it is called, which rule defines it."""

    key: str
    label: Any
    unit_word: Any
    kind: str
    definition: Any
    source: Any
    facts: Facts
    """One row per counted fact, with ``organization_id`` and ``path``."""
    of: str = ""
    """Key of the denominator of the share."""
    sensitive: bool = False
    """Counts ethnicity or religion: small cells are withheld, lists need their own right."""
    subject: str = Subject.MEMBER
    parts: tuple[str, ...] = ()
    """Keys of figures that share out this one: together they give it."""
    day: str = ""
    """Lookup of the day on which a fact of a flow happened, for counts by year."""
    by: str = ""
    """The dimension by which it is a part, or a cut, of its ``of``."""
    amount: Callable[[], Any] | None = None
    """Gives what is added up over the facts, where not the facts themselves are counted."""
    shown: str = Shown.NUMBER
    """How it is printed; a share, a ratio and "whether" are told of its ``of``."""
