"""The runtime role's rights, places computed by the database, and the border of organisations."""

from django.conf import settings
from django.db import migrations

from apps.tenancy import tree_sql
from apps.tenancy.policies import RANGE, SEARCH_ROLE, ProtectPathTable

RIGHTS = f"""
do $$ begin
  if (select count(*) from pg_roles where rolname in ('{settings.WEB_ROLE}', '{SEARCH_ROLE}')) < 2 then
    raise exception 'the roles {settings.WEB_ROLE} and {SEARCH_ROLE} must exist: see docs/operations.md';
  end if;
end $$;
grant usage on schema public to {settings.WEB_ROLE}, {SEARCH_ROLE};
grant create on schema public to {SEARCH_ROLE};
grant select, insert, update, delete on all tables in schema public to {settings.WEB_ROLE};
grant usage, select on all sequences in schema public to {settings.WEB_ROLE};
alter default privileges in schema public
  grant select, insert, update, delete on tables to {settings.WEB_ROLE};
alter default privileges in schema public grant usage, select on sequences to {settings.WEB_ROLE};
grant select, update on tenancy_organization to {SEARCH_ROLE};
"""

# Everybody may read the organisations above their own: they stand in every letterhead.
ORGANIZATIONS = f"""
alter table tenancy_organization enable row level security;
alter table tenancy_organization force row level security;
create policy border on tenancy_organization
  using (({RANGE}) or starts_with(current_setting('app.lo', true), path)) with check ({RANGE});
"""
NO_ORGANIZATIONS = """
drop policy border on tenancy_organization;
alter table tenancy_organization no force row level security;
alter table tenancy_organization disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_tree")]

    operations = [
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
        migrations.RunSQL(tree_sql.PLACE, tree_sql.UNPLACE),
        migrations.RunSQL(ORGANIZATIONS, NO_ORGANIZATIONS),
        ProtectPathTable("tenancy_organizationversion"),
    ]
