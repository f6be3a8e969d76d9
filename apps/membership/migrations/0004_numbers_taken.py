"""Files on their way into the register ask whether a number is taken."""

from django.db import migrations

from apps.membership.imports import numbers_sql as import_sql


class Migration(migrations.Migration):
    dependencies = [("membership", "0003_references")]

    operations = [migrations.RunSQL(import_sql.TAKEN, import_sql.UNTAKEN)]
