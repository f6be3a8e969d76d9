"""Lines about rows of a walled record, and about what is graded above the reader, stay away."""

from django.db import migrations

from apps.tenancy.policies import CLEARANCE, RANGE

WALLS = "<> all ((select walls())::text[])"
WALLED = f"coalesce(object_type || ':' || object_id, '') {WALLS}"
GUARDED = f"coalesce(guard_type || ':' || guard_id, '') {WALLS}"
HIDDEN = "(params ->> 'hidden_from') is distinct from nullif(current_setting('app.user', true), '')"
NAMED = f"(params ->> 'hidden_from' is null or {HIDDEN})"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_walls_from_facts"), ("core", "0004_lines_behind_walls")]

    operations = [
        migrations.RunSQL(
            f"alter policy border on core_auditentry using (({RANGE}) and {WALLED} and {GUARDED}"
            f" and secrecy <= {CLEARANCE} and {NAMED})",
            f"alter policy border on core_auditentry using (({RANGE}) and {WALLED} and {NAMED})",
        )
    ]
