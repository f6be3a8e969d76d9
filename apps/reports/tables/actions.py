"""What can happen to a statistical table. One action per event."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.regulations.choices import Standing
from apps.reports.models.tables import StatisticalTable
from apps.reports.tables.labels import PARTS, fault_text
from apps.reports.tables.references import all_faults

FREE_WHEN_VERIFIED = ("note", "valid_to")
FIELDS = (
    "code", "title", "title_en", "branch", "unit_word", "measure", "base", "zero", "kinds",
    "valid_from", "valid_to", "rows", "columns", "checks", "status", "source", "note",
)  # fmt: skip


@audit.act("reports.table_recorded")
def record_table(*, table: StatisticalTable, by: Actor) -> StatisticalTable:
    """Store a new or changed table; summaries keep the definition they were counted by.

    Raises NotAllowed; RuleRefused ``table_faults`` with the first fault in the field of its part,
    ``table_days_reversed``, ``table_overlaps``, or ``rule_verified_fixed`` once it was compared.
    """
    require(by, Permission.VERIFY_RULE)
    _refuse_faults(table)
    if table.valid_to is not None and table.valid_to <= table.valid_from:
        raise RuleRefused("table_days_reversed", field="valid_to")
    stored = StatisticalTable.objects.select_for_update().filter(pk=table.pk).first()
    changes = _changes(stored, table)
    if Standing.VERIFIED in (table.status, stored.status if stored else ""):
        fixed = [name for name in changes if name not in FREE_WHEN_VERIFIED]
        if fixed or stored is None:
            raise RuleRefused("rule_verified_fixed", field=fixed[0])
    _save(table)
    audit.record(by, action="reports.table_recorded", obj=table, changes=sorted(changes))
    return table


@audit.act("reports.table_verified")
def verify_table(*, table: StatisticalTable, by: Actor) -> StatisticalTable:
    """State that a person of the office compared the table with the official form.

    Raises NotAllowed or RuleRefused ``already_verified``.
    """
    require(by, Permission.VERIFY_RULE)
    locked: Any = StatisticalTable.objects.select_for_update().get(pk=table.pk)
    if locked.status == Standing.VERIFIED:
        raise RuleRefused("already_verified")
    locked.status = Standing.VERIFIED
    locked.verified_by_id, locked.verified_at = by.user_id, timezone.now()
    locked.save(update_fields=["status", "verified_by", "verified_at"])
    audit.record(by, action="reports.table_verified", obj=locked)
    return locked  # type: ignore[no-any-return]


def _refuse_faults(table: StatisticalTable) -> None:
    faults = all_faults(table)
    if faults:
        field = faults[0].part if faults[0].part in PARTS else "rows"
        raise RuleRefused("table_faults", field=field, first=fault_text(faults[0]))


def _changes(stored: Any, table: StatisticalTable) -> list[str]:
    return [
        name for name in FIELDS if stored is None or getattr(stored, name) != getattr(table, name)
    ]


def _save(table: StatisticalTable) -> None:
    try:
        with transaction.atomic():
            table.save()
    except IntegrityError as error:
        if "statisticaltable_one_at_a_time" in str(error):
            raise RuleRefused("table_overlaps", field="valid_from") from None
        raise
