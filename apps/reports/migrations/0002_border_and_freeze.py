"""The border of summaries and targets, and the immutability of what is signed."""

from django.db import migrations

from apps.reports import freeze_sql
from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [
        ProtectTenantTable("reports_target"),
        ProtectTenantTable("reports_summary"),
        ProtectTenantTable("reports_summaryfigure", label="reports.summary", key="summary_id"),
        ProtectHistoryTable("reports_targetevent", of="reports_target"),
        ProtectHistoryTable("reports_summaryevent", of="reports_summary"),
        migrations.RunSQL(freeze_sql.FREEZE, freeze_sql.UNFREEZE),
    ]
