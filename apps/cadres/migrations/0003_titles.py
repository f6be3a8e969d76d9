"""The catalogue of titles as shipped."""

from django.db import migrations

from apps.cadres import titles


def load(apps, schema_editor):  # type: ignore[no-untyped-def]
    titles.load(apps.get_model("cadres", "Title"))


class Migration(migrations.Migration):
    dependencies = [("cadres", "0002_border")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
