"""What lets a signed summary be proved later: by which code and rules, and which row was edited."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from apps.regulations.models import RuleValue
from apps.reports import rules
from apps.reports.figures import Span, counted, fingerprint, values_of
from apps.reports.models import Summary, SummaryFigure

APPS = Path(__file__).resolve().parents[1]
SEAL = 16
"""Hex digits. It says which row was edited; that one was, the whole fingerprint says."""


@cache
def code_version() -> str:
    """SHA-256 over the sources of all apps, the same for the same code wherever it runs."""
    found = hashlib.sha256()
    for path in sorted(APPS.rglob("*.py")):
        found.update(path.relative_to(APPS).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:40]


def rules_sha256() -> str:
    """SHA-256 over all rule values as they stand, with their days and standing."""
    names = ("key", "level", "value", "unit", "valid_from", "valid_to", "status")
    rows = RuleValue.objects.order_by(*names).values_list(*names)
    return rules.digest([[str(value) for value in row] for row in rows])


def seal(figure: SummaryFigure) -> str:
    """The fingerprint of one row, the keys of its records included."""
    keys = figure.records and hashlib.sha256(figure.records[1:-1].encode()).hexdigest()
    share = None if figure.plan_share is None else f"{figure.plan_share:.2f}"
    content = [
        figure.unit_id, figure.unit_name, figure.indicator, figure.value, figure.of_value,
        figure.plan, share, keys, *([figure.records_digest] if figure.records_digest else []),
    ]  # fmt: skip
    return rules.digest(content)[:SEAL]


@dataclass(frozen=True)
class Fault:
    """One thing that does not agree: of a row that was edited, or of the records of today."""

    code: str
    summary: Summary
    unit: str = ""
    indicator: str = ""
    stored: Any = ""
    found: Any = ""


def broken(summary: Summary) -> Iterator[Fault]:
    """What of a signed summary is no longer as it was signed, row by row where it can be told."""
    if fingerprint(summary) == summary.sha256:
        return
    rows: QuerySet[Any] = SummaryFigure.objects.filter(summary=summary).exclude(seal="")
    edited = [
        Fault("edited", summary, row.unit_name, row.indicator, found=row.value)
        for row in rows.defer(None).order_by("unit_order", "indicator", "pk")
        if seal(row) != row.seal
    ]
    yield from edited or [Fault("changed", summary, stored=summary.sha256)]


def recounted(summary: Summary) -> Iterator[Fault]:
    """Figures that the records of today give otherwise: late entries, for whoever proves them."""
    span = Span(summary.organization, summary.form, summary.kind, summary.first, summary.last)
    figures = list(summary.figures.all())
    names = {figure.unit_id: figure.unit_name for figure in figures}
    for (unit, key), stored, now in rules.difference(values_of(figures), counted(span).by_key()):
        yield Fault("recount", summary, names.get(unit, ""), key, stored, now)
