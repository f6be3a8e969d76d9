"""Demo data of the register's topics: one file a topic with ``build(demo)``, run in its order.

Each finds out by itself whether it is done already, draws from a generator of its own, and leaves
the published totals of members as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from random import Random
from zlib import crc32

from django.db import transaction

from apps.core.topics import names
from apps.regulations.lookup import law_at_hand
from apps.tenancy.models import Organization


@dataclass(frozen=True)
class Demo:
    """What a topic builds on: the organisations by code, the day of today, a way to tell."""

    units: dict[str, Organization]
    today: date
    say: Callable[[str], None]

    def draw(self, name: str) -> Random:
        """The same random numbers every time, whatever the other topics draw."""
        return Random(crc32(name.encode()))  # noqa: S311 (not for secrets)


LAST = "clocks"  # warns of what all the others have left running


def build(demo: Demo) -> None:
    """Everything that the topics bring, each in a transaction of its own."""
    for topic in sorted(names(), key=lambda name: name == LAST):
        if find_spec(f"{__name__}.{topic}"):
            # No topic changes the law; without it at hand each act would read its rules anew.
            with transaction.atomic(), law_at_hand():
                import_module(f"{__name__}.{topic}").build(demo)
