"""Writing the shipped law files into the database, without touching what people have edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, models, transaction

from apps.core import audit
from apps.regulations.catalogue import Catalogue, Entry
from apps.regulations.holiday_source import calendar_entries
from apps.regulations.models import (
    OVERLAP,
    CalendarDay,
    LegalDocument,
    ProcedureStep,
    ProcedureTemplate,
    RuleValue,
    Sourced,
)
from apps.regulations.rules import SETTLED


@dataclass
class LoadReport:
    """What a load did, as names of entries."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)
    conflicting: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def has_changes(self) -> bool:
        """Whether anything was written."""
        return bool(self.created or self.updated)

    def counts(self) -> dict[str, Any]:
        """The size of each group."""
        return {
            "created": len(self.created),
            "updated": len(self.updated),
            "unchanged": self.unchanged,
            "kept": len(self.kept),
            "conflicting": len(self.conflicting),
            "gone": len(self.gone),
        }


@transaction.atomic
def load_catalogue(*, catalogue: Catalogue, by: Any) -> LoadReport:
    """Bring documents, values, calendar and procedures to what the files say.

    The same files twice do nothing.

    A row that a person has edited or verified is kept as it is. A settled value that would claim
    days of such a row is left out and reported as conflicting. Rows whose entry has left the files
    stay and are reported as gone.
    """
    report = LoadReport()
    with connection.cursor() as cursor:
        # Borders between periods may move together, so overlaps are checked at the end.
        cursor.execute(f"set constraints {OVERLAP} deferred")
        documents = _load_documents(catalogue.documents, report)
        _load_values(catalogue.values, documents, report)
        if catalogue.calendar:
            _load_days(calendar_entries(catalogue.calendar), documents, report)
        _load_procedures(catalogue.procedures, documents, report)
        cursor.execute(f"set constraints {OVERLAP} immediate")
    if report.has_changes:
        audit.record(by, action="regulations.loaded", **report.counts())
    return report


def _load_documents(entries: dict[str, Entry], report: LoadReport) -> dict[str, int]:
    """Load the documents and return the key of the row that stands for each code."""
    rows = _loaded_rows(LegalDocument)
    known = {
        (row.issuer, row.number, row.signed_on): row
        for row in LegalDocument.objects.filter(loaded_entry="")
    }
    created = {}
    for code, entry in entries.items():
        if code in rows:
            continue
        values = entry.fields
        own = known.get((values["issuer"], values["number"], values["signed_on"]))
        if own is not None:
            # Entered by a person before the files knew it: theirs stands.
            rows[code] = own
            continue
        created[code] = _new(LegalDocument, code, values | {"replaced_by_id": None}, report)
    LegalDocument.objects.bulk_create(created.values())
    rows |= created
    # Only now does every document have a key that others can name.
    for code, entry in entries.items():
        successor = entry.refers.get("replaced_by")
        link = {"replaced_by_id": rows[successor].pk if successor else None}
        if code in created:
            if successor:
                _update(rows[code], entry.fields | link)
        else:
            _bring_up(rows[code], entry.fields | link, report)
    report.gone += sorted(set(rows) - set(entries))
    return {code: row.pk for code, row in rows.items()}


def _load_values(entries: dict[str, Entry], documents: dict[str, int], report: LoadReport) -> None:
    rows = _loaded_rows(RuleValue)
    of_people = [
        row
        for row in RuleValue.objects.settled().select_related("document")
        if not row.loaded_entry or _is_edited(row)
    ]
    created = []
    for code, entry in entries.items():
        values = entry.fields | {"document_id": documents[entry.refers["document"]]}
        row = rows.get(code)
        if row is not None and _is_edited(row):
            report.kept.append(code)
        elif _claimed(values, of_people):
            report.conflicting.append(code)
        elif row is None:
            created.append(_new(RuleValue, code, values, report))
        else:
            _bring_up(row, values, report)
    RuleValue.objects.bulk_create(created)
    report.gone += sorted(set(rows) - set(entries))


def _load_days(entries: dict[str, Entry], documents: dict[str, int], report: LoadReport) -> None:
    rows = _loaded_rows(CalendarDay)
    of_people = set(CalendarDay.objects.filter(loaded_entry="").values_list("date", flat=True))
    created = []
    for code, entry in entries.items():
        named = entry.refers.get("document")
        values = entry.fields | {"document_id": documents[named] if named else None}
        if code in rows:
            _bring_up(rows[code], values, report)
        elif values["date"] in of_people:
            report.kept.append(code)
        else:
            created.append(_new(CalendarDay, code, values, report))
    CalendarDay.objects.bulk_create(created)
    report.gone += sorted(set(rows) - set(entries))


