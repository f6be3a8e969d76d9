"""Which indicators there are is asked when it is needed: another one is no migration."""

from django.db import migrations, models

import apps.reports.indicators


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_fingerprint_of_records"),
    ]

    operations = [
        migrations.AlterField(
            model_name="summaryfigure",
            name="indicator",
            field=models.CharField(
                choices=apps.reports.indicators.indicator_choices,
                max_length=60,
                verbose_name="indicator",
            ),
        ),
        migrations.AlterField(
            model_name="target",
            name="indicator",
            field=models.CharField(
                blank=True,
                choices=apps.reports.indicators.indicator_choices,
                max_length=60,
                verbose_name="indicator",
            ),
        ),
        migrations.AlterField(
            model_name="targetevent",
            name="indicator",
            field=models.CharField(
                blank=True,
                choices=apps.reports.indicators.indicator_choices,
                max_length=60,
                verbose_name="indicator",
            ),
        ),
    ]
