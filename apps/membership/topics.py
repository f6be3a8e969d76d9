"""The topics of the register: packages with the same few files as an app.

A topic brings work to the desk, places in the navigation and search hits by modules of the same
names as an app's (``apps.core.work``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

TOPICS = (
    "procedures",
    "admission",
    "standing",
    "seniority",
    "transfers",
    "grading",
    "fees",
    "cells",
    "record",
    "quality",
    "clocks",
    "imports",
)


def load(module: str) -> None:
    """Import that module of every topic that has one: admin pages, jobs, sentences."""
    for topic in TOPICS:
        name = f"apps.membership.{topic}.{module}"
        if find_spec(name):
            import_module(name)


def offered(module: str, function: str) -> Iterator[Callable[..., Any]]:
    """That function of every topic that has such a module."""
    for topic in TOPICS:
        name = f"apps.membership.{topic}.{module}"
        if find_spec(name):
            yield getattr(import_module(name), function)
