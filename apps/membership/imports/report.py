"""What the page of a file shows: counted and cut to size by the worker, worded at the page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from apps.core import formats
from apps.core.errors import LABELS
from apps.core.excel.problems import REASONS, CellError
from apps.membership.imports.outcomes import CHANGED, NEW, SAME, WRONG, Outcome, Result
from apps.membership.imports.registry import FileKind

PROBLEMS_KEPT = 200
PREVIEW_ROWS = 20
CHANGES_KEPT = 100


def build(result: Result, kind: FileKind) -> dict[str, Any]:
    """The report as plain JSON. Sensitive values are told as changed, never repeated."""
    problems = [problem for outcome in result.outcomes for problem in outcome.problems]
    warnings = result.warnings + [one for outcome in result.outcomes for one in outcome.warnings]
    new, changed = result.of(NEW), result.of(CHANGED)
    return {
        "counts": {
            "rows": len(result.outcomes),
            "new": len(new),
            "changed": len(changed),
            "same": len(result.of(SAME)),
            "wrong": len(result.of(WRONG)),
            "problems": len(problems),
            "warnings": len(warnings),
        },
        "problems": [as_json(problem) for problem in problems[:PROBLEMS_KEPT]],
        "warnings": [as_json(warning) for warning in warnings[:PROBLEMS_KEPT]],
        "preview": _preview([*new, *changed], kind),
        "changes": _changes(changed, kind),
        "digest": digest(result, kind),
    }


def digest(result: Result, kind: FileKind) -> str:
    """A hash of everything the file would do, to tell whether the register changed meanwhile."""
    sheet = hashlib.sha256()
    for outcome in result.outcomes:
        line: list[Any] = [outcome.row.number, outcome.state]
        if outcome.state in (NEW, CHANGED) and outcome.record is not None:
            line += kind.digest_line(outcome)
        sheet.update(json.dumps(line).encode())
    return sheet.hexdigest()


def refused(code: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """The report of a file that was refused as a whole."""
    return {"refusal": {"code": code, "params": {key: str(value) for key, value in params.items()}}}


def as_json(problem: CellError) -> dict[str, Any]:
    """A reason without its words; they depend on the reader's language."""
    return asdict(problem) | {"params": {key: str(value) for key, value in problem.params.items()}}


def from_json(kept: Iterable[Mapping[str, Any]]) -> list[CellError]:
    """Reasons as kept in a report; those whose words are gone are left out."""
    return [CellError(**one) for one in kept if one["code"] in REASONS or one["code"] in LABELS]


def value_text(value: Any) -> str:
    """A value as the file writes it, ``–`` when empty."""
    if value is None or value == "":
        return formats.NOTHING
    if isinstance(value, date):
        return formats.date_text(value)
    return str(value)


def _preview(outcomes: list[Outcome], kind: FileKind) -> list[dict[str, Any]]:
    shown = sorted(outcomes, key=lambda outcome: outcome.row.number)[:PREVIEW_ROWS]
    return [
        {
            "number": outcome.row.number,
            "state": outcome.state,
            "cells": kind.preview_cells(outcome),
        }
        for outcome in shown
    ]


def _changes(outcomes: list[Outcome], kind: FileKind) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for outcome in outcomes:
        found += [{"row": outcome.row.number} | change for change in kind.changes(outcome)]
        if len(found) >= CHANGES_KEPT:
            break
    return found[:CHANGES_KEPT]
