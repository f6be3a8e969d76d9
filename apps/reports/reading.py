"""Facts read in one query, in groups of those that count in the same figures.

What leaves the database is, for each group, how many facts it has, their keys as one text and a
fingerprint of them: nothing is made of a key here, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    Func,
    QuerySet,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

RECORDS_MOST = 200_000
"""Of a figure with more facts the keys are not kept (8 bytes each): its list is counted again."""
ROWS = 2000
"""Rows that are fetched at once."""
BITS = 64


@dataclass(slots=True)
class Read:
    """One group: where its facts stand, which flags hold (as bits), and what they come to."""

    place: Any
    flags: int
    facts: int
    sums: tuple[int, ...]
    digest: int = 0
    keys: str | None = None


@dataclass(slots=True)
class Records:
    """The facts behind one figure: how many, their fingerprint, and their keys if not too many.

    The fingerprint is the sum of the keys' hashes, so that parts add up to their whole. PostgreSQL
    keeps these hashes the same in every version: tables partitioned by hash depend on it.
    """

    facts: int = 0
    _sum: int = 0
    _keys: list[str] | None = field(default_factory=list)

    def add(self, read: Read) -> None:
        """Count a group in."""
        self.facts += read.facts
        self._sum += read.digest
        if self.facts > RECORDS_MOST or read.keys is None:
            self._keys = None
        elif self._keys is not None:
            self._keys.append(read.keys[1:-1])

    @classmethod
    def of(cls, parts: Iterable[Records]) -> Records:
        """Several together."""
        found = cls()
        for part in parts:
            found.facts += part.facts
            found._sum += part._sum
            if part._keys is None or found.facts > RECORDS_MOST:
                found._keys = None
            elif found._keys is not None:
                found._keys.extend(part._keys)
        return found

    def drop_keys(self) -> None:
        """Keep none: there are too many in what these are a part of."""
        self._keys = None

    @property
    def has_keys(self) -> bool:
        """Whether they are known one by one."""
        return self._keys is not None

    @property
    def keys(self) -> str | None:
        """The keys as the database writes an array; None when they are too many."""
        return None if self._keys is None else f"{{{','.join(self._keys)}}}"

    @property
    def digest(self) -> str:
        """The fingerprint in hex digits."""
        return f"{self._sum % 2**BITS:0{BITS // 4}x}"


def read(
    rows: QuerySet[Any],
    flags: list[Any],
    *,
    by: Any = None,
    sums: Mapping[str, Any] | None = None,
    keep: bool = False,
) -> Iterator[Read]:
    """The groups of ``rows`` by place (``by``) and by which of ``flags`` hold.

    ``sums`` are aggregates that are wanted of each group. With ``keep`` come keys and fingerprint.
    """
    names = [f"is_{number}" for number in range(len(flags))]
    found = dict(zip(names, flags, strict=True))
    if by is not None:
        found = {"in_place": by, **found}
    totals = {"n": Count("pk"), **(sums or {}), **(_kept() if keep else {})}
    marked = rows.order_by().annotate(**found)
    if found:
        # Without a column to group by each fact would be a group of its own.
        grouped = marked.values_list(*found).annotate(**totals).iterator(ROWS)
    else:
        only = marked.aggregate(**totals)
        grouped = iter([tuple(only[name] for name in totals)])
    start, width = int(by is not None), len(found)
    for row in grouped:
        keys: tuple[Any, ...] = row[-2:] if keep else (0, None)
        yield Read(
            place=row[0] if start else None,
            flags=sum(1 << bit for bit, holds in enumerate(row[start:width]) if holds),
            facts=row[width],
            sums=tuple(value or 0 for value in row[width + 1 : width + 1 + len(sums or {})]),
            digest=int(keys[0] or 0),
            keys=keys[1],
        )


def _kept() -> dict[str, Any]:
    hashed = Func(F("pk"), Value(0), function="HASHINT8EXTENDED", output_field=BigIntegerField())
    few = When(n__lte=RECORDS_MOST, then=Cast(ArrayAgg("pk"), TextField()))
    return {"digest": Sum(hashed), "kept": Case(few, default=Value(None), output_field=TextField())}
