"""Migration operations for rows of cases, letters, programmes: border, wall and grade."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import RunSQL

from apps.tenancy.policies import CLEARANCE, ProtectHistoryTable, ProtectTenantTable


def protect_case_rows(table: str, *, tracked: bool = True) -> list[Any]:
    """Put a table of case rows behind the border of its cases, opened by their grants.

    A row lies where its case lies and is as secret: the composite foreign key refuses anything
    else, and carries a change of the case over. ``tracked`` tables have a history of the same name.
    """
    return _protect(table, record="case", granted="inspection_case", tracked=tracked)


def protect_letter_rows(table: str, *, tracked: bool = True) -> list[Any]:
    """Put a table of letter rows behind the border of its letters; no grant opens them."""
    return _protect(table, record="letter", granted="", tracked=tracked)


def protect_own_grade(table: str) -> Any:
    """Rows with a grade of their own: nobody sees one above their clearance, whatever the case."""
    return RunSQL(
        f"create policy own_grade on {table} as restrictive using (own_secrecy <= {CLEARANCE});",
        f"drop policy own_grade on {table};",
    )


def protect_item_rows(table: str, *, tracked: bool = True) -> list[Any]:
    """Put a table of rows of programme items behind their border; no grant opens them."""
    return _protect(table, record="programmeitem", key="item_id", granted="", tracked=tracked)


def protect_programme_rows(table: str, *, tracked: bool = True) -> list[Any]:
    """Put a table of rows of programmes behind their border; programmes have no grade."""
    return _protect(table, record="programme", granted="", tracked=tracked, graded=False)


def place_in(table: str, record: str, *, graded: bool = True, key: str = "") -> RunSQL:
    """Rows of a table lie where their record lies, and are as secret where it has a grade."""
    key, place = key or f"{record}_id", "organization_id, secrecy" if graded else "organization_id"
    return RunSQL(
        f"""
        alter table {table} add constraint {table}_{record}_place
          foreign key ({key}, {place})
          references inspection_{record} (id, {place}) on update cascade;
        """,
        f"alter table {table} drop constraint {table}_{record}_place;",
    )


def _protect(
    table: str, *, record: str, granted: str, tracked: bool, key: str = "", graded: bool = True
) -> list[Any]:
    place = place_in(table, record, graded=graded, key=key)
    border = ProtectTenantTable(
        table, label=f"inspection.{record}", key=key or f"{record}_id", granted=granted,
        graded=graded,
    )  # fmt: skip
    history = [ProtectHistoryTable(f"{table}event", of=table)] if tracked else []
    return [place, border, *history]
