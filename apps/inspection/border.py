"""Migration operations for rows of cases: border, wall, grants and grade of their case."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import RunSQL

from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable


def protect_case_rows(table: str, *, tracked: bool = True) -> list[Any]:
    """Put a table of case rows behind the border of its cases.

    A row lies where its case lies and is as secret: the composite foreign key refuses anything
    else, and carries a change of the case over. ``tracked`` tables have a history of the same name.
    """
    place = RunSQL(
        f"""
        alter table {table} add constraint {table}_case_place
          foreign key (case_id, organization_id, secrecy)
          references inspection_case (id, organization_id, secrecy) on update cascade;
        """,
        f"alter table {table} drop constraint {table}_case_place;",
    )
    border = ProtectTenantTable(
        table, label="inspection.case", key="case_id", granted="inspection_case", graded=True
    )
    history = [ProtectHistoryTable(f"{table}event", of=table)] if tracked else []
    return [place, border, *history]
