"""What hangs on a member goes where the member goes: the database moves it with the record."""

FOLLOWING = (
    "membership_membercard", "membership_memberprivate", "membership_recordentry",
    "membership_privateentry", "membership_changerequest",
)  # fmt: skip


def follow(tables: tuple[str, ...], name: str) -> str:
    """SQL for a trigger that carries the rows of these tables with their member."""
    moves = "\n".join(
        f"update {table} set organization_id = new.organization_id where member_id = new.id;"
        for table in tables
    )
    return f"""
        create function {name}() returns trigger language plpgsql set search_path = public as $$
        begin
          {moves}
          return null;
        end $$;
        create trigger {name} after update of organization_id on membership_member
          for each row when (old.organization_id is distinct from new.organization_id)
          execute function {name}();
    """


def unfollow(name: str) -> str:
    """Reverse of ``follow``."""
    return f"drop trigger {name} on membership_member; drop function {name}();"
