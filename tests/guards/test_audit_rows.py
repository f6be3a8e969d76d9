"""Every act leaves exactly one line in the trail: who, in which role, about which unit."""

from __future__ import annotations

import ast
import inspect
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from apps.core import audit
from apps.core.models import AuditEntry
from tests.guards import action_table
from tests.guards.action_table import NOT_ACTIONS, TABLE, actions
from tests.guards.twins import everywhere, rolled_back

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r'action="([a-z_]+\.[a-z_]+)"')
HISTORY = sorted(
    model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_tracked_model")
)
BY_NOBODY = {
    "apps.tenancy.actions.loading.load_units",
    "apps.membership.clocks.actions.warn_of_limits",
}
"""Acts of the installation itself."""
FOLLOWS = {"cadres.wall_raised", "cadres.wall_lowered"}
"""A wall around a person's one record follows around the others: each of them says so itself."""


def test_every_action_is_in_the_table():
    missing = sorted(actions().keys() - TABLE.keys())
    how = "Add to ACTIONS of its topic in tests/guards/topics/ how it is done once; or to NOT_ACTIONS, with why."
    assert missing == [], f"{missing}. {how}"
    assert sorted(TABLE.keys() - actions().keys()) == []


@pytest.mark.parametrize("name", sorted(TABLE))
@pytest.mark.django_db
def test_one_act_one_line(bare_stage, name, monkeypatch):
    known: set[int] = set()
    events: dict[str, int] = {}

    def forget() -> None:
        known.clear()
        known.update(AuditEntry.objects.values_list("pk", flat=True))
        events.update(_last_events())

    monkeypatch.setattr(action_table, "yield_lines", forget)
    with rolled_back(), everywhere():
        forget()
        TABLE[name](bare_stage)
        lines = list(AuditEntry.objects.exclude(pk__in=known).exclude(action__in=FOLLOWS))
        # What a test prepares without an act carries no name.
        carried = [context for context in _contexts(events) if context.get("action")]
    assert [line.action for line in lines] == [lines[0].action] if lines else [], name
    assert len(lines) == 1
    line = lines[0]
    assert (line.user_id is None) == (name in BY_NOBODY)
    assert line.role
    assert line.actor_label
    assert line.organization_id or name in BY_NOBODY
    assert line.action in audit.ACTION_LABELS, f"{line.action} has no words for people"
    who = {"user": line.user_id, "role": line.role, "url": line.url, "action": line.action}
    assert [context for context in carried if not who.items() <= context.items()] == []
    assert line.action == actions()[name].act


def test_row_history_of_every_act_carries_who_and_its_name():
    """Whatever is written within an act carries these, because the decorator says so."""
    bare = sorted(name for name, function in actions().items() if not hasattr(function, "act"))
    assert bare == [], f"{bare}. Decorate them with @audit.act(the name of their line)"
    unworded = {function.act for function in actions().values()} - audit.ACTION_LABELS.keys()
    assert sorted(unworded) == []


@pytest.mark.parametrize("name", sorted(actions()))
def test_an_action_takes_words_only_and_who_acts(name):
    function = actions()[name]
    parameters = inspect.signature(function).parameters.values()
    kinds = {parameter.kind for parameter in parameters}
    assert kinds <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
    assert "by" in {parameter.name for parameter in parameters}
    assert function.__doc__


def test_every_line_of_the_trail_has_words_for_people():
    named = set()
    for path in (ROOT / "apps").rglob("*.py"):
        named |= set(NAMED.findall(path.read_text(encoding="utf-8")))
    assert len(named) > 30
    assert sorted(named - audit.ACTION_LABELS.keys()) == []


def test_what_is_no_action_is_still_there():
    gone = [name for name in NOT_ACTIONS if not _exists(name)]
    assert gone == []


def _last_events() -> dict[str, int]:
    """The last key of each history: one statement for a hundred tables, as 362 tests ask twice."""
    parts = (f"select '{table}', coalesce(max(pgh_id), 0) from {table}" for table in HISTORY)
    return dict(_rows(" union all ".join(parts)))


def _contexts(since: dict[str, int]) -> list[Any]:
    """What the later events carry."""
    parts = (
        f"select pgh_context from {table} where pgh_id > {last} and pgh_context is not null"
        for table, last in since.items()
    )
    return [json.loads(context) for (context,) in _rows(" union all ".join(parts))]


def _rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _exists(name: str) -> bool:
    module, _dot, function = name.rpartition(".")
    return hasattr(__import__(module, fromlist=[function]), function)


def test_every_detail_of_the_trail_has_a_name_for_people():
    """The keywords of each call of the trail, read from the sources."""
    given = set()
    for path in (ROOT / "apps").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_of_the_trail(node.func):
                given |= {word.arg for word in node.keywords if word.arg}
    own = {"action", "obj", "kind", "secrecy", *audit.UNSHOWN}
    assert len(given) > 20
    assert sorted(given - own - audit.DETAIL_LABELS.keys()) == []


def _is_of_the_trail(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and called.attr in ("record", "record_read")
        and isinstance(called.value, ast.Name)
        and called.value.id == "audit"
    )
