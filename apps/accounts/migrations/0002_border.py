"""Walls, and the border of roles, walls, the trail and jobs."""

from django.conf import settings
from django.db import migrations

from apps.accounts import wall_sql
from apps.tenancy.policies import RANGE, USER, ProtectPathTable, ProtectTenantTable, append_only

TRAIL = (
    f"({RANGE}) and coalesce(object_type || ':' || object_id, '') <> all ((select walls())::text[])"
)
JOBS = f"({RANGE}) or started_by_id = {USER}"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_people"),
        ("core", "0001_trail_and_jobs"),
        ("tenancy", "0002_border"),
    ]

    operations = [
        migrations.RunSQL(wall_sql.WALLS, wall_sql.UNWALLS),
        ProtectTenantTable("accounts_roleassignment"),
        # Nobody reads a wall around themselves: it would tell that there is something.
        ProtectPathTable(
            "accounts_wall",
            using=f"({RANGE}) and user_id is distinct from {USER}",
            copies="path, tenant_id, province_id",
        ),
        ProtectPathTable("core_auditentry", using=TRAIL, check="true"),
        migrations.RunSQL(
            append_only("core_auditentry"),
            f"grant update, delete on core_auditentry to {settings.WEB_ROLE}",
        ),
        ProtectPathTable("core_job", using=JOBS),
    ]
