"""Topics: packages inside an app with the same few files as an app.

An app names them in its configuration (``topics = (...)``). A topic brings work to the desk, places
in the navigation and search hits by modules of the same names as an app's (``apps.core.work``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps


@cache
def modules(module: str, app: str = "") -> tuple[Any, ...]:
    """That module of every topic that has one: of one app, or of all from the lowest upwards.

    Looked for once in a process: every page asks for a dozen of them, and which there are does not
    change while it runs.
    """
    spelled = (f"{config}.{topic}.{module}" for config, topic in _topics(app))
    return tuple(import_module(name) for name in spelled if find_spec(name))


def names(app: str = "") -> Iterator[str]:
    """The topics of one app, or of all from the lowest upwards."""
    for _config, topic in _topics(app):
        yield topic


def load(module: str, app: str) -> None:
    """Import that module of every topic of the app: admin pages, jobs, sentences."""
    modules(module, app)


def offered(module: str, function: str, app: str = "") -> Iterator[Callable[..., Any]]:
    """That function of every topic that has it."""
    for found in modules(module, app):
        if hasattr(found, function):
            yield getattr(found, function)


def _topics(app: str) -> Iterator[tuple[str, str]]:
    for config in reversed(list(apps.get_app_configs())):
        if app in ("", config.label):
            for topic in getattr(config, "topics", ()):
                yield config.name, topic
