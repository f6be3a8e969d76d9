"""Warnings are as secret as their record, and its wall hides them in the database too."""

from django.db import migrations, models

from apps.tenancy.policies import CLEARANCE, RANGE

GRANTED = "coalesce(member_id, 0) = any ((select granted_membership_member())::bigint[])"
BORDER = f"""
drop policy border on membership_clockwarning;
create policy border on membership_clockwarning using (
  (({RANGE}) or {GRANTED})
  and guard_type || ':' || guard_id <> all ((select walls())::text[])
  and secrecy <= {CLEARANCE});
update membership_clockwarning w set secrecy = c.secrecy
  from inspection_case c where w.guard_type = 'inspection.case' and w.guard_id = c.id;
"""
BEFORE = f"""
drop policy border on membership_clockwarning;
create policy border on membership_clockwarning using (
  (({RANGE}) or {GRANTED})
  and coalesce(member_id, 0) <> all ((select walled('membership.member'))::bigint[]));
"""


class Migration(migrations.Migration):
    dependencies = [("membership", "0035_files_of_cases"), ("inspection", "0002_border")]

    operations = [
        migrations.AddField(
            model_name="clockwarning",
            name="secrecy",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "normal"), (1, "confidential"), (2, "secret"), (3, "top secret")],
                db_default=0,
                default=0,
                verbose_name="secrecy",
            ),
        ),
        migrations.RunSQL(BORDER, BEFORE),
    ]
