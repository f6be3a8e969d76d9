"""The party fee: groups of payers, entries by month, ledgers."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0015_badges"),
        ("regulations", "0001_legal_documents_and_rules"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PayerStatus",
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
                    "group",
                    models.CharField(
                        choices=[
                            ("insured", "compulsory social insurance"),
                            ("benefit", "sickness or maternity benefit"),
                            ("pension", "pension"),
                            ("student", "pupil or student"),
                            ("uninsured", "no compulsory insurance, below retirement age"),
                            ("uninsured_retired", "no compulsory insurance, at retirement age"),
                            ("abroad", "living abroad"),
                        ],
                        max_length=20,
                        verbose_name="group of payers",
                    ),
                ),
                (
                    "base",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="base a month, in dong"
                    ),
                ),
                (
                    "reduction",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "none"),
                            (30, "30%"),
                            (50, "50%"),
                            (70, "70%"),
                            (100, "exempt from the fee"),
                        ],
                        default=0,
                        verbose_name="reduction",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="basis")),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payer_statuses",
                        to="membership.member",
                        verbose_name="member",
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
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "group of a fee payer",
                "verbose_name_plural": "groups of fee payers",
            },
        ),
        migrations.CreateModel(
            name="PayerStatusEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("insured", "compulsory social insurance"),
                            ("benefit", "sickness or maternity benefit"),
                            ("pension", "pension"),
                            ("student", "pupil or student"),
                            ("uninsured", "no compulsory insurance, below retirement age"),
                            ("uninsured_retired", "no compulsory insurance, at retirement age"),
                            ("abroad", "living abroad"),
                        ],
                        max_length=20,
                        verbose_name="group of payers",
                    ),
                ),
                (
                    "base",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="base a month, in dong"
                    ),
                ),
                (
                    "reduction",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "none"),
                            (30, "30%"),
                            (50, "50%"),
                            (70, "70%"),
                            (100, "exempt from the fee"),
                        ],
                        default=0,
                        verbose_name="reduction",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="basis")),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.member",
                        verbose_name="member",
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
                        to="membership.payerstatus",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FeeEntry",
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
                ("month", models.DateField(verbose_name="month")),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("insured", "compulsory social insurance"),
                            ("benefit", "sickness or maternity benefit"),
                            ("pension", "pension"),
                            ("student", "pupil or student"),
                            ("uninsured", "no compulsory insurance, below retirement age"),
                            ("uninsured_retired", "no compulsory insurance, at retirement age"),
                            ("abroad", "living abroad"),
                        ],
                        max_length=20,
                        verbose_name="group of payers",
                    ),
                ),
                (
                    "base",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="base, in dong"
                    ),
                ),
                (
                    "reduction",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "none"),
                            (30, "30%"),
                            (50, "50%"),
                            (70, "70%"),
                            (100, "exempt from the fee"),
                        ],
                        default=0,
                        verbose_name="reduction",
                    ),
                ),
                (
                    "due",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="due, in dong"
                    ),
                ),
                ("paid", models.PositiveBigIntegerField(default=0, verbose_name="paid, in dong")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="paid on")),
                (
                    "excuse",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="reason for not paying"
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now=True, verbose_name="recorded")),
                (
                    "superseded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="superseded"),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why corrected"),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fee_entries",
                        to="membership.member",
                        verbose_name="member",
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
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regulations.rulevalue",
                        verbose_name="rule",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="superseded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "fee of a month",
                "verbose_name_plural": "fees by month",
                "indexes": [
                    models.Index(fields=["organization", "month"], name="feeentry_unit_month"),
                    models.Index(fields=["path", "month"], name="feeentry_path_month"),
                    models.Index(
                        condition=models.Q(("paid", 0), ("superseded_at__isnull", True)),
                        fields=["path", "month"],
                        name="feeentry_unpaid",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("member", "month"),
                        name="feeentry_one_a_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="feeentry_first_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid", 0), ("paid_on__isnull", False), _connector="OR"
                        ),
                        name="feeentry_paid_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("superseded_at__isnull", True)),
                            models.Q(
                                ("superseded_at__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="feeentry_superseded_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeeMonth",
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
                ("month", models.DateField(verbose_name="month")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="drawn up")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="closed by",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="drawn up by",
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
                "verbose_name": "fee ledger of a month",
                "verbose_name_plural": "fee ledgers by month",
                "indexes": [models.Index(fields=["path", "month"], name="feemonth_path")],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "month"), name="feemonth_once"),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="feemonth_first_day"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="payerstatus",
            index=models.Index(fields=["path", "member"], name="payerstatus_path"),
        ),
        migrations.AddConstraint(
            model_name="payerstatus",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("member", "="), ("organization", "="), ("valid", "&&")],
                name="payerstatus_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="payerstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(("reduction__in", [0, 30, 50, 70, 100])),
                name="payerstatus_reduction",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payerstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_payerstatusevent" ("base", "basis", "group", "id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "reduction", "valid") VALUES (NEW."base", NEW."basis", NEW."group", NEW."id", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."reduction", NEW."valid"); RETURN NULL;',
                    hash="bc881cc02d6670d388dcabb188cd48671e98f1e9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_266db",
                    table="membership_payerstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payerstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."base" IS DISTINCT FROM (NEW."base") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."group" IS DISTINCT FROM (NEW."group") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."reduction" IS DISTINCT FROM (NEW."reduction") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                    func='INSERT INTO "membership_payerstatusevent" ("base", "basis", "group", "id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "reduction", "valid") VALUES (NEW."base", NEW."basis", NEW."group", NEW."id", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."reduction", NEW."valid"); RETURN NULL;',
                    hash="08385f6ed7af2bcaafc085c7c22db2ebc0cfb794",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dd2f1",
                    table="membership_payerstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payerstatusevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9bf521a5a5f501b7f7f47b176623ae018a9c0e0a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dbfad",
                    table="membership_payerstatusevent",
                    when="BEFORE",
                ),
            ),
        ),
        *(
            ProtectTenantTable(
                table, label="membership.member", key="member_id", granted="membership_member"
            )
            for table in ("membership_payerstatus", "membership_feeentry")
        ),
        ProtectTenantTable("membership_feemonth"),
        ProtectHistoryTable("membership_payerstatusevent", of="membership_payerstatus"),
    ]
