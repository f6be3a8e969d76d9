"""The organisations of a member opened by a grant may be read with the record.

Without this the record's unit lies behind the border, and every join to it would drop the record.
"""

from django.db import migrations

from apps.tenancy.policies import RANGE, SEARCH_ROLE, USER, definer

ABOVE = "starts_with(current_setting('app.lo', true), path)"

UNITS = f"""
grant select on membership_membergrant, membership_placement to {SEARCH_ROLE};
create function granted_membership_units() returns bigint[] language sql stable security definer
set search_path = public as $$
  with opened as (
    select content_object_id as id from membership_membergrant
    where user_id = {USER}
      and valid_from <= current_date and (valid_to is null or valid_to >= current_date)
      and content_object_id <> all ((select walled('membership.member'))::bigint[])
  )
  select coalesce(array_agg(unit), '{{}}') from (
    select organization_id as unit from membership_member where id in (select id from opened)
    union
    select organization_id from membership_placement where member_id in (select id from opened)
  ) units
$$;
{definer("granted_membership_units()")}
alter policy border on tenancy_organization
  using (({RANGE}) or {ABOVE} or id = any ((select granted_membership_units())::bigint[]))
  with check ({RANGE});
"""  # noqa: S608 (constants only)

NO_UNITS = f"""
alter policy border on tenancy_organization using (({RANGE}) or {ABOVE}) with check ({RANGE});
drop function granted_membership_units();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0004_numbers_taken"),
        ("tenancy", "0002_border"),
    ]

    operations = [migrations.RunSQL(UNITS, NO_UNITS)]
