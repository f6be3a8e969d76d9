"""The border of training: people in classes lie with the class, behind the wall of the person."""

from django.db import migrations

from apps.cadres.border import protect, protect_rows

PERSONS = {
    "cadreattendance": ("cadre_id", "cadres.cadre"),
    "memberattendance": ("member_id", "membership.member"),
}


class Migration(migrations.Migration):
    dependencies = [("cadres", "0015_training")]

    operations = [
        *protect("cadres_trainingplan"),
        *protect("cadres_trainingclass"),
        *(
            operation
            for table, wall in PERSONS.items()
            for operation in protect_rows(
                f"cadres_{table}", record="trainingclass", key="training_class_id", wall=wall
            )
        ),
    ]
