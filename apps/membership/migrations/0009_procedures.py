"""Procedures about members, their votes and their papers, behind the border of the member."""

import django.db.models.deletion
import django.db.models.expressions
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0008_seniority_deductions"),
        ("regulations", "0001_legal_documents_and_rules"),
        ("tenancy", "0003_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="Procedure",
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
                            ("recognition", "recognition as an official member"),
                            ("strike_off", "striking off"),
                            ("own_request", "leaving at own request"),
                            ("expulsion", "expulsion"),
                            ("death", "death"),
                            ("exemption", "exemption from work and activity"),
                            ("exemption_end", "end of an exemption"),
                            ("suspension", "suspension of party activity"),
                            ("suspension_end", "end of a suspension"),
                            ("readmission", "admission again"),
                            ("restoration", "restoration of membership"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("decided", "decided"),
                            ("refused", "not approved"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="opened")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("details", models.JSONField(blank=True, default=dict, verbose_name="particulars")),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="decision date"),
                ),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="decision number"),
                ),
                (
                    "deciding_body",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cell", "cell"),
                            ("section", "section committee"),
                            ("grassroots", "grassroots committee"),
                            ("authorised", "grassroots committee with authority to decide"),
                            ("standing_committee", "standing committee directly above"),
                            ("province", "standing committee of the province level"),
                            ("central", "central level"),
                        ],
                        max_length=20,
                        verbose_name="deciding body",
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(blank=True, null=True, verbose_name="takes effect"),
                ),
                (
                    "closing_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="why so"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="procedures",
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
                "verbose_name": "procedure",
                "verbose_name_plural": "procedures",
            },
        ),
        migrations.CreateModel(
            name="ProcedureEvent",
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
                            ("recognition", "recognition as an official member"),
                            ("strike_off", "striking off"),
                            ("own_request", "leaving at own request"),
                            ("expulsion", "expulsion"),
                            ("death", "death"),
                            ("exemption", "exemption from work and activity"),
                            ("exemption_end", "end of an exemption"),
                            ("suspension", "suspension of party activity"),
                            ("suspension_end", "end of a suspension"),
                            ("readmission", "admission again"),
                            ("restoration", "restoration of membership"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("decided", "decided"),
                            ("refused", "not approved"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="opened")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("details", models.JSONField(blank=True, default=dict, verbose_name="particulars")),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="decision date"),
                ),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="decision number"),
                ),
                (
                    "deciding_body",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cell", "cell"),
                            ("section", "section committee"),
                            ("grassroots", "grassroots committee"),
                            ("authorised", "grassroots committee with authority to decide"),
                            ("standing_committee", "standing committee directly above"),
                            ("province", "standing committee of the province level"),
                            ("central", "central level"),
                        ],
                        max_length=20,
                        verbose_name="deciding body",
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(blank=True, null=True, verbose_name="takes effect"),
                ),
                (
                    "closing_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="why so"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
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
                        to="membership.procedure",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProcedurePaper",
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
                ("code", models.CharField(max_length=30, verbose_name="paper")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                ("dated_on", models.DateField(verbose_name="dated")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="received")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="membership.procedure",
                        verbose_name="procedure",
                    ),
                ),
            ],
            options={
                "verbose_name": "paper",
                "verbose_name_plural": "papers",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProcedureVote",
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
                    "body",
                    models.CharField(
                        choices=[
                            ("cell", "cell"),
                            ("section", "section committee"),
                            ("grassroots", "grassroots committee"),
                            ("authorised", "grassroots committee with authority to decide"),
                            ("standing_committee", "standing committee directly above"),
                            ("province", "standing committee of the province level"),
                            ("central", "central level"),
                        ],
                        max_length=20,
                        verbose_name="body",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="meeting date")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                ("entitled", models.PositiveIntegerField(verbose_name="entitled to vote")),
                ("present", models.PositiveIntegerField(verbose_name="present")),
                ("in_favour", models.PositiveIntegerField(verbose_name="in favour")),
                ("against", models.PositiveIntegerField(default=0, verbose_name="against")),
                (
                    "blank_or_invalid",
                    models.PositiveIntegerField(default=0, verbose_name="blank or invalid"),
                ),
                (
                    "resolution_number",
                    models.CharField(blank=True, max_length=60, verbose_name="resolution number"),
                ),
                ("carried", models.BooleanField(verbose_name="carried")),
                (
                    "struck",
                    models.CharField(blank=True, max_length=200, verbose_name="struck because"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="membership.procedure",
                        verbose_name="procedure",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regulations.rulevalue",
                        verbose_name="rule of the day",
                    ),
                ),
            ],
            options={
                "verbose_name": "vote",
                "verbose_name_plural": "votes",
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="procedure",
            index=models.Index(fields=["path", "state", "-opened_on"], name="procedure_path"),
        ),
        migrations.AddIndex(
            model_name="procedure",
            index=models.Index(
                fields=["province_id", "state", "-opened_on"], name="procedure_province"
            ),
        ),
        migrations.AddIndex(
            model_name="procedure",
            index=models.Index(fields=["member", "-opened_on"], name="procedure_member"),
        ),
        migrations.AddConstraint(
            model_name="procedure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("member", "kind"),
                name="procedure_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="procedure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "decided"), _negated=True),
                    models.Q(("decided_on__isnull", False), ("effective_on__isnull", False)),
                    _connector="OR",
                ),
                name="procedure_decided_has_dates",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_procedureevent" ("closing_reason", "created_at", "decided_on", "deciding_body", "decision_number", "details", "effective_on", "id", "kind", "member_id", "opened_on", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "reason", "state", "tenant_id", "version") VALUES (NEW."closing_reason", NEW."created_at", NEW."decided_on", NEW."deciding_body", NEW."decision_number", NEW."details", NEW."effective_on", NEW."id", NEW."kind", NEW."member_id", NEW."opened_on", NEW."organization_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."province_id", NEW."reason", NEW."state", NEW."tenant_id", NEW."version"); RETURN NULL;',
                    hash="ad98dc26fb577632e28c41337f605522353192e8",
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
                    condition='WHEN (OLD."closing_reason" IS DISTINCT FROM (NEW."closing_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."deciding_body" IS DISTINCT FROM (NEW."deciding_body") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."details" IS DISTINCT FROM (NEW."details") OR OLD."effective_on" IS DISTINCT FROM (NEW."effective_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."path" IS DISTINCT FROM (NEW."path") OR OLD."province_id" IS DISTINCT FROM (NEW."province_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."tenant_id" IS DISTINCT FROM (NEW."tenant_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "membership_procedureevent" ("closing_reason", "created_at", "decided_on", "deciding_body", "decision_number", "details", "effective_on", "id", "kind", "member_id", "opened_on", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "reason", "state", "tenant_id", "version") VALUES (NEW."closing_reason", NEW."created_at", NEW."decided_on", NEW."deciding_body", NEW."decision_number", NEW."details", NEW."effective_on", NEW."id", NEW."kind", NEW."member_id", NEW."opened_on", NEW."organization_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."province_id", NEW."reason", NEW."state", NEW."tenant_id", NEW."version"); RETURN NULL;',
                    hash="9139418e157021b5bbf4b448a870d9dbc10f3203",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fa32e",
                    table="membership_procedure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="904236a710a7e21f796838e2d840d28cd1e984e8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_36b40",
                    table="membership_procedureevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="procedurepaper",
            constraint=models.UniqueConstraint(
                fields=("procedure", "code"), name="procedurepaper_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="procedurevote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("entitled__gte", models.F("present")),
                    (
                        "present__gte",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("in_favour"), "+", models.F("against")
                            ),
                            "+",
                            models.F("blank_or_invalid"),
                        ),
                    ),
                ),
                name="procedurevote_ballots",
            ),
        ),
        migrations.AddConstraint(
            model_name="procedurevote",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck", "")),
                fields=("procedure", "body", "round"),
                name="procedurevote_round",
            ),
        ),
        *(
            ProtectTenantTable(
                table, label="membership.member", key="member_id", granted="membership_member"
            )
            for table in (
                "membership_procedure",
                "membership_procedurevote",
                "membership_procedurepaper",
            )
        ),
        ProtectHistoryTable("membership_procedureevent", of="membership_procedure"),
    ]
