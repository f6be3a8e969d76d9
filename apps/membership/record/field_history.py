"""The history of a whole record field by field: its own columns, the card, the dated entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.core.history import HistoryEntry, history_of_many
from apps.membership.models import Member, MemberCard, MemberPrivate, PrivateEntry, RecordEntry

COUNTERS = {"version", "batch", "path", "tenant_id", "province_id", "member", "kind"}


@dataclass(frozen=True)
class FieldChange:
    """One field of a record changed: when, by whom and by which act, from what to what, and where
    it stands."""

    when: datetime
    who: str
    role: str
    act: str
    url: str
    where: str
    label: str
    old: str
    new: str


def changes_of(member: Member, *, with_guarded: bool) -> list[FieldChange]:
    """Every changed field of a record, newest first; guarded fields only when they may be read."""
    hidden = frozenset() if with_guarded else Member.SENSITIVE
    found = _of(Member, {member.pk: ""}, hidden)
    cards = {row.pk: "" for row in MemberCard.objects.filter(member=member)}
    found += _of(MemberCard, cards, frozenset())
    entries = {row.pk: row.kind_label for row in RecordEntry.objects.filter(member=member)}
    found += _of(RecordEntry, entries, frozenset())
    if with_guarded:
        rows = {row.pk: "" for row in MemberPrivate.objects.filter(member=member)}
        found += _of(MemberPrivate, rows, frozenset())
        private = {row.pk: row.kind_label for row in PrivateEntry.objects.filter(member=member)}
        found += _of(PrivateEntry, private, frozenset())
    return sorted(found, key=lambda one: one.when, reverse=True)


def _of(model: Any, where: dict[int, str], hidden: frozenset[str]) -> list[FieldChange]:
    histories = history_of_many(model, list(where), hidden=hidden | COUNTERS)
    return [
        change
        for key, entries in histories.items()
        for entry in entries
        for change in _lines(entry, where[key])
    ]


def _lines(entry: HistoryEntry, where: str) -> list[FieldChange]:
    return [
        FieldChange(
            when=entry.when,
            who=entry.who,
            role=entry.role,
            act=entry.act,
            url=entry.url,
            where=where,
            label=change.label,
            old=change.old,
            new=change.new,
        )
        for change in entry.changes
    ]
