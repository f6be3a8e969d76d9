"""Rounds of Party badges and the badges of members; what lies where the member lies."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from apps.membership.seniority import seniority_sql
from apps.tenancy.policies import ProtectTenantTable


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0014_transfers"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BadgeRound",
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
                ("held_on", models.DateField(verbose_name="day of the awarding")),
                ("occasion", models.CharField(blank=True, max_length=200, verbose_name="occasion")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "being prepared"),
                            ("proposed", "proposed to the level that decides"),
                            ("decided", "decided"),
                            ("awarded", "awarded"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "submission_number",
                    models.CharField(blank=True, max_length=60, verbose_name="submission number"),
                ),
                (
                    "submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="submitted on"),
                ),
                (
                    "deciding_body",
                    models.CharField(blank=True, max_length=200, verbose_name="decided by"),
                ),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="decision number"),
                ),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="decision date"),
                ),
                (
                    "awarded_on",
                    models.DateField(blank=True, null=True, verbose_name="handed over on"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
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
                "verbose_name": "round of badges",
                "verbose_name_plural": "rounds of badges",
            },
        ),
        migrations.CreateModel(
            name="BadgeAward",
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
                ("years", models.PositiveSmallIntegerField(verbose_name="years")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regular", "years complete"),
                            ("early", "early, gravely ill"),
                            ("posthumous", "after death"),
                            ("reissue", "issued again, the first one lost"),
                            ("recorded", "awarded before the register was opened"),
                        ],
                        max_length=10,
                        verbose_name="ground",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("decided", "decided"),
                            ("awarded", "awarded"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "counted_from",
                    models.DateField(blank=True, null=True, verbose_name="seniority counted from"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "basis",
                    models.CharField(blank=True, max_length=120, verbose_name="paper it rests on"),
                ),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="decision number"),
                ),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="decision date"),
                ),
                (
                    "badge_number",
                    models.CharField(blank=True, max_length=20, verbose_name="badge number"),
                ),
                (
                    "amount",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="money with it"
                    ),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why withdrawn"),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="badges",
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
                    "round",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="membership.badgeround",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "badge of a member",
                "verbose_name_plural": "badges of members",
            },
        ),
        migrations.AddIndex(
            model_name="badgeround",
            index=models.Index(fields=["path", "-held_on"], name="badgeround_path"),
        ),
        migrations.AddConstraint(
            model_name="badgeround",
            constraint=models.UniqueConstraint(
                fields=("organization", "held_on"), name="badgeround_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="badgeround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["decided", "awarded"]), _negated=True),
                    models.Q(
                        ("decided_on__isnull", False),
                        models.Q(("decision_number", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="badgeround_decided_by_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="badgeround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "awarded"), _negated=True),
                    ("awarded_on__isnull", False),
                    _connector="OR",
                ),
                name="badgeround_awarded_has_day",
            ),
        ),
        migrations.AddIndex(
            model_name="badgeaward",
            index=models.Index(fields=["path", "years"], name="badgeaward_path"),
        ),
        migrations.AddIndex(
            model_name="badgeaward",
            index=models.Index(fields=["round"], name="badgeaward_round"),
        ),
        migrations.AddConstraint(
            model_name="badgeaward",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("state", "withdrawn"), _negated=True),
                    models.Q(("kind", "reissue"), _negated=True),
                ),
                fields=("member", "years"),
                name="badgeaward_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="badgeaward",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["decided", "awarded"]), _negated=True),
                    ("kind", "recorded"),
                    models.Q(
                        ("decided_on__isnull", False),
                        models.Q(("decision_number", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="badgeaward_decided_by_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="badgeaward",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["early", "posthumous", "reissue"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="badgeaward_exception_has_reason",
            ),
        ),
        ProtectTenantTable("membership_badgeround"),
        ProtectTenantTable(
            "membership_badgeaward",
            label="membership.member",
            key="member_id",
            granted="membership_member",
        ),
        migrations.RunSQL(seniority_sql.FOLLOW, seniority_sql.UNFOLLOW),
    ]
