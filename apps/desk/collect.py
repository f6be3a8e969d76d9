"""Collects what the apps bring: work, search hits, places in the navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from apps.core import topics
from apps.core.vietnamese import word_key
from apps.core.work import Hit, NavigationEntry, Notice, WorkItem


def _offered(module: str, function: str) -> Iterator[Callable[..., Any]]:
    for label, own in _bringing(module):
        yield from topics.offered(module, function, label)
        if own is not None:
            yield getattr(own, function)


@cache
def _bringing(module: str) -> tuple[tuple[str, Any], ...]:
    """Label of each app with its own module of that name, or None; looked for once."""
    found = []
    for config in apps.get_app_configs():
        # core only defines the interface; its modules of these names offer nothing.
        if config.name.startswith("apps.") and config.name != "apps.core":
            name = f"{config.name}.{module}"
            found.append((config.label, import_module(name) if find_spec(name) else None))
    return tuple(found)


def work_items(actor: Any) -> list[WorkItem]:
    """Everything that waits for the actor, the nearest deadline first; without one, by kind."""
    found = [item for source in _offered("work", "work_items") for item in source(actor)]
    return sorted(
        found,
        key=lambda item: (
            item.due is None,
            item.due or 0,
            "" if item.due else word_key(str(item.group)),
            word_key(str(item.title)),
        ),
    )


def find(actor: Any, text: str, *, limit: int = 20) -> list[Hit]:
    """Records of all apps that match the text and that the actor may know of."""
    return [hit for source in _offered("search", "find") for hit in source(actor, text, limit)]


def navigation(actor: Any) -> list[NavigationEntry]:
    """Places the actor's role opens, in their order."""
    found = [entry for source in _offered("navigation", "entries") for entry in source(actor)]
    return sorted(found, key=lambda entry: (entry.secondary, entry.order))


def unread_notices(actor: Any) -> list[Any]:
    """What the apps have to tell and the actor has not looked at, as rows to count."""
    return [source(actor) for source in _offered("notices", "unread")]


def notices(actor: Any, limit: int) -> list[Notice]:
    """What the apps have to tell, newest first; from now on the actor has looked at it."""
    found = [
        (source(actor, limit), mark)
        for source, mark in zip(
            _offered("notices", "notices"), _offered("notices", "mark_seen"), strict=True
        )
    ]
    for shown, mark in found:
        mark(actor, shown)
    told = [notice for shown, _mark in found for notice in shown]
    return sorted(told, key=lambda notice: notice.at, reverse=True)[:limit]
