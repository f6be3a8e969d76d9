"""The register of numbers lies behind the border; numbers of secret papers behind their grade."""

from django.db import migrations

from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable

TABLES = {
    "documents_numberterm": False,
    "documents_numberseries": False,
    "documents_papernumber": True,
}


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_numbers")]

    operations = [
        *(ProtectTenantTable(table, graded=graded) for table, graded in TABLES.items()),
        *(ProtectHistoryTable(f"{table}event", of=table) for table in TABLES),
    ]
