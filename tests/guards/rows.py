"""How to make one row of each model that a tenant owns, for tests over all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone
from psycopg.types.range import DateRange

from apps.accounts.models import RoleAssignment, Wall
from apps.core.models import AuditEntry
from apps.membership.models import ImportBatch, Placement
from apps.reports.models import Summary, SummaryFigure, Target
from tests.factories.membership import member
from tests.guards import topics

Made = dict[str, list[Any]]
YEAR = 1900
"""Rows are told apart by their period: one a year."""


def _placement(unit: Any, number: int, made: Made, who: Any) -> Any:
    """An earlier belonging of the member of the same number, perhaps to another organisation."""
    return Placement.objects.create(
        member=made["membership.member"][number], organization=unit, entry="recorded",
        valid=DateRange(date(1990, 1, 1), date(1991, 1, 1)), exit="moved",
    )  # fmt: skip


def _batch(unit: Any, number: int, made: Made, who: Any) -> Any:
    return ImportBatch.objects.create(
        organization=unit, file="x.xlsx", file_name=f"{number}.xlsx", sha256=f"{number:064}",
        state="ready", uploaded_by=who,
    )  # fmt: skip


def _summary(unit: Any, number: int, made: Made, who: Any) -> Any:
    return Summary.objects.create(
        organization=unit, form="membership", kind="year", first=date(YEAR + number, 1, 1),
        last=date(YEAR + number, 12, 31), name=unit.name, counted_at=timezone.now(),
    )  # fmt: skip


def _figure(unit: Any, number: int, made: Made, who: Any) -> Any:
    return SummaryFigure.objects.create(
        summary=made["reports.summary"][number], organization=unit, indicator="members", value=1
    )


def _target(unit: Any, number: int, made: Made, who: Any) -> Any:
    return Target.objects.create(
        organization=unit, indicator="members_admitted", kind="year", plan=1 + number,
        first=date(YEAR + number, 1, 1), last=date(YEAR + number, 12, 31),
    )  # fmt: skip


def _assignment(unit: Any, number: int, made: Made, who: Any) -> Any:
    return RoleAssignment.objects.create(
        user=who, role="auditor", organization=unit, valid_from=date(2020, 1, 1 + number)
    )


def _wall(unit: Any, number: int, made: Made, who: Any) -> Any:
    """Somebody else's wall around the member of the same number."""
    record = made["membership.member"][number]
    return Wall.objects.create(
        user=who, label="membership.member", object_id=record.pk, reason="recused",
        organization=unit, valid_from=date(2020, 1, 1),
    )  # fmt: skip


def _entry(unit: Any, number: int, made: Made, who: Any) -> Any:
    """A line about the member of the same number."""
    entry = AuditEntry(
        id=9_000_000_000 + number, kind="write", action="x", organization_id=unit.pk,
        object_type="membership.member", object_id=made["membership.member"][number].pk,
    )  # fmt: skip
    AuditEntry.objects.bulk_create([entry])
    return entry


# In this order: some rows stand on others.
MAKERS: dict[str, Callable[[Any, int, Made, Any], Any]] = {
    "membership.member": lambda unit, number, made, who: member(unit, f"Lê Văn {number}"),
    "membership.placement": _placement,
    "membership.importbatch": _batch,
    "reports.summary": _summary,
    "reports.summaryfigure": _figure,
    "reports.target": _target,
    "accounts.roleassignment": _assignment,
    "accounts.wall": _wall,
    "core.auditentry": _entry,
}
MAKERS |= topics.merged("MAKERS")
