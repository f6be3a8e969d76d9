"""The fingerprint of the records behind a figure; figures are frozen statement by statement."""

from django.db import migrations, models

from apps.reports import freeze_sql


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_border_and_freeze")]

    operations = [
        migrations.AddField(
            model_name="summaryfigure",
            name="records_digest",
            field=models.CharField(
                blank=True, db_default="", default="", editable=False, max_length=16,
                verbose_name="fingerprint of the records",
            ),
        ),
        migrations.AlterField(
            model_name="summaryfigure",
            name="records",
            field=models.TextField(
                blank=True, editable=False, null=True, verbose_name="records counted"
            ),
        ),
        migrations.RunSQL(freeze_sql.FREEZE_BY_STATEMENT, freeze_sql.FREEZE_BY_ROW),
    ]  # fmt: skip
