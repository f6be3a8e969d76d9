"""The scales of grades by year."""

from django.db import migrations

from apps.membership.grading import scales


def load(apps, schema_editor):  # type: ignore[no-untyped-def]
    scales.load(apps.get_model("membership", "GradeScale"))


class Migration(migrations.Migration):
    dependencies = [("membership", "0021_grading")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
