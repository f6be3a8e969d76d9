"""The border of the register, grants on single members, and search within the border."""

from django.db import migrations

from apps.membership import find_sql
from apps.tenancy.policies import USER, ProtectHistoryTable, ProtectTenantTable

# A grant row is seen by whom it serves and by those who see the member.
GRANTS = f"""
alter table membership_membergrant enable row level security;
alter table membership_membergrant force row level security;
create policy border on membership_membergrant
  using (user_id = {USER}
    or exists (select 1 from membership_member m where m.id = content_object_id))
  with check (exists (select 1 from membership_member m where m.id = content_object_id));
"""
NO_GRANTS = """
drop policy border on membership_membergrant;
alter table membership_membergrant no force row level security;
alter table membership_membergrant disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("membership", "0001_register"), ("accounts", "0002_border")]

    operations = [
        ProtectTenantTable("membership_member", grants="membership_membergrant"),
        ProtectTenantTable(
            "membership_placement",
            label="membership.member",
            key="member_id",
            granted="membership_member",
        ),
        ProtectTenantTable("membership_importbatch"),
        ProtectHistoryTable("membership_memberevent", of="membership_member"),
        migrations.RunSQL(GRANTS, NO_GRANTS),
        migrations.RunSQL(find_sql.FIND, find_sql.UNFIND),
    ]
