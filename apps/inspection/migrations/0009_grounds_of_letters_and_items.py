"""Letters and items of programmes: why they are graded, until when; an item that is raised raises its lines."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

ITEM = """
create trigger programmeitem_raises_grade after update of secrecy on inspection_programmeitem
  for each row when (new.secrecy > old.secrecy)
  execute function inspection_raise_grade('inspection.programmeitem');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("inspection", "0008_raised_documents"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="letter",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="letter",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="programmeitem",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="programmeitem",
            name="update_update",
        ),
        migrations.AddField(
            model_name="letter",
            name="declassify_on",
            field=models.DateField(blank=True, null=True, verbose_name="declassified on"),
        ),
        migrations.AddField(
            model_name="letter",
            name="secrecy_reason",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="why it is graded",
            ),
        ),
        migrations.AddField(
            model_name="letterevent",
            name="declassify_on",
            field=models.DateField(blank=True, null=True, verbose_name="declassified on"),
        ),
        migrations.AddField(
            model_name="letterevent",
            name="secrecy_reason",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="why it is graded",
            ),
        ),
        migrations.AddField(
            model_name="programmeitem",
            name="declassify_on",
            field=models.DateField(blank=True, null=True, verbose_name="declassified on"),
        ),
        migrations.AddField(
            model_name="programmeitem",
            name="secrecy_reason",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="why it is graded",
            ),
        ),
        migrations.AddField(
            model_name="programmeitemevent",
            name="declassify_on",
            field=models.DateField(blank=True, null=True, verbose_name="declassified on"),
        ),
        migrations.AddField(
            model_name="programmeitemevent",
            name="secrecy_reason",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="why it is graded",
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("declassify_on__isnull", False)),
                fields=["path", "declassify_on"],
                name="letter_declassify",
            ),
        ),
        migrations.AddIndex(
            model_name="programmeitem",
            index=models.Index(
                condition=models.Q(("declassify_on__isnull", False)),
                fields=["path", "declassify_on"],
                name="programmeitem_declassify",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspection_letterevent" ("answer_note", "answer_number", "answered_on", "arrived_on", "book_number", "came_from", "came_number", "case_id", "channel", "classified_on", "clock_from", "competence", "competent_name", "congress_on", "declassify_on", "filed_note", "filed_on", "filed_reason", "forwarded_on", "forwarded_to", "forwarding_number", "handler_id", "id", "is_anonymous", "is_copy", "is_false_name", "is_vague", "kind", "lead_id", "matter", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postmarked_on", "reference", "registered_by_id", "registered_on", "route", "secrecy", "secrecy_reason", "split_of_id", "state", "version", "withdrawal", "withdrawal_asked_on", "withdrawal_decided_by_id", "withdrawal_decided_on", "withdrawal_note", "withdrawal_reason", "written_on") VALUES (NEW."answer_note", NEW."answer_number", NEW."answered_on", NEW."arrived_on", NEW."book_number", NEW."came_from", NEW."came_number", NEW."case_id", NEW."channel", NEW."classified_on", NEW."clock_from", NEW."competence", NEW."competent_name", NEW."congress_on", NEW."declassify_on", NEW."filed_note", NEW."filed_on", NEW."filed_reason", NEW."forwarded_on", NEW."forwarded_to", NEW."forwarding_number", NEW."handler_id", NEW."id", NEW."is_anonymous", NEW."is_copy", NEW."is_false_name", NEW."is_vague", NEW."kind", NEW."lead_id", NEW."matter", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."postmarked_on", NEW."reference", NEW."registered_by_id", NEW."registered_on", NEW."route", NEW."secrecy", NEW."secrecy_reason", NEW."split_of_id", NEW."state", NEW."version", NEW."withdrawal", NEW."withdrawal_asked_on", NEW."withdrawal_decided_by_id", NEW."withdrawal_decided_on", NEW."withdrawal_note", NEW."withdrawal_reason", NEW."written_on"); RETURN NULL;',
                    hash="1ce3e7f88470447d3f8530071c10a35a402d86cf",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5630e",
                    table="inspection_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer_note" IS DISTINCT FROM (NEW."answer_note") OR OLD."answer_number" IS DISTINCT FROM (NEW."answer_number") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."arrived_on" IS DISTINCT FROM (NEW."arrived_on") OR OLD."book_number" IS DISTINCT FROM (NEW."book_number") OR OLD."came_from" IS DISTINCT FROM (NEW."came_from") OR OLD."came_number" IS DISTINCT FROM (NEW."came_number") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."classified_on" IS DISTINCT FROM (NEW."classified_on") OR OLD."clock_from" IS DISTINCT FROM (NEW."clock_from") OR OLD."competence" IS DISTINCT FROM (NEW."competence") OR OLD."competent_name" IS DISTINCT FROM (NEW."competent_name") OR OLD."congress_on" IS DISTINCT FROM (NEW."congress_on") OR OLD."declassify_on" IS DISTINCT FROM (NEW."declassify_on") OR OLD."filed_note" IS DISTINCT FROM (NEW."filed_note") OR OLD."filed_on" IS DISTINCT FROM (NEW."filed_on") OR OLD."filed_reason" IS DISTINCT FROM (NEW."filed_reason") OR OLD."forwarded_on" IS DISTINCT FROM (NEW."forwarded_on") OR OLD."forwarded_to" IS DISTINCT FROM (NEW."forwarded_to") OR OLD."forwarding_number" IS DISTINCT FROM (NEW."forwarding_number") OR OLD."handler_id" IS DISTINCT FROM (NEW."handler_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_anonymous" IS DISTINCT FROM (NEW."is_anonymous") OR OLD."is_copy" IS DISTINCT FROM (NEW."is_copy") OR OLD."is_false_name" IS DISTINCT FROM (NEW."is_false_name") OR OLD."is_vague" IS DISTINCT FROM (NEW."is_vague") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lead_id" IS DISTINCT FROM (NEW."lead_id") OR OLD."matter" IS DISTINCT FROM (NEW."matter") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."postmarked_on" IS DISTINCT FROM (NEW."postmarked_on") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."registered_by_id" IS DISTINCT FROM (NEW."registered_by_id") OR OLD."registered_on" IS DISTINCT FROM (NEW."registered_on") OR OLD."route" IS DISTINCT FROM (NEW."route") OR OLD."secrecy" IS DISTINCT FROM (NEW."secrecy") OR OLD."secrecy_reason" IS DISTINCT FROM (NEW."secrecy_reason") OR OLD."split_of_id" IS DISTINCT FROM (NEW."split_of_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."withdrawal" IS DISTINCT FROM (NEW."withdrawal") OR OLD."withdrawal_asked_on" IS DISTINCT FROM (NEW."withdrawal_asked_on") OR OLD."withdrawal_decided_by_id" IS DISTINCT FROM (NEW."withdrawal_decided_by_id") OR OLD."withdrawal_decided_on" IS DISTINCT FROM (NEW."withdrawal_decided_on") OR OLD."withdrawal_note" IS DISTINCT FROM (NEW."withdrawal_note") OR OLD."withdrawal_reason" IS DISTINCT FROM (NEW."withdrawal_reason") OR OLD."written_on" IS DISTINCT FROM (NEW."written_on"))',
                    func='INSERT INTO "inspection_letterevent" ("answer_note", "answer_number", "answered_on", "arrived_on", "book_number", "came_from", "came_number", "case_id", "channel", "classified_on", "clock_from", "competence", "competent_name", "congress_on", "declassify_on", "filed_note", "filed_on", "filed_reason", "forwarded_on", "forwarded_to", "forwarding_number", "handler_id", "id", "is_anonymous", "is_copy", "is_false_name", "is_vague", "kind", "lead_id", "matter", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postmarked_on", "reference", "registered_by_id", "registered_on", "route", "secrecy", "secrecy_reason", "split_of_id", "state", "version", "withdrawal", "withdrawal_asked_on", "withdrawal_decided_by_id", "withdrawal_decided_on", "withdrawal_note", "withdrawal_reason", "written_on") VALUES (NEW."answer_note", NEW."answer_number", NEW."answered_on", NEW."arrived_on", NEW."book_number", NEW."came_from", NEW."came_number", NEW."case_id", NEW."channel", NEW."classified_on", NEW."clock_from", NEW."competence", NEW."competent_name", NEW."congress_on", NEW."declassify_on", NEW."filed_note", NEW."filed_on", NEW."filed_reason", NEW."forwarded_on", NEW."forwarded_to", NEW."forwarding_number", NEW."handler_id", NEW."id", NEW."is_anonymous", NEW."is_copy", NEW."is_false_name", NEW."is_vague", NEW."kind", NEW."lead_id", NEW."matter", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."postmarked_on", NEW."reference", NEW."registered_by_id", NEW."registered_on", NEW."route", NEW."secrecy", NEW."secrecy_reason", NEW."split_of_id", NEW."state", NEW."version", NEW."withdrawal", NEW."withdrawal_asked_on", NEW."withdrawal_decided_by_id", NEW."withdrawal_decided_on", NEW."withdrawal_note", NEW."withdrawal_reason", NEW."written_on"); RETURN NULL;',
                    hash="4843dda17773b086153de5bd492fe2de6287b2c9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3e243",
                    table="inspection_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmeitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspection_programmeitemevent" ("body", "content", "cooperating", "declassify_on", "due_on", "end_kind", "end_reason", "id", "kind", "lead", "lookback_from", "lookback_to", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "quarter", "reference", "replaces_id", "secrecy", "secrecy_reason", "since", "title", "until", "year") VALUES (NEW."body", NEW."content", NEW."cooperating", NEW."declassify_on", NEW."due_on", NEW."end_kind", NEW."end_reason", NEW."id", NEW."kind", NEW."lead", NEW."lookback_from", NEW."lookback_to", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."quarter", NEW."reference", NEW."replaces_id", NEW."secrecy", NEW."secrecy_reason", NEW."since", NEW."title", NEW."until", NEW."year"); RETURN NULL;',
                    hash="e9e24cee2c6651e083811936a0a732babaa95f94",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b6043",
                    table="inspection_programmeitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmeitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."cooperating" IS DISTINCT FROM (NEW."cooperating") OR OLD."declassify_on" IS DISTINCT FROM (NEW."declassify_on") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."end_kind" IS DISTINCT FROM (NEW."end_kind") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lead" IS DISTINCT FROM (NEW."lead") OR OLD."lookback_from" IS DISTINCT FROM (NEW."lookback_from") OR OLD."lookback_to" IS DISTINCT FROM (NEW."lookback_to") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."quarter" IS DISTINCT FROM (NEW."quarter") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."replaces_id" IS DISTINCT FROM (NEW."replaces_id") OR OLD."secrecy" IS DISTINCT FROM (NEW."secrecy") OR OLD."secrecy_reason" IS DISTINCT FROM (NEW."secrecy_reason") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "inspection_programmeitemevent" ("body", "content", "cooperating", "declassify_on", "due_on", "end_kind", "end_reason", "id", "kind", "lead", "lookback_from", "lookback_to", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "quarter", "reference", "replaces_id", "secrecy", "secrecy_reason", "since", "title", "until", "year") VALUES (NEW."body", NEW."content", NEW."cooperating", NEW."declassify_on", NEW."due_on", NEW."end_kind", NEW."end_reason", NEW."id", NEW."kind", NEW."lead", NEW."lookback_from", NEW."lookback_to", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."quarter", NEW."reference", NEW."replaces_id", NEW."secrecy", NEW."secrecy_reason", NEW."since", NEW."title", NEW."until", NEW."year"); RETURN NULL;',
                    hash="9c9d95f6d72147d1bafdf483c56808a8e9bf3a65",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_134b3",
                    table="inspection_programmeitem",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(
            ITEM, "drop trigger programmeitem_raises_grade on inspection_programmeitem;"
        ),
    ]
