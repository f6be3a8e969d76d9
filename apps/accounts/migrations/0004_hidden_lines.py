"""Lines of the trail about a wall stay hidden from the person it stands against."""

from django.db import migrations

from apps.tenancy.policies import RANGE

WALLED = "coalesce(object_type || ':' || object_id, '') <> all ((select walls())::text[])"
HIDDEN = "(params ->> 'hidden_from') is distinct from nullif(current_setting('app.user', true), '')"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_history")]

    operations = [
        migrations.RunSQL(
            f"alter policy border on core_auditentry using (({RANGE}) and {WALLED}"
            f" and (params ->> 'hidden_from' is null or {HIDDEN}))",
            f"alter policy border on core_auditentry using (({RANGE}) and {WALLED})",
        )
    ]
