"""The history of a draw does not tell of cases behind a wall."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("inspection", "0020_scans_and_proofs"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="assetdraw",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="assetdraw",
            name="update_update",
        ),
        migrations.RemoveField(
            model_name="assetdrawevent",
            name="cases",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assetdraw",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "inspection_assetdrawevent" ("drawn_by_id", "drawn_on", "fingerprint", "frozen_by_id", "frozen_on", "id", "method", "number", "number_note", "organization_id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "result", "seed", "state", "title", "version", "witnesses", "year") VALUES (NEW."drawn_by_id", NEW."drawn_on", NEW."fingerprint", NEW."frozen_by_id", NEW."frozen_on", NEW."id", NEW."method", NEW."number", NEW."number_note", NEW."organization_id", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."result", NEW."seed", NEW."state", NEW."title", NEW."version", NEW."witnesses", NEW."year"); RETURN NULL;',
                    hash="e625b88a72a17f24b13175ea4f10a33c133e6918",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b13d4",
                    table="inspection_assetdraw",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assetdraw",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."drawn_by_id" IS DISTINCT FROM (NEW."drawn_by_id") OR OLD."drawn_on" IS DISTINCT FROM (NEW."drawn_on") OR OLD."fingerprint" IS DISTINCT FROM (NEW."fingerprint") OR OLD."frozen_by_id" IS DISTINCT FROM (NEW."frozen_by_id") OR OLD."frozen_on" IS DISTINCT FROM (NEW."frozen_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."number_note" IS DISTINCT FROM (NEW."number_note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."seed" IS DISTINCT FROM (NEW."seed") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."witnesses" IS DISTINCT FROM (NEW."witnesses") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "inspection_assetdrawevent" ("drawn_by_id", "drawn_on", "fingerprint", "frozen_by_id", "frozen_on", "id", "method", "number", "number_note", "organization_id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "result", "seed", "state", "title", "version", "witnesses", "year") VALUES (NEW."drawn_by_id", NEW."drawn_on", NEW."fingerprint", NEW."frozen_by_id", NEW."frozen_on", NEW."id", NEW."method", NEW."number", NEW."number_note", NEW."organization_id", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."result", NEW."seed", NEW."state", NEW."title", NEW."version", NEW."witnesses", NEW."year"); RETURN NULL;',
                    hash="5818a4f07ef7b76efabf3f10e4be06a3eb1f309e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_590fc",
                    table="inspection_assetdraw",
                    when="AFTER",
                ),
            ),
        ),
    ]
