"""Coded lists and what the rule books state: the data that no office enters."""

from django.db import migrations

from apps.membership import references
from apps.membership.cells import criteria
from apps.membership.grading import scales


def load(apps, schema_editor):  # type: ignore[no-untyped-def]
    def model(name):  # type: ignore[no-untyped-def]
        return apps.get_model("membership", name)

    references.load(model("EthnicGroup"), model("Religion"))
    references.load_codes(model("EthnicGroup"), model("EthnicCode"))
    references.load_kinships(model("Kinship"))
    scales.load(model("GradeScale"))
    scales.name_cadre_grades(model("GradeScale"))
    criteria.load(model("MeetingCriterion"))


class Migration(migrations.Migration):
    dependencies = [("membership", "0002_border")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
