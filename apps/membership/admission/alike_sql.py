"""A candidate and the registers of others: a database function that says only that there is a like
record beyond the border, never whose or where."""

from apps.tenancy.policies import SEARCH_ROLE, definer

SIGNATURE = "membership_candidate_elsewhere(bigint)"
_INSIDE = """{0}.path >= current_setting('app.lo', true)
      and {0}.path < current_setting('app.hi', true)"""
_SAME_NUMBER = "o.citizen_number = c.citizen_number and o.citizen_number <> ''"
# As among members: a native place that differs speaks against one person.
_SAME_NAME = """o.search_key = c.search_key and o.birth = c.birth and length(c.birth) = 10
      and (c.native_place = '' or o.native_place = ''
        or vi_fold(o.native_place) = vi_fold(c.native_place))"""


def _exists(table: str, like: str, standing: str) -> str:
    """Whether the table has such a row beyond the border; each way of likeness has its index."""
    return f"""exists (
    select 1 from membership_candidate c join {table} o on {like}
    where c.id = mine and {_INSIDE.format("c")}
      and c.id <> all ((select walled('membership.candidate'))::bigint[])
      and not ({_INSIDE.format("o")}) and {standing})"""


def _select(word: str, table: str, standing: str) -> str:
    ways = " or ".join(_exists(table, like, standing) for like in (_SAME_NUMBER, _SAME_NAME))
    return f"select '{word}' where {ways}"


# Who moved away stands in both registers by right, and whoever was admitted stands as a member.
CREATE = f"""
grant select on membership_candidate to {SEARCH_ROLE};
create function membership_candidate_elsewhere(mine bigint) returns table (whose text)
language sql stable security definer set search_path = public as $$
  {_select("member", "membership_member", "o.leaving <> 'moved_away'")}
  union all
  {_select("candidate", "membership_candidate", "o.stage not in ('ended', 'admitted')")}
$$;
{definer(SIGNATURE)}
"""
DROP = f"""
drop function {SIGNATURE};
revoke select on membership_candidate from {SEARCH_ROLE};
"""
