"""Write the good rows of a checked file into the register: few statements, whatever the number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils import timezone
from psycopg.types.range import DateRange

from apps.membership.choices import Entry
from apps.membership.imports.members_check import JOINING, joining_of, stored
from apps.membership.imports.members_register import ends_of_first_placements
from apps.membership.imports.outcomes import CHANGED, NEW, Result
from apps.membership.judging import EDITABLE
from apps.membership.models import ImportBatch, Member, Placement

CHUNK = 500
_WRITTEN = (*EDITABLE, "state")


def load(
    result: Result, batch: ImportBatch, *, progress: Callable[[int], None] | None = None
) -> tuple[int, int]:
    """Enter new members with their placements, change the others; returns how many of each.

    Call inside the transaction in which the result was made with ``lock``.
    """
    changed = [one.record for one in result.of(CHANGED) if one.before]
    moved = [one.record for one in result.of(CHANGED) if one.record and JOINING & one.before.keys()]
    for start in range(0, len(changed), CHUNK):
        _change(changed[start : start + CHUNK], batch)
        if progress:
            progress(start + CHUNK)
    _move_beginnings(moved)
    new = [one.record for one in result.of(NEW) if one.record]
    for start in range(0, len(new), CHUNK):
        _enter(new[start : start + CHUNK], batch)
        if progress:
            progress(len(changed) + start + CHUNK)
    return len(new), len(changed)


def _enter(members: list[Member], batch: ImportBatch) -> None:
    for member in members:
        member.batch = batch
    entered = Member.objects.bulk_create(members)
    Placement.objects.bulk_create(
        Placement(
            member=member,
            organization_id=member.organization_id,
            valid=DateRange(joining_of(member), None),
            # A register says where its members joined: here, on the day the placement begins.
            entry=Entry.ADMITTED,
        )
        for member in entered
    )


def _change(members: list[Member], batch: ImportBatch) -> None:
    """One UPDATE from arrays: bulk_update would send a CASE per field and row."""
    fields: list[Any] = [Member._meta.get_field(name) for name in _WRITTEN]
    arrays: list[list[Any]] = [[member.pk for member in members]]
    for name, field in zip(_WRITTEN, fields, strict=True):
        values = (stored(member, name) for member in members)
        arrays.append([field.get_db_prep_save(value, connection) for value in values])
    quote = connection.ops.quote_name
    columns = [quote(field.column) for field in fields]
    given = ", ".join(f"%s::{kind}[]" for kind in ["bigint", *map(_kind, fields)])
    assignments = ", ".join(f"{name} = given.{name}" for name in columns)
    sql = (
        f"update membership_member set {assignments},"  # noqa: S608 (names of our own columns)
        " version = version + 1, batch_id = %s, changed_at = %s"
        f" from unnest({given}) as given(id, {', '.join(columns)})"
        " where membership_member.id = given.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [batch.pk, timezone.now(), *arrays])


def _kind(field: Any) -> str:
    """The column's type for an array, without length and collation."""
    kind = field.rel_db_type(connection) if field.is_relation else field.db_type(connection)
    return str(kind).split("(")[0]


def _move_beginnings(members: list[Member]) -> None:
    """A corrected day of joining moves the beginning of the first placement with it."""
    firsts = ends_of_first_placements(member.pk for member in members)
    keys, days = [], []
    for member in members:
        if member.pk in firsts:
            keys.append(firsts[member.pk][0])
            days.append(joining_of(member))
    if not keys:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "update membership_placement p set valid = daterange(given.day, upper(p.valid))"
            " from unnest(%s::bigint[], %s::date[]) as given(id, day) where p.id = given.id",
            [keys, days],
        )
