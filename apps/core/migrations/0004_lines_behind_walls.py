"""A line of the trail names the record behind whose wall its object stands, and its grade."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0003_trail_in_order")]

    operations = [
        migrations.AddField(
            model_name="auditentry",
            name="guard_type",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="guard_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="secrecy",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "normal"), (1, "confidential"), (2, "secret"), (3, "top secret")],
                db_default=0,
                default=0,
                verbose_name="secrecy",
            ),
        ),
    ]
