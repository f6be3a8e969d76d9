"""Functions that tell a person's walls. They look past the policies, as a wall hides itself."""

from apps.tenancy.policies import SEARCH_ROLE, definer

WALLS = f"""
grant select on accounts_wall to {SEARCH_ROLE};

create function walls_of(person bigint) returns text[] language sql stable security definer
set search_path = public as $$
  select coalesce(array_agg(label || ':' || object_id), '{{}}') from accounts_wall
  where user_id = person and valid_from <= current_date
    and (valid_to is null or valid_to >= current_date)
$$;
create function walls() returns text[] language sql stable as $$
  select walls_of(nullif(current_setting('app.user', true), '')::bigint)
$$;
create function walled(kind text) returns bigint[] language sql stable security definer
set search_path = public as $$
  select coalesce(array_agg(object_id), '{{}}') from accounts_wall
  where user_id = nullif(current_setting('app.user', true), '')::bigint and label = kind
    and valid_from <= current_date and (valid_to is null or valid_to >= current_date)
$$;
{definer("walls_of(bigint)")}
{definer("walled(text)")}
"""

UNWALLS = """
drop function walled(text);
drop function walls();
drop function walls_of(bigint);
"""
