"""Writing the shipped tables into the database, without touching what people have edited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from apps.core import audit
from apps.reports.models.tables import StatisticalTable
from apps.reports.tables.definition import Definition, faults_of
from apps.reports.tables.grammar import Fault
from apps.reports.tables.labels import fault_text
from apps.reports.tables.references import unknown_cells

FOLDER = Path(__file__).resolve().parent.parent / "data" / "tables"
PLAIN = (
    "code", "title", "title_en", "branch", "unit_word", "measure", "base", "rows", "columns",
    "checks", "source", "note", "status", "zero",
)  # fmt: skip
DEFAULTS = {"title_en": "", "base": "", "checks": "", "note": "", "status": "draft", "zero": "0"}


class TableFileError(ValueError):
    """A shipped table that cannot be read; the text names the file, the table and the rule."""


def read_tables(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """Every version of every table in the files, by code and first day. Raises TableFileError.

    ``versions`` says from when to when a form holds and what differs in that time; ``parts`` holds
    texts that several tables share and name as ``{name}``.
    """
    found: dict[str, dict[str, Any]] = {}
    paths: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in content["tables"]:
            for values in _versions(entry, content.get("parts", {})):
                name = f"{values['code']}:{values['valid_from']}"
                _refuse(path, name, faults_of(StatisticalTable(**values).definition))
                found[name], paths[name] = values, path
    others: dict[str, list[Definition]] = {}
    for values in found.values():
        others.setdefault(values["code"], []).append(StatisticalTable(**values).definition)
    for name, values in found.items():
        _refuse(paths[name], name, unknown_cells(StatisticalTable(**values).definition, others))
    return found


def _versions(entry: dict[str, Any], parts: dict[str, str]) -> Iterable[dict[str, Any]]:
    for version in entry.get("versions", [{}]):
        merged = {**DEFAULTS, **entry, **version}
        values: dict[str, Any] = {name: _text(merged[name], parts) for name in PLAIN}
        values["kinds"] = list(merged.get("kinds", []))
        values["valid_from"], values["valid_to"] = _day(merged["from"]), _day(merged.get("to"))
        yield values


def _text(text: str, parts: dict[str, str]) -> str:
    for name, content in parts.items():
        text = text.replace(f"{{{name}}}", content.strip())
    return text.strip()


def _day(value: Any) -> date | None:
    return value if value is None or isinstance(value, date) else date.fromisoformat(value)


def _refuse(path: Path, name: str, faults: list[Fault]) -> None:
    if faults:
        words = "; ".join(f"{one.part}, {fault_text(one)}" for one in faults)
        raise TableFileError(f"{path.name}, {name}: {words}")


@transaction.atomic
def load_tables(tables: dict[str, dict[str, Any]], *, by: Any) -> dict[str, int]:
    """Bring the tables to what the files say; twice does nothing. How many of each outcome.

    A table that a person has edited, verified or entered for those days is kept as it is.
    """
    counts = dict.fromkeys(("created", "updated", "unchanged", "kept"), 0)
    rows = {
        row.loaded_entry: row
        for row in StatisticalTable.objects.exclude(loaded_entry="").select_for_update()
    }
    own = StatisticalTable.objects.filter(loaded_entry="").values_list("code", flat=True)
    of_people = set(own)
    for name, values in tables.items():
        counts[_load(rows.get(name), name, values, of_people)] += 1
    written = counts["created"] + counts["updated"]
    if written:
        audit.record(by, action="reports.tables_loaded", records=written)
    return counts


def _load(row: Any, name: str, values: dict[str, Any], of_people: set[str]) -> str:
    plain = _plain(values)
    if row is None:
        if values["code"] in of_people:
            return "kept"
        StatisticalTable(**values, loaded_entry=name, loaded_values=plain).save(force_insert=True)
        return "created"
    if _plain({key: getattr(row, key) for key in row.loaded_values}) != row.loaded_values:
        return "kept"
    if row.loaded_values == plain:
        return "unchanged"
    for key, value in values.items():
        setattr(row, key, value)
    row.loaded_values = plain
    row.save()
    return "updated"


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in values.items()
    }
