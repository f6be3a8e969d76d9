"""Whether anything stands against putting a member forward: one boolean, whatever the reason."""

from django.db import migrations

from apps.inspection.clearance_sql import CLEARANCE, UNCLEARANCE


class Migration(migrations.Migration):
    dependencies = [("inspection", "0006_raised_grades")]

    operations = [migrations.RunSQL(CLEARANCE, UNCLEARANCE)]
