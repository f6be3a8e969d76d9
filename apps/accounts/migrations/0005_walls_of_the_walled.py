"""A wall around a record tells of the record: who must not know of it sees nobody's wall there."""

from django.db import migrations

from apps.tenancy.policies import RANGE, USER

OWN = f"user_id is distinct from {USER}"
SAME_RECORD = "label || ':' || object_id <> all ((select walls())::text[])"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_hidden_lines")]

    operations = [
        migrations.RunSQL(
            f"alter policy border on accounts_wall using (({RANGE}) and {OWN} and {SAME_RECORD})",
            f"alter policy border on accounts_wall using (({RANGE}) and {OWN})",
        )
    ]
