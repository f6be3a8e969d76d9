"""Campaigns of the yearly review, grades, commendations."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable

OF_MEMBER = {"label": "membership.member", "key": "member_id", "granted": "membership_member"}


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0003_trail_in_order"),
        ("membership", "0020_card_border"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quarter"),
                ),
                (
                    "as_of",
                    models.DateField(
                        help_text="Members and organisations of this day are graded.",
                        verbose_name="strength on",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("filling", "being prepared"),
                            ("open", "under way"),
                            ("closed", "closed"),
                        ],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "self_review_due",
                    models.DateField(blank=True, null=True, verbose_name="self-review until"),
                ),
                (
                    "proposals_due",
                    models.DateField(blank=True, null=True, verbose_name="proposals until"),
                ),
                (
                    "decision_due",
                    models.DateField(blank=True, null=True, verbose_name="decision until"),
                ),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="opened")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
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
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="core.job",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opened by",
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
                "verbose_name": "grading campaign",
                "verbose_name_plural": "grading campaigns",
            },
        ),
        migrations.CreateModel(
            name="GradeScale",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=20, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("document", models.CharField(max_length=120, verbose_name="document")),
                ("first_year", models.PositiveSmallIntegerField(verbose_name="first year")),
                (
                    "last_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="last year"
                    ),
                ),
                (
                    "member_excellent",
                    models.CharField(max_length=80, verbose_name="member: excellent"),
                ),
                ("member_good", models.CharField(max_length=80, verbose_name="member: good")),
                (
                    "member_completed",
                    models.CharField(max_length=80, verbose_name="member: completed"),
                ),
                (
                    "member_not_completed",
                    models.CharField(max_length=80, verbose_name="member: not completed"),
                ),
                (
                    "organization_excellent",
                    models.CharField(max_length=80, verbose_name="organisation: excellent"),
                ),
                (
                    "organization_good",
                    models.CharField(max_length=80, verbose_name="organisation: good"),
                ),
                (
                    "organization_completed",
                    models.CharField(max_length=80, verbose_name="organisation: completed"),
                ),
                (
                    "organization_not_completed",
                    models.CharField(max_length=80, verbose_name="organisation: not completed"),
                ),
                (
                    "quarterly",
                    models.BooleanField(default=False, verbose_name="graded by quarter as well"),
                ),
                (
                    "probationary_graded",
                    models.BooleanField(
                        default=True, verbose_name="members on probation are graded"
                    ),
                ),
                (
                    "least_months",
                    models.PositiveSmallIntegerField(
                        default=6,
                        help_text="Who joined later is marked; the rule is a draft and refuses nothing.",
                        verbose_name="months of membership to look at",
                    ),
                ),
                (
                    "quota_base",
                    models.CharField(
                        choices=[("good", "those graded good"), ("graded", "all who are graded")],
                        max_length=8,
                        verbose_name="base of the quota",
                    ),
                ),
                (
                    "rounding",
                    models.CharField(
                        choices=[("down", "down"), ("half_up", "to the nearest"), ("up", "up")],
                        max_length=8,
                        verbose_name="rounding of the quota",
                    ),
                ),
                (
                    "rounding_settled",
                    models.BooleanField(default=False, verbose_name="rounding is settled"),
                ),
            ],
            options={
                "verbose_name": "scale of grades",
                "verbose_name_plural": "scales of grades",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_year__isnull", True),
                            ("last_year__gte", models.F("first_year")),
                            _connector="OR",
                        ),
                        name="gradescale_years",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignUnit",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quarter"),
                ),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("organization", "party organisation"),
                            ("leadership", "leadership collective"),
                        ],
                        max_length=12,
                        verbose_name="what is graded",
                    ),
                ),
                ("tier", models.CharField(max_length=12, verbose_name="tier")),
                ("group", models.CharField(max_length=40, verbose_name="group of like tasks")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_started", "not started"),
                            ("self_review", "self-review"),
                            ("proposed", "proposed"),
                            ("decided", "decided"),
                            ("closed", "closed"),
                        ],
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                ("due_on", models.DateField(null=True, verbose_name="due")),
                ("held_on", models.DateField(null=True, verbose_name="meeting date")),
                (
                    "entitled",
                    models.PositiveIntegerField(null=True, verbose_name="entitled to vote"),
                ),
                ("present", models.PositiveIntegerField(null=True, verbose_name="present")),
                (
                    "members",
                    models.PositiveIntegerField(default=0, verbose_name="members to grade"),
                ),
                ("excluded", models.PositiveIntegerField(default=0, verbose_name="not graded")),
                (
                    "proposed",
                    models.PositiveIntegerField(default=0, verbose_name="with a proposal"),
                ),
                ("excellent", models.PositiveIntegerField(default=0, verbose_name="excellent")),
                ("good", models.PositiveIntegerField(default=0, verbose_name="good")),
                ("completed", models.PositiveIntegerField(default=0, verbose_name="completed")),
                (
                    "not_completed",
                    models.PositiveIntegerField(default=0, verbose_name="not completed"),
                ),
                ("decided_on", models.DateField(null=True, verbose_name="members graded on")),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="decision number"),
                ),
                ("quota_limit", models.PositiveIntegerField(null=True, verbose_name="quota")),
                (
                    "quota_base",
                    models.PositiveIntegerField(null=True, verbose_name="base of the quota"),
                ),
                (
                    "quota_source",
                    models.CharField(blank=True, max_length=300, verbose_name="rule of the quota"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="membership.campaign",
                        verbose_name="campaign",
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
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="membership.campaignunit",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="membership.gradescale",
                        verbose_name="scale of grades",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation in a campaign",
                "verbose_name_plural": "organisations in campaigns",
            },
        ),
        migrations.CreateModel(
            name="CampaignEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quarter"),
                ),
                (
                    "as_of",
                    models.DateField(
                        help_text="Members and organisations of this day are graded.",
                        verbose_name="strength on",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("filling", "being prepared"),
                            ("open", "under way"),
                            ("closed", "closed"),
                        ],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "self_review_due",
                    models.DateField(blank=True, null=True, verbose_name="self-review until"),
                ),
                (
                    "proposals_due",
                    models.DateField(blank=True, null=True, verbose_name="proposals until"),
                ),
                (
                    "decision_due",
                    models.DateField(blank=True, null=True, verbose_name="decision until"),
                ),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="opened")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "closed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="closed by",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.job",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="opened by",
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
                        to="membership.campaign",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.gradescale",
                        verbose_name="scale of grades",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="campaign",
            name="scale",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                to="membership.gradescale",
                verbose_name="scale of grades",
            ),
        ),
        migrations.CreateModel(
            name="MemberCommendation",
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
                            ("yearly", "excellent in the year"),
                            ("five_years", "excellent five years running"),
                            ("ad_hoc", "outstanding achievement"),
                        ],
                        max_length=10,
                        verbose_name="for",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="Of five years: the last.", verbose_name="year"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("certificate", "certificate of commendation"),
                            ("provincial", "provincial certificate of merit"),
                            ("flag", "flag"),
                        ],
                        max_length=11,
                        verbose_name="form",
                    ),
                ),
                ("deciding_body", models.CharField(max_length=120, verbose_name="decided by")),
                (
                    "decision_number",
                    models.CharField(max_length=60, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(verbose_name="decision date")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="withdrawn because"),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commendations",
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
                "verbose_name": "commendation of a member",
                "verbose_name_plural": "commendations of members",
            },
        ),
        migrations.CreateModel(
            name="MemberCommendationEvent",
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
                            ("yearly", "excellent in the year"),
                            ("five_years", "excellent five years running"),
                            ("ad_hoc", "outstanding achievement"),
                        ],
                        max_length=10,
                        verbose_name="for",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="Of five years: the last.", verbose_name="year"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("certificate", "certificate of commendation"),
                            ("provincial", "provincial certificate of merit"),
                            ("flag", "flag"),
                        ],
                        max_length=11,
                        verbose_name="form",
                    ),
                ),
                ("deciding_body", models.CharField(max_length=120, verbose_name="decided by")),
                (
                    "decision_number",
                    models.CharField(max_length=60, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(verbose_name="decision date")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="withdrawn because"),
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
                        to="membership.membercommendation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MemberGrade",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quarter"),
                ),
                (
                    "self_grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="self grade",
                    ),
                ),
                (
                    "points",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="points"
                    ),
                ),
                (
                    "late_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="tasks late, percent",
                    ),
                ),
                (
                    "above_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="tasks above requirement, percent",
                    ),
                ),
                (
                    "disciplined",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="disciplined in the period"
                    ),
                ),
                (
                    "proposal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="proposed grade",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="grade",
                    ),
                ),
                ("verdict", models.CharField(blank=True, max_length=10, verbose_name="conditions")),
                ("grounds", models.CharField(blank=True, max_length=300, verbose_name="grounds")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="decision number"),
                ),
                ("superseded_at", models.DateTimeField(null=True, verbose_name="superseded")),
                (
                    "superseded_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the correction"
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "exclusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exempt", "exempt from party activities"),
                            ("suspended", "suspended from party activities"),
                            ("probationary", "on probation, by the rule of the year"),
                        ],
                        max_length=12,
                        verbose_name="not graded",
                    ),
                ),
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("joined_late", "joined less than the needed months ago"),
                            ("moved_in", "came from another organisation within the year"),
                        ],
                        max_length=12,
                        verbose_name="to look at",
                    ),
                ),
                (
                    "ballots",
                    models.JSONField(blank=True, default=dict, verbose_name="ballots by grade"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="member_grades",
                        to="membership.campaign",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="membership.membergrade",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grades",
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
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="membership.gradescale",
                        verbose_name="scale of grades",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="member_grades",
                        to="membership.campaignunit",
                    ),
                ),
            ],
            options={
                "verbose_name": "grade of a member",
                "verbose_name_plural": "grades of members",
            },
        ),
        migrations.CreateModel(
            name="MemberGradeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quarter"),
                ),
                (
                    "self_grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="self grade",
                    ),
                ),
                (
                    "points",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="points"
                    ),
                ),
                (
                    "late_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="tasks late, percent",
                    ),
                ),
                (
                    "above_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="tasks above requirement, percent",
                    ),
                ),
                (
                    "disciplined",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="disciplined in the period"
                    ),
                ),
                (
                    "proposal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="proposed grade",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="grade",
                    ),
                ),
                ("verdict", models.CharField(blank=True, max_length=10, verbose_name="conditions")),
                ("grounds", models.CharField(blank=True, max_length=300, verbose_name="grounds")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="decision number"),
                ),
                ("superseded_at", models.DateTimeField(null=True, verbose_name="superseded")),
                (
                    "superseded_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the correction"
                    ),
                ),
                (
                    "exclusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exempt", "exempt from party activities"),
                            ("suspended", "suspended from party activities"),
                            ("probationary", "on probation, by the rule of the year"),
                        ],
                        max_length=12,
                        verbose_name="not graded",
                    ),
                ),
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("joined_late", "joined less than the needed months ago"),
                            ("moved_in", "came from another organisation within the year"),
                        ],
                        max_length=12,
                        verbose_name="to look at",
                    ),
                ),
                (
                    "ballots",
                    models.JSONField(blank=True, default=dict, verbose_name="ballots by grade"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.campaign",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.membergrade",
                        verbose_name="corrects",
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
                        to="membership.membergrade",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.gradescale",
                        verbose_name="scale of grades",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.campaignunit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganizationCommendation",
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
                            ("yearly", "excellent in the year"),
                            ("five_years", "excellent five years running"),
                            ("ad_hoc", "outstanding achievement"),
                        ],
                        max_length=10,
                        verbose_name="for",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="Of five years: the last.", verbose_name="year"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("certificate", "certificate of commendation"),
                            ("provincial", "provincial certificate of merit"),
                            ("flag", "flag"),
                        ],
                        max_length=11,
                        verbose_name="form",
                    ),
                ),
                ("deciding_body", models.CharField(max_length=120, verbose_name="decided by")),
                (
                    "decision_number",
                    models.CharField(max_length=60, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(verbose_name="decision date")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="withdrawn because"),
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
                "verbose_name": "commendation of an organisation",
                "verbose_name_plural": "commendations of organisations",
            },
        ),
        migrations.CreateModel(
            name="OrganizationCommendationEvent",
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
                            ("yearly", "excellent in the year"),
                            ("five_years", "excellent five years running"),
                            ("ad_hoc", "outstanding achievement"),
                        ],
                        max_length=10,
                        verbose_name="for",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="Of five years: the last.", verbose_name="year"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("certificate", "certificate of commendation"),
                            ("provincial", "provincial certificate of merit"),
                            ("flag", "flag"),
                        ],
                        max_length=11,
                        verbose_name="form",
                    ),
                ),
                ("deciding_body", models.CharField(max_length=120, verbose_name="decided by")),
                (
                    "decision_number",
                    models.CharField(max_length=60, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(verbose_name="decision date")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="withdrawn because"),
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
                        to="membership.organizationcommendation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganizationGrade",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quarter"),
                ),
                (
                    "self_grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="self grade",
                    ),
                ),
                (
                    "points",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="points"
                    ),
                ),
                (
                    "late_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="tasks late, percent",
                    ),
                ),
                (
                    "above_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="tasks above requirement, percent",
                    ),
                ),
                (
                    "disciplined",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="disciplined in the period"
                    ),
                ),
                (
                    "proposal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="proposed grade",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="grade",
                    ),
                ),
                ("verdict", models.CharField(blank=True, max_length=10, verbose_name="conditions")),
                ("grounds", models.CharField(blank=True, max_length=300, verbose_name="grounds")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="decision number"),
                ),
                ("superseded_at", models.DateTimeField(null=True, verbose_name="superseded")),
                (
                    "superseded_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the correction"
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("organization", "party organisation"),
                            ("leadership", "leadership collective"),
                        ],
                        max_length=12,
                        verbose_name="what is graded",
                    ),
                ),
                ("tier", models.CharField(max_length=12, verbose_name="tier")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organization_grades",
                        to="membership.campaign",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="membership.organizationgrade",
                        verbose_name="corrects",
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
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="membership.gradescale",
                        verbose_name="scale of grades",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_grades",
                        to="membership.campaignunit",
                    ),
                ),
            ],
            options={
                "verbose_name": "grade of an organisation",
                "verbose_name_plural": "grades of organisations",
            },
        ),
        migrations.CreateModel(
            name="OrganizationGradeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quarter"),
                ),
                (
                    "self_grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="self grade",
                    ),
                ),
                (
                    "points",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="points"
                    ),
                ),
                (
                    "late_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="tasks late, percent",
                    ),
                ),
                (
                    "above_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="tasks above requirement, percent",
                    ),
                ),
                (
                    "disciplined",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="disciplined in the period"
                    ),
                ),
                (
                    "proposal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="proposed grade",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("completed", "completed"),
                            ("not_completed", "not completed"),
                        ],
                        max_length=13,
                        verbose_name="grade",
                    ),
                ),
                ("verdict", models.CharField(blank=True, max_length=10, verbose_name="conditions")),
                ("grounds", models.CharField(blank=True, max_length=300, verbose_name="grounds")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="decision number"),
                ),
                ("superseded_at", models.DateTimeField(null=True, verbose_name="superseded")),
                (
                    "superseded_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the correction"
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("organization", "party organisation"),
                            ("leadership", "leadership collective"),
                        ],
                        max_length=12,
                        verbose_name="what is graded",
                    ),
                ),
                ("tier", models.CharField(max_length=12, verbose_name="tier")),
                (
                    "campaign",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.campaign",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.organizationgrade",
                        verbose_name="corrects",
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
                        to="membership.organizationgrade",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.gradescale",
                        verbose_name="scale of grades",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.campaignunit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="campaignunit",
            index=models.Index(fields=["campaign", "path", "id"], name="campaignunit_board"),
        ),
        migrations.AddIndex(
            model_name="campaignunit",
            index=models.Index(fields=["campaign", "state", "path"], name="campaignunit_state"),
        ),
        migrations.AddIndex(
            model_name="campaignunit",
            index=models.Index(
                condition=models.Q(("state__in", ["not_started", "self_review", "proposed"])),
                fields=["path", "due_on"],
                name="campaignunit_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaignunit",
            constraint=models.UniqueConstraint(
                fields=("campaign", "organization", "body"), name="campaignunit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="campaignunit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_on__isnull", False), ("quota_limit__isnull", True), _connector="OR"
                ),
                name="campaignunit_quota_with_decision",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaignevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6388ca5fd960d6b33a8163ac229df9aec385e2a7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_92567",
                    table="membership_campaignevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="campaign",
            index=models.Index(fields=["path", "-year"], name="campaign_path"),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.UniqueConstraint(
                fields=("organization", "year", "quarter"),
                name="campaign_one_a_period",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("quarter__isnull", True), ("quarter__range", (1, 4)), _connector="OR"
                ),
                name="campaign_quarter",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("state", "closed")),
                    models.Q(
                        models.Q(("state", "closed"), _negated=True), ("closed_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="campaign_closed_has_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaign",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_campaignevent" ("as_of", "closed_at", "closed_by_id", "decision_due", "id", "job_id", "opened_at", "opened_by_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals_due", "quarter", "scale_id", "self_review_due", "state", "version", "year") VALUES (NEW."as_of", NEW."closed_at", NEW."closed_by_id", NEW."decision_due", NEW."id", NEW."job_id", NEW."opened_at", NEW."opened_by_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposals_due", NEW."quarter", NEW."scale_id", NEW."self_review_due", NEW."state", NEW."version", NEW."year"); RETURN NULL;',
                    hash="2aa273c26ee02d11d55b1600b9552d9c939abe35",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3da57",
                    table="membership_campaign",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaign",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."decision_due" IS DISTINCT FROM (NEW."decision_due") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."job_id" IS DISTINCT FROM (NEW."job_id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."opened_by_id" IS DISTINCT FROM (NEW."opened_by_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."proposals_due" IS DISTINCT FROM (NEW."proposals_due") OR OLD."quarter" IS DISTINCT FROM (NEW."quarter") OR OLD."scale_id" IS DISTINCT FROM (NEW."scale_id") OR OLD."self_review_due" IS DISTINCT FROM (NEW."self_review_due") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "membership_campaignevent" ("as_of", "closed_at", "closed_by_id", "decision_due", "id", "job_id", "opened_at", "opened_by_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals_due", "quarter", "scale_id", "self_review_due", "state", "version", "year") VALUES (NEW."as_of", NEW."closed_at", NEW."closed_by_id", NEW."decision_due", NEW."id", NEW."job_id", NEW."opened_at", NEW."opened_by_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposals_due", NEW."quarter", NEW."scale_id", NEW."self_review_due", NEW."state", NEW."version", NEW."year"); RETURN NULL;',
                    hash="72ebeb2527f846f8750d0b687ea5babf910fa3be",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_639cf",
                    table="membership_campaign",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="membercommendation",
            index=models.Index(fields=["path", "-year"], name="membercommendation_path"),
        ),
        migrations.AddConstraint(
            model_name="membercommendation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_reason", "")),
                fields=("member", "kind", "year", "decision_number"),
                name="membercommendation_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membercommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_membercommendationevent" ("decided_on", "deciding_body", "decision_number", "form", "id", "kind", "member_id", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_reason", "year") VALUES (NEW."decided_on", NEW."deciding_body", NEW."decision_number", NEW."form", NEW."id", NEW."kind", NEW."member_id", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."withdrawn_reason", NEW."year"); RETURN NULL;',
                    hash="afa8489bd37b0a9b48467151762c326bea5da0f9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6ea23",
                    table="membership_membercommendation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membercommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."deciding_body" IS DISTINCT FROM (NEW."deciding_body") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "membership_membercommendationevent" ("decided_on", "deciding_body", "decision_number", "form", "id", "kind", "member_id", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_reason", "year") VALUES (NEW."decided_on", NEW."deciding_body", NEW."decision_number", NEW."form", NEW."id", NEW."kind", NEW."member_id", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."withdrawn_reason", NEW."year"); RETURN NULL;',
                    hash="f74251c4fdecb713eb968bf73d6bcc931948dcbe",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_78fe3",
                    table="membership_membercommendation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membercommendationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d1c4339c7023723d207fed6819e6a71bf8cb6444",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_64900",
                    table="membership_membercommendationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="membergrade",
            index=models.Index(fields=["unit", "member"], name="membergrade_unit"),
        ),
        migrations.AddIndex(
            model_name="membergrade",
            index=models.Index(fields=["member", "-year"], name="membergrade_member"),
        ),
        migrations.AddIndex(
            model_name="membergrade",
            index=models.Index(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=["path", "year", "grade"],
                name="membergrade_path_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="membergrade",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("campaign", "member"),
                name="membergrade_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="membergrade",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on__isnull", True), ("grade", "")),
                    models.Q(models.Q(("grade", ""), _negated=True), ("decided_on__isnull", False)),
                    _connector="OR",
                ),
                name="membergrade_decided_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="membergrade",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_reason", "")),
                    models.Q(
                        ("superseded_at__isnull", False),
                        models.Q(("superseded_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="membergrade_superseded_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="membergrade",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("exclusion", ""),
                    models.Q(("grade", ""), ("proposal", ""), ("self_grade", "")),
                    _connector="OR",
                ),
                name="membergrade_excluded_has_none",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membergrade",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_membergradeevent" ("above_share", "ballots", "campaign_id", "corrects_id", "decided_on", "decision_number", "disciplined", "exclusion", "grade", "grounds", "id", "late_share", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "proposal", "quarter", "remark", "scale_id", "self_grade", "superseded_at", "superseded_reason", "unit_id", "verdict", "year") VALUES (NEW."above_share", NEW."ballots", NEW."campaign_id", NEW."corrects_id", NEW."decided_on", NEW."decision_number", NEW."disciplined", NEW."exclusion", NEW."grade", NEW."grounds", NEW."id", NEW."late_share", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."points", NEW."proposal", NEW."quarter", NEW."remark", NEW."scale_id", NEW."self_grade", NEW."superseded_at", NEW."superseded_reason", NEW."unit_id", NEW."verdict", NEW."year"); RETURN NULL;',
                    hash="a6e18879fbdb0e1a64446621bc6f4b3737148d3c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cb8f9",
                    table="membership_membergrade",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membergrade",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."above_share" IS DISTINCT FROM (NEW."above_share") OR OLD."ballots" IS DISTINCT FROM (NEW."ballots") OR OLD."campaign_id" IS DISTINCT FROM (NEW."campaign_id") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."disciplined" IS DISTINCT FROM (NEW."disciplined") OR OLD."exclusion" IS DISTINCT FROM (NEW."exclusion") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."grounds" IS DISTINCT FROM (NEW."grounds") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."late_share" IS DISTINCT FROM (NEW."late_share") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."points" IS DISTINCT FROM (NEW."points") OR OLD."proposal" IS DISTINCT FROM (NEW."proposal") OR OLD."quarter" IS DISTINCT FROM (NEW."quarter") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."scale_id" IS DISTINCT FROM (NEW."scale_id") OR OLD."self_grade" IS DISTINCT FROM (NEW."self_grade") OR OLD."superseded_at" IS DISTINCT FROM (NEW."superseded_at") OR OLD."superseded_reason" IS DISTINCT FROM (NEW."superseded_reason") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "membership_membergradeevent" ("above_share", "ballots", "campaign_id", "corrects_id", "decided_on", "decision_number", "disciplined", "exclusion", "grade", "grounds", "id", "late_share", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "proposal", "quarter", "remark", "scale_id", "self_grade", "superseded_at", "superseded_reason", "unit_id", "verdict", "year") VALUES (NEW."above_share", NEW."ballots", NEW."campaign_id", NEW."corrects_id", NEW."decided_on", NEW."decision_number", NEW."disciplined", NEW."exclusion", NEW."grade", NEW."grounds", NEW."id", NEW."late_share", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."proposal", NEW."quarter", NEW."remark", NEW."scale_id", NEW."self_grade", NEW."superseded_at", NEW."superseded_reason", NEW."unit_id", NEW."verdict", NEW."year"); RETURN NULL;',
                    hash="c88434c9a972aa1c037d73e9fe0cb7d96d16d488",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9f178",
                    table="membership_membergrade",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membergradeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d63913c74f72af777d79e25f4f906d2e180a7b5a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0671f",
                    table="membership_membergradeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="organizationcommendation",
            index=models.Index(fields=["path", "-year"], name="orgcommendation_path"),
        ),
        migrations.AddConstraint(
            model_name="organizationcommendation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_reason", "")),
                fields=("organization", "kind", "year", "decision_number"),
                name="organizationcommendation_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationcommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_organizationcommendationevent" ("decided_on", "deciding_body", "decision_number", "form", "id", "kind", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_reason", "year") VALUES (NEW."decided_on", NEW."deciding_body", NEW."decision_number", NEW."form", NEW."id", NEW."kind", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."withdrawn_reason", NEW."year"); RETURN NULL;',
                    hash="ac0be037d61f275f026d05e35f92e863c4454ee1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_71433",
                    table="membership_organizationcommendation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationcommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."deciding_body" IS DISTINCT FROM (NEW."deciding_body") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "membership_organizationcommendationevent" ("decided_on", "deciding_body", "decision_number", "form", "id", "kind", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_reason", "year") VALUES (NEW."decided_on", NEW."deciding_body", NEW."decision_number", NEW."form", NEW."id", NEW."kind", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."withdrawn_reason", NEW."year"); RETURN NULL;',
                    hash="6684587f7e6ff13fa9a13d84985298c7e3e35398",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8fded",
                    table="membership_organizationcommendation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationcommendationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c6f0f790eb5d02ef6697a400babcc5651b1570b3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dcade",
                    table="membership_organizationcommendationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="organizationgrade",
            index=models.Index(fields=["unit"], name="organizationgrade_unit"),
        ),
        migrations.AddIndex(
            model_name="organizationgrade",
            index=models.Index(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=["path", "year", "tier"],
                name="organizationgrade_path_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationgrade",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("campaign", "unit"),
                name="organizationgrade_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationgrade",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on__isnull", True), ("grade", "")),
                    models.Q(models.Q(("grade", ""), _negated=True), ("decided_on__isnull", False)),
                    _connector="OR",
                ),
                name="organizationgrade_decided_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationgrade",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_reason", "")),
                    models.Q(
                        ("superseded_at__isnull", False),
                        models.Q(("superseded_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="organizationgrade_superseded_has_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationgrade",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_organizationgradeevent" ("above_share", "body", "campaign_id", "corrects_id", "decided_on", "decision_number", "disciplined", "grade", "grounds", "id", "late_share", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "proposal", "quarter", "scale_id", "self_grade", "superseded_at", "superseded_reason", "tier", "unit_id", "verdict", "year") VALUES (NEW."above_share", NEW."body", NEW."campaign_id", NEW."corrects_id", NEW."decided_on", NEW."decision_number", NEW."disciplined", NEW."grade", NEW."grounds", NEW."id", NEW."late_share", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."points", NEW."proposal", NEW."quarter", NEW."scale_id", NEW."self_grade", NEW."superseded_at", NEW."superseded_reason", NEW."tier", NEW."unit_id", NEW."verdict", NEW."year"); RETURN NULL;',
                    hash="0bb80afd351412c71549d37eaf78e72cdccea9fe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_240e5",
                    table="membership_organizationgrade",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationgrade",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."above_share" IS DISTINCT FROM (NEW."above_share") OR OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."campaign_id" IS DISTINCT FROM (NEW."campaign_id") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."disciplined" IS DISTINCT FROM (NEW."disciplined") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."grounds" IS DISTINCT FROM (NEW."grounds") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."late_share" IS DISTINCT FROM (NEW."late_share") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."points" IS DISTINCT FROM (NEW."points") OR OLD."proposal" IS DISTINCT FROM (NEW."proposal") OR OLD."quarter" IS DISTINCT FROM (NEW."quarter") OR OLD."scale_id" IS DISTINCT FROM (NEW."scale_id") OR OLD."self_grade" IS DISTINCT FROM (NEW."self_grade") OR OLD."superseded_at" IS DISTINCT FROM (NEW."superseded_at") OR OLD."superseded_reason" IS DISTINCT FROM (NEW."superseded_reason") OR OLD."tier" IS DISTINCT FROM (NEW."tier") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "membership_organizationgradeevent" ("above_share", "body", "campaign_id", "corrects_id", "decided_on", "decision_number", "disciplined", "grade", "grounds", "id", "late_share", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "proposal", "quarter", "scale_id", "self_grade", "superseded_at", "superseded_reason", "tier", "unit_id", "verdict", "year") VALUES (NEW."above_share", NEW."body", NEW."campaign_id", NEW."corrects_id", NEW."decided_on", NEW."decision_number", NEW."disciplined", NEW."grade", NEW."grounds", NEW."id", NEW."late_share", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."proposal", NEW."quarter", NEW."scale_id", NEW."self_grade", NEW."superseded_at", NEW."superseded_reason", NEW."tier", NEW."unit_id", NEW."verdict", NEW."year"); RETURN NULL;',
                    hash="92fcd66a9506a1b2794536211c873c1e4e101be9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7fb3d",
                    table="membership_organizationgrade",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationgradeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="940d2348ed9e328a26a1e033fc855b4d6c6bec41",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b2d34",
                    table="membership_organizationgradeevent",
                    when="BEFORE",
                ),
            ),
        ),
        ProtectTenantTable("membership_campaign"),
        ProtectTenantTable("membership_campaignunit"),
        ProtectTenantTable("membership_membergrade", **OF_MEMBER),
        ProtectTenantTable("membership_organizationgrade"),
        ProtectTenantTable("membership_membercommendation", **OF_MEMBER),
        ProtectTenantTable("membership_organizationcommendation"),
        ProtectHistoryTable("membership_campaignevent", of="membership_campaign"),
        ProtectHistoryTable("membership_membergradeevent", of="membership_membergrade"),
        ProtectHistoryTable("membership_organizationgradeevent", of="membership_organizationgrade"),
        ProtectHistoryTable(
            "membership_membercommendationevent", of="membership_membercommendation"
        ),
        ProtectHistoryTable(
            "membership_organizationcommendationevent", of="membership_organizationcommendation"
        ),
    ]
