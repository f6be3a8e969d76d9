"""A reorganisation moves thousands of rows; their histories keep no computed places."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0010_count_by_state"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="earliermembership",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="earliermembership",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="member",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="member",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="procedure",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="procedure",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="standingperiod",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="standingperiod",
            name="update_update",
        ),
        migrations.RemoveField(
            model_name="earliermembershipevent",
            name="path",
        ),
        migrations.RemoveField(
            model_name="earliermembershipevent",
            name="province_id",
        ),
        migrations.RemoveField(
            model_name="earliermembershipevent",
            name="tenant_id",
        ),
        migrations.RemoveField(
            model_name="memberevent",
            name="path",
        ),
        migrations.RemoveField(
            model_name="memberevent",
            name="province_id",
        ),
        migrations.RemoveField(
            model_name="memberevent",
            name="tenant_id",
        ),
        migrations.RemoveField(
            model_name="procedureevent",
            name="path",
        ),
        migrations.RemoveField(
            model_name="procedureevent",
            name="province_id",
        ),
        migrations.RemoveField(
            model_name="procedureevent",
            name="tenant_id",
        ),
        migrations.RemoveField(
            model_name="standingperiodevent",
            name="path",
        ),
        migrations.RemoveField(
            model_name="standingperiodevent",
            name="province_id",
        ),
        migrations.RemoveField(
            model_name="standingperiodevent",
            name="tenant_id",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="earliermembership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_earliermembershipevent" ("admission_decided_on", "ceremony_on", "id", "leaving", "left_on", "member_id", "official_on", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restored", "returned_by", "returned_on") VALUES (NEW."admission_decided_on", NEW."ceremony_on", NEW."id", NEW."leaving", NEW."left_on", NEW."member_id", NEW."official_on", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."restored", NEW."returned_by", NEW."returned_on"); RETURN NULL;',
                    hash="e0302457f491e32dd425154aed67441e37fbcfc0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2b39b",
                    table="membership_earliermembership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="earliermembership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."admission_decided_on" IS DISTINCT FROM (NEW."admission_decided_on") OR OLD."ceremony_on" IS DISTINCT FROM (NEW."ceremony_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."leaving" IS DISTINCT FROM (NEW."leaving") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."official_on" IS DISTINCT FROM (NEW."official_on") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."restored" IS DISTINCT FROM (NEW."restored") OR OLD."returned_by" IS DISTINCT FROM (NEW."returned_by") OR OLD."returned_on" IS DISTINCT FROM (NEW."returned_on"))',
                    func='INSERT INTO "membership_earliermembershipevent" ("admission_decided_on", "ceremony_on", "id", "leaving", "left_on", "member_id", "official_on", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restored", "returned_by", "returned_on") VALUES (NEW."admission_decided_on", NEW."ceremony_on", NEW."id", NEW."leaving", NEW."left_on", NEW."member_id", NEW."official_on", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."restored", NEW."returned_by", NEW."returned_on"); RETURN NULL;',
                    hash="611074d311f504de9ecacaece2d893ed4c78a2a3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b6c6c",
                    table="membership_earliermembership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="member",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_memberevent" ("admission_decided_on", "admission_decision_number", "batch_id", "birth", "birth_name", "card_number", "ceremony_on", "citizen_number", "created_at", "education", "ethnicity_id", "full_name", "id", "leaving", "left_on", "native_place", "occupation", "official_decision_number", "official_on", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "political_theory", "position", "record_number", "religion_id", "residence", "sex", "state", "version") VALUES (NEW."admission_decided_on", NEW."admission_decision_number", NEW."batch_id", NEW."birth", NEW."birth_name", NEW."card_number", NEW."ceremony_on", NEW."citizen_number", NEW."created_at", NEW."education", NEW."ethnicity_id", NEW."full_name", NEW."id", NEW."leaving", NEW."left_on", NEW."native_place", NEW."occupation", NEW."official_decision_number", NEW."official_on", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."political_theory", NEW."position", NEW."record_number", NEW."religion_id", NEW."residence", NEW."sex", NEW."state", NEW."version"); RETURN NULL;',
                    hash="de167ae3cb66c88f73ea4a190ebef2f6348d1d43",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ad060",
                    table="membership_member",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="member",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."admission_decided_on" IS DISTINCT FROM (NEW."admission_decided_on") OR OLD."admission_decision_number" IS DISTINCT FROM (NEW."admission_decision_number") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."birth" IS DISTINCT FROM (NEW."birth") OR OLD."birth_name" IS DISTINCT FROM (NEW."birth_name") OR OLD."card_number" IS DISTINCT FROM (NEW."card_number") OR OLD."ceremony_on" IS DISTINCT FROM (NEW."ceremony_on") OR OLD."citizen_number" IS DISTINCT FROM (NEW."citizen_number") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."education" IS DISTINCT FROM (NEW."education") OR OLD."ethnicity_id" IS DISTINCT FROM (NEW."ethnicity_id") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."leaving" IS DISTINCT FROM (NEW."leaving") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."native_place" IS DISTINCT FROM (NEW."native_place") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."official_decision_number" IS DISTINCT FROM (NEW."official_decision_number") OR OLD."official_on" IS DISTINCT FROM (NEW."official_on") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."political_theory" IS DISTINCT FROM (NEW."political_theory") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."record_number" IS DISTINCT FROM (NEW."record_number") OR OLD."religion_id" IS DISTINCT FROM (NEW."religion_id") OR OLD."residence" IS DISTINCT FROM (NEW."residence") OR OLD."sex" IS DISTINCT FROM (NEW."sex") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "membership_memberevent" ("admission_decided_on", "admission_decision_number", "batch_id", "birth", "birth_name", "card_number", "ceremony_on", "citizen_number", "created_at", "education", "ethnicity_id", "full_name", "id", "leaving", "left_on", "native_place", "occupation", "official_decision_number", "official_on", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "political_theory", "position", "record_number", "religion_id", "residence", "sex", "state", "version") VALUES (NEW."admission_decided_on", NEW."admission_decision_number", NEW."batch_id", NEW."birth", NEW."birth_name", NEW."card_number", NEW."ceremony_on", NEW."citizen_number", NEW."created_at", NEW."education", NEW."ethnicity_id", NEW."full_name", NEW."id", NEW."leaving", NEW."left_on", NEW."native_place", NEW."occupation", NEW."official_decision_number", NEW."official_on", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."political_theory", NEW."position", NEW."record_number", NEW."religion_id", NEW."residence", NEW."sex", NEW."state", NEW."version"); RETURN NULL;',
                    hash="d5d3e0fe048dbf224c9cc10d39bf8f773f994324",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_00fea",
                    table="membership_member",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_procedureevent" ("closing_reason", "created_at", "decided_on", "deciding_body", "decision_number", "details", "effective_on", "id", "kind", "member_id", "opened_on", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "version") VALUES (NEW."closing_reason", NEW."created_at", NEW."decided_on", NEW."deciding_body", NEW."decision_number", NEW."details", NEW."effective_on", NEW."id", NEW."kind", NEW."member_id", NEW."opened_on", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."state", NEW."version"); RETURN NULL;',
                    hash="da0318bc31127530bf9d75e89019a5facd3084b2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_68b7f",
                    table="membership_procedure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."closing_reason" IS DISTINCT FROM (NEW."closing_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."deciding_body" IS DISTINCT FROM (NEW."deciding_body") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."details" IS DISTINCT FROM (NEW."details") OR OLD."effective_on" IS DISTINCT FROM (NEW."effective_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "membership_procedureevent" ("closing_reason", "created_at", "decided_on", "deciding_body", "decision_number", "details", "effective_on", "id", "kind", "member_id", "opened_on", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "version") VALUES (NEW."closing_reason", NEW."created_at", NEW."decided_on", NEW."deciding_body", NEW."decision_number", NEW."details", NEW."effective_on", NEW."id", NEW."kind", NEW."member_id", NEW."opened_on", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."state", NEW."version"); RETURN NULL;',
                    hash="8a86619ce74be7927f94e45f55fdd80e7c1b6c10",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fa32e",
                    table="membership_procedure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standingperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_standingperiodevent" ("ending", "id", "kind", "member_id", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "resolution_number", "valid") VALUES (NEW."ending", NEW."id", NEW."kind", NEW."member_id", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."resolution_number", NEW."valid"); RETURN NULL;',
                    hash="fc4828bf1a712035eca476017246d17525438785",
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
                    condition='WHEN (OLD."ending" IS DISTINCT FROM (NEW."ending") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."resolution_number" IS DISTINCT FROM (NEW."resolution_number") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                    func='INSERT INTO "membership_standingperiodevent" ("ending", "id", "kind", "member_id", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "resolution_number", "valid") VALUES (NEW."ending", NEW."id", NEW."kind", NEW."member_id", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."resolution_number", NEW."valid"); RETURN NULL;',
                    hash="ab9f3d79eef2f358cd73ef95c5a8cec037767c81",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a8d1a",
                    table="membership_standingperiod",
                    when="AFTER",
                ),
            ),
        ),
    ]
