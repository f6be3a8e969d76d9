"""The border of summaries and targets, and the immutability of what is signed."""

from django.db import migrations

from apps.reports import freeze_sql, keep_sql
from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable

PLACED = (
    "target", "summary", "cutoffday", "levelcheck", "summaryschedule", "waitingsummary",
    "manualfigure",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_tables")]

    operations = [
        *(ProtectTenantTable(f"reports_{name}") for name in PLACED),
        *(
            ProtectTenantTable(f"reports_{name}", label="reports.summary", key="summary_id")
            for name in ("summaryfigure", "handover")
        ),
        *(
            ProtectHistoryTable(f"reports_{name}event", of=f"reports_{name}")
            for name in ("handover", *PLACED)
        ),
        migrations.RunSQL(freeze_sql.FREEZE, freeze_sql.UNFREEZE),
        migrations.RunSQL(keep_sql.KEEP, keep_sql.UNKEEP),
    ]
