"""The member card, its entries, requests to change a record."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import apps.core.fields


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0018_kinds_of_files"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeRequest",
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
                    "procedure",
                    models.CharField(
                        choices=[
                            ("correction", "correction of an entry"),
                            ("identity", "change of name or date of birth"),
                        ],
                        max_length=12,
                        verbose_name="procedure",
                    ),
                ),
                ("changes", models.JSONField(verbose_name="changes")),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("evidence", models.CharField(max_length=500, verbose_name="evidence")),
                (
                    "file",
                    models.FileField(blank=True, upload_to="evidence/%Y/%m/", verbose_name="file"),
                ),
                (
                    "file_name",
                    models.CharField(blank=True, max_length=200, verbose_name="file name"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waiting for a decision"),
                            ("approved", "approved"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("requested_at", models.DateTimeField(auto_now_add=True, verbose_name="requested")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="note on the decision"
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change_requests",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="requested by",
                    ),
                ),
            ],
            options={
                "verbose_name": "request to change a record",
                "verbose_name_plural": "requests to change records",
            },
        ),
        migrations.CreateModel(
            name="ChangeRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "procedure",
                    models.CharField(
                        choices=[
                            ("correction", "correction of an entry"),
                            ("identity", "change of name or date of birth"),
                        ],
                        max_length=12,
                        verbose_name="procedure",
                    ),
                ),
                ("changes", models.JSONField(verbose_name="changes")),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("evidence", models.CharField(max_length=500, verbose_name="evidence")),
                (
                    "file",
                    models.FileField(blank=True, upload_to="evidence/%Y/%m/", verbose_name="file"),
                ),
                (
                    "file_name",
                    models.CharField(blank=True, max_length=200, verbose_name="file name"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waiting for a decision"),
                            ("approved", "approved"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("requested_at", models.DateTimeField(auto_now_add=True, verbose_name="requested")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="note on the decision"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                        to="membership.changerequest",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="requested by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EthnicCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "list",
                    models.CharField(
                        choices=[
                            ("gso_1979", "list of decision 121-TCTK/PPCĐ of 1979"),
                            ("census", "list of the later censuses"),
                        ],
                        max_length=10,
                        verbose_name="list",
                    ),
                ),
                ("code", models.CharField(max_length=3, verbose_name="code")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codes",
                        to="membership.ethnicgroup",
                        verbose_name="ethnic group",
                    ),
                ),
            ],
            options={
                "verbose_name": "code of an ethnic group",
                "verbose_name_plural": "codes of ethnic groups",
            },
        ),
        migrations.CreateModel(
            name="MemberCard",
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
                    "aliases",
                    models.CharField(blank=True, max_length=200, verbose_name="other names"),
                ),
                (
                    "birth_place",
                    models.CharField(blank=True, max_length=200, verbose_name="place of birth"),
                ),
                (
                    "birth_place_old",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="place of birth, former name"
                    ),
                ),
                (
                    "native_place_old",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="native place, former name"
                    ),
                ),
                (
                    "residence_old",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="residence, former name"
                    ),
                ),
                (
                    "temporary_residence",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="temporary residence"
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=120, verbose_name="e-mail")),
                (
                    "family_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("worker", "workers"),
                            ("landless", "landless peasants"),
                            ("poor_peasant", "poor peasants"),
                            ("middle_peasant", "middle peasants"),
                            ("peasant", "peasants"),
                            ("employee", "officials and employees"),
                            ("trader", "small traders and craftsmen"),
                            ("other", "other"),
                        ],
                        max_length=16,
                        verbose_name="class of the family",
                    ),
                ),
                (
                    "occupation_before",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="occupation before joining"
                    ),
                ),
                (
                    "general_grade",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="general education, grade completed"
                    ),
                ),
                (
                    "general_system",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(10, "ten grades"), (12, "twelve grades")],
                        null=True,
                        verbose_name="general education, of",
                    ),
                ),
                (
                    "academic_title",
                    models.CharField(
                        blank=True,
                        choices=[("associate", "associate professor"), ("professor", "professor")],
                        max_length=10,
                        verbose_name="academic title",
                    ),
                ),
                (
                    "computer_skill",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "none"),
                            ("basic", "basic"),
                            ("advanced", "advanced"),
                            ("degree", "degree in informatics"),
                        ],
                        max_length=10,
                        verbose_name="computer skill",
                    ),
                ),
                (
                    "minority_language",
                    models.CharField(blank=True, max_length=120, verbose_name="minority language"),
                ),
                (
                    "blood_group",
                    models.CharField(
                        blank=True,
                        choices=[("O", "O"), ("A", "A"), ("B", "B"), ("AB", "AB")],
                        max_length=2,
                        verbose_name="blood group",
                    ),
                ),
                (
                    "war_invalid",
                    models.CharField(
                        blank=True,
                        choices=[("1/4", "1/4"), ("2/4", "2/4"), ("3/4", "3/4"), ("4/4", "4/4")],
                        max_length=3,
                        verbose_name="class of war invalid",
                    ),
                ),
                (
                    "merit_family",
                    models.CharField(blank=True, max_length=200, verbose_name="family of merit"),
                ),
                (
                    "youth_union_on",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="joined the Youth Union"
                    ),
                ),
                (
                    "youth_union_place",
                    models.CharField(blank=True, max_length=200, verbose_name="Youth Union, where"),
                ),
                (
                    "recruited_on",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="recruited"
                    ),
                ),
                (
                    "recruited_by",
                    models.CharField(blank=True, max_length=200, verbose_name="recruited by"),
                ),
                (
                    "army_from",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="enlisted"
                    ),
                ),
                (
                    "army_until",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="discharged"
                    ),
                ),
                (
                    "introducer_1",
                    models.CharField(blank=True, max_length=200, verbose_name="first introducer"),
                ),
                (
                    "introducer_2",
                    models.CharField(blank=True, max_length=200, verbose_name="second introducer"),
                ),
                (
                    "admission_place",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="admitted in the cell"
                    ),
                ),
                (
                    "official_place",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="made official in the cell"
                    ),
                ),
                (
                    "first_joined_on",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="first admission"
                    ),
                ),
                (
                    "first_joined_place",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="first admission, where"
                    ),
                ),
                (
                    "first_official_on",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="first official date"
                    ),
                ),
                (
                    "first_introducers",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="introducers at the first admission",
                    ),
                ),
                (
                    "photo",
                    models.FileField(
                        blank=True, upload_to="photos/%Y/%m/", verbose_name="photograph"
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="checked with the member on"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="card",
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
                "verbose_name": "member card",
                "verbose_name_plural": "member cards",
            },
        ),
        migrations.CreateModel(
            name="MemberCardEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "aliases",
                    models.CharField(blank=True, max_length=200, verbose_name="other names"),
                ),
                (
                    "birth_place",
                    models.CharField(blank=True, max_length=200, verbose_name="place of birth"),
                ),
                (
                    "birth_place_old",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="place of birth, former name"
                    ),
                ),
                (
                    "native_place_old",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="native place, former name"
                    ),
                ),
                (
                    "residence_old",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="residence, former name"
                    ),
                ),
                (
                    "temporary_residence",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="temporary residence"
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=120, verbose_name="e-mail")),
                (
                    "family_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("worker", "workers"),
                            ("landless", "landless peasants"),
                            ("poor_peasant", "poor peasants"),
                            ("middle_peasant", "middle peasants"),
                            ("peasant", "peasants"),
                            ("employee", "officials and employees"),
                            ("trader", "small traders and craftsmen"),
                            ("other", "other"),
                        ],
                        max_length=16,
                        verbose_name="class of the family",
                    ),
                ),
                (
                    "occupation_before",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="occupation before joining"
                    ),
                ),
                (
                    "general_grade",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="general education, grade completed"
                    ),
                ),
                (
                    "general_system",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(10, "ten grades"), (12, "twelve grades")],
                        null=True,
                        verbose_name="general education, of",
                    ),
                ),
                (
                    "academic_title",
                    models.CharField(
                        blank=True,
                        choices=[("associate", "associate professor"), ("professor", "professor")],
                        max_length=10,
                        verbose_name="academic title",
                    ),
                ),
                (
                    "computer_skill",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "none"),
                            ("basic", "basic"),
                            ("advanced", "advanced"),
                            ("degree", "degree in informatics"),
                        ],
                        max_length=10,
                        verbose_name="computer skill",
                    ),
                ),
                (
                    "minority_language",
                    models.CharField(blank=True, max_length=120, verbose_name="minority language"),
                ),
                (
                    "blood_group",
                    models.CharField(
                        blank=True,
                        choices=[("O", "O"), ("A", "A"), ("B", "B"), ("AB", "AB")],
                        max_length=2,
                        verbose_name="blood group",
                    ),
                ),
                (
                    "war_invalid",
                    models.CharField(
                        blank=True,
                        choices=[("1/4", "1/4"), ("2/4", "2/4"), ("3/4", "3/4"), ("4/4", "4/4")],
                        max_length=3,
                        verbose_name="class of war invalid",
                    ),
                ),
                (
                    "merit_family",
                    models.CharField(blank=True, max_length=200, verbose_name="family of merit"),
                ),
                (
                    "youth_union_on",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="joined the Youth Union"
                    ),
                ),
                (
                    "youth_union_place",
                    models.CharField(blank=True, max_length=200, verbose_name="Youth Union, where"),
                ),
                (
                    "recruited_on",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="recruited"
                    ),
                ),
                (
                    "recruited_by",
                    models.CharField(blank=True, max_length=200, verbose_name="recruited by"),
                ),
                (
                    "army_from",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="enlisted"
                    ),
                ),
                (
                    "army_until",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="discharged"
                    ),
                ),
                (
                    "introducer_1",
                    models.CharField(blank=True, max_length=200, verbose_name="first introducer"),
                ),
                (
                    "introducer_2",
                    models.CharField(blank=True, max_length=200, verbose_name="second introducer"),
                ),
                (
                    "admission_place",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="admitted in the cell"
                    ),
                ),
                (
                    "official_place",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="made official in the cell"
                    ),
                ),
                (
                    "first_joined_on",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="first admission"
                    ),
                ),
                (
                    "first_joined_place",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="first admission, where"
                    ),
                ),
                (
                    "first_official_on",
                    apps.core.fields.PartialDateField(
                        blank=True, null=True, verbose_name="first official date"
                    ),
                ),
                (
                    "first_introducers",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="introducers at the first admission",
                    ),
                ),
                (
                    "photo",
                    models.FileField(
                        blank=True, upload_to="photos/%Y/%m/", verbose_name="photograph"
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="checked with the member on"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
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
                        to="membership.membercard",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MemberPrivate",
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
                    "health",
                    models.CharField(blank=True, max_length=300, verbose_name="state of health"),
                ),
                (
                    "income",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="income of the household a year, dong"
                    ),
                ),
                ("housing", models.CharField(blank=True, max_length=300, verbose_name="housing")),
                ("land", models.CharField(blank=True, max_length=300, verbose_name="land")),
                (
                    "assets",
                    models.CharField(blank=True, max_length=300, verbose_name="assets of value"),
                ),
                (
                    "workers_hired",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="hired workers"
                    ),
                ),
                (
                    "political_history",
                    models.TextField(blank=True, verbose_name="features of the own history"),
                ),
                (
                    "religious_office",
                    models.CharField(blank=True, max_length=200, verbose_name="religious office"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="private",
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
                "verbose_name": "guarded part of a record",
                "verbose_name_plural": "guarded parts of records",
            },
        ),
        migrations.CreateModel(
            name="MemberPrivateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "health",
                    models.CharField(blank=True, max_length=300, verbose_name="state of health"),
                ),
                (
                    "income",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="income of the household a year, dong"
                    ),
                ),
                ("housing", models.CharField(blank=True, max_length=300, verbose_name="housing")),
                ("land", models.CharField(blank=True, max_length=300, verbose_name="land")),
                (
                    "assets",
                    models.CharField(blank=True, max_length=300, verbose_name="assets of value"),
                ),
                (
                    "workers_hired",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="hired workers"
                    ),
                ),
                (
                    "political_history",
                    models.TextField(blank=True, verbose_name="features of the own history"),
                ),
                (
                    "religious_office",
                    models.CharField(blank=True, max_length=200, verbose_name="religious office"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        to="membership.memberprivate",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PrivateEntry",
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
                    "since",
                    apps.core.fields.PartialDateField(blank=True, null=True, verbose_name="since"),
                ),
                (
                    "until",
                    apps.core.fields.PartialDateField(blank=True, null=True, verbose_name="until"),
                ),
                ("code", models.CharField(blank=True, max_length=16, verbose_name="coded value")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="what")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                ("detail", models.CharField(blank=True, max_length=300, verbose_name="detail")),
                (
                    "struck",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="struck through because"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("discipline", "Discipline"),
                            ("family", "Family"),
                            ("foreign", "Foreign relations and trips"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
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
                "verbose_name": "guarded entry of a card",
                "verbose_name_plural": "guarded entries of cards",
            },
        ),
        migrations.CreateModel(
            name="PrivateEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "since",
                    apps.core.fields.PartialDateField(blank=True, null=True, verbose_name="since"),
                ),
                (
                    "until",
                    apps.core.fields.PartialDateField(blank=True, null=True, verbose_name="until"),
                ),
                ("code", models.CharField(blank=True, max_length=16, verbose_name="coded value")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="what")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                ("detail", models.CharField(blank=True, max_length=300, verbose_name="detail")),
                (
                    "struck",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="struck through because"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("discipline", "Discipline"),
                            ("family", "Family"),
                            ("foreign", "Foreign relations and trips"),
                        ],
                        max_length=10,
                        verbose_name="kind",
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
                        to="membership.privateentry",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordEntry",
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
                    "since",
                    apps.core.fields.PartialDateField(blank=True, null=True, verbose_name="since"),
                ),
                (
                    "until",
                    apps.core.fields.PartialDateField(blank=True, null=True, verbose_name="until"),
                ),
                ("code", models.CharField(blank=True, max_length=16, verbose_name="coded value")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="what")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                ("detail", models.CharField(blank=True, max_length=300, verbose_name="detail")),
                (
                    "struck",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="struck through because"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("work", "Work and party posts"),
                            ("degree", "Professional degrees"),
                            ("language", "Foreign and minority languages"),
                            ("training", "Trainings"),
                            ("award", "Awards and honours"),
                            ("joined", "Organisations joined"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
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
                "verbose_name": "entry of a card",
                "verbose_name_plural": "entries of cards",
            },
        ),
        migrations.CreateModel(
            name="RecordEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "since",
                    apps.core.fields.PartialDateField(blank=True, null=True, verbose_name="since"),
                ),
                (
                    "until",
                    apps.core.fields.PartialDateField(blank=True, null=True, verbose_name="until"),
                ),
                ("code", models.CharField(blank=True, max_length=16, verbose_name="coded value")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="what")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                ("detail", models.CharField(blank=True, max_length=300, verbose_name="detail")),
                (
                    "struck",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="struck through because"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("work", "Work and party posts"),
                            ("degree", "Professional degrees"),
                            ("language", "Foreign and minority languages"),
                            ("training", "Trainings"),
                            ("award", "Awards and honours"),
                            ("joined", "Organisations joined"),
                        ],
                        max_length=10,
                        verbose_name="kind",
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
                        to="membership.recordentry",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                fields=["path", "state", "-requested_at"], name="changerequest_path"
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", True),
                        ("decided_by__isnull", True),
                        ("state", "open"),
                    ),
                    models.Q(
                        models.Q(("state", "open"), _negated=True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="changerequest_decided_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["approved", "refused"]), _negated=True),
                    models.Q(("decided_by", models.F("requested_by")), _negated=True),
                    _connector="OR",
                ),
                name="changerequest_two_persons",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changerequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_changerequestevent" ("changes", "decided_at", "decided_by_id", "evidence", "file", "file_name", "id", "member_id", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "reason", "requested_at", "requested_by_id", "state") VALUES (NEW."changes", NEW."decided_at", NEW."decided_by_id", NEW."evidence", NEW."file", NEW."file_name", NEW."id", NEW."member_id", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."procedure", NEW."reason", NEW."requested_at", NEW."requested_by_id", NEW."state"); RETURN NULL;',
                    hash="b71c3ff95e2bccbf590ba983e1f49530284b811b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c04f7",
                    table="membership_changerequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changerequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."changes" IS DISTINCT FROM (NEW."changes") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."file" IS DISTINCT FROM (NEW."file") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."procedure" IS DISTINCT FROM (NEW."procedure") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at") OR OLD."requested_by_id" IS DISTINCT FROM (NEW."requested_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "membership_changerequestevent" ("changes", "decided_at", "decided_by_id", "evidence", "file", "file_name", "id", "member_id", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "reason", "requested_at", "requested_by_id", "state") VALUES (NEW."changes", NEW."decided_at", NEW."decided_by_id", NEW."evidence", NEW."file", NEW."file_name", NEW."id", NEW."member_id", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."procedure", NEW."reason", NEW."requested_at", NEW."requested_by_id", NEW."state"); RETURN NULL;',
                    hash="35be332bdae50acdcd6bc62407bc2c0317686e22",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d7771",
                    table="membership_changerequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changerequestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d1393d85fcbc1469471a343431839683458ca70a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b6585",
                    table="membership_changerequestevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="ethniccode",
            constraint=models.UniqueConstraint(
                fields=("list", "code"), name="ethnic_code_of_a_list"
            ),
        ),
        migrations.AddConstraint(
            model_name="ethniccode",
            constraint=models.UniqueConstraint(
                fields=("list", "group"), name="ethnic_group_of_a_list"
            ),
        ),
        migrations.AddIndex(
            model_name="membercard",
            index=models.Index(fields=["path", "member"], name="card_path"),
        ),
        migrations.AddConstraint(
            model_name="membercard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "youth_union_on__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="card_youth_union_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="membercard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "recruited_on__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="card_recruited_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="membercard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "army_from__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="card_army_from",
            ),
        ),
        migrations.AddConstraint(
            model_name="membercard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "army_until__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="card_army_until",
            ),
        ),
        migrations.AddConstraint(
            model_name="membercard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "first_joined_on__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="card_first_joined_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="membercard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "first_official_on__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="card_first_official_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="membercard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("general_grade__isnull", True), ("general_system__isnull", True)),
                    models.Q(
                        ("general_grade__gte", 1),
                        ("general_grade__isnull", False),
                        ("general_grade__lte", models.F("general_system")),
                        ("general_system__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="card_grade_within_its_system",
            ),
        ),
        migrations.AddConstraint(
            model_name="membercard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_by__isnull", True), ("confirmed_on__isnull", True)),
                    models.Q(("confirmed_by__isnull", False), ("confirmed_on__isnull", False)),
                    _connector="OR",
                ),
                name="card_confirmed_by_somebody",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membercard",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_membercardevent" ("academic_title", "admission_place", "aliases", "army_from", "army_until", "birth_place", "birth_place_old", "blood_group", "computer_skill", "confirmed_by_id", "confirmed_on", "email", "family_class", "first_introducers", "first_joined_on", "first_joined_place", "first_official_on", "general_grade", "general_system", "id", "introducer_1", "introducer_2", "member_id", "merit_family", "minority_language", "native_place_old", "occupation_before", "official_place", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo", "recruited_by", "recruited_on", "residence_old", "temporary_residence", "version", "war_invalid", "youth_union_on", "youth_union_place") VALUES (NEW."academic_title", NEW."admission_place", NEW."aliases", NEW."army_from", NEW."army_until", NEW."birth_place", NEW."birth_place_old", NEW."blood_group", NEW."computer_skill", NEW."confirmed_by_id", NEW."confirmed_on", NEW."email", NEW."family_class", NEW."first_introducers", NEW."first_joined_on", NEW."first_joined_place", NEW."first_official_on", NEW."general_grade", NEW."general_system", NEW."id", NEW."introducer_1", NEW."introducer_2", NEW."member_id", NEW."merit_family", NEW."minority_language", NEW."native_place_old", NEW."occupation_before", NEW."official_place", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."photo", NEW."recruited_by", NEW."recruited_on", NEW."residence_old", NEW."temporary_residence", NEW."version", NEW."war_invalid", NEW."youth_union_on", NEW."youth_union_place"); RETURN NULL;',
                    hash="cb990ba40fdba7b6e7ce11eda5369e6aa61602ed",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5c156",
                    table="membership_membercard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membercard",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."academic_title" IS DISTINCT FROM (NEW."academic_title") OR OLD."admission_place" IS DISTINCT FROM (NEW."admission_place") OR OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."army_from" IS DISTINCT FROM (NEW."army_from") OR OLD."army_until" IS DISTINCT FROM (NEW."army_until") OR OLD."birth_place" IS DISTINCT FROM (NEW."birth_place") OR OLD."birth_place_old" IS DISTINCT FROM (NEW."birth_place_old") OR OLD."blood_group" IS DISTINCT FROM (NEW."blood_group") OR OLD."computer_skill" IS DISTINCT FROM (NEW."computer_skill") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."family_class" IS DISTINCT FROM (NEW."family_class") OR OLD."first_introducers" IS DISTINCT FROM (NEW."first_introducers") OR OLD."first_joined_on" IS DISTINCT FROM (NEW."first_joined_on") OR OLD."first_joined_place" IS DISTINCT FROM (NEW."first_joined_place") OR OLD."first_official_on" IS DISTINCT FROM (NEW."first_official_on") OR OLD."general_grade" IS DISTINCT FROM (NEW."general_grade") OR OLD."general_system" IS DISTINCT FROM (NEW."general_system") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."introducer_1" IS DISTINCT FROM (NEW."introducer_1") OR OLD."introducer_2" IS DISTINCT FROM (NEW."introducer_2") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."merit_family" IS DISTINCT FROM (NEW."merit_family") OR OLD."minority_language" IS DISTINCT FROM (NEW."minority_language") OR OLD."native_place_old" IS DISTINCT FROM (NEW."native_place_old") OR OLD."occupation_before" IS DISTINCT FROM (NEW."occupation_before") OR OLD."official_place" IS DISTINCT FROM (NEW."official_place") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."photo" IS DISTINCT FROM (NEW."photo") OR OLD."recruited_by" IS DISTINCT FROM (NEW."recruited_by") OR OLD."recruited_on" IS DISTINCT FROM (NEW."recruited_on") OR OLD."residence_old" IS DISTINCT FROM (NEW."residence_old") OR OLD."temporary_residence" IS DISTINCT FROM (NEW."temporary_residence") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."war_invalid" IS DISTINCT FROM (NEW."war_invalid") OR OLD."youth_union_on" IS DISTINCT FROM (NEW."youth_union_on") OR OLD."youth_union_place" IS DISTINCT FROM (NEW."youth_union_place"))',
                    func='INSERT INTO "membership_membercardevent" ("academic_title", "admission_place", "aliases", "army_from", "army_until", "birth_place", "birth_place_old", "blood_group", "computer_skill", "confirmed_by_id", "confirmed_on", "email", "family_class", "first_introducers", "first_joined_on", "first_joined_place", "first_official_on", "general_grade", "general_system", "id", "introducer_1", "introducer_2", "member_id", "merit_family", "minority_language", "native_place_old", "occupation_before", "official_place", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo", "recruited_by", "recruited_on", "residence_old", "temporary_residence", "version", "war_invalid", "youth_union_on", "youth_union_place") VALUES (NEW."academic_title", NEW."admission_place", NEW."aliases", NEW."army_from", NEW."army_until", NEW."birth_place", NEW."birth_place_old", NEW."blood_group", NEW."computer_skill", NEW."confirmed_by_id", NEW."confirmed_on", NEW."email", NEW."family_class", NEW."first_introducers", NEW."first_joined_on", NEW."first_joined_place", NEW."first_official_on", NEW."general_grade", NEW."general_system", NEW."id", NEW."introducer_1", NEW."introducer_2", NEW."member_id", NEW."merit_family", NEW."minority_language", NEW."native_place_old", NEW."occupation_before", NEW."official_place", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."photo", NEW."recruited_by", NEW."recruited_on", NEW."residence_old", NEW."temporary_residence", NEW."version", NEW."war_invalid", NEW."youth_union_on", NEW."youth_union_place"); RETURN NULL;',
                    hash="837013041c0d5fa8a1590889d14857dd12684789",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a0dd7",
                    table="membership_membercard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membercardevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4152eac55ed167dba4ee86b6f470c191a3fb9712",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1ef53",
                    table="membership_membercardevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="memberprivate",
            index=models.Index(fields=["path", "member"], name="private_path"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="memberprivate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_memberprivateevent" ("assets", "health", "housing", "id", "income", "land", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "political_history", "religious_office", "version", "workers_hired") VALUES (NEW."assets", NEW."health", NEW."housing", NEW."id", NEW."income", NEW."land", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."political_history", NEW."religious_office", NEW."version", NEW."workers_hired"); RETURN NULL;',
                    hash="3332d203d04011e3c53e8e3390db6e65c3d2db4d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4e603",
                    table="membership_memberprivate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="memberprivate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."assets" IS DISTINCT FROM (NEW."assets") OR OLD."health" IS DISTINCT FROM (NEW."health") OR OLD."housing" IS DISTINCT FROM (NEW."housing") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."income" IS DISTINCT FROM (NEW."income") OR OLD."land" IS DISTINCT FROM (NEW."land") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."political_history" IS DISTINCT FROM (NEW."political_history") OR OLD."religious_office" IS DISTINCT FROM (NEW."religious_office") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."workers_hired" IS DISTINCT FROM (NEW."workers_hired"))',
                    func='INSERT INTO "membership_memberprivateevent" ("assets", "health", "housing", "id", "income", "land", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "political_history", "religious_office", "version", "workers_hired") VALUES (NEW."assets", NEW."health", NEW."housing", NEW."id", NEW."income", NEW."land", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."political_history", NEW."religious_office", NEW."version", NEW."workers_hired"); RETURN NULL;',
                    hash="c02156c01891fe8fd6ab1df24bd41bae20686260",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a04f8",
                    table="membership_memberprivate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="memberprivateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0afd0e2c1ac9b149ed81c5680980ebdae6ee2189",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d3b18",
                    table="membership_memberprivateevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="privateentry",
            index=models.Index(fields=["path", "member", "kind"], name="privateentry_path"),
        ),
        migrations.AddIndex(
            model_name="privateentry",
            index=models.Index(fields=["member", "kind", "since"], name="privateentry_member_kind"),
        ),
        migrations.AddConstraint(
            model_name="privateentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "since__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="privateentry_since",
            ),
        ),
        migrations.AddConstraint(
            model_name="privateentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "until__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="privateentry_until",
            ),
        ),
        migrations.AddConstraint(
            model_name="privateentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since__isnull", True),
                    ("until__isnull", True),
                    ("until__gte", models.F("since")),
                    ("since__startswith", models.F("until")),
                    _connector="OR",
                ),
                name="privateentry_until_after_since",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="privateentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_privateentryevent" ("code", "detail", "id", "kind", "member_id", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "since", "struck", "title", "until", "version") VALUES (NEW."code", NEW."detail", NEW."id", NEW."kind", NEW."member_id", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."since", NEW."struck", NEW."title", NEW."until", NEW."version"); RETURN NULL;',
                    hash="0377314c6dd88d214e51884577b0261714ca4d50",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8946c",
                    table="membership_privateentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="privateentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."detail" IS DISTINCT FROM (NEW."detail") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."struck" IS DISTINCT FROM (NEW."struck") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "membership_privateentryevent" ("code", "detail", "id", "kind", "member_id", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "since", "struck", "title", "until", "version") VALUES (NEW."code", NEW."detail", NEW."id", NEW."kind", NEW."member_id", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."since", NEW."struck", NEW."title", NEW."until", NEW."version"); RETURN NULL;',
                    hash="3aa9954b1645920a24d909d3a7f9022cede58d4d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cb738",
                    table="membership_privateentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="privateentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f00b56c4f8414ae0e35fd26c31d0c56afa8160b9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c3a06",
                    table="membership_privateentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="recordentry",
            index=models.Index(fields=["path", "member", "kind"], name="entry_path"),
        ),
        migrations.AddIndex(
            model_name="recordentry",
            index=models.Index(fields=["member", "kind", "since"], name="entry_member_kind"),
        ),
        migrations.AddConstraint(
            model_name="recordentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "since__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="entry_since",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "until__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="entry_until",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since__isnull", True),
                    ("until__isnull", True),
                    ("until__gte", models.F("since")),
                    ("since__startswith", models.F("until")),
                    _connector="OR",
                ),
                name="entry_until_after_since",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recordentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_recordentryevent" ("code", "detail", "id", "kind", "member_id", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "since", "struck", "title", "until", "version") VALUES (NEW."code", NEW."detail", NEW."id", NEW."kind", NEW."member_id", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."since", NEW."struck", NEW."title", NEW."until", NEW."version"); RETURN NULL;',
                    hash="aac904e3251e1ac65616cc15a8463b02803d465c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9394b",
                    table="membership_recordentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recordentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."detail" IS DISTINCT FROM (NEW."detail") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."struck" IS DISTINCT FROM (NEW."struck") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "membership_recordentryevent" ("code", "detail", "id", "kind", "member_id", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "since", "struck", "title", "until", "version") VALUES (NEW."code", NEW."detail", NEW."id", NEW."kind", NEW."member_id", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."since", NEW."struck", NEW."title", NEW."until", NEW."version"); RETURN NULL;',
                    hash="41ceaac78d0fc674f2f962a66f6db204969b2ee7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_75d46",
                    table="membership_recordentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recordentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cc5d6d3eb5c695d69fa018d10bed41e763d0854a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_70697",
                    table="membership_recordentryevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
