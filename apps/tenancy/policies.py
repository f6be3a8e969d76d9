"""Migration operations that put a table behind the border. One line per model.

Each table gets: row security, forced on the owner too; one policy made of the range of the scope,
grants on single records and walls; copies of the tree kept true by a trigger and a composite
foreign key; and the least rights for the runtime role.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.migrations.operations import RunSQL

RANGE = "path >= current_setting('app.lo', true) and path < current_setting('app.hi', true)"
USER = "nullif(current_setting('app.user', true), '')::bigint"
CLEARANCE = "coalesce(nullif(current_setting('app.clearance', true), ''), '0')::smallint"
SEARCH_ROLE = "partybuild_search"


def _secure(table: str) -> str:
    return (
        f"alter table {table} enable row level security;"
        f"alter table {table} force row level security;"
    )


def _unsecure(table: str) -> str:
    return (
        f"alter table {table} no force row level security;"
        f"alter table {table} disable row level security;"
    )


def definer(signature: str) -> str:
    """SQL that lets a function look past the policies (it applies the border itself)."""
    return (
        f"alter function {signature} owner to {SEARCH_ROLE};"
        f"revoke all on function {signature} from public;"
        f"grant execute on function {signature} to {settings.OWNER_ROLE}, {settings.WEB_ROLE};"
    )


def _grant_function(table: str, grants: str) -> str:
    return f"""
        grant select on {grants} to {SEARCH_ROLE};
        create function granted_{table}() returns bigint[] language sql stable security definer
        set search_path = public as $$
          select coalesce(array_agg(content_object_id), '{{}}') from {grants}
          where user_id = nullif(current_setting('app.user', true), '')::bigint
            and valid_from <= current_date and (valid_to is null or valid_to >= current_date)
        $$;
        {definer(f"granted_{table}()")}
    """


class ProtectTenantTable(RunSQL):
    """Border, walls and grants for one table of a TenantOwned model.

    ``label`` is what walls name (the model's own label by default), ``key`` the column with the
    guarded object's id, ``granted`` the table whose grants open it, ``grants`` the grant table
    itself when this model is the guarded one. ``graded`` rows carry a grade of secrecy, and nobody
    sees one above their clearance.
    """

    def __init__(
        self,
        table: str,
        *,
        label: str = "",
        key: str = "id",
        grants: str = "",
        granted: str = "",
        graded: bool = False,
    ) -> None:
        self.table = table
        self.arguments: dict[str, Any] = {
            "label": label, "key": key, "grants": grants, "granted": granted,
        }  # fmt: skip
        if graded:
            self.arguments["graded"] = True
        label = label or table.replace("_", ".", 1)
        opened = table if grants else granted
        branch = f" or {key} = any ((select granted_{opened}())::bigint[])" if opened else ""
        wall = f"{key} <> all ((select walled('{label}'))::bigint[])"
        grade = f"and secrecy <= {CLEARANCE}" if graded else ""
        super().__init__(
            sql=f"""
            {_grant_function(table, grants) if grants else ""}
            {place_sql(table, "path, tenant_id, province_id")}
            {_secure(table)}
            create policy border on {table} using ((({RANGE}){branch}) and {wall} {grade});
            """,
            reverse_sql=f"""
            drop policy border on {table};
            {_unsecure(table)}
            {unplace_sql(table)}
            {f"drop function granted_{table}();" if grants else ""}
            """,
        )

    def deconstruct(self) -> tuple[str, list[str], dict[str, Any]]:
        """Migration form."""
        return self.__class__.__name__, [self.table], self.arguments

    def describe(self) -> str:
        """Line for the migration's output."""
        return f"Put {self.table} behind the border"


class ProtectPathTable(RunSQL):
    """Border for a table that carries (organisation, path); ``using`` narrows or opens it."""

    def __init__(
        self,
        table: str,
        *,
        using: str = RANGE,
        check: str = "",
        insert: str = "",
        copies: str = "path",
    ) -> None:
        self.table = table
        self.arguments = {"using": using, "check": check, "insert": insert, "copies": copies}
        limit = f"with check ({check})" if check else ""
        more = f"create policy added on {table} for insert with check ({insert});" if insert else ""
        super().__init__(
            sql=f"""
            {place_sql(table, copies)}
            {_secure(table)}
            create policy border on {table} using ({using}) {limit};
            {more}
            """,
            reverse_sql=f"""
            drop policy border on {table};
            {f"drop policy added on {table};" if insert else ""}
            {_unsecure(table)}
            {unplace_sql(table)}
            """,
        )

    def deconstruct(self) -> tuple[str, list[str], dict[str, str]]:
        """Migration form."""
        return self.__class__.__name__, [self.table], self.arguments

    def describe(self) -> str:
        """Line for the migration's output."""
        return f"Put {self.table} behind the border"


class ProtectSharedTable(RunSQL):
    """Border of a table whose rows two sides read: where they lie, and where they are bound for.

    The second place is (``target_organization_id``, ``target_path``), kept true by the database as
    the first. ``shown`` is the condition under which the second side sees the row. Walls bind both
    sides; ``label``, ``key`` and ``granted`` as in ProtectTenantTable.
    """

    def __init__(self, table: str, *, label: str, key: str, granted: str, shown: str) -> None:
        self.table = table
        self.arguments = {"label": label, "key": key, "granted": granted, "shown": shown}
        second = RANGE.replace("path", "target_path")
        super().__init__(
            sql=f"""
            {place_sql(table, "path, tenant_id, province_id")}
            create function target_of_{table}() returns trigger language plpgsql security definer
            set search_path = public as $$
            begin
              select path into new.target_path from tenancy_organization
                where id = new.target_organization_id;
              return new;
            end $$;
            {definer(f"target_of_{table}()")}
            create trigger target_on_insert before insert on {table}
              for each row execute function target_of_{table}();
            create trigger target_on_move before update of target_organization_id on {table}
              for each row
              when (old.target_organization_id is distinct from new.target_organization_id)
              execute function target_of_{table}();
            alter table {table} add constraint {table}_target
              foreign key (target_organization_id, target_path)
              references tenancy_organization (id, path) on update cascade;
            {_secure(table)}
            create policy border on {table} using (
              (({RANGE}) or ({shown} and {second})
               or {key} = any ((select granted_{granted}())::bigint[]))
              and {key} <> all ((select walled('{label}'))::bigint[]));
            """,
            reverse_sql=f"""
            drop policy border on {table};
            {_unsecure(table)}
            alter table {table} drop constraint {table}_target;
            drop trigger target_on_move on {table};
            drop trigger target_on_insert on {table};
            drop function target_of_{table}();
            {unplace_sql(table)}
            """,
        )

    def deconstruct(self) -> tuple[str, list[str], dict[str, str]]:
        """Migration form."""
        return self.__class__.__name__, [self.table], self.arguments

    def describe(self) -> str:
        """Line for the migration's output."""
        return f"Put {self.table} behind the border of both its sides"


class ProtectHistoryTable(RunSQL):
    """History rows are seen with their record, and the runtime role can only add to them."""

    def __init__(self, table: str, *, of: str) -> None:
        self.table, self.of = table, of
        super().__init__(
            sql=f"""
            {_secure(table)}
            create policy border on {table} for select
              using (exists (select 1 from {of} r where r.id = {table}.pgh_obj_id));
            create policy added on {table} for insert with check (true);
            {append_only(table)}
            """,
            reverse_sql=f"""
            drop policy border on {table};
            drop policy added on {table};
            {_unsecure(table)}
            grant update, delete on {table} to {settings.WEB_ROLE};
            """,
        )

    def deconstruct(self) -> tuple[str, list[str], dict[str, str]]:
        """Migration form."""
        return self.__class__.__name__, [self.table], {"of": self.of}

    def describe(self) -> str:
        """Line for the migration's output."""
        return f"Let {self.table} be seen with its record and only grow"


def append_only(table: str) -> str:
    """SQL that leaves the runtime role only SELECT and INSERT."""
    return f"revoke update, delete, truncate on {table} from {settings.WEB_ROLE};"


def place_sql(table: str, columns: str) -> str:
    """SQL for the trigger and the composite foreign key that keep a table's place true."""
    function = "tenancy_fill_place" if "tenant_id" in columns else "tenancy_fill_path"
    return f"""
        create trigger place_on_insert before insert on {table}
          for each row execute function {function}();
        create trigger place_on_move before update of organization_id on {table}
          for each row when (old.organization_id is distinct from new.organization_id)
          execute function {function}();
        alter table {table} add constraint {table}_place
          foreign key (organization_id, {columns})
          references tenancy_organization (id, {columns}) on update cascade;
    """


def unplace_sql(table: str) -> str:
    """Reverse of place_sql."""
    return f"""
        alter table {table} drop constraint {table}_place;
        drop trigger place_on_move on {table};
        drop trigger place_on_insert on {table};
    """
