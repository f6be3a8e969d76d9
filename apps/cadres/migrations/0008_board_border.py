"""The border of scenarios: as secret as they are, rows about people behind the wall of the profile."""

from django.db import migrations

from apps.cadres.border import protect_graded, protect_graded_rows

ROWS_ABOUT_PEOPLE = ("scenarioperson", "scenariowish", "scenariomove")


class Migration(migrations.Migration):
    dependencies = [("cadres", "0007_board")]

    operations = [
        *protect_graded("cadres_scenario"),
        *protect_graded_rows("cadres_scenarioseat", record="scenario"),
        *(
            operation
            for table in ROWS_ABOUT_PEOPLE
            for operation in protect_graded_rows(
                f"cadres_{table}", record="scenario", guard="cadre", key="cadre_id"
            )
        ),
    ]
