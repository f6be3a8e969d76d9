"""Reading the shipped law files: plain entries out, or every problem with its file and entry.

Touches no database. ``actions.load_catalogue`` writes what is read here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from apps.regulations.catalogue_checks import (
    CALENDAR,
    CALENDAR_NEEDS,
    DAY,
    DAY_NEEDS,
    DOCUMENT,
    DOCUMENT_NEEDS,
    PHASES,
    PROCEDURE,
    PROCEDURE_NEEDS,
    STEP,
    STEP_NEEDS,
    VALUE,
    VALUE_NEEDS,
    Check,
)
from apps.regulations.rules import DRAFT, Rule, is_readable, overlapping_pairs

FOLDER = Path(__file__).parent / "data"
SECTIONS = {"notes", "sources", "documents", "values", "calendar", "procedures"}


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: file, entry, the rule it breaks."""

    file: str
    entry: str
    rule: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry}: {self.rule}"


class CatalogueError(Exception):
    """The files cannot be loaded; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class Entry:
    """One document, value, day or procedure as a file gives it.

    ``refers`` holds codes of documents, ``steps`` the steps of a procedure.
    """

    file: str
    code: str
    fields: dict[str, Any]
    refers: dict[str, str] = field(default_factory=dict)
    steps: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class CalendarPlan:
    """Which years the public library fills, and the days that come on top."""

    first_year: int
    last_year: int
    announced_through: int
    days: tuple[Entry, ...] = ()


@dataclass
class Catalogue:
    """Everything the files say."""

    documents: dict[str, Entry] = field(default_factory=dict)
    values: dict[str, Entry] = field(default_factory=dict)
    calendar: CalendarPlan | None = None
    procedures: dict[str, Entry] = field(default_factory=dict)


def read_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Read all ``*.yaml`` of a folder in the order of their names.

    Raises CatalogueError with every problem found: broken YAML, unknown or missing fields, values
    that do not fit their unit, references to nothing, settled values that overlap.
    """
    reader = _Reader()
    for path in sorted(folder.glob("*.yaml")):
        reader.read_file(path)
    reader.check_whole()
    if reader.problems:
        raise CatalogueError(reader.problems)
    return reader.catalogue


