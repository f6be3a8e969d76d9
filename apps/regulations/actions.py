"""Writing the law: one door for values, documents and calendar days entered by people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.regulations.choices import Standing
from apps.regulations.models import (
    CalendarDay,
    LegalDocument,
    ProcedureStep,
    ProcedureTemplate,
    RuleValue,
    Sourced,
)
from apps.regulations.rules import is_readable

audit.register_actions(
    {
        "regulations.rule_created": _("entered a rule value"),
        "regulations.rule_changed": _("changed a rule value"),
        "regulations.rule_verified": _("compared a rule value with the official text"),
        "regulations.document_created": _("entered a legal document"),
        "regulations.document_changed": _("changed a legal document"),
        "regulations.document_verified": _("compared a legal document with the official text"),
        "regulations.calendar_day_created": _("entered a day of the calendar"),
        "regulations.calendar_day_changed": _("changed a day of the calendar"),
        "regulations.procedure_created": _("entered a procedure"),
        "regulations.procedure_changed": _("changed a procedure"),
        "regulations.procedure_steps_changed": _("changed the steps of a procedure"),
        "regulations.procedure_verified": _("compared a procedure with the official text"),
        "regulations.loaded": _("loaded the law from the release"),
    }
)
audit.register_details({"steps": pgettext_lazy("law", "steps")})
Row = TypeVar("Row", bound=Sourced)
# What may still change on a value that was compared with the text: that it ended, and remarks.
FREE_WHEN_VERIFIED = frozenset({"valid_to", "in_force_to", "replaced_by_id", "note"})
BOOKKEEPING = frozenset(
    {"id", "verified_by_id", "verified_at", "loaded_entry", "loaded_values", "loaded_steps"}
)


@audit.act("regulations.rule_verified")
def verify_rule(*, rule: RuleValue, by: Actor) -> RuleValue:
    """State that a person of the office compared the value with the official text.

    Raises NotAllowed, RuleRefused ``already_verified``, or ``rule_overlaps`` when a draft would
    become a second settled value of the same days.
    """
    require(by, Permission.VERIFY_RULE)
    locked = RuleValue.objects.select_for_update().get(pk=rule.pk)
    _refuse_overlap(locked)
    return _verify(locked, action="regulations.rule_verified", by=by)


@audit.act("regulations.document_verified")
def verify_document(*, document: LegalDocument, by: Actor) -> LegalDocument:
    """State that a person of the office has seen the document itself.

    Raises NotAllowed or RuleRefused ``already_verified``.
    """
    require(by, Permission.VERIFY_RULE)
    locked = LegalDocument.objects.select_for_update().get(pk=document.pk)
    return _verify(locked, action="regulations.document_verified", by=by)


@audit.act("regulations.rule_changed")
def record_rule(*, rule: RuleValue, by: Actor) -> RuleValue:
    """Store a new or changed value.

    A verified value keeps its substance: only its end and its note may change, a new value
    supersedes it. Raises NotAllowed, RuleRefused ``rule_value_unreadable``,
    ``rule_period_reversed``, ``rule_overlaps`` or ``rule_verified_fixed``.
    """
    require(by, Permission.VERIFY_RULE)
    if not is_readable(rule.value, rule.unit):
        raise RuleRefused("rule_value_unreadable", field="value", value=rule.value)
    if rule.valid_to is not None and rule.valid_to <= rule.valid_from:
        raise RuleRefused("rule_period_reversed", field="valid_to")
    if rule.may_block:
        _refuse_overlap(rule)
    return _record(rule, name="rule", by=by)


@audit.act("regulations.document_changed")
def record_document(*, document: LegalDocument, by: Actor) -> LegalDocument:
    """Store a new or changed document; a verified one keeps its number, date and title.

    Raises NotAllowed or RuleRefused ``rule_verified_fixed``.
    """
    require(by, Permission.VERIFY_RULE)
    return _record(document, name="document", by=by)


@audit.act("regulations.calendar_day_changed")
def record_calendar_day(*, day: CalendarDay, by: Actor) -> CalendarDay:
    """Store a day off or a working day in exchange, as officially announced. Raises NotAllowed."""
    require(by, Permission.VERIFY_RULE)
    return _record(day, name="calendar_day", by=by)


@audit.act("regulations.procedure_verified")
def verify_procedure(*, procedure: ProcedureTemplate, by: Actor) -> ProcedureTemplate:
    """State that a person of the office compared the procedure and its steps with the text.

    Raises NotAllowed or RuleRefused ``already_verified``.
    """
    require(by, Permission.VERIFY_RULE)
    locked = ProcedureTemplate.objects.select_for_update().get(pk=procedure.pk)
    return _verify(locked, action="regulations.procedure_verified", by=by)


@audit.act("regulations.procedure_changed")
def record_procedure(*, procedure: ProcedureTemplate, by: Actor) -> ProcedureTemplate:
    """Store a new or changed procedure; cases keep the steps they were opened with.

    Raises NotAllowed, RuleRefused ``rule_period_reversed`` or ``rule_verified_fixed``.
    """
    require(by, Permission.VERIFY_RULE)
    if procedure.valid_to is not None and procedure.valid_to <= procedure.valid_from:
        raise RuleRefused("rule_period_reversed", field="valid_to")
    return _record(procedure, name="procedure", by=by)


@audit.act("regulations.procedure_steps_changed")
def record_procedure_steps(
    *, procedure: ProcedureTemplate, steps: Sequence[ProcedureStep], by: Actor
) -> None:
    """Store new and changed steps of a procedure; none is taken out, it becomes "when needed".

    Raises NotAllowed, or RuleRefused ``rule_verified_fixed`` once the procedure was compared.
    """
    require(by, Permission.VERIFY_RULE)
    locked = ProcedureTemplate.objects.select_for_update().get(pk=procedure.pk)
    if locked.status == Standing.VERIFIED:
        raise RuleRefused("rule_verified_fixed")
    for step in steps:
        step.template = locked
        step.save()
    if steps:
        codes = sorted(step.code for step in steps)
        audit.record(by, action="regulations.procedure_steps_changed", obj=locked, steps=codes)


def _verify(row: Row, *, action: str, by: Actor) -> Row:
    if row.status == Standing.VERIFIED:
        raise RuleRefused("already_verified")
    before = row.status
    row.status = Standing.VERIFIED
    row.verified_by_id, row.verified_at = by.user_id, timezone.now()
    row.save(update_fields=["status", "verified_by", "verified_at"])
    audit.record(by, action=action, obj=row, status=[before, row.status])
    return row


def _record(row: Row, *, name: str, by: Actor) -> Row:
    manager: Any = type(row)._default_manager
    stored = manager.select_for_update().get(pk=row.pk) if row.pk else None
    if stored is None:
        # Nobody can enter a row as verified: comparing is an act of its own.
        if row.status == Standing.VERIFIED:
            raise RuleRefused("rule_verified_fixed", field="status")
        row.save(force_insert=True)
        audit.record(by, action=f"regulations.{name}_created", obj=row)
        return row
    changes = _changes(stored, row)
    if stored.status == Standing.VERIFIED or row.status == Standing.VERIFIED:
        fixed = sorted(set(changes) - FREE_WHEN_VERIFIED)
        if fixed:
            raise RuleRefused("rule_verified_fixed", field=fixed[0].removesuffix("_id"))
    if changes:
        row.save(update_fields=[column.removesuffix("_id") for column in changes])
        audit.record(by, action=f"regulations.{name}_changed", obj=row, changes=changes)
    return row


def _changes(stored: Sourced, row: Sourced) -> dict[str, list[Any]]:
    """Old and new value of each column that differs."""
    columns = [column.attname for column in row._meta.concrete_fields]
    return {
        name: [_plain(getattr(stored, name)), _plain(getattr(row, name))]
        for name in columns
        if name not in BOOKKEEPING and getattr(stored, name) != getattr(row, name)
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _refuse_overlap(rule: RuleValue) -> None:
    other = RuleValue.objects.overlapping(rule).with_document().order_by("valid_from").first()
    if other is not None:
        raise RuleRefused("rule_overlaps", field="valid_from", other=str(other))
