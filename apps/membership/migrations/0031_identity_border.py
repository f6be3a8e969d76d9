"""The border of who is who, its way with the member, and the list of kinships."""

from django.db import migrations

from apps.membership import references
from apps.membership.record import follow_sql
from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable

TABLES = ("membership_memberaccount", "membership_memberrelation")


def load(apps, schema_editor):  # type: ignore[no-untyped-def]
    references.load_kinships(apps.get_model("membership", "Kinship"))


class Migration(migrations.Migration):
    dependencies = [("membership", "0030_identity")]

    operations = [
        # A grant on a member opens the record, not who their relatives are.
        *(
            ProtectTenantTable(table, label="membership.member", key="member_id")
            for table in TABLES
        ),
        *(ProtectHistoryTable(f"{table}event", of=table) for table in TABLES),
        migrations.RunSQL(
            follow_sql.follow(TABLES, "membership_identity_follows"),
            follow_sql.unfollow("membership_identity_follows"),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