class _Reader:
    """Collects entries and problems over all files."""

    def __init__(self) -> None:
        self.catalogue = Catalogue()
        self.problems: list[Problem] = []
        self.file = ""

    def read_file(self, path: Path) -> None:
        self.file = path.name
        try:
            # The same safe reading, eight times as fast: it is done at every load.
            content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            self.refuse("file", " ".join(str(error).split()))
            return
        if not isinstance(content, dict):
            self.refuse("file", "must hold documents, values or a calendar")
            return
        for name in set(content) - SECTIONS:
            self.refuse(str(name), "is no section; known: " + ", ".join(sorted(SECTIONS)))
        for number, raw in enumerate(content.get("documents") or [], start=1):
            self.read_document(raw, number)
        for number, raw in enumerate(content.get("values") or [], start=1):
            self.read_key(raw, number)
        for number, raw in enumerate(content.get("procedures") or [], start=1):
            self.read_procedures(raw, number)
        if "calendar" in content:
            self.read_calendar(content["calendar"])

    def refuse(self, entry: str, rule: str) -> None:
        self.problems.append(Problem(self.file, entry, rule))

    def is_sound(self, name: str, raw: Any, checks: dict[str, Check], needs: set[str]) -> bool:
        """Check one entry's fields; every fault is kept, with the entry's name."""
        before = len(self.problems)
        if not isinstance(raw, dict):
            self.refuse(name, "must be a group of fields")
            return False
        for key in sorted(set(raw) - set(checks), key=str):
            self.refuse(name, f"{key}: unknown field")
        for key in sorted(needs - set(raw)):
            self.refuse(name, f"{key}: missing")
        for key, check in checks.items():
            if key in raw and (fault := check(raw[key])):
                self.refuse(name, f"{key}: {fault}, not {raw[key]!r}")
        return len(self.problems) == before

    def read_document(self, raw: Any, number: int) -> None:
        name = str(raw.get("code", f"document {number}")) if isinstance(raw, dict) else str(number)
        if not self.is_sound(name, raw, DOCUMENT, DOCUMENT_NEEDS):
            return
        if name in self.catalogue.documents:
            self.refuse(name, "code: given twice")
            return
        fields = {
            "issuer": raw["issuer"],
            "number": raw["number"],
            "signed_on": raw.get("signed"),
            "signed_text": raw.get("signed_text", ""),
            "kind": raw["kind"],
            "title_vi": raw["title"],
            "in_force_from": raw.get("from"),
            "in_force_to": raw.get("to"),
            **_common(raw),
        }
        if not _in_order(raw.get("from"), raw.get("to")):
            self.refuse(name, "to: must be after from")
        refers = {"replaced_by": raw["replaced_by"]} if "replaced_by" in raw else {}
        self.catalogue.documents[name] = Entry(self.file, name, fields, refers)

    def read_key(self, raw: Any, number: int) -> None:
        """One key with its versions; what stands at the key is true of each version."""
        if not isinstance(raw, dict) or not isinstance(raw.get("versions"), list):
            self.refuse(f"value {number}", "must have a key and a list of versions")
            return
        shared = {key: given for key, given in raw.items() if key != "versions"}
        for version in raw["versions"]:
            whole = shared | version if isinstance(version, dict) else version
            self.read_value(whole, number)

    def read_value(self, raw: Any, number: int) -> None:
        name = _value_name(raw) if isinstance(raw, dict) else f"value {number}"
        if not self.is_sound(name, raw, VALUE, VALUE_NEEDS):
            return
        if name in self.catalogue.values:
            self.refuse(name, "given twice; tell versions of one document apart with part")
        document = self.catalogue.documents.get(raw["document"])
        if document is None:
            self.refuse(name, f"document: {raw['document']} is not among the documents read so far")
            return
        start = raw["from"] if "from" in raw else document.fields["in_force_from"]
        end = raw["to"] if "to" in raw else document.fields["in_force_to"]
        value = str(raw["value"])
        if start is None:
            self.refuse(name, "from: missing, and the document has none")
        elif not _in_order(start, end):
            self.refuse(name, "to: must be after from")
        if not is_readable(value, raw["unit"]):
            self.refuse(name, f"value: {value!r} does not fit the unit {raw['unit']}")
        fields = {
            "key": raw["key"],
            "level": raw.get("level", ""),
            "value": value,
            "unit": raw["unit"],
            "trigger": raw.get("trigger", ""),
            "extension_cap": raw.get("extension"),
            "article": raw.get("article", ""),
            "valid_from": start,
            "valid_to": end,
            **_common(raw),
        }
        refers = {"document": raw["document"]}
        self.catalogue.values[name] = Entry(self.file, name, fields, refers)

    def read_calendar(self, raw: Any) -> None:
        if not self.is_sound("calendar", raw, CALENDAR, CALENDAR_NEEDS):
            return
        if raw["first_year"] > raw["last_year"]:
            self.refuse("calendar", "last_year: must not be before first_year")
        days = []
        for number, day in enumerate(raw.get("days", []), start=1):
            name = str(day.get("date", number)) if isinstance(day, dict) else str(number)
            if self.is_sound(name, day, DAY, DAY_NEEDS):
                fields = {"date": day["date"], "kind": day["kind"], "name": day["name"]}
                refers = {"document": day["document"]} if "document" in day else {}
                days.append(Entry(self.file, name, fields | _common(day), refers))
        years = (raw["first_year"], raw["last_year"], raw["announced_through"])
        self.catalogue.calendar = CalendarPlan(*years, days=tuple(days))

    def read_procedures(self, raw: Any, number: int) -> None:
        """One kind of case with its versions, each for every body named; they share the steps."""
        versions = raw.get("versions") if isinstance(raw, dict) else None
        if not isinstance(versions, list) or not isinstance(raw.get("steps"), dict):
            self.refuse(f"procedure {number}", "must have a kind, versions and steps by phase")
            return
        shared = {key: given for key, given in raw.items() if key not in ("versions", "bodies")}
        for version in versions:
            for body in raw.get("bodies") or [""]:
                whole = shared | version if isinstance(version, dict) else version
                self.read_procedure(whole, body, number)

    def read_procedure(self, raw: Any, body: str, number: int) -> None:
        name = f"procedure {number}"
        if isinstance(raw, dict):
            parts = (raw.get("kind"), body or "any", raw.get("version"))
            name = "-".join(str(part).replace("_", "-") for part in parts)
        if not self.is_sound(name, raw, PROCEDURE, PROCEDURE_NEEDS):
            return
        if name in self.catalogue.procedures:
            self.refuse(name, "given twice; tell versions apart with version")
        document = self.catalogue.documents.get(raw["document"])
        if document is None:
            self.refuse(name, f"document: {raw['document']} is not among the documents read so far")
            return
        start = raw["from"] if "from" in raw else document.fields["in_force_from"]
        end = raw["to"] if "to" in raw else document.fields["in_force_to"]
        if start is None:
            self.refuse(name, "from: missing, and the document has none")
        elif not _in_order(start, end):
            self.refuse(name, "to: must be after from")
        fields = {
            "code": name, "kind": raw["kind"], "body": body, "title": raw["title"],
            "valid_from": start, "valid_to": end, **_common(raw),
        }  # fmt: skip
        steps = self.read_steps(raw["steps"], name, raw["status"])
        refers = {"document": raw["document"]}
        self.catalogue.procedures[name] = Entry(self.file, name, fields, refers, steps)

    def read_steps(self, raw: dict[str, Any], name: str, standing: str) -> tuple[Any, ...]:
        """The steps in order. Those of a draft procedure are drafts, whatever they say."""
        found: list[dict[str, Any]] = []
        for phase in sorted(set(raw) - set(PHASES), key=str):
            self.refuse(name, f"{phase}: is no phase; known: {', '.join(PHASES)}")
        for phase in PHASES:
            for step in raw.get(phase) or []:
                where = f"{name}, step {step.get('code') if isinstance(step, dict) else step}"
                if not self.is_sound(where, step, STEP, STEP_NEEDS):
                    continue
                if step["code"] in {one["code"] for one in found}:
                    self.refuse(where, "code: given twice")
                found.append(
                    {
                        "phase": phase, "code": step["code"], "order": len(found) + 1,
                        "title": step["title"], "paper": step.get("paper", ""),
                        "signer": step.get("signer", ""), "required": step.get("required", True),
                        "limit_key": step.get("limit", ""), "trigger": step.get("trigger", ""),
                        "status": DRAFT if standing == DRAFT else step.get("status", DRAFT),
                    }
                )  # fmt: skip
        return tuple(found)

    def check_whole(self) -> None:
        """What can only be seen over all files: references and overlaps."""
        documents = self.catalogue.documents
        days = self.catalogue.calendar.days if self.catalogue.calendar else ()
        for entry in (*documents.values(), *days):
            self.file = entry.file
            for name, code in entry.refers.items():
                if code not in documents:
                    self.refuse(entry.code, f"{name}: there is no document {code}")
        entries = [entry for entry in self.catalogue.values.values() if entry.fields["valid_from"]]
        named = [(entry, _as_rule(entry, number)) for number, entry in enumerate(entries)]
        for one, other in overlapping_pairs(rule for _entry, rule in named):
            first, second = entries[one.pk or 0], entries[other.pk or 0]
            self.file = second.file
            self.refuse(second.code, f"claims days that {first.code} claims; both are confirmed")


def _common(raw: dict[str, Any]) -> dict[str, Any]:
    return {"status": raw["status"], "source": raw["source"], "note": raw.get("note", "")}


def _value_name(raw: dict[str, Any]) -> str:
    parts = [raw.get("key"), raw.get("level"), raw.get("document"), raw.get("part")]
    return "/".join(str(part) for part in parts if part)


def _in_order(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start < end


def _as_rule(entry: Entry, number: int) -> Rule:
    values = entry.fields
    return Rule(
        key=values["key"],
        level=values["level"],
        value=values["value"],
        unit=values["unit"],
        valid_from=values["valid_from"],
        valid_to=values["valid_to"],
        status=values["status"],
        pk=number,
    )
