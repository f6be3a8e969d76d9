"""What each topic of the register adds to the guards: one file a topic, found by itself.

A file may hold any of these; what is missing adds nothing:

- ``KINDS``: names of the records that it adds to a twin;
- ``twins(twin, ids, owner)``: makes them at the twin's place; ``ids[kind]`` is the key to use, so
  that an answer can be searched for it, and every text must hold ``twin.word``. Returns kind →
  record. ``WALLED`` names the kinds that bear a wall of their own around the walled twin;
- ``ROUTES``: the lines of the leak matrix; ``MORE``: kind of row → maker of one more;
- ``RIGHTS``, ``GUARDED``, ``MAKERS``: label of a model of a tenant → right to see it, label of the
  record whose wall and grants count, maker of a row (see ``tests/guards/rows.py``);
- ``PLACED_WITH``: label → label of the record that the database keeps its rows with;
- ``CLOSED``: labels of rows that a grant on their record does not open;
- ``ACTIONS``: full name of a public action → how to do it once; ``NOT_ACTIONS``: name → reason;
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any


def modules() -> list[ModuleType]:
    """The files of this folder, in the order of their names."""
    return [import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(__path__)]


def listed(name: str) -> list[Any]:
    """All entries of the lists of that name."""
    return [entry for module in modules() for entry in getattr(module, name, ())]


def merged(name: str) -> dict[Any, Any]:
    """All entries of the tables of that name; one entry has one home."""
    found: dict[Any, Any] = {}
    for module in modules():
        table = getattr(module, name, {})
        twice = found.keys() & table.keys()
        assert not twice, f"{module.__name__}: {twice} is in another file too"
        found |= table
    return found
