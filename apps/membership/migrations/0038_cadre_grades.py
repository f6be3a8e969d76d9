"""The grade as cadre or civil servant beside a member's, with the names of its levels by year."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from apps.membership.grading import scales


def name_levels(apps, schema_editor):  # type: ignore[no-untyped-def]
    scales.name_cadre_grades(apps.get_model("membership", "GradeScale"))


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0037_files_of_programmes"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="membergrade",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="membergrade",
            name="update_update",
        ),
        migrations.AddField(
            model_name="gradescale",
            name="cadre_completed",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=80,
                verbose_name="cadre: completed",
            ),
        ),
        migrations.AddField(
            model_name="gradescale",
            name="cadre_excellent",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Empty where no list of grades of cadres and civil servants is recorded.",
                max_length=80,
                verbose_name="cadre: excellent",
            ),
        ),
        migrations.AddField(
            model_name="gradescale",
            name="cadre_good",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=80, verbose_name="cadre: good"
            ),
        ),
        migrations.AddField(
            model_name="gradescale",
            name="cadre_not_completed",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=80,
                verbose_name="cadre: not completed",
            ),
        ),
        migrations.AddField(
            model_name="membergrade",
            name="cadre_grade",
            field=models.CharField(
                blank=True,
                choices=[
                    ("excellent", "excellent"),
                    ("good", "good"),
                    ("completed", "completed"),
                    ("not_completed", "not completed"),
                    ("none", "not a cadre or civil servant"),
                ],
                db_default="",
                default="",
                max_length=13,
                verbose_name="grade as cadre or civil servant",
            ),
        ),
        migrations.AddField(
            model_name="membergradeevent",
            name="cadre_grade",
            field=models.CharField(
                blank=True,
                choices=[
                    ("excellent", "excellent"),
                    ("good", "good"),
                    ("completed", "completed"),
                    ("not_completed", "not completed"),
                    ("none", "not a cadre or civil servant"),
                ],
                db_default="",
                default="",
                max_length=13,
                verbose_name="grade as cadre or civil servant",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membergrade",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_membergradeevent" ("above_share", "ballots", "cadre_grade", "campaign_id", "corrects_id", "decided_on", "decision_number", "disciplined", "exclusion", "grade", "grounds", "id", "late_share", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "proposal", "quarter", "remark", "scale_id", "self_grade", "superseded_at", "superseded_reason", "unit_id", "verdict", "year") VALUES (NEW."above_share", NEW."ballots", NEW."cadre_grade", NEW."campaign_id", NEW."corrects_id", NEW."decided_on", NEW."decision_number", NEW."disciplined", NEW."exclusion", NEW."grade", NEW."grounds", NEW."id", NEW."late_share", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."points", NEW."proposal", NEW."quarter", NEW."remark", NEW."scale_id", NEW."self_grade", NEW."superseded_at", NEW."superseded_reason", NEW."unit_id", NEW."verdict", NEW."year"); RETURN NULL;',
                    hash="714b0406aabb0bc03a106e638e34a8d5a31ce97b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cb8f9",
                    table="membership_membergrade",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membergrade",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."above_share" IS DISTINCT FROM (NEW."above_share") OR OLD."ballots" IS DISTINCT FROM (NEW."ballots") OR OLD."cadre_grade" IS DISTINCT FROM (NEW."cadre_grade") OR OLD."campaign_id" IS DISTINCT FROM (NEW."campaign_id") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."disciplined" IS DISTINCT FROM (NEW."disciplined") OR OLD."exclusion" IS DISTINCT FROM (NEW."exclusion") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."grounds" IS DISTINCT FROM (NEW."grounds") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."late_share" IS DISTINCT FROM (NEW."late_share") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."points" IS DISTINCT FROM (NEW."points") OR OLD."proposal" IS DISTINCT FROM (NEW."proposal") OR OLD."quarter" IS DISTINCT FROM (NEW."quarter") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."scale_id" IS DISTINCT FROM (NEW."scale_id") OR OLD."self_grade" IS DISTINCT FROM (NEW."self_grade") OR OLD."superseded_at" IS DISTINCT FROM (NEW."superseded_at") OR OLD."superseded_reason" IS DISTINCT FROM (NEW."superseded_reason") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "membership_membergradeevent" ("above_share", "ballots", "cadre_grade", "campaign_id", "corrects_id", "decided_on", "decision_number", "disciplined", "exclusion", "grade", "grounds", "id", "late_share", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "proposal", "quarter", "remark", "scale_id", "self_grade", "superseded_at", "superseded_reason", "unit_id", "verdict", "year") VALUES (NEW."above_share", NEW."ballots", NEW."cadre_grade", NEW."campaign_id", NEW."corrects_id", NEW."decided_on", NEW."decision_number", NEW."disciplined", NEW."exclusion", NEW."grade", NEW."grounds", NEW."id", NEW."late_share", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."proposal", NEW."quarter", NEW."remark", NEW."scale_id", NEW."self_grade", NEW."superseded_at", NEW."superseded_reason", NEW."unit_id", NEW."verdict", NEW."year"); RETURN NULL;',
                    hash="903149edf0476e0a962f48f13abdfb48abfec340",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9f178",
                    table="membership_membergrade",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunPython(name_levels, migrations.RunPython.noop),
    ]
