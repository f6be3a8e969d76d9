"""Transfers of party activities, seen from both sides, and guests for a time."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import apps.core.fields
from apps.tenancy.policies import ProtectHistoryTable, ProtectSharedTable, ProtectTenantTable


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0013_clock_warnings"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Transfer",
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
                            ("official", "official"),
                            ("temporary", "temporary"),
                            ("internal", "within one committee"),
                            ("abroad", "abroad"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "requested, paper not issued"),
                            ("sent", "paper issued, not handed in"),
                            ("in_transit", "paper handed in, not yet in a cell"),
                            ("received", "received"),
                            ("returned", "returned to the sender"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="requested",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("work", "change of work"),
                            ("retirement", "retirement"),
                            ("left_work", "end of work"),
                            ("residence", "change of residence"),
                            ("study", "full-time study"),
                            ("dissolved", "the organisation was dissolved"),
                            ("other", "another reason"),
                        ],
                        max_length=10,
                        verbose_name="reason",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("from_name", models.CharField(max_length=300, verbose_name="from")),
                ("to_name", models.CharField(max_length=300, verbose_name="to")),
                (
                    "target_path",
                    models.TextField(
                        blank=True,
                        db_collation="C",
                        editable=False,
                        null=True,
                        verbose_name="path of the receiving organisation",
                    ),
                ),
                (
                    "from_outside",
                    models.BooleanField(default=False, verbose_name="from outside the system"),
                ),
                ("full_name", models.CharField(max_length=120, verbose_name="full name")),
                (
                    "search_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("full_name"), function="vi_fold"),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "birth",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="date of birth"
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        choices=[("male", "male"), ("female", "female")],
                        max_length=6,
                        verbose_name="sex",
                    ),
                ),
                (
                    "card_number",
                    models.CharField(blank=True, max_length=12, verbose_name="member card number"),
                ),
                (
                    "record_number",
                    models.CharField(blank=True, max_length=12, verbose_name="curriculum number"),
                ),
                (
                    "ceremony_on",
                    models.DateField(blank=True, null=True, verbose_name="admission ceremony date"),
                ),
                (
                    "official_on",
                    models.DateField(blank=True, null=True, verbose_name="official date"),
                ),
                (
                    "fee_paid_through",
                    models.DateField(blank=True, null=True, verbose_name="fee paid through month"),
                ),
                (
                    "basis_number",
                    models.CharField(
                        blank=True,
                        max_length=60,
                        verbose_name="number of the decision on the change",
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="the change takes effect on"
                    ),
                ),
                (
                    "stay_from",
                    models.DateField(blank=True, null=True, verbose_name="temporary from"),
                ),
                (
                    "stay_until",
                    models.DateField(blank=True, null=True, verbose_name="temporary until"),
                ),
                (
                    "stay_ended_on",
                    models.DateField(blank=True, null=True, verbose_name="stay ended on"),
                ),
                (
                    "stay_ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "back in the home cell"),
                            ("moved_on", "moved on officially"),
                            ("called_back", "called back before time"),
                        ],
                        max_length=12,
                        verbose_name="how the stay ended",
                    ),
                ),
                ("requested_on", models.DateField(verbose_name="requested on")),
                (
                    "paper_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year of the paper"
                    ),
                ),
                (
                    "paper_serial",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="running number"
                    ),
                ),
                (
                    "paper_number",
                    models.CharField(
                        blank=True, max_length=30, verbose_name="number of the referral paper"
                    ),
                ),
                (
                    "sent_on",
                    models.DateField(blank=True, null=True, verbose_name="paper issued on"),
                ),
                (
                    "handed_in_on",
                    models.DateField(blank=True, null=True, verbose_name="paper handed in on"),
                ),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="received on"),
                ),
                (
                    "closed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="returned or withdrawn on"
                    ),
                ),
                ("closing_note", models.CharField(blank=True, max_length=300, verbose_name="why")),
                (
                    "wrong_box",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="box that is wrong"
                    ),
                ),
                (
                    "came_back_on",
                    models.DateField(blank=True, null=True, verbose_name="back from abroad on"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="last act by",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                        verbose_name="paper issued by",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
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
                    "requested_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="requested by",
                    ),
                ),
                (
                    "target_organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                        verbose_name="receiving organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "transfer of party activities",
                "verbose_name_plural": "transfers of party activities",
            },
        ),
        migrations.CreateModel(
            name="TemporaryStay",
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
                ("full_name", models.CharField(max_length=120, verbose_name="full name")),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
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
                    "transfer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stay",
                        to="membership.transfer",
                        verbose_name="transfer",
                    ),
                ),
            ],
            options={
                "verbose_name": "temporary stay",
                "verbose_name_plural": "temporary stays",
            },
        ),
        migrations.CreateModel(
            name="TransferEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("official", "official"),
                            ("temporary", "temporary"),
                            ("internal", "within one committee"),
                            ("abroad", "abroad"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "requested, paper not issued"),
                            ("sent", "paper issued, not handed in"),
                            ("in_transit", "paper handed in, not yet in a cell"),
                            ("received", "received"),
                            ("returned", "returned to the sender"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="requested",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("work", "change of work"),
                            ("retirement", "retirement"),
                            ("left_work", "end of work"),
                            ("residence", "change of residence"),
                            ("study", "full-time study"),
                            ("dissolved", "the organisation was dissolved"),
                            ("other", "another reason"),
                        ],
                        max_length=10,
                        verbose_name="reason",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("from_name", models.CharField(max_length=300, verbose_name="from")),
                ("to_name", models.CharField(max_length=300, verbose_name="to")),
                (
                    "from_outside",
                    models.BooleanField(default=False, verbose_name="from outside the system"),
                ),
                ("full_name", models.CharField(max_length=120, verbose_name="full name")),
                (
                    "birth",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="date of birth"
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        choices=[("male", "male"), ("female", "female")],
                        max_length=6,
                        verbose_name="sex",
                    ),
                ),
                (
                    "card_number",
                    models.CharField(blank=True, max_length=12, verbose_name="member card number"),
                ),
                (
                    "record_number",
                    models.CharField(blank=True, max_length=12, verbose_name="curriculum number"),
                ),
                (
                    "ceremony_on",
                    models.DateField(blank=True, null=True, verbose_name="admission ceremony date"),
                ),
                (
                    "official_on",
                    models.DateField(blank=True, null=True, verbose_name="official date"),
                ),
                (
                    "fee_paid_through",
                    models.DateField(blank=True, null=True, verbose_name="fee paid through month"),
                ),
                (
                    "basis_number",
                    models.CharField(
                        blank=True,
                        max_length=60,
                        verbose_name="number of the decision on the change",
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="the change takes effect on"
                    ),
                ),
                (
                    "stay_from",
                    models.DateField(blank=True, null=True, verbose_name="temporary from"),
                ),
                (
                    "stay_until",
                    models.DateField(blank=True, null=True, verbose_name="temporary until"),
                ),
                (
                    "stay_ended_on",
                    models.DateField(blank=True, null=True, verbose_name="stay ended on"),
                ),
                (
                    "stay_ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "back in the home cell"),
                            ("moved_on", "moved on officially"),
                            ("called_back", "called back before time"),
                        ],
                        max_length=12,
                        verbose_name="how the stay ended",
                    ),
                ),
                ("requested_on", models.DateField(verbose_name="requested on")),
                (
                    "paper_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year of the paper"
                    ),
                ),
                (
                    "paper_serial",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="running number"
                    ),
                ),
                (
                    "paper_number",
                    models.CharField(
                        blank=True, max_length=30, verbose_name="number of the referral paper"
                    ),
                ),
                (
                    "sent_on",
                    models.DateField(blank=True, null=True, verbose_name="paper issued on"),
                ),
                (
                    "handed_in_on",
                    models.DateField(blank=True, null=True, verbose_name="paper handed in on"),
                ),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="received on"),
                ),
                (
                    "closed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="returned or withdrawn on"
                    ),
                ),
                ("closing_note", models.CharField(blank=True, max_length=300, verbose_name="why")),
                (
                    "wrong_box",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="box that is wrong"
                    ),
                ),
                (
                    "came_back_on",
                    models.DateField(blank=True, null=True, verbose_name="back from abroad on"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="last act by",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.organization",
                        verbose_name="paper issued by",
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
                        to="membership.transfer",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="requested by",
                    ),
                ),
                (
                    "target_organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.organization",
                        verbose_name="receiving organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["path", "state", "sent_on"], name="transfer_out"),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["target_path", "state", "sent_on"], name="transfer_in"),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["paper_number"], name="transfer_paper"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("requested", "sent", "in_transit"))),
                fields=("member",),
                name="transfer_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                fields=("issued_by", "paper_year", "paper_serial"), name="transfer_paper_serial"
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["requested", "withdrawn"]),
                    ("kind", "internal"),
                    models.Q(
                        ("sent_on__isnull", False),
                        models.Q(("paper_number", ""), _negated=True),
                        ("fee_paid_through__isnull", False),
                    ),
                    ("from_outside", True),
                    _connector="OR",
                ),
                name="transfer_sent_has_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("received_on__isnull", False), ("state", "received")),
                    models.Q(
                        models.Q(("state", "received"), _negated=True),
                        ("received_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="transfer_received_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_on__isnull", False),
                        ("state__in", ["returned", "withdrawn"]),
                        models.Q(("closing_note", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state__in", ["returned", "withdrawn"]), _negated=True),
                        ("closed_on__isnull", True),
                        ("closing_note", ""),
                        ("wrong_box__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="transfer_closed_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "temporary"), ("stay_until__gt", models.F("stay_from"))),
                    models.Q(
                        models.Q(("kind", "temporary"), _negated=True),
                        ("stay_from__isnull", True),
                        ("stay_until__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="transfer_temporary_has_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stay_ended_on__isnull", True), ("stay_ending", "")),
                    models.Q(
                        ("kind", "temporary"),
                        ("state", "received"),
                        ("stay_ended_on__isnull", False),
                        models.Q(("stay_ending", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="transfer_stay_end_says_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("target_organization__isnull", True), ("target_path__isnull", True)),
                    models.Q(
                        ("target_organization__isnull", False), ("target_path__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="transfer_target_has_place",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transfer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_transferevent" ("basis_number", "birth", "came_back_on", "card_number", "ceremony_on", "changed_by_id", "closed_on", "closing_note", "effective_on", "fee_paid_through", "from_name", "from_outside", "full_name", "handed_in_on", "id", "issued_by_id", "kind", "member_id", "note", "official_on", "organization_id", "paper_number", "paper_serial", "paper_year", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "record_number", "requested_by_id", "requested_on", "sent_on", "sex", "state", "stay_ended_on", "stay_ending", "stay_from", "stay_until", "target_organization_id", "to_name", "version", "wrong_box") VALUES (NEW."basis_number", NEW."birth", NEW."came_back_on", NEW."card_number", NEW."ceremony_on", NEW."changed_by_id", NEW."closed_on", NEW."closing_note", NEW."effective_on", NEW."fee_paid_through", NEW."from_name", NEW."from_outside", NEW."full_name", NEW."handed_in_on", NEW."id", NEW."issued_by_id", NEW."kind", NEW."member_id", NEW."note", NEW."official_on", NEW."organization_id", NEW."paper_number", NEW."paper_serial", NEW."paper_year", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."received_on", NEW."record_number", NEW."requested_by_id", NEW."requested_on", NEW."sent_on", NEW."sex", NEW."state", NEW."stay_ended_on", NEW."stay_ending", NEW."stay_from", NEW."stay_until", NEW."target_organization_id", NEW."to_name", NEW."version", NEW."wrong_box"); RETURN NULL;',
                    hash="1fa63e31c2d8cef246cafcac977dcacdf869a543",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d6ad0",
                    table="membership_transfer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transfer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."basis_number" IS DISTINCT FROM (NEW."basis_number") OR OLD."birth" IS DISTINCT FROM (NEW."birth") OR OLD."came_back_on" IS DISTINCT FROM (NEW."came_back_on") OR OLD."card_number" IS DISTINCT FROM (NEW."card_number") OR OLD."ceremony_on" IS DISTINCT FROM (NEW."ceremony_on") OR OLD."changed_by_id" IS DISTINCT FROM (NEW."changed_by_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closing_note" IS DISTINCT FROM (NEW."closing_note") OR OLD."effective_on" IS DISTINCT FROM (NEW."effective_on") OR OLD."fee_paid_through" IS DISTINCT FROM (NEW."fee_paid_through") OR OLD."from_name" IS DISTINCT FROM (NEW."from_name") OR OLD."from_outside" IS DISTINCT FROM (NEW."from_outside") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."handed_in_on" IS DISTINCT FROM (NEW."handed_in_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."official_on" IS DISTINCT FROM (NEW."official_on") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."paper_number" IS DISTINCT FROM (NEW."paper_number") OR OLD."paper_serial" IS DISTINCT FROM (NEW."paper_serial") OR OLD."paper_year" IS DISTINCT FROM (NEW."paper_year") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."record_number" IS DISTINCT FROM (NEW."record_number") OR OLD."requested_by_id" IS DISTINCT FROM (NEW."requested_by_id") OR OLD."requested_on" IS DISTINCT FROM (NEW."requested_on") OR OLD."sent_on" IS DISTINCT FROM (NEW."sent_on") OR OLD."sex" IS DISTINCT FROM (NEW."sex") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."stay_ended_on" IS DISTINCT FROM (NEW."stay_ended_on") OR OLD."stay_ending" IS DISTINCT FROM (NEW."stay_ending") OR OLD."stay_from" IS DISTINCT FROM (NEW."stay_from") OR OLD."stay_until" IS DISTINCT FROM (NEW."stay_until") OR OLD."target_organization_id" IS DISTINCT FROM (NEW."target_organization_id") OR OLD."to_name" IS DISTINCT FROM (NEW."to_name") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."wrong_box" IS DISTINCT FROM (NEW."wrong_box"))',
                    func='INSERT INTO "membership_transferevent" ("basis_number", "birth", "came_back_on", "card_number", "ceremony_on", "changed_by_id", "closed_on", "closing_note", "effective_on", "fee_paid_through", "from_name", "from_outside", "full_name", "handed_in_on", "id", "issued_by_id", "kind", "member_id", "note", "official_on", "organization_id", "paper_number", "paper_serial", "paper_year", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "record_number", "requested_by_id", "requested_on", "sent_on", "sex", "state", "stay_ended_on", "stay_ending", "stay_from", "stay_until", "target_organization_id", "to_name", "version", "wrong_box") VALUES (NEW."basis_number", NEW."birth", NEW."came_back_on", NEW."card_number", NEW."ceremony_on", NEW."changed_by_id", NEW."closed_on", NEW."closing_note", NEW."effective_on", NEW."fee_paid_through", NEW."from_name", NEW."from_outside", NEW."full_name", NEW."handed_in_on", NEW."id", NEW."issued_by_id", NEW."kind", NEW."member_id", NEW."note", NEW."official_on", NEW."organization_id", NEW."paper_number", NEW."paper_serial", NEW."paper_year", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."received_on", NEW."record_number", NEW."requested_by_id", NEW."requested_on", NEW."sent_on", NEW."sex", NEW."state", NEW."stay_ended_on", NEW."stay_ending", NEW."stay_from", NEW."stay_until", NEW."target_organization_id", NEW."to_name", NEW."version", NEW."wrong_box"); RETURN NULL;',
                    hash="db75a4e326abef95d8395afc45b97f88d87290ab",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f5a0e",
                    table="membership_transfer",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="temporarystay",
            index=models.Index(fields=["path", "ended_on"], name="stay_path"),
        ),
        migrations.AddConstraint(
            model_name="temporarystay",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("member",),
                name="stay_one_open",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transferevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f4e23f4fe0c2e7614180b23a251b3c3fbd8a0e7b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9b2e0",
                    table="membership_transferevent",
                    when="BEFORE",
                ),
            ),
        ),
        ProtectSharedTable(
            "membership_transfer",
            label="membership.member",
            key="member_id",
            granted="membership_member",
            shown="sent_on is not null",
        ),
        ProtectTenantTable(
            "membership_temporarystay",
            label="membership.member",
            key="member_id",
            granted="membership_member",
        ),
        ProtectHistoryTable("membership_transferevent", of="membership_transfer"),
    ]
