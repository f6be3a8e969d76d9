"""The border of units, seats and profiles; profiles follow the record of their member."""

from django.db import migrations

from apps.cadres.border import follow_member, protect, protect_rows, unfollow_member

ROWS_OF_UNITS = ("seat", "staffquota")
ROWS_OF_CADRES = ("position", "qualification", "placestay", "rating", "disciplineeffect")


class Migration(migrations.Migration):
    dependencies = [("cadres", "0001_initial"), ("membership", "0007_files_of_draws")]

    operations = [
        *protect("cadres_workunit"),
        *protect("cadres_cadre"),
        *(
            operation
            for table in ROWS_OF_UNITS
            for operation in protect_rows(f"cadres_{table}", record="workunit", key="work_unit_id")
        ),
        *(
            operation
            for table in ROWS_OF_CADRES
            for operation in protect_rows(f"cadres_{table}", record="cadre")
        ),
        migrations.RunSQL(follow_member(), unfollow_member()),
    ]
