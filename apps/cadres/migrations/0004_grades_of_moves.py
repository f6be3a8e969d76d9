"""Moves and plans of moves have a grade of secrecy: what comes of a graded scenario keeps it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from apps.tenancy.policies import CLEARANCE, RANGE

WALL = "cadre_id <> all ((select walled('cadres.cadre'))::bigint[])"
PLAN_WALL = "id <> all ((select walled('cadres.moveplan'))::bigint[])"
ROWS = ("moveassessment", "movecare")


def border(table: str, wall: str, *, graded: bool) -> str:
    """The border of a table with its grade or, to undo it, without."""
    grade = f"and secrecy <= {CLEARANCE}" if graded else ""
    return f"alter policy border on cadres_{table} using ((({RANGE})) and {wall} {grade});"


def borders(*, graded: bool) -> str:
    """The borders of moves, of their rows and of plans."""
    of_people = [border(table, WALL, graded=graded) for table in ("move", *ROWS)]
    return "".join([border("moveplan", PLAN_WALL, graded=graded), *of_people])


GRADES = "".join(
    f"alter table cadres_{table} add constraint cadres_{table}_move_grade "
    "foreign key (move_id, secrecy) references cadres_move (id, secrecy) on update cascade;"
    for table in ROWS
)
UNDO = "".join(
    f"alter table cadres_{table} drop constraint cadres_{table}_move_grade;" for table in ROWS
)


class Migration(migrations.Migration):
    dependencies = [
        ("cadres", "0003_titles"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="move",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="move",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="moveplan",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="moveplan",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="moveplan",
            name="moveplan_once",
        ),
        migrations.AddField(
            model_name="move",
            name="secrecy",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "normal"), (1, "confidential"), (2, "secret"), (3, "top secret")],
                db_default=0,
                default=0,
                editable=False,
                verbose_name="secrecy",
            ),
        ),
        migrations.AddField(
            model_name="moveassessment",
            name="secrecy",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "normal"), (1, "confidential"), (2, "secret"), (3, "top secret")],
                db_default=0,
                default=0,
                editable=False,
                verbose_name="secrecy",
            ),
        ),
        migrations.AddField(
            model_name="movecare",
            name="secrecy",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "normal"), (1, "confidential"), (2, "secret"), (3, "top secret")],
                db_default=0,
                default=0,
                editable=False,
                verbose_name="secrecy",
            ),
        ),
        migrations.AddField(
            model_name="moveevent",
            name="secrecy",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "normal"), (1, "confidential"), (2, "secret"), (3, "top secret")],
                db_default=0,
                default=0,
                editable=False,
                verbose_name="secrecy",
            ),
        ),
        migrations.AddField(
            model_name="moveplan",
            name="secrecy",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "normal"), (1, "confidential"), (2, "secret"), (3, "top secret")],
                db_default=0,
                default=0,
                editable=False,
                verbose_name="secrecy",
            ),
        ),
        migrations.AddField(
            model_name="moveplanevent",
            name="secrecy",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "normal"), (1, "confidential"), (2, "secret"), (3, "top secret")],
                db_default=0,
                default=0,
                editable=False,
                verbose_name="secrecy",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="move",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cadres_moveevent" ("answer", "answered_on", "asked_number", "asked_of", "asked_on", "by_other_body", "cadre_id", "consent", "decided_on", "decision_note", "decision_number", "direction", "effective_on", "end", "end_number", "end_reason", "ended_on", "from_text", "id", "kind", "made_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position_id", "proposed_on", "purpose", "reason", "reference", "registered_by_id", "seat_id", "secrecy", "signer", "state", "struck_because", "struck_on", "talked_on", "title_id", "title_text", "unit_text", "until", "version", "wave", "wishes") VALUES (NEW."answer", NEW."answered_on", NEW."asked_number", NEW."asked_of", NEW."asked_on", NEW."by_other_body", NEW."cadre_id", NEW."consent", NEW."decided_on", NEW."decision_note", NEW."decision_number", NEW."direction", NEW."effective_on", NEW."end", NEW."end_number", NEW."end_reason", NEW."ended_on", NEW."from_text", NEW."id", NEW."kind", NEW."made_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position_id", NEW."proposed_on", NEW."purpose", NEW."reason", NEW."reference", NEW."registered_by_id", NEW."seat_id", NEW."secrecy", NEW."signer", NEW."state", NEW."struck_because", NEW."struck_on", NEW."talked_on", NEW."title_id", NEW."title_text", NEW."unit_text", NEW."until", NEW."version", NEW."wave", NEW."wishes"); RETURN NULL;',
                    hash="b6867a2b6c145b41daf2858d842a285ca3ee8c52",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b9c24",
                    table="cadres_move",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="move",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."asked_number" IS DISTINCT FROM (NEW."asked_number") OR OLD."asked_of" IS DISTINCT FROM (NEW."asked_of") OR OLD."asked_on" IS DISTINCT FROM (NEW."asked_on") OR OLD."by_other_body" IS DISTINCT FROM (NEW."by_other_body") OR OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."consent" IS DISTINCT FROM (NEW."consent") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."decision_note" IS DISTINCT FROM (NEW."decision_note") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."direction" IS DISTINCT FROM (NEW."direction") OR OLD."effective_on" IS DISTINCT FROM (NEW."effective_on") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."end_number" IS DISTINCT FROM (NEW."end_number") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."from_text" IS DISTINCT FROM (NEW."from_text") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."made_id" IS DISTINCT FROM (NEW."made_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."position_id" IS DISTINCT FROM (NEW."position_id") OR OLD."proposed_on" IS DISTINCT FROM (NEW."proposed_on") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."registered_by_id" IS DISTINCT FROM (NEW."registered_by_id") OR OLD."seat_id" IS DISTINCT FROM (NEW."seat_id") OR OLD."secrecy" IS DISTINCT FROM (NEW."secrecy") OR OLD."signer" IS DISTINCT FROM (NEW."signer") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."struck_because" IS DISTINCT FROM (NEW."struck_because") OR OLD."struck_on" IS DISTINCT FROM (NEW."struck_on") OR OLD."talked_on" IS DISTINCT FROM (NEW."talked_on") OR OLD."title_id" IS DISTINCT FROM (NEW."title_id") OR OLD."title_text" IS DISTINCT FROM (NEW."title_text") OR OLD."unit_text" IS DISTINCT FROM (NEW."unit_text") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."wave" IS DISTINCT FROM (NEW."wave") OR OLD."wishes" IS DISTINCT FROM (NEW."wishes"))',
                    func='INSERT INTO "cadres_moveevent" ("answer", "answered_on", "asked_number", "asked_of", "asked_on", "by_other_body", "cadre_id", "consent", "decided_on", "decision_note", "decision_number", "direction", "effective_on", "end", "end_number", "end_reason", "ended_on", "from_text", "id", "kind", "made_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position_id", "proposed_on", "purpose", "reason", "reference", "registered_by_id", "seat_id", "secrecy", "signer", "state", "struck_because", "struck_on", "talked_on", "title_id", "title_text", "unit_text", "until", "version", "wave", "wishes") VALUES (NEW."answer", NEW."answered_on", NEW."asked_number", NEW."asked_of", NEW."asked_on", NEW."by_other_body", NEW."cadre_id", NEW."consent", NEW."decided_on", NEW."decision_note", NEW."decision_number", NEW."direction", NEW."effective_on", NEW."end", NEW."end_number", NEW."end_reason", NEW."ended_on", NEW."from_text", NEW."id", NEW."kind", NEW."made_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position_id", NEW."proposed_on", NEW."purpose", NEW."reason", NEW."reference", NEW."registered_by_id", NEW."seat_id", NEW."secrecy", NEW."signer", NEW."state", NEW."struck_because", NEW."struck_on", NEW."talked_on", NEW."title_id", NEW."title_text", NEW."unit_text", NEW."until", NEW."version", NEW."wave", NEW."wishes"); RETURN NULL;',
                    hash="de56a8b5daae23fad5aebc8f6295c9975a674775",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_65340",
                    table="cadres_move",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="moveplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cadres_moveplanevent" ("decided_on", "decision_number", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "secrecy", "version", "year") VALUES (NEW."decided_on", NEW."decision_number", NEW."id", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."secrecy", NEW."version", NEW."year"); RETURN NULL;',
                    hash="858b55ebec4315752837871958416391f8067526",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7c9d3",
                    table="cadres_moveplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="moveplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."secrecy" IS DISTINCT FROM (NEW."secrecy") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "cadres_moveplanevent" ("decided_on", "decision_number", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "secrecy", "version", "year") VALUES (NEW."decided_on", NEW."decision_number", NEW."id", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."secrecy", NEW."version", NEW."year"); RETURN NULL;',
                    hash="7792b9fdef7ccb2ddb487dd4ff06dc105d2c2c18",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b79c0",
                    table="cadres_moveplan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.UniqueConstraint(fields=("id", "secrecy"), name="move_grade"),
        ),
        migrations.AddConstraint(
            model_name="moveplan",
            constraint=models.UniqueConstraint(
                fields=("organization", "year", "name", "secrecy"), name="moveplan_once"
            ),
        ),
        migrations.RunSQL(GRADES + borders(graded=True), borders(graded=False) + UNDO),
    ]
