"""Limits name their kinds and who may act on them, the same way in every topic."""

from __future__ import annotations

import ast
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django.utils.functional import Promise

from apps import membership
from apps.accounts.roles import ROLES
from apps.core import topics
from apps.membership.clocks.registry import clocks, kinds
from apps.membership.procedures.registry import specs
from apps.tenancy import scope

pytestmark = pytest.mark.django_db
FILES = list(topics.modules("clocks"))


@pytest.mark.parametrize("found", FILES, ids=lambda found: found.__name__)
def test_every_topic_with_limits_names_its_kinds_in_both_languages(found):
    assert callable(found.clocks)
    assert found.KINDS
    for code, label in found.KINDS.items():
        assert code == code.lower()
        assert isinstance(label, Promise), f"{code} has a name of one language"


def test_no_two_topics_share_a_kind():
    assert sum(len(found.KINDS) for found in FILES) == len(kinds())


def test_every_procedure_whose_decision_has_a_limit_names_it():
    limited = {
        f"procedure.{code}.decision" for code, spec in specs().items() if spec.decision_limit
    }
    assert limited == {code for code in kinds() if code.startswith("procedure.")}


def test_what_runs_is_of_a_named_kind_and_comes_to_a_desk_that_exists(stage):
    today = timezone.localdate()
    with scope.use(scope.Scope.everything()):
        running = clocks(lambda rows: rows, until=today + timedelta(days=9999), today=today)
    assert running
    assert {clock.kind for clock in running} <= kinds().keys()
    held = frozenset().union(*(role.permissions for role in ROLES.values()))
    assert {clock.right for clock in running} <= held


def test_no_clock_is_written_with_a_kind_that_has_no_name():
    written = [
        keyword.value
        for path in Path(membership.__path__[0]).parent.rglob("*clocks.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Clock"
        for keyword in call.keywords
        if keyword.arg == "kind"
    ]
    assert len(written) >= len(FILES)
    unnamed = [
        ast.unparse(kind)
        for kind in written
        if isinstance(kind, ast.Constant | ast.JoinedStr)
        and not any(re.fullmatch(_pattern(kind), code) for code in kinds())
    ]
    assert unnamed == []


def _pattern(kind: ast.Constant | ast.JoinedStr) -> str:
    """What a kind may read, whatever is filled into it."""
    parts = kind.values if isinstance(kind, ast.JoinedStr) else [kind]
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in parts
    )
