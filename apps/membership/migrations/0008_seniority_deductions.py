"""What papers deduct from seniority, and seniority as a function of the database."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from apps.membership.seniority import seniority_sql
from apps.tenancy.policies import ProtectTenantTable


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0007_standing"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SeniorityDeduction",
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
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lost_contact", "lost contact with the organisation"),
                            ("transfer_gap", "gap by a transfer"),
                            ("expelled", "expelled for a time"),
                            ("struck_off", "struck off"),
                            ("other", "other time outside the Party"),
                        ],
                        max_length=12,
                        verbose_name="why it does not count",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                (
                    "decision_number",
                    models.CharField(max_length=60, verbose_name="decision number"),
                ),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="decision date"),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why withdrawn"),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deductions",
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
                "verbose_name": "deduction from seniority",
                "verbose_name_plural": "deductions from seniority",
                "indexes": [
                    models.Index(fields=["path", "member"], name="senioritydeduction_path")
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        expressions=[("member", "="), ("valid", "&&")],
                        name="senioritydeduction_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid__lower_inf", False), ("valid__upper_inf", False)
                        ),
                        name="senioritydeduction_has_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_on__isnull", True), ("withdrawn_reason", "")),
                            models.Q(
                                ("withdrawn_on__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="senioritydeduction_withdrawn_says_why",
                    ),
                ],
            },
        ),
        ProtectTenantTable(
            "membership_senioritydeduction",
            label="membership.member",
            key="member_id",
            granted="membership_member",
        ),
        migrations.RunSQL(seniority_sql.COUNTED_FROM, seniority_sql.UNCOUNTED_FROM),
    ]
