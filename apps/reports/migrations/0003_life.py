import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import apps.reports.models.schedule
from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable

PLACED = ("cutoffday", "levelcheck", "summaryschedule", "waitingsummary")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("reports", "0002_border_and_freeze"),
        ("tenancy", "0003_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="CutOffDay",
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
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("membership", "Members of the Party"),
                            ("cell_life", "Life of cells"),
                            ("grading", "Review, grading and commendation"),
                            ("membership_flow", "Flow of members"),
                            ("inspection", "Inspection and supervision"),
                            ("conclusions", "What inspections concluded"),
                            ("inspection_contents", "Contents of inspection and supervision"),
                            ("discipline", "Discipline"),
                            ("cadres", "Work on cadres"),
                        ],
                        help_text="Empty: all forms.",
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("month", "month"),
                            ("quarter", "quarter 1"),
                            ("half", "6 months"),
                            ("nine_months", "9 months"),
                            ("year", "year"),
                        ],
                        max_length=12,
                        verbose_name="kind of period",
                    ),
                ),
                (
                    "day",
                    models.PositiveSmallIntegerField(
                        help_text="Of the month; a month that is shorter ends with its last day.",
                        verbose_name="last day",
                    ),
                ),
                (
                    "month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty for the period “month”.",
                        null=True,
                        verbose_name="month",
                    ),
                ),
                ("since", models.PositiveSmallIntegerField(verbose_name="from the year")),
                (
                    "until",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="up to the year"
                    ),
                ),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="document")),
                ("set_at", models.DateTimeField(auto_now=True, verbose_name="set")),
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
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="set by",
                    ),
                ),
            ],
            options={
                "verbose_name": "cut-off day",
                "verbose_name_plural": "cut-off days",
                "indexes": [models.Index(fields=["path"], name="cutoffday_path")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("organization", "="),
                            ("form", "="),
                            ("kind", "="),
                            (
                                apps.reports.models.schedule.YearRange(
                                    "since", "until", models.Value("[]")
                                ),
                                "&&",
                            ),
                        ],
                        name="cutoffday_one_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="cutoffday_years_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "month"), ("month__isnull", True)),
                            models.Q(
                                models.Q(("kind", "month"), _negated=True),
                                ("month__range", (1, 12)),
                            ),
                            _connector="OR",
                        ),
                        name="cutoffday_month_of_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("day__range", (1, 31))), name="cutoffday_day"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_cutoffdayevent" ("day", "document", "form", "id", "kind", "month", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_at", "set_by_id", "since", "until") VALUES (NEW."day", NEW."document", NEW."form", NEW."id", NEW."kind", NEW."month", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."set_at", NEW."set_by_id", NEW."since", NEW."until"); RETURN NULL;',
                            hash="525ac0c71239ead887ee7a0687ad65fa4217d008",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_75499",
                            table="reports_cutoffday",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."month" IS DISTINCT FROM (NEW."month") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."set_at" IS DISTINCT FROM (NEW."set_at") OR OLD."set_by_id" IS DISTINCT FROM (NEW."set_by_id") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."until" IS DISTINCT FROM (NEW."until"))',
                            func='INSERT INTO "reports_cutoffdayevent" ("day", "document", "form", "id", "kind", "month", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_at", "set_by_id", "since", "until") VALUES (NEW."day", NEW."document", NEW."form", NEW."id", NEW."kind", NEW."month", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."set_at", NEW."set_by_id", NEW."since", NEW."until"); RETURN NULL;',
                            hash="6176bff79da39d6d04708b0c27b067edc7e992db",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fa9ab",
                            table="reports_cutoffday",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "sent up"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                        ],
                        default="sent",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("sent_at", models.DateTimeField(auto_now_add=True, verbose_name="sent")),
                (
                    "answered_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="answered"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
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
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                (
                    "summary",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handover",
                        to="reports.summary",
                        verbose_name="summary",
                    ),
                ),
            ],
            options={
                "verbose_name": "handover of a summary",
                "verbose_name_plural": "handovers of summaries",
                "indexes": [models.Index(fields=["path", "state"], name="handover_path")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                ("answered_at__isnull", False), ("answered_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="handover_answered_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "sent")),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("state__in", ["accepted", "returned"]),
                            ),
                            _connector="OR",
                        ),
                        name="handover_state_and_times",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="handover_returned_says_why",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_handoverevent" ("answered_at", "answered_by_id", "id", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "state", "summary_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."id", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sent_at", NEW."sent_by_id", NEW."state", NEW."summary_id"); RETURN NULL;',
                            hash="c70c325a854ae2735a0a2cc115eb6a74da6459e3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_84d11",
                            table="reports_handover",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."sent_by_id" IS DISTINCT FROM (NEW."sent_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."summary_id" IS DISTINCT FROM (NEW."summary_id"))',
                            func='INSERT INTO "reports_handoverevent" ("answered_at", "answered_by_id", "id", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "state", "summary_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."id", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sent_at", NEW."sent_by_id", NEW."state", NEW."summary_id"); RETURN NULL;',
                            hash="f2183c8bb2cbc9483ed253225983832752aa67ea",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2cc91",
                            table="reports_handover",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LevelCheck",
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
                ("until", models.DateField(verbose_name="last day of the quarter")),
                ("differences", models.PositiveIntegerField(verbose_name="figures that differed")),
                (
                    "missing",
                    models.PositiveIntegerField(verbose_name="signed summaries that were missing"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("done_at", models.DateTimeField(auto_now_add=True, verbose_name="done")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="done by",
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
            ],
            options={
                "verbose_name": "reconciliation between levels",
                "verbose_name_plural": "reconciliations between levels",
                "indexes": [models.Index(fields=["path", "-until"], name="levelcheck_path")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "until"), name="levelcheck_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_levelcheckevent" ("differences", "done_at", "done_by_id", "id", "missing", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."differences", NEW."done_at", NEW."done_by_id", NEW."id", NEW."missing", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."until"); RETURN NULL;',
                            hash="5210cf2144fc45fa2bdf01f60e6f2a34d988751b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5dffa",
                            table="reports_levelcheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."differences" IS DISTINCT FROM (NEW."differences") OR OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."done_by_id" IS DISTINCT FROM (NEW."done_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."missing" IS DISTINCT FROM (NEW."missing") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."until" IS DISTINCT FROM (NEW."until"))',
                            func='INSERT INTO "reports_levelcheckevent" ("differences", "done_at", "done_by_id", "id", "missing", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."differences", NEW."done_at", NEW."done_by_id", NEW."id", NEW."missing", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."until"); RETURN NULL;',
                            hash="ecc76768c30c64b8854c557f07f23bc6ec3b69ef",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3c9c4",
                            table="reports_levelcheck",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SummarySchedule",
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
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("membership", "Members of the Party"),
                            ("cell_life", "Life of cells"),
                            ("grading", "Review, grading and commendation"),
                            ("membership_flow", "Flow of members"),
                            ("inspection", "Inspection and supervision"),
                            ("conclusions", "What inspections concluded"),
                            ("inspection_contents", "Contents of inspection and supervision"),
                            ("discipline", "Discipline"),
                            ("cadres", "Work on cadres"),
                        ],
                        help_text="Empty: all forms.",
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("month", "month"),
                                ("quarter", "quarter 1"),
                                ("half", "6 months"),
                                ("nine_months", "9 months"),
                                ("year", "year"),
                            ],
                            max_length=12,
                        ),
                        size=None,
                        verbose_name="kinds of period",
                    ),
                ),
                (
                    "days_after",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="1: in the first night after the last day.",
                        verbose_name="days after the end",
                    ),
                ),
                (
                    "waits",
                    models.BooleanField(
                        default=False,
                        help_text="Made when the last unit with an office has signed its own.",
                        verbose_name="waits for the units",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="switched on")),
                ("set_at", models.DateTimeField(auto_now=True, verbose_name="set")),
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
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="set by",
                    ),
                ),
            ],
            options={
                "verbose_name": "schedule of summaries",
                "verbose_name_plural": "schedules of summaries",
                "indexes": [models.Index(fields=["path"], name="summaryschedule_path")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "form"), name="summaryschedule_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days_after__range", (1, 90))),
                        name="summaryschedule_days",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_summaryscheduleevent" ("active", "days_after", "form", "id", "kinds", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_at", "set_by_id", "waits") VALUES (NEW."active", NEW."days_after", NEW."form", NEW."id", NEW."kinds", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."set_at", NEW."set_by_id", NEW."waits"); RETURN NULL;',
                            hash="6f7d321f3fc0a8710c908f4abdd2033de05fcee3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_179d6",
                            table="reports_summaryschedule",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."days_after" IS DISTINCT FROM (NEW."days_after") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kinds" IS DISTINCT FROM (NEW."kinds") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."set_at" IS DISTINCT FROM (NEW."set_at") OR OLD."set_by_id" IS DISTINCT FROM (NEW."set_by_id") OR OLD."waits" IS DISTINCT FROM (NEW."waits"))',
                            func='INSERT INTO "reports_summaryscheduleevent" ("active", "days_after", "form", "id", "kinds", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_at", "set_by_id", "waits") VALUES (NEW."active", NEW."days_after", NEW."form", NEW."id", NEW."kinds", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."set_at", NEW."set_by_id", NEW."waits"); RETURN NULL;',
                            hash="13ac6befbdebb3c32abb4edd0e54736c672d4de5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1e2e3",
                            table="reports_summaryschedule",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WaitingSummary",
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
                    "form",
                    models.CharField(
                        choices=[
                            ("membership", "Members of the Party"),
                            ("cell_life", "Life of cells"),
                            ("grading", "Review, grading and commendation"),
                            ("membership_flow", "Flow of members"),
                            ("inspection", "Inspection and supervision"),
                            ("conclusions", "What inspections concluded"),
                            ("inspection_contents", "Contents of inspection and supervision"),
                            ("discipline", "Discipline"),
                            ("cadres", "Work on cadres"),
                        ],
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("month", "month"),
                            ("quarter", "quarter 1"),
                            ("half", "6 months"),
                            ("nine_months", "9 months"),
                            ("year", "year"),
                            ("term", "term"),
                            ("half_term", "half of a term"),
                            ("free", "from – to"),
                        ],
                        max_length=12,
                        verbose_name="kind of period",
                    ),
                ),
                ("first", models.DateField(verbose_name="from")),
                ("last", models.DateField(verbose_name="to")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                (
                    "assignment_id",
                    models.BigIntegerField(editable=False, null=True, verbose_name="acting as"),
                ),
                (
                    "ended_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="ended"
                    ),
                ),
                ("made", models.BooleanField(default=False, editable=False, verbose_name="made")),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ended by",
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
            ],
            options={
                "verbose_name": "summary that waits",
                "verbose_name_plural": "summaries that wait",
                "indexes": [models.Index(fields=["path", "-last"], name="waitingsummary_path")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("organization", "form", "first", "last", "kind"),
                        name="waitingsummary_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="waitingsummary_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("made", False),
                                models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True), ("ended_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("ended_at__isnull", False), ("made", True)),
                            _connector="OR",
                        ),
                        name="waitingsummary_ended",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_waitingsummaryevent" ("asked_at", "asked_by_id", "assignment_id", "ended_at", "ended_by_id", "first", "form", "id", "kind", "last", "made", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."assignment_id", NEW."ended_at", NEW."ended_by_id", NEW."first", NEW."form", NEW."id", NEW."kind", NEW."last", NEW."made", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="8979f3fef05c720e1bf64a93b2af25e37349c7a1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f04e4",
                            table="reports_waitingsummary",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."assignment_id" IS DISTINCT FROM (NEW."assignment_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."first" IS DISTINCT FROM (NEW."first") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."last" IS DISTINCT FROM (NEW."last") OR OLD."made" IS DISTINCT FROM (NEW."made") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id"))',
                            func='INSERT INTO "reports_waitingsummaryevent" ("asked_at", "asked_by_id", "assignment_id", "ended_at", "ended_by_id", "first", "form", "id", "kind", "last", "made", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."assignment_id", NEW."ended_at", NEW."ended_by_id", NEW."first", NEW."form", NEW."id", NEW."kind", NEW."last", NEW."made", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="45b4b44cd28309f6829199ba5512fdd13c0fede1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d9479",
                            table="reports_waitingsummary",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CutOffDayEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("membership", "Members of the Party"),
                            ("cell_life", "Life of cells"),
                            ("grading", "Review, grading and commendation"),
                            ("membership_flow", "Flow of members"),
                            ("inspection", "Inspection and supervision"),
                            ("conclusions", "What inspections concluded"),
                            ("inspection_contents", "Contents of inspection and supervision"),
                            ("discipline", "Discipline"),
                            ("cadres", "Work on cadres"),
                        ],
                        help_text="Empty: all forms.",
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("month", "month"),
                            ("quarter", "quarter 1"),
                            ("half", "6 months"),
                            ("nine_months", "9 months"),
                            ("year", "year"),
                        ],
                        max_length=12,
                        verbose_name="kind of period",
                    ),
                ),
                (
                    "day",
                    models.PositiveSmallIntegerField(
                        help_text="Of the month; a month that is shorter ends with its last day.",
                        verbose_name="last day",
                    ),
                ),
                (
                    "month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty for the period “month”.",
                        null=True,
                        verbose_name="month",
                    ),
                ),
                ("since", models.PositiveSmallIntegerField(verbose_name="from the year")),
                (
                    "until",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="up to the year"
                    ),
                ),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="document")),
                ("set_at", models.DateTimeField(auto_now=True, verbose_name="set")),
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
                        to="reports.cutoffday",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="set by",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e00bcd60900b796c68f0c7de7583cc4dcb1a8c30",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_83c60",
                            table="reports_cutoffdayevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "sent up"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                        ],
                        default="sent",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("sent_at", models.DateTimeField(auto_now_add=True, verbose_name="sent")),
                (
                    "answered_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="answered"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
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
                        to="reports.handover",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                (
                    "summary",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.summary",
                        verbose_name="summary",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bf31012cd04bda4280af065cd472ade01228abe7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c2b4c",
                            table="reports_handoverevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LevelCheckEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("until", models.DateField(verbose_name="last day of the quarter")),
                ("differences", models.PositiveIntegerField(verbose_name="figures that differed")),
                (
                    "missing",
                    models.PositiveIntegerField(verbose_name="signed summaries that were missing"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("done_at", models.DateTimeField(auto_now_add=True, verbose_name="done")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="done by",
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
                        to="reports.levelcheck",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8593cae6cc5ed06eb31e67dfdc14f66c9df37e18",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_df070",
                            table="reports_levelcheckevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SummaryScheduleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("membership", "Members of the Party"),
                            ("cell_life", "Life of cells"),
                            ("grading", "Review, grading and commendation"),
                            ("membership_flow", "Flow of members"),
                            ("inspection", "Inspection and supervision"),
                            ("conclusions", "What inspections concluded"),
                            ("inspection_contents", "Contents of inspection and supervision"),
                            ("discipline", "Discipline"),
                            ("cadres", "Work on cadres"),
                        ],
                        help_text="Empty: all forms.",
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("month", "month"),
                                ("quarter", "quarter 1"),
                                ("half", "6 months"),
                                ("nine_months", "9 months"),
                                ("year", "year"),
                            ],
                            max_length=12,
                        ),
                        size=None,
                        verbose_name="kinds of period",
                    ),
                ),
                (
                    "days_after",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="1: in the first night after the last day.",
                        verbose_name="days after the end",
                    ),
                ),
                (
                    "waits",
                    models.BooleanField(
                        default=False,
                        help_text="Made when the last unit with an office has signed its own.",
                        verbose_name="waits for the units",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="switched on")),
                ("set_at", models.DateTimeField(auto_now=True, verbose_name="set")),
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
                        to="reports.summaryschedule",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="set by",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="01eec12c51824357379d1d77679e9bba74c001d5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8d00c",
                            table="reports_summaryscheduleevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WaitingSummaryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("membership", "Members of the Party"),
                            ("cell_life", "Life of cells"),
                            ("grading", "Review, grading and commendation"),
                            ("membership_flow", "Flow of members"),
                            ("inspection", "Inspection and supervision"),
                            ("conclusions", "What inspections concluded"),
                            ("inspection_contents", "Contents of inspection and supervision"),
                            ("discipline", "Discipline"),
                            ("cadres", "Work on cadres"),
                        ],
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("month", "month"),
                            ("quarter", "quarter 1"),
                            ("half", "6 months"),
                            ("nine_months", "9 months"),
                            ("year", "year"),
                            ("term", "term"),
                            ("half_term", "half of a term"),
                            ("free", "from – to"),
                        ],
                        max_length=12,
                        verbose_name="kind of period",
                    ),
                ),
                ("first", models.DateField(verbose_name="from")),
                ("last", models.DateField(verbose_name="to")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                (
                    "assignment_id",
                    models.BigIntegerField(editable=False, null=True, verbose_name="acting as"),
                ),
                (
                    "ended_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="ended"
                    ),
                ),
                ("made", models.BooleanField(default=False, editable=False, verbose_name="made")),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
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
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ended by",
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
                        to="reports.waitingsummary",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ddd6b8f2978782db5b7dbc697a346a632d0bf1e9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_661e4",
                            table="reports_waitingsummaryevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="summary",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="summary",
            name="update_update",
        ),
        migrations.AddField(
            model_name="summary",
            name="code_version",
            field=models.CharField(
                blank=True, max_length=40, verbose_name="version of the programme"
            ),
        ),
        migrations.AddField(
            model_name="summary",
            name="rules_sha256",
            field=models.CharField(
                blank=True, max_length=64, verbose_name="fingerprint of the rule values"
            ),
        ),
        migrations.AddField(
            model_name="summaryevent",
            name="code_version",
            field=models.CharField(
                blank=True, max_length=40, verbose_name="version of the programme"
            ),
        ),
        migrations.AddField(
            model_name="summaryevent",
            name="rules_sha256",
            field=models.CharField(
                blank=True, max_length=64, verbose_name="fingerprint of the rule values"
            ),
        ),
        migrations.AddField(
            model_name="summaryfigure",
            name="seal",
            field=models.CharField(
                blank=True, editable=False, max_length=16, verbose_name="fingerprint"
            ),
        ),
        migrations.AlterField(
            model_name="summary",
            name="kind",
            field=models.CharField(
                choices=[
                    ("month", "month"),
                    ("quarter", "quarter 1"),
                    ("half", "6 months"),
                    ("nine_months", "9 months"),
                    ("year", "year"),
                    ("term", "term"),
                    ("half_term", "half of a term"),
                    ("free", "from – to"),
                ],
                max_length=12,
                verbose_name="kind of period",
            ),
        ),
        migrations.AlterField(
            model_name="summaryevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("month", "month"),
                    ("quarter", "quarter 1"),
                    ("half", "6 months"),
                    ("nine_months", "9 months"),
                    ("year", "year"),
                    ("term", "term"),
                    ("half_term", "half of a term"),
                    ("free", "from – to"),
                ],
                max_length=12,
                verbose_name="kind of period",
            ),
        ),
        migrations.AlterField(
            model_name="target",
            name="kind",
            field=models.CharField(
                choices=[
                    ("month", "month"),
                    ("quarter", "quarter 1"),
                    ("half", "6 months"),
                    ("nine_months", "9 months"),
                    ("year", "year"),
                    ("term", "term"),
                    ("half_term", "half of a term"),
                    ("free", "from – to"),
                ],
                max_length=12,
                verbose_name="kind of period",
            ),
        ),
        migrations.AlterField(
            model_name="targetevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("month", "month"),
                    ("quarter", "quarter 1"),
                    ("half", "6 months"),
                    ("nine_months", "9 months"),
                    ("year", "year"),
                    ("term", "term"),
                    ("half_term", "half of a term"),
                    ("free", "from – to"),
                ],
                max_length=12,
                verbose_name="kind of period",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="summary",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reports_summaryevent" ("checked_at", "checked_by_id", "code_version", "counted_at", "details", "first", "form", "generated_by_id", "id", "kind", "last", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "rules_sha256", "sha256", "signed_at", "signed_by_id", "state") VALUES (NEW."checked_at", NEW."checked_by_id", NEW."code_version", NEW."counted_at", NEW."details", NEW."first", NEW."form", NEW."generated_by_id", NEW."id", NEW."kind", NEW."last", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revision", NEW."rules_sha256", NEW."sha256", NEW."signed_at", NEW."signed_by_id", NEW."state"); RETURN NULL;',
                    hash="b3144fb6a5d2a7887f060eae4c22305c89acb8e9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_88c20",
                    table="reports_summary",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="summary",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."checked_at" IS DISTINCT FROM (NEW."checked_at") OR OLD."checked_by_id" IS DISTINCT FROM (NEW."checked_by_id") OR OLD."code_version" IS DISTINCT FROM (NEW."code_version") OR OLD."counted_at" IS DISTINCT FROM (NEW."counted_at") OR OLD."details" IS DISTINCT FROM (NEW."details") OR OLD."first" IS DISTINCT FROM (NEW."first") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."generated_by_id" IS DISTINCT FROM (NEW."generated_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."last" IS DISTINCT FROM (NEW."last") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."rules_sha256" IS DISTINCT FROM (NEW."rules_sha256") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."signed_by_id" IS DISTINCT FROM (NEW."signed_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "reports_summaryevent" ("checked_at", "checked_by_id", "code_version", "counted_at", "details", "first", "form", "generated_by_id", "id", "kind", "last", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "rules_sha256", "sha256", "signed_at", "signed_by_id", "state") VALUES (NEW."checked_at", NEW."checked_by_id", NEW."code_version", NEW."counted_at", NEW."details", NEW."first", NEW."form", NEW."generated_by_id", NEW."id", NEW."kind", NEW."last", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revision", NEW."rules_sha256", NEW."sha256", NEW."signed_at", NEW."signed_by_id", NEW."state"); RETURN NULL;',
                    hash="a72825ab6ceb82f8d7e360632d6bdb66e4c4be56",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2c36f",
                    table="reports_summary",
                    when="AFTER",
                ),
            ),
        ),
        ProtectTenantTable("reports_handover", label="reports.summary", key="summary_id"),
        *(ProtectTenantTable(f"reports_{name}") for name in PLACED),
        *(
            ProtectHistoryTable(f"reports_{name}event", of=f"reports_{name}")
            for name in ("handover", *PLACED)
        ),
    ]
