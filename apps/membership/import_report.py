"""What the page of a file shows: counted and cut to size by the worker, worded at the page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from apps.core import formats
from apps.core.excel.problems import REASONS, CellError
from apps.core.partial_dates import PartialDate
from apps.membership.import_check import CHANGED, NEW, SAME, WRONG, Outcome, Result, stored
from apps.membership.import_columns import COLUMNS, HEADERS, NOT_FIELDS, word_of
from apps.membership.models import Member

PROBLEMS_KEPT = 200
PREVIEW_ROWS = 20
CHANGES_KEPT = 100
PREVIEWED = ("full_name", "birth", "sex", "organization", "ceremony_on", "official_on")


def build(result: Result) -> dict[str, Any]:
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
        "preview": _preview([*new, *changed]),
        "changes": _changes(changed),
        "digest": digest(result),
    }


def digest(result: Result) -> str:
    """A hash of everything the file would do, to tell whether the register changed meanwhile."""
    sheet = hashlib.sha256()
    for outcome in result.outcomes:
        line: list[Any] = [outcome.row.number, outcome.state]
        if outcome.state in (NEW, CHANGED) and outcome.member is not None:
            member = outcome.member
            keys = outcome.before if outcome.state == CHANGED else HEADERS.keys() - NOT_FIELDS
            line += [member.pk, member.version, member.organization_id]
            line += [[key, str(stored(member, key))] for key in sorted(keys)]
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
    return [CellError(**one) for one in kept if one["code"] in REASONS]


def value_text(key: str, value: Any) -> str:
    """A field's value as the file writes it, ``–`` when empty."""
    if value is None or value == "":
        return formats.NOTHING
    if isinstance(value, date):
        return formats.date_text(value)
    if isinstance(value, PartialDate):
        return str(value)
    return str(word_of(key, value))


def headers() -> list[str]:
    """Headers of the preview."""
    return [_("Organisation") if key == "organization" else HEADERS[key] for key in PREVIEWED]


def _preview(outcomes: list[Outcome]) -> list[dict[str, Any]]:
    shown = sorted(outcomes, key=lambda outcome: outcome.row.number)[:PREVIEW_ROWS]
    return [_preview_row(outcome) for outcome in shown]


def _preview_row(outcome: Outcome) -> dict[str, Any]:
    member = outcome.member
    assert member is not None
    cells = []
    for key in PREVIEWED:
        value = member.organization.name if key == "organization" else getattr(member, key)
        cell = {"value": value_text(key, value)}
        if key in outcome.before:
            cell["old"] = value_text(key, outcome.before[key])
        cells.append(cell)
    return {"number": outcome.row.number, "state": outcome.state, "cells": cells}


def _changes(outcomes: list[Outcome]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for outcome in outcomes:
        assert outcome.member is not None
        for column in COLUMNS:
            if column.key in outcome.before:
                found.append(_change(outcome, column.key))
        if len(found) >= CHANGES_KEPT:
            break
    return found[:CHANGES_KEPT]


def _change(outcome: Outcome, key: str) -> dict[str, Any]:
    member = outcome.member
    assert member is not None
    hidden = key in Member.SENSITIVE
    return {
        "row": outcome.row.number,
        "member": member.full_name,
        "header": HEADERS[key],
        "hidden": hidden,
        "old": "" if hidden else value_text(key, outcome.before[key]),
        "new": "" if hidden else value_text(key, getattr(member, key)),
    }
