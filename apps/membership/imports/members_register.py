"""What the register holds about the people of a file, read in a handful of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from apps.accounts.actor import Actor
from apps.core.excel.reader import Row
from apps.membership.choices import State
from apps.membership.imports.members_columns import RECORD
from apps.membership.models import Member, Placement

NUMBERS = ("citizen_number", "card_number")
_LARGEST_KEY = 2**63 - 1


@dataclass
class Register:
    """Members of the actor's range that the file may mean, and numbers taken anywhere."""

    by_record: dict[int, Member] = field(default_factory=dict)
    by_number: dict[str, dict[str, Member]] = field(
        default_factory=lambda: {kind: {} for kind in NUMBERS}
    )
    taken: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in NUMBERS})


def read(rows: Iterable[Row], actor: Actor, *, lock: bool = False) -> Register:
    """Look up record, citizen and card numbers of the rows; ``lock`` keeps the members still."""
    wanted: dict[str, set[Any]] = {key: set() for key in (RECORD, *NUMBERS)}
    for row in rows:
        for key, found in wanted.items():
            if value := row.values.get(key):
                found.add(value)
    wanted[RECORD] = {key for key in wanted[RECORD] if 0 < key <= _LARGEST_KEY}
    members = Member.objects.in_scope_of(actor).order_by("pk")
    if lock:
        members = members.select_for_update(of=("self",))
    register = Register()
    _add(register, members.filter(pk__in=wanted[RECORD]) if wanted[RECORD] else ())
    for kind in NUMBERS:
        if wanted[kind]:
            _add(register, members.filter(**{f"{kind}__in": wanted[kind]}))
    _mark_taken(register, wanted)
    return register


def _add(register: Register, members: Iterable[Member]) -> None:
    for found in members:
        # One object for one member, whichever way the file names them.
        member = register.by_record.setdefault(found.pk, found)
        if member.card_number:
            register.by_number["card_number"][member.card_number] = member
        if member.citizen_number and member.state != State.LEFT:
            register.by_number["citizen_number"][member.citizen_number] = member


def _mark_taken(register: Register, wanted: dict[str, set[Any]]) -> None:
    numbers = [sorted(wanted[kind]) for kind in NUMBERS]
    if not any(numbers):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "select kind, number from membership_numbers_taken(%s::text[], %s::text[])", numbers
        )
        for kind, number in cursor:
            register.taken[kind].add(number)


Namesake = tuple[int, str, str]
NumberPair = tuple[str, str]


def namesakes(units: Iterable[int], actor: Actor) -> dict[Namesake, list[NumberPair]]:
    """Present members of these organisations by (organisation, name, birth): their numbers."""
    found: dict[Namesake, list[NumberPair]] = {}
    rows = Member.objects.in_scope_of(actor).present().filter(organization_id__in=set(units))
    columns = ("organization_id", "full_name", "birth", *NUMBERS)
    for unit, name, birth, *numbers in rows.values_list(*columns).iterator(chunk_size=5000):
        found.setdefault(namesake(unit, name, birth), []).append(tuple(numbers))  # type: ignore[arg-type]
    return found


def namesake(unit: int, name: str, birth: Any) -> Namesake:
    """The key under which two rows look like one person: capitals aside, tones counted."""
    return unit, name.lower(), birth.stored if birth else ""


def differ(one: NumberPair, other: NumberPair) -> bool:
    """Whether two people of one name are told apart by a number that both have."""
    return any(a and b and a != b for a, b in zip(one, other, strict=True))


def ends_of_first_placements(members: Iterable[int]) -> dict[int, tuple[int, date | None]]:
    """Key and end of each member's first placement."""
    rows = (
        Placement.objects.filter(member_id__in=list(members))
        .order_by("member_id", "valid")
        .distinct("member_id")
        .values_list("member_id", "pk", "valid")
    )
    return {member: (key, valid.upper) for member, key, valid in rows}
