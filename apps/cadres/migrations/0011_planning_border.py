"""The border of planning lists and of their rows: each as secret as its list."""

from django.db import migrations

from apps.cadres.border import protect_graded, protect_planning_rows

ROWS = ("planningtarget", "planningentry", "planningmeeting", "planningvote")


class Migration(migrations.Migration):
    dependencies = [("cadres", "0010_planning")]

    operations = [
        *protect_graded("cadres_planninglist"),
        *(operation for table in ROWS for operation in protect_planning_rows(f"cadres_{table}")),
    ]
