"""The border of units, profiles and everything that hangs on them."""

from django.db import migrations

from apps.cadres.border import (
    follow_member,
    protect,
    protect_graded,
    protect_graded_rows,
    protect_planning_rows,
    protect_rows,
    unfollow_member,
)
from apps.cadres.judging.keep_sql import KEEP, LET_GO

RECORDS = ("workunit", "cadre", "moveplan", "trainingplan", "trainingclass")
GRADED_RECORDS = ("scenario", "planninglist")
ROWS_OF_UNITS = ("seat", "staffquota")
ROWS_OF_CADRES = (
    "position", "qualification", "placestay", "rating", "disciplineeffect",
    "appointmentfile", "appointmentmeeting", "agreementletter", "appointmentpaper",
    "evaluation", "eligibilityquestion",
    "move", "moveassessment", "movecare", "movedeferral", "watchfinding",
)  # fmt: skip
ROWS_OF_LISTS = ("planningtarget", "planningentry", "planningmeeting", "planningvote")
# Rows of a scenario that are about a person lie behind that person's wall too.
ROWS_ABOUT_PEOPLE = ("scenarioperson", "scenariowish", "scenariomove")
# Who attended a class: the wall is that of the person, the place that of the class.
ATTENDANCES = {
    "cadreattendance": ("cadre_id", "cadres.cadre"),
    "memberattendance": ("member_id", "membership.member"),
}


def _each(names, protected):  # type: ignore[no-untyped-def]
    return [operation for name in names for operation in protected(f"cadres_{name}")]


class Migration(migrations.Migration):
    dependencies = [("cadres", "0001_tables"), ("membership", "0006_what_follows_the_member")]

    operations = [
        *_each(RECORDS, protect),
        *_each(GRADED_RECORDS, protect_graded),
        *_each(
            ROWS_OF_UNITS, lambda name: protect_rows(name, record="workunit", key="work_unit_id")
        ),
        *_each(ROWS_OF_CADRES, lambda name: protect_rows(name, record="cadre")),
        *_each(ROWS_OF_LISTS, protect_planning_rows),
        *protect_graded_rows("cadres_scenarioseat", record="scenario"),
        *_each(
            ROWS_ABOUT_PEOPLE,
            lambda name: protect_graded_rows(
                name, record="scenario", guard="cadre", key="cadre_id"
            ),
        ),
        *(
            operation
            for table, wall in ATTENDANCES.items()
            for operation in protect_rows(
                f"cadres_{table}", record="trainingclass", key="training_class_id", wall=wall
            )
        ),
        migrations.RunSQL(follow_member(), unfollow_member()),
        migrations.RunSQL(KEEP, LET_GO),
    ]
