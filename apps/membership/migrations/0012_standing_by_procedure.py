"""A time set aside knows its procedure; one that never began because membership ended is void."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0011_history_without_places"),
        ("tenancy", "0003_history"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="standingperiod",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="standingperiod",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="standingperiod",
            name="standing_one_of_a_kind_a_day",
        ),
        migrations.RemoveConstraint(
            model_name="standingperiod",
            name="standing_ending_has_day",
        ),
        migrations.AddField(
            model_name="standingperiod",
            name="procedure",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="standing_periods",
                to="membership.procedure",
                verbose_name="procedure",
            ),
        ),
        migrations.AddField(
            model_name="standingperiodevent",
            name="procedure",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="membership.procedure",
                verbose_name="procedure",
            ),
        ),
        migrations.AlterField(
            model_name="standingperiod",
            name="ending",
            field=models.CharField(
                blank=True,
                choices=[
                    ("returned", "returned to party activities"),
                    ("lifted", "suspension lifted"),
                    ("left", "membership ended"),
                    ("void", "never began: membership ended before"),
                ],
                max_length=10,
                verbose_name="ended because",
            ),
        ),
        migrations.AlterField(
            model_name="standingperiodevent",
            name="ending",
            field=models.CharField(
                blank=True,
                choices=[
                    ("returned", "returned to party activities"),
                    ("lifted", "suspension lifted"),
                    ("left", "membership ended"),
                    ("void", "never began: membership ended before"),
                ],
                max_length=10,
                verbose_name="ended because",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standingperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_standingperiodevent" ("ending", "id", "kind", "member_id", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "reason", "resolution_number", "valid") VALUES (NEW."ending", NEW."id", NEW."kind", NEW."member_id", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."procedure_id", NEW."reason", NEW."resolution_number", NEW."valid"); RETURN NULL;',
                    hash="6a87b7a106d0603272efc27b4b8e322ef3c386aa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eba32",
                    table="membership_standingperiod",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standingperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."ending" IS DISTINCT FROM (NEW."ending") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."procedure_id" IS DISTINCT FROM (NEW."procedure_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."resolution_number" IS DISTINCT FROM (NEW."resolution_number") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                    func='INSERT INTO "membership_standingperiodevent" ("ending", "id", "kind", "member_id", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "reason", "resolution_number", "valid") VALUES (NEW."ending", NEW."id", NEW."kind", NEW."member_id", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."procedure_id", NEW."reason", NEW."resolution_number", NEW."valid"); RETURN NULL;',
                    hash="637cfe598184d0c52b31224719ea11a3251385f7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a8d1a",
                    table="membership_standingperiod",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="standingperiod",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("ending", "void"), _negated=True),
                expressions=[("member", "="), ("kind", "="), ("valid", "&&")],
                name="standing_one_of_a_kind_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ending__in", ["", "void"]), ("valid__upper_inf", False), _connector="OR"
                ),
                name="standing_ending_has_day",
            ),
        ),
    ]
