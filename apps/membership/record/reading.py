"""What a card says, ready to show: open facts, entries by kind, and an opened guarded group."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst

from apps.core.formats import number
from apps.membership.models import (
    Member,
    MemberCard,
    MemberPrivate,
    PrivateEntry,
    RecordEntry,
)
from apps.membership.record.choices import (
    GROUP_FIELDS,
    GROUP_KINDS,
    SPECS,
    Group,
    Kind,
    PrivateKind,
)
from apps.membership.record.codec import card_of
from apps.membership.record.rules import general_education


def facts(row: Any, names: Iterable[str]) -> list[tuple[str, str]]:
    """Label and value in words of the columns; values that are missing are empty."""
    return [
        (capfirst(str(row._meta.get_field(name).verbose_name)), text(row, name)) for name in names
    ]


def text(row: Any, name: str) -> str:
    """A column of a row in words."""
    value = getattr(row, name)
    if value in (None, ""):
        return ""
    if row._meta.get_field(name).choices:
        return capfirst(str(getattr(row, f"get_{name}_display")()))
    return number(value) if isinstance(value, int) else str(value)


def card_facts(member: Member) -> list[tuple[str, str]]:
    """The open part of the card; general education as one value such as 10/10."""
    card = card_of(member) or MemberCard(member=member)
    found = facts(card, MemberCard.FIELDS)
    grade = general_education(card.general_grade, card.general_system)
    names = list(MemberCard.FIELDS)
    place = names.index("general_grade")
    label = found[place][0].split(",")[0]
    return [*found[:place], (label, grade), *found[place + 2 :]]


def entries_by_kind(member: Member) -> list[dict[str, Any]]:
    """The open entries of a member by kind, each kind with its heads; one query."""
    rows = list(RecordEntry.objects.filter(member=member).order_by("since", "until", "pk"))
    return [
        _kind(kind, Kind(kind).label, [row for row in rows if row.kind == kind]) for kind in Kind
    ]


def guarded(member: Member, group: str) -> dict[str, Any]:
    """An opened group: its facts and its entries. Call only after the purpose is written down."""
    row = MemberPrivate.objects.filter(member=member).first() or MemberPrivate(member=member)
    found: dict[str, Any] = {
        "group": group,
        "label": Group(group).label,
        "facts": facts(row, GROUP_FIELDS[group]),
        "kind": GROUP_KINDS.get(group, ""),
    }
    if found["kind"]:
        rows = PrivateEntry.objects.filter(member=member, kind=found["kind"])
        part = _kind(found["kind"], PrivateKind(found["kind"]).label, rows.order_by("since", "pk"))
        found["kinds"] = [part]
    return found


def _kind(kind: str, label: Any, rows: Iterable[Any]) -> dict[str, Any]:
    spec = SPECS[kind]
    return {
        "kind": kind,
        "label": label,
        "heads": [capfirst(str(one)) for one in spec.labels.values()],
        "rows": [
            {"entry": row, "cells": [_cell(row, name) for name in spec.columns]} for row in rows
        ],
    }


def _cell(row: Any, name: str) -> str:
    return capfirst(row.code_label) if name == "code" else str(getattr(row, name) or "")
