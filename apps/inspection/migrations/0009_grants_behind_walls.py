"""A grant on a case that somebody must not know of any more is not theirs to read either."""

from django.db import migrations

from apps.tenancy.policies import USER

SEEN = "exists (select 1 from inspection_case c where c.id = content_object_id)"
WALLED = "content_object_id <> all ((select walled('inspection.case'))::bigint[])"


class Migration(migrations.Migration):
    dependencies = [("inspection", "0008_discipline")]

    operations = [
        migrations.RunSQL(
            f"alter policy border on inspection_casegrant using ((user_id = {USER} or {SEEN}) and {WALLED})",
            f"alter policy border on inspection_casegrant using (user_id = {USER} or {SEEN})",
        )
    ]
