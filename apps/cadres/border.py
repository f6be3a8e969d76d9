"""Migration operations for rows of profiles and of units: border, wall and place."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import RunSQL

from apps.tenancy.policies import SEARCH_ROLE, ProtectHistoryTable, ProtectTenantTable, definer


def protect(table: str) -> list[Any]:
    """Put a table with records of its own behind the border, and its history."""
    return [ProtectTenantTable(table), ProtectHistoryTable(f"{table}event", of=table)]


def protect_rows(
    table: str, *, record: str, key: str = "", wall: tuple[str, str] | None = None
) -> list[Any]:
    """Put rows behind the border and the wall of their record, in its place; and their history.

    ``record`` is the model they belong to (``cadre``, ``workunit``), ``key`` the column. ``wall``:
    column and label of the record whose wall counts where it is not that one's.
    """
    key = key or f"{record}_id"
    place = RunSQL(
        f"""
        alter table {table} add constraint {table}_{record}_place
          foreign key ({key}, organization_id)
          references cadres_{record} (id, organization_id) on update cascade;
        """,
        f"alter table {table} drop constraint {table}_{record}_place;",
    )
    column, label = wall or (key, f"cadres.{record}")
    border = ProtectTenantTable(table, label=label, key=column)
    return [place, border, ProtectHistoryTable(f"{table}event", of=table)]


def protect_graded(table: str) -> list[Any]:
    """Put a table with graded records of its own behind the border, and its history."""
    history = ProtectHistoryTable(f"{table}event", of=table)
    return [ProtectTenantTable(table, graded=True), history]


def protect_graded_rows(table: str, *, record: str, guard: str = "", key: str = "") -> list[Any]:
    """Put rows behind the border of their graded record, in its place and as secret as it is.

    ``guard`` and ``key`` name whose wall counts where it is not the record's own.
    """
    place = RunSQL(
        f"""
        alter table {table} add constraint {table}_{record}_place
          foreign key ({record}_id, organization_id, secrecy)
          references cadres_{record} (id, organization_id, secrecy) on update cascade;
        """,
        f"alter table {table} drop constraint {table}_{record}_place;",
    )
    label = f"cadres.{guard or record}"
    return [place, ProtectTenantTable(table, label=label, key=key or f"{record}_id", graded=True)]


def protect_planning_rows(table: str) -> list[Any]:
    """Put rows of planning lists behind their border: in their place, and as secret as they are."""
    place = RunSQL(
        f"""
        alter table {table} add constraint {table}_planninglist_place
          foreign key (planning_id, organization_id, secrecy)
          references cadres_planninglist (id, organization_id, secrecy) on update cascade;
        """,
        f"alter table {table} drop constraint {table}_planninglist_place;",
    )
    border = ProtectTenantTable(table, label="cadres.planninglist", key="planning_id", graded=True)
    return [place, border, ProtectHistoryTable(f"{table}event", of=table)]


COPIES = ("full_name", "birth", "sex", "ethnicity_id", "education", "political_theory")
"""What a profile takes from the record of its member."""


def follow_member() -> str:
    """SQL that brings a change of a member's record to the profiles of the same person.

    The register's officer may not see the profile, which lies with another office: the function
    looks past the border, and the history of the profile tells of the change.
    """
    taken = ", ".join(f"{column} = new.{column}" for column in COPIES)
    changed = " or ".join(f"old.{column} is distinct from new.{column}" for column in COPIES)
    return f"""
        grant select, update on cadres_cadre to {SEARCH_ROLE};
        grant insert on cadres_cadreevent to {SEARCH_ROLE};
        grant usage on sequence cadres_cadreevent_pgh_id_seq to {SEARCH_ROLE};
        create function cadres_follow_member() returns trigger language plpgsql security definer
        set search_path = public as $$
        begin
          update cadres_cadre set {taken}, version = version + 1 where member_id = new.id;
          return null;
        end $$;
        {definer("cadres_follow_member()")}
        create trigger cadres_follow_member after update of {", ".join(COPIES)}
          on membership_member for each row when ({changed})
          execute function cadres_follow_member();
    """  # noqa: S608 (names of columns alone)


def unfollow_member() -> str:
    """Reverse of ``follow_member``."""
    return """
        drop trigger cadres_follow_member on membership_member;
        drop function cadres_follow_member();
    """
