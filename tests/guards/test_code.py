"""Conventions of the code, kept by tests."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest

import apps as apps_package
from apps.accounts.permissions import Permission
from apps.accounts.roles import ROLES

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    path
    for folder in ("apps", "partybuild", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
]
LINES_A_FILE, LINES_A_FUNCTION = 400, 40


def _trees() -> list[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES]


def test_no_file_is_longer_than_one_can_read():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in SOURCES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LINES_A_FILE
    }
    assert long == {}


def test_no_function_is_longer_than_a_screen():
    long = {}
    for path, tree in _trees():
        if "tests" in path.parts:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LINES_A_FUNCTION:
                    long[f"{path.relative_to(ROOT)}:{node.name}"] = length
    assert long == {}


def test_no_signals_and_no_logic_in_save():
    found = []
    for path, tree in _trees():
        if "tests" in path.parts:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name in ("save", "delete"):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
            if isinstance(node, ast.Name) and node.id == "receiver":
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} receiver")
    assert found == []


def test_no_rooms_for_odds_and_ends():
    names = {"utils.py", "helpers.py", "services.py", "common.py", "misc.py"}
    apps_sources = [path for path in SOURCES if path.relative_to(ROOT).parts[0] == "apps"]
    assert [
        str(path) for path in apps_sources if path.name in names and "management" not in path.parts
    ] == []


def _actions() -> list[tuple[str, Any]]:
    """Every function that the ``actions`` of an app or topic offer, be it a module or a package."""
    found = []
    for one in pkgutil.walk_packages(apps_package.__path__, "apps."):
        if not one.name.endswith(".actions"):
            continue
        loaded = importlib.import_module(one.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            home = inspect.unwrap(function).__module__
            if not name.startswith("_") and home.startswith(loaded.__name__):
                found.append((f"{loaded.__name__}.{name}", function))
    return found


@pytest.mark.parametrize(("name", "action"), [pytest.param(*one, id=one[0]) for one in _actions()])
def test_every_action_is_keyword_only_and_says_by_whom(name, action):
    parameters = inspect.signature(action).parameters.values()
    named = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
    assert {parameter.kind for parameter in parameters} <= named, name
    assert "by" in {parameter.name for parameter in parameters}, name
    assert action.__doc__, name


def test_every_permission_is_held_by_some_role_and_every_role_holds_known_ones():
    held = set().union(*(role.permissions for role in ROLES.values()))
    assert held == set(Permission)


def test_every_permission_named_in_the_code_exists():
    known = {permission.value for permission in Permission}
    pattern = re.compile(r"""\.has\(["']([a-z_.]+)["']\)""")
    unknown = [
        (str(path.relative_to(ROOT)), name)
        for path in [*SOURCES, *(ROOT / "templates").rglob("*.html")]
        for name in pattern.findall(path.read_text(encoding="utf-8"))
        if name not in known and "tests" not in path.parts
    ]
    assert unknown == []


def test_paths_named_in_the_readme_exist():
    missing = []
    for page in (ROOT / "README.md", ROOT / "apps" / "README.md"):
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            if not (page.parent / target).exists():
                missing.append(f"{page.name}: {target}")
    assert missing == []
