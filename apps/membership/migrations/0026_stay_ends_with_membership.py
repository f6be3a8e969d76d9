"""A stay elsewhere ends with the membership as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0025_quality"),
    ]

    operations = [
        migrations.AlterField(
            model_name="transfer",
            name="stay_ending",
            field=models.CharField(
                blank=True,
                choices=[
                    ("home", "back in the home cell"),
                    ("moved_on", "moved on officially"),
                    ("called_back", "called back before time"),
                    ("left", "membership ended"),
                ],
                max_length=12,
                verbose_name="how the stay ended",
            ),
        ),
        migrations.AlterField(
            model_name="transferevent",
            name="stay_ending",
            field=models.CharField(
                blank=True,
                choices=[
                    ("home", "back in the home cell"),
                    ("moved_on", "moved on officially"),
                    ("called_back", "called back before time"),
                    ("left", "membership ended"),
                ],
                max_length=12,
                verbose_name="how the stay ended",
            ),
        ),
    ]
