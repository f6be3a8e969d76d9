"""Times of exemption and suspension, and memberships before the one that counts now."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0006_placement_exit"),
        ("tenancy", "0003_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierMembership",
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
                    "admission_decided_on",
                    models.DateField(blank=True, null=True, verbose_name="admission decision date"),
                ),
                (
                    "ceremony_on",
                    models.DateField(blank=True, null=True, verbose_name="admission ceremony date"),
                ),
                (
                    "official_on",
                    models.DateField(blank=True, null=True, verbose_name="official date"),
                ),
                ("left_on", models.DateField(verbose_name="left on")),
                (
                    "leaving",
                    models.CharField(
                        choices=[
                            ("struck_off", "struck off"),
                            ("own_request", "left at own request"),
                            ("expelled", "expelled"),
                            ("deceased", "deceased"),
                            ("moved_away", "moved to another province-level organisation"),
                        ],
                        max_length=12,
                        verbose_name="how they left",
                    ),
                ),
                (
                    "restored",
                    models.BooleanField(
                        default=False, verbose_name="restored: counts without a break"
                    ),
                ),
                ("returned_on", models.DateField(verbose_name="back since")),
                (
                    "returned_by",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="decision on the return"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="earlier_memberships",
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
            ],
            options={
                "verbose_name": "earlier membership",
                "verbose_name_plural": "earlier memberships",
            },
        ),
        migrations.CreateModel(
            name="EarlierMembershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("path", models.TextField(db_collation="C", editable=False, verbose_name="path")),
                ("tenant_id", models.BigIntegerField(editable=False, verbose_name="tenant")),
                ("province_id", models.BigIntegerField(editable=False, verbose_name="province")),
                (
                    "admission_decided_on",
                    models.DateField(blank=True, null=True, verbose_name="admission decision date"),
                ),
                (
                    "ceremony_on",
                    models.DateField(blank=True, null=True, verbose_name="admission ceremony date"),
                ),
                (
                    "official_on",
                    models.DateField(blank=True, null=True, verbose_name="official date"),
                ),
                ("left_on", models.DateField(verbose_name="left on")),
                (
                    "leaving",
                    models.CharField(
                        choices=[
                            ("struck_off", "struck off"),
                            ("own_request", "left at own request"),
                            ("expelled", "expelled"),
                            ("deceased", "deceased"),
                            ("moved_away", "moved to another province-level organisation"),
                        ],
                        max_length=12,
                        verbose_name="how they left",
                    ),
                ),
                (
                    "restored",
                    models.BooleanField(
                        default=False, verbose_name="restored: counts without a break"
                    ),
                ),
                ("returned_on", models.DateField(verbose_name="back since")),
                (
                    "returned_by",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="decision on the return"
                    ),
                ),
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
                        to="membership.earliermembership",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandingPeriod",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("exempt", "exempt from party activities"),
                            ("suspended", "suspended from party activities"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("old_age", "old age"),
                            ("ill_health", "ill health"),
                            ("long_treatment", "long medical treatment"),
                            ("abroad_alone", "working or visiting abroad alone"),
                            ("mobile_work", "mobile work without a party organisation"),
                            ("waiting_retirement", "waiting for retirement"),
                            ("maternity", "maternity leave"),
                            ("obstruction", "signs of a serious violation and obstruction"),
                            ("prosecuted", "prosecuted"),
                            ("detained", "detained"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                (
                    "resolution_number",
                    models.CharField(
                        blank=True,
                        max_length=60,
                        verbose_name="number of the resolution or decision",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("returned", "returned to party activities"),
                            ("lifted", "suspension lifted"),
                            ("left", "membership ended"),
                        ],
                        max_length=10,
                        verbose_name="ended by",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standing_periods",
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
            ],
            options={
                "verbose_name": "time of exemption or suspension",
                "verbose_name_plural": "times of exemption or suspension",
            },
        ),
        migrations.CreateModel(
            name="StandingPeriodEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("path", models.TextField(db_collation="C", editable=False, verbose_name="path")),
                ("tenant_id", models.BigIntegerField(editable=False, verbose_name="tenant")),
                ("province_id", models.BigIntegerField(editable=False, verbose_name="province")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("exempt", "exempt from party activities"),
                            ("suspended", "suspended from party activities"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("old_age", "old age"),
                            ("ill_health", "ill health"),
                            ("long_treatment", "long medical treatment"),
                            ("abroad_alone", "working or visiting abroad alone"),
                            ("mobile_work", "mobile work without a party organisation"),
                            ("waiting_retirement", "waiting for retirement"),
                            ("maternity", "maternity leave"),
                            ("obstruction", "signs of a serious violation and obstruction"),
                            ("prosecuted", "prosecuted"),
                            ("detained", "detained"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                (
                    "resolution_number",
                    models.CharField(
                        blank=True,
                        max_length=60,
                        verbose_name="number of the resolution or decision",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("returned", "returned to party activities"),
                            ("lifted", "suspension lifted"),
                            ("left", "membership ended"),
                        ],
                        max_length=10,
                        verbose_name="ended by",
                    ),
                ),
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
                        to="membership.standingperiod",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="earliermembership",
            index=models.Index(fields=["path", "member"], name="earlier_path"),
        ),
        migrations.AddConstraint(
            model_name="earliermembership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("restored", False)),
                fields=("member",),
                name="earlier_readmitted_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="earliermembership",
            constraint=models.UniqueConstraint(
                fields=("member", "left_on"), name="earlier_one_leaving_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="earliermembership",
            constraint=models.CheckConstraint(
                condition=models.Q(("returned_on__gte", models.F("left_on"))),
                name="earlier_return_after_leaving",
            ),
        ),
        migrations.AddConstraint(
            model_name="earliermembership",
            constraint=models.CheckConstraint(
                condition=models.Q(("leaving__in", ["deceased", "moved_away"]), _negated=True),
                name="earlier_leaving_has_return",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="earliermembership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_earliermembershipevent" ("admission_decided_on", "ceremony_on", "id", "leaving", "left_on", "member_id", "official_on", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "restored", "returned_by", "returned_on", "tenant_id") VALUES (NEW."admission_decided_on", NEW."ceremony_on", NEW."id", NEW."leaving", NEW."left_on", NEW."member_id", NEW."official_on", NEW."organization_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."province_id", NEW."restored", NEW."returned_by", NEW."returned_on", NEW."tenant_id"); RETURN NULL;',
                    hash="21c119c1a8f928953a5e01cc7f33744f0ab79754",
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
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "membership_earliermembershipevent" ("admission_decided_on", "ceremony_on", "id", "leaving", "left_on", "member_id", "official_on", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "restored", "returned_by", "returned_on", "tenant_id") VALUES (NEW."admission_decided_on", NEW."ceremony_on", NEW."id", NEW."leaving", NEW."left_on", NEW."member_id", NEW."official_on", NEW."organization_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."province_id", NEW."restored", NEW."returned_by", NEW."returned_on", NEW."tenant_id"); RETURN NULL;',
                    hash="f16ff45815f83c0698b8f3a45bfbbd4899fa0b9c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b6c6c",
                    table="membership_earliermembership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="earliermembershipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="aff326c51c40d9dc3dddc342672f2bbf28330f76",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_870bf",
                    table="membership_earliermembershipevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="standingperiod",
            index=models.Index(fields=["path", "kind", "member"], name="standing_path_kind"),
        ),
        migrations.AddConstraint(
            model_name="standingperiod",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("member", "="), ("kind", "="), ("valid", "&&")],
                name="standing_one_of_a_kind_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid__isempty", False), ("valid__lower_inf", False)),
                name="standing_period_has_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(("ending", ""), ("valid__upper_inf", False), _connector="OR"),
                name="standing_ending_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "exempt"),
                        (
                            "reason__in",
                            (
                                "old_age",
                                "ill_health",
                                "long_treatment",
                                "abroad_alone",
                                "mobile_work",
                                "waiting_retirement",
                                "maternity",
                            ),
                        ),
                    ),
                    models.Q(
                        ("kind", "suspended"),
                        ("reason__in", ("obstruction", "prosecuted", "detained")),
                    ),
                    _connector="OR",
                ),
                name="standing_reason_of_its_kind",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standingperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_standingperiodevent" ("ending", "id", "kind", "member_id", "note", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "reason", "resolution_number", "tenant_id", "valid") VALUES (NEW."ending", NEW."id", NEW."kind", NEW."member_id", NEW."note", NEW."organization_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."province_id", NEW."reason", NEW."resolution_number", NEW."tenant_id", NEW."valid"); RETURN NULL;',
                    hash="c7e7ca379da91e644cbb2afe5f2b7720372904dc",
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
                    condition='WHEN (OLD."ending" IS DISTINCT FROM (NEW."ending") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."path" IS DISTINCT FROM (NEW."path") OR OLD."province_id" IS DISTINCT FROM (NEW."province_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."resolution_number" IS DISTINCT FROM (NEW."resolution_number") OR OLD."tenant_id" IS DISTINCT FROM (NEW."tenant_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid"))',
                    func='INSERT INTO "membership_standingperiodevent" ("ending", "id", "kind", "member_id", "note", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "reason", "resolution_number", "tenant_id", "valid") VALUES (NEW."ending", NEW."id", NEW."kind", NEW."member_id", NEW."note", NEW."organization_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."province_id", NEW."reason", NEW."resolution_number", NEW."tenant_id", NEW."valid"); RETURN NULL;',
                    hash="888e8117d803d9d1a4272a5ece17ec01d2e460c1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a8d1a",
                    table="membership_standingperiod",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standingperiodevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f3cf03e796c266c44609ead8c84839881c4144d2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_76b25",
                    table="membership_standingperiodevent",
                    when="BEFORE",
                ),
            ),
        ),
        ProtectTenantTable(
            "membership_standingperiod",
            label="membership.member",
            key="member_id",
            granted="membership_member",
        ),
        ProtectTenantTable(
            "membership_earliermembership",
            label="membership.member",
            key="member_id",
            granted="membership_member",
        ),
        ProtectHistoryTable("membership_standingperiodevent", of="membership_standingperiod"),
        ProtectHistoryTable("membership_earliermembershipevent", of="membership_earliermembership"),
    ]
