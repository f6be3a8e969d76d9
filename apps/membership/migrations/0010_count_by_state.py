"""The tabs of a province are counted from an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0009_procedures"),
        ("tenancy", "0003_history"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="member",
            index=models.Index(
                fields=["province_id", "state"],
                include=("path", "id"),
                name="member_province_state",
            ),
        ),
    ]
