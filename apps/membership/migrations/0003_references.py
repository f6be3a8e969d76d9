"""The ethnic groups and religions that records refer to."""

from django.db import migrations

from apps.membership import references


def load(apps, schema_editor):  # type: ignore[no-untyped-def]
    references.load(
        apps.get_model("membership", "EthnicGroup"), apps.get_model("membership", "Religion")
    )


class Migration(migrations.Migration):
    dependencies = [("membership", "0002_border")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
