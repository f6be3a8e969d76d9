"""A case names the item of the programme from which it was opened."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inspection", "0015_programmes")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="update_update",
        ),
        migrations.AddField(
            model_name="case",
            name="programme_item",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="inspection.programmeitem",
                verbose_name="item of a programme",
            ),
        ),
        migrations.AddField(
            model_name="caseevent",
            name="programme_item",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="inspection.programmeitem",
                verbose_name="item of a programme",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspection_caseevent" ("body", "closed_on", "closing_note", "concluded_on", "conclusion", "decided_on", "decision_number", "handler_id", "id", "kind", "lookback_from", "lookback_to", "organization_id", "origin_id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "planned_from", "planned_until", "programme_item_id", "received_on", "reference", "registered_by_id", "registered_on", "secrecy", "signed_by_id", "signed_number", "signed_on", "source", "source_note", "submission", "submission_note", "submitted_by_id", "submitted_on", "template_id", "title", "version") VALUES (NEW."body", NEW."closed_on", NEW."closing_note", NEW."concluded_on", NEW."conclusion", NEW."decided_on", NEW."decision_number", NEW."handler_id", NEW."id", NEW."kind", NEW."lookback_from", NEW."lookback_to", NEW."organization_id", NEW."origin_id", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phase", NEW."planned_from", NEW."planned_until", NEW."programme_item_id", NEW."received_on", NEW."reference", NEW."registered_by_id", NEW."registered_on", NEW."secrecy", NEW."signed_by_id", NEW."signed_number", NEW."signed_on", NEW."source", NEW."source_note", NEW."submission", NEW."submission_note", NEW."submitted_by_id", NEW."submitted_on", NEW."template_id", NEW."title", NEW."version"); RETURN NULL;',
                    hash="01fb0485f4dd7612f8759657602a131386c62a05",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fffd9",
                    table="inspection_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closing_note" IS DISTINCT FROM (NEW."closing_note") OR OLD."concluded_on" IS DISTINCT FROM (NEW."concluded_on") OR OLD."conclusion" IS DISTINCT FROM (NEW."conclusion") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."handler_id" IS DISTINCT FROM (NEW."handler_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lookback_from" IS DISTINCT FROM (NEW."lookback_from") OR OLD."lookback_to" IS DISTINCT FROM (NEW."lookback_to") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."origin_id" IS DISTINCT FROM (NEW."origin_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."phase" IS DISTINCT FROM (NEW."phase") OR OLD."planned_from" IS DISTINCT FROM (NEW."planned_from") OR OLD."planned_until" IS DISTINCT FROM (NEW."planned_until") OR OLD."programme_item_id" IS DISTINCT FROM (NEW."programme_item_id") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."registered_by_id" IS DISTINCT FROM (NEW."registered_by_id") OR OLD."registered_on" IS DISTINCT FROM (NEW."registered_on") OR OLD."secrecy" IS DISTINCT FROM (NEW."secrecy") OR OLD."signed_by_id" IS DISTINCT FROM (NEW."signed_by_id") OR OLD."signed_number" IS DISTINCT FROM (NEW."signed_number") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."source_note" IS DISTINCT FROM (NEW."source_note") OR OLD."submission" IS DISTINCT FROM (NEW."submission") OR OLD."submission_note" IS DISTINCT FROM (NEW."submission_note") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."submitted_on" IS DISTINCT FROM (NEW."submitted_on") OR OLD."template_id" IS DISTINCT FROM (NEW."template_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "inspection_caseevent" ("body", "closed_on", "closing_note", "concluded_on", "conclusion", "decided_on", "decision_number", "handler_id", "id", "kind", "lookback_from", "lookback_to", "organization_id", "origin_id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "planned_from", "planned_until", "programme_item_id", "received_on", "reference", "registered_by_id", "registered_on", "secrecy", "signed_by_id", "signed_number", "signed_on", "source", "source_note", "submission", "submission_note", "submitted_by_id", "submitted_on", "template_id", "title", "version") VALUES (NEW."body", NEW."closed_on", NEW."closing_note", NEW."concluded_on", NEW."conclusion", NEW."decided_on", NEW."decision_number", NEW."handler_id", NEW."id", NEW."kind", NEW."lookback_from", NEW."lookback_to", NEW."organization_id", NEW."origin_id", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phase", NEW."planned_from", NEW."planned_until", NEW."programme_item_id", NEW."received_on", NEW."reference", NEW."registered_by_id", NEW."registered_on", NEW."secrecy", NEW."signed_by_id", NEW."signed_number", NEW."signed_on", NEW."source", NEW."source_note", NEW."submission", NEW."submission_note", NEW."submitted_by_id", NEW."submitted_on", NEW."template_id", NEW."title", NEW."version"); RETURN NULL;',
                    hash="eaa25bc8c9f6c5637da12432fc19193d90666922",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4779a",
                    table="inspection_case",
                    when="AFTER",
                ),
            ),
        ),
    ]
