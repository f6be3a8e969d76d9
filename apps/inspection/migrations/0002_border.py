"""The border of cases and their rows, and grants on single cases."""

from django.db import migrations

from apps.inspection.border import protect_case_rows
from apps.tenancy.policies import USER, ProtectHistoryTable, ProtectTenantTable

# A grant row is seen by whom it serves and by those who see the case.
GRANTS = f"""
alter table inspection_casegrant enable row level security;
alter table inspection_casegrant force row level security;
create policy border on inspection_casegrant
  using (user_id = {USER}
    or exists (select 1 from inspection_case c where c.id = content_object_id))
  with check (exists (select 1 from inspection_case c where c.id = content_object_id));
"""
NO_GRANTS = """
drop policy border on inspection_casegrant;
alter table inspection_casegrant no force row level security;
alter table inspection_casegrant disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("inspection", "0001_cases"), ("accounts", "0006_clearance")]

    operations = [
        ProtectTenantTable("inspection_case", grants="inspection_casegrant", graded=True),
        ProtectHistoryTable("inspection_caseevent", of="inspection_case"),
        migrations.RunSQL(GRANTS, NO_GRANTS),
        *protect_case_rows("inspection_casesubject"),
        *protect_case_rows("inspection_casestep"),
        *protect_case_rows("inspection_teammember"),
    ]
