"""The border of moves, their rows, plans and findings."""

from django.db import migrations

from apps.cadres.border import protect, protect_rows

ROWS = ("move", "moveassessment", "movecare", "movedeferral", "watchfinding")


class Migration(migrations.Migration):
    dependencies = [("cadres", "0012_moves")]

    operations = [
        *protect("cadres_moveplan"),
        *(
            operation
            for table in ROWS
            for operation in protect_rows(f"cadres_{table}", record="cadre")
        ),
    ]
