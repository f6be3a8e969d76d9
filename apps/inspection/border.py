"""Migration operations for rows of cases and of letters: border, wall and grade of their record."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import RunSQL

from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable


def protect_case_rows(table: str, *, tracked: bool = True) -> list[Any]:
    """Put a table of case rows behind the border of its cases, opened by their grants.

    A row lies where its case lies and is as secret: the composite foreign key refuses anything
    else, and carries a change of the case over. ``tracked`` tables have a history of the same name.
    """
    return _protect(table, record="case", granted="inspection_case", tracked=tracked)


def protect_letter_rows(table: str, *, tracked: bool = True) -> list[Any]:
    """Put a table of letter rows behind the border of its letters; no grant opens them."""
    return _protect(table, record="letter", granted="", tracked=tracked)


def _protect(table: str, *, record: str, granted: str, tracked: bool) -> list[Any]:
    place = RunSQL(
        f"""
        alter table {table} add constraint {table}_{record}_place
          foreign key ({record}_id, organization_id, secrecy)
          references inspection_{record} (id, organization_id, secrecy) on update cascade;
        """,
        f"alter table {table} drop constraint {table}_{record}_place;",
    )
    border = ProtectTenantTable(
        table, label=f"inspection.{record}", key=f"{record}_id", granted=granted, graded=True
    )
    history = [ProtectHistoryTable(f"{table}event", of=table)] if tracked else []
    return [place, border, *history]
