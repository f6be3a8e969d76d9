"""Names of subjects without tones, for the search; a case opened by a grant brings its unit along.

Without the second the case's organisation lies behind the border of the person to whom the case
was opened, and every join to it would drop the case.
"""

from django.db import migrations

from apps.tenancy.policies import RANGE, SEARCH_ROLE, USER, definer

ABOVE = "starts_with(current_setting('app.lo', true), path)"
MEMBERS = "id = any ((select granted_membership_units())::bigint[])"
CASES = "id = any ((select granted_inspection_units())::bigint[])"

UNITS = f"""
grant select on inspection_casegrant, inspection_case to {SEARCH_ROLE};
create function granted_inspection_units() returns bigint[] language sql stable security definer
set search_path = public as $$
  select coalesce(array_agg(organization_id), '{{}}') from inspection_case
  where id in (
    select content_object_id from inspection_casegrant
    where user_id = {USER}
      and valid_from <= current_date and (valid_to is null or valid_to >= current_date)
  ) and id <> all ((select walled('inspection.case'))::bigint[])
$$;
{definer("granted_inspection_units()")}
alter policy border on tenancy_organization
  using (({RANGE}) or {ABOVE} or {MEMBERS} or {CASES}) with check ({RANGE});
"""  # noqa: S608 (constants only)

NO_UNITS = f"""
alter policy border on tenancy_organization
  using (({RANGE}) or {ABOVE} or {MEMBERS}) with check ({RANGE});
drop function granted_inspection_units();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("inspection", "0002_border"),
        ("membership", "0005_units_of_shared_members"),
    ]

    operations = [migrations.RunSQL(UNITS, NO_UNITS)]
