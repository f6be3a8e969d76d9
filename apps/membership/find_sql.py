"""Search by name. Row policies forbid a trigram index (LIKE is not leakproof), so this function
looks past them and applies scope, grants and walls itself."""

from apps.tenancy.policies import SEARCH_ROLE, definer

FIND = f"""
grant select on membership_member to {SEARCH_ROLE};
grant execute on function vi_fold(text) to {SEARCH_ROLE};
create function membership_find(words text) returns setof bigint language sql stable
security definer set search_path = public as $$
  select id from membership_member
  where search_key like all (
      select '%' || replace(replace(word, '\\', ''), '%', '') || '%'
      from unnest(string_to_array(vi_fold(words), ' ')) word
    )
    and ((path >= current_setting('app.lo', true) and path < current_setting('app.hi', true))
      or id = any ((select granted_membership_member())::bigint[]))
    and id <> all ((select walled('membership.member'))::bigint[])
$$;
{definer("membership_find(text)")}
"""

UNFIND = "drop function membership_find(text)"