STEP_FIELDS = (
    "phase", "code", "order", "title", "paper", "signer", "required", "limit_key", "trigger",
    "status",
)  # fmt: skip


def _load_procedures(
    entries: dict[str, Entry], documents: dict[str, int], report: LoadReport
) -> None:
    """A procedure and its steps are one entry: whoever edits one of them keeps all of it."""
    rows = _loaded_rows(ProcedureTemplate)
    of_people = set(
        ProcedureTemplate.objects.filter(loaded_entry="").values_list("code", flat=True)
    )
    now: dict[int, list[dict[str, Any]]] = {}
    steps = ProcedureStep.objects.order_by("template_id", "order", "pk")
    for step in steps.values("template_id", *STEP_FIELDS):
        now.setdefault(step.pop("template_id"), []).append(step)
    created = []
    for code, entry in entries.items():
        values = entry.fields | {"document_id": documents[entry.refers["document"]]}
        row, wanted = rows.get(code), [dict(step) for step in entry.steps]
        if row is None and values["code"] in of_people:
            report.kept.append(code)
        elif row is None:
            made = _new(ProcedureTemplate, code, values, report)
            made.loaded_steps = wanted
            created.append(made)
        elif _is_edited(row) or now.get(row.pk, []) != row.loaded_steps:
            report.kept.append(code)
        elif (row.loaded_values, row.loaded_steps) == (_plain(values), wanted):
            report.unchanged += 1
        else:
            _update(row, values)
            _write_steps(row, wanted)
            report.updated.append(code)
    ProcedureTemplate.objects.bulk_create(created)
    ProcedureStep.objects.bulk_create(
        ProcedureStep(template=row, **step) for row in created for step in row.loaded_steps
    )
    report.gone += sorted(set(rows) - set(entries))


def _write_steps(row: ProcedureTemplate, wanted: list[dict[str, Any]]) -> None:
    """The steps as the file has them. Cases hold copies, so nothing of them changes."""
    row.steps.exclude(code__in=[step["code"] for step in wanted]).delete()
    ProcedureStep.objects.bulk_create(
        [ProcedureStep(template=row, **step) for step in wanted],
        update_conflicts=True,
        unique_fields=["template", "code"],
        update_fields=[name for name in STEP_FIELDS if name != "code"],
    )
    row.loaded_steps = wanted
    row.save(update_fields=["loaded_steps"])


def _loaded_rows(model: type[Sourced]) -> dict[str, Any]:
    manager: models.Manager[Any] = model._default_manager
    return {row.loaded_entry: row for row in manager.exclude(loaded_entry="").select_for_update()}


def _new(model: type[Sourced], code: str, values: dict[str, Any], report: LoadReport) -> Any:
    """A row still to be written, with its like."""
    report.created.append(code)
    return model(**values, loaded_entry=code, loaded_values=_plain(values))


def _bring_up(row: Any, values: dict[str, Any], report: LoadReport) -> None:
    """Update a row that still says what was loaded; keep it when a person changed it."""
    if not row.loaded_entry or _is_edited(row):
        report.kept.append(row.loaded_entry or str(row))
    elif row.loaded_values == _plain(values):
        report.unchanged += 1
    else:
        _update(row, values)
        report.updated.append(row.loaded_entry)


def _update(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.loaded_values = _plain(values)
    row.save(update_fields=[*(name.removesuffix("_id") for name in values), "loaded_values"])


def _is_edited(row: Any) -> bool:
    """Whether a person has changed the row since it was loaded (verifying counts)."""
    now = {name: getattr(row, name) for name in row.loaded_values}
    return bool(row.loaded_values) and _plain(now) != row.loaded_values


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def _claimed(values: dict[str, Any], rows: Iterable[RuleValue]) -> bool:
    """Whether a person's settled value of the same key and level holds some of these days."""
    if values["status"] not in SETTLED:
        return False
    start, end = values["valid_from"], values["valid_to"]
    return any(
        (row.key, row.level) == (values["key"], values["level"])
        and (end is None or row.valid_from < end)
        and (row.valid_to is None or start < row.valid_to)
        for row in rows
    )
