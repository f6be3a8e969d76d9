"""The history of one record, field by field, from the events that the database wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.core.audit import action_label

MOST = 200


@dataclass(frozen=True)
class Change:
    """One field: its label, what stood there, what stands there."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class HistoryEntry:
    """One write: when, by whom in which role, by which act at which address, and the fields that
    changed."""

    when: datetime
    who: str
    role: str
    act: str
    url: str
    text: str
    changes: list[Change] = field(default_factory=list)


def event_model(model: type[models.Model]) -> type[models.Model] | None:
    """The model that holds the history of ``model``, None when none is kept."""
    kept = [one for one in apps.get_models() if getattr(one, "pgh_tracked_model", None) is model]
    return kept[0] if kept else None


def history_of(obj: models.Model, *, hidden: Collection[str] = ()) -> list[HistoryEntry]:
    """What happened to the row of ``obj``, newest first, without the fields named in ``hidden``.

    The last 200 events. A write that changed only hidden fields is left out.
    """
    events = event_model(type(obj))
    if events is None:
        return []
    rows = list(events._default_manager.filter(pgh_obj_id=obj.pk).order_by("-pgh_id")[: MOST + 1])
    fields = _fields(events, hidden)
    shown = _Shown(fields, rows)
    people = _people(rows)
    before = [*rows[1:], None]
    entries = [
        _entry(row, old, fields, shown, people)
        for row, old in list(zip(rows, before, strict=True))[:MOST]
    ]
    return [entry for entry in entries if entry.changes or entry.text]


def history_of_many(
    model: type[models.Model], ids: Collection[int], *, hidden: Collection[str] = ()
) -> dict[int, list[HistoryEntry]]:
    """What happened to several rows of a model, by row, newest first; as few queries as for one."""
    events = event_model(model)
    if events is None or not ids:
        return {}
    found_rows = events._default_manager.filter(pgh_obj_id__in=ids).order_by("-pgh_id")
    rows: list[Any] = list(found_rows)
    fields = _fields(events, hidden)
    shown, people = _Shown(fields, rows), _people(rows)
    by_row: dict[int, list[Any]] = {}
    for row in rows:
        by_row.setdefault(row.pgh_obj_id, []).append(row)
    found: dict[int, list[HistoryEntry]] = {}
    for key, own in by_row.items():
        before = [*own[1:], None]
        pairs = zip(own, before, strict=True)
        entries = [_entry(row, old, fields, shown, people) for row, old in pairs]
        found[key] = [entry for entry in entries if entry.changes or entry.text]
    return found


def _fields(events: type[models.Model], hidden: Collection[str]) -> list[models.Field[Any, Any]]:
    tracked = events.pgh_tracked_model._meta  # type: ignore[attr-defined]
    names = {one.name for one in tracked.fields} - set(hidden) - {tracked.pk.name}
    return [one for one in events._meta.fields if one.name in names]


def _entry(
    row: Any, old: Any, fields: list[Any], shown: _Shown, people: dict[int, str]
) -> HistoryEntry:
    context = row.pgh_context or {}
    changes = []
    if old is not None:
        for one in fields:
            was, now = getattr(old, one.attname), getattr(row, one.attname)
            if was != now:
                changes.append(Change(shown.label(one), shown.text(one, was), shown.text(one, now)))
    return HistoryEntry(
        when=row.pgh_created_at,
        who=people.get(context.get("user", 0), "PartyBuild"),
        role=context.get("role", ""),
        act=action_label(context["action"]) if context.get("action") else "",
        url=context.get("url", ""),
        text=pgettext("record", "created") if row.pgh_label == "insert" else "",
        changes=changes,
    )


def _people(rows: Iterable[Any]) -> dict[int, str]:
    ids = {(row.pgh_context or {}).get("user") for row in rows} - {None}
    found = get_user_model()._default_manager.filter(pk__in=ids)
    return {person.pk: str(person) for person in found}


class _Shown:
    """Values of fields as people read them; references are looked up once per field."""

    def __init__(self, fields: list[Any], rows: list[Any]) -> None:
        self.names: dict[str, dict[Any, str]] = {}
        for one in fields:
            if one.is_relation:
                ids = {getattr(row, one.attname) for row in rows} - {None}
                # Under the row scope: what the reader may not know of stays without a name.
                found = one.related_model._default_manager.filter(pk__in=ids)
                self.names[one.name] = {other.pk: str(other) for other in found}

    def label(self, one: Any) -> str:
        """The field's name for people."""
        text = str(one.verbose_name)
        return text[:1].upper() + text[1:]

    def text(self, one: Any, value: Any) -> str:
        """The value in words; empty for nothing."""
        if one.choices and not one.is_relation:
            return str(dict(one.flatchoices).get(value, value or ""))
        if value is None or value == "":
            return ""
        if one.is_relation:
            return self.names[one.name].get(value, _("not shown"))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)
