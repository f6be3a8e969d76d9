"""That it was asked whether somebody may be put forward; there is no column for the answer."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from apps.cadres.border import protect_rows


class Migration(migrations.Migration):
    dependencies = [
        ("cadres", "0013_border_of_moves"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EligibilityQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.TextField(db_collation="C", editable=False, verbose_name="path")),
                ("tenant_id", models.BigIntegerField(editable=False, verbose_name="tenant")),
                ("province_id", models.BigIntegerField(editable=False, verbose_name="province")),
                (
                    "struck_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="struck on"
                    ),
                ),
                (
                    "struck_because",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="why struck"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("plan", "planning"),
                            ("appoint", "appointment"),
                            ("reappoint", "appointment for another term"),
                            ("nominate", "nomination for election"),
                            ("rotate", "rotation or transfer"),
                        ],
                        max_length=12,
                        verbose_name="asked for",
                    ),
                ),
                ("on_day", models.DateField(verbose_name="for the day")),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "asked_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "cadre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cadres.cadre",
                        verbose_name="cadre",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cadres.title",
                        verbose_name="title in question",
                    ),
                ),
            ],
            options={
                "verbose_name": "question of eligibility",
                "verbose_name_plural": "questions of eligibility",
            },
        ),
        migrations.CreateModel(
            name="EligibilityQuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "struck_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="struck on"
                    ),
                ),
                (
                    "struck_because",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="why struck"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("plan", "planning"),
                            ("appoint", "appointment"),
                            ("reappoint", "appointment for another term"),
                            ("nominate", "nomination for election"),
                            ("rotate", "rotation or transfer"),
                        ],
                        max_length=12,
                        verbose_name="asked for",
                    ),
                ),
                ("on_day", models.DateField(verbose_name="for the day")),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "cadre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cadres.cadre",
                        verbose_name="cadre",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.organization",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cadres.eligibilityquestion",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cadres.title",
                        verbose_name="title in question",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="eligibilityquestion",
            index=models.Index(fields=["asked_by", "asked_on"], name="eligibility_asker"),
        ),
        migrations.AddConstraint(
            model_name="eligibilityquestion",
            constraint=models.UniqueConstraint(
                fields=("cadre", "asked_on"), name="eligibility_once_a_day"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cadres_eligibilityquestionevent" ("act", "asked_by_id", "asked_on", "cadre_id", "id", "on_day", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "struck_because", "struck_on", "title_id", "version") VALUES (NEW."act", NEW."asked_by_id", NEW."asked_on", NEW."cadre_id", NEW."id", NEW."on_day", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."struck_because", NEW."struck_on", NEW."title_id", NEW."version"); RETURN NULL;',
                    hash="8a8995ea4c406a0aa22349310afd0cf1a0aa371f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_db190",
                    table="cadres_eligibilityquestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."act" IS DISTINCT FROM (NEW."act") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."asked_on" IS DISTINCT FROM (NEW."asked_on") OR OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."on_day" IS DISTINCT FROM (NEW."on_day") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."struck_because" IS DISTINCT FROM (NEW."struck_because") OR OLD."struck_on" IS DISTINCT FROM (NEW."struck_on") OR OLD."title_id" IS DISTINCT FROM (NEW."title_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "cadres_eligibilityquestionevent" ("act", "asked_by_id", "asked_on", "cadre_id", "id", "on_day", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "struck_because", "struck_on", "title_id", "version") VALUES (NEW."act", NEW."asked_by_id", NEW."asked_on", NEW."cadre_id", NEW."id", NEW."on_day", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."struck_because", NEW."struck_on", NEW."title_id", NEW."version"); RETURN NULL;',
                    hash="76f989a10c5ee0b7b3a56e0b312be977c203a3ea",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_23eb9",
                    table="cadres_eligibilityquestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityquestionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2032049b53f05e7486217bd221580ae00dda6b54",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2d0b4",
                    table="cadres_eligibilityquestionevent",
                    when="BEFORE",
                ),
            ),
        ),
        *protect_rows("cadres_eligibilityquestion", record="cadre"),
    ]
