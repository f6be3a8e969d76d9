"""Events of member cards, curriculum numbers and the ranges they come from."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from apps.membership.seniority import seniority_sql
from apps.tenancy.policies import ProtectTenantTable


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0022_grading_scales"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CardEvent",
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
                            ("issued", "issued"),
                            ("reissued", "issued again"),
                            ("exchanged", "exchanged for the new model"),
                            ("lost", "reported lost or damaged"),
                            ("collected", "collected from one who left"),
                            ("family", "left with the family after death"),
                        ],
                        max_length=10,
                        verbose_name="what happened",
                    ),
                ),
                (
                    "number",
                    models.CharField(blank=True, max_length=12, verbose_name="member card number"),
                ),
                ("happened_on", models.DateField(verbose_name="day")),
                (
                    "decision_number",
                    models.CharField(blank=True, max_length=60, verbose_name="decision number"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "basis",
                    models.CharField(blank=True, max_length=120, verbose_name="paper it rests on"),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="card_events",
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
                "db_table": "membership_cardentry",
                "verbose_name": "event of a member card",
                "verbose_name_plural": "events of member cards",
                "indexes": [models.Index(fields=["path", "kind"], name="cardevent_path")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("member", "kind", "happened_on"), name="cardevent_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["issued", "reissued", "exchanged"]), _negated=True
                            ),
                            ("number__regex", "^[0-9]+$"),
                            _connector="OR",
                        ),
                        name="cardevent_number_is_digits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CurriculumNumber",
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
                ("digits", models.CharField(max_length=6, verbose_name="digits")),
                ("letters", models.CharField(max_length=3, verbose_name="letters")),
                ("given_on", models.DateField(verbose_name="given on")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="curriculum_numbers",
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
                "verbose_name": "curriculum number",
                "verbose_name_plural": "curriculum numbers",
                "indexes": [models.Index(fields=["path", "member"], name="curriculumnumber_path")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letters", "digits"), name="curriculumnumber_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("digits__regex", "^[0-9]{6}$")),
                        name="curriculumnumber_six_digits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CurriculumRange",
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
                ("letters", models.CharField(max_length=3, verbose_name="letters")),
                (
                    "numbers",
                    django.contrib.postgres.fields.ranges.IntegerRangeField(verbose_name="numbers"),
                ),
                ("handed_on", models.DateField(verbose_name="handed out on")),
                (
                    "paper",
                    models.CharField(blank=True, max_length=120, verbose_name="by the paper"),
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
                "verbose_name": "range of curriculum numbers",
                "verbose_name_plural": "ranges of curriculum numbers",
                "indexes": [models.Index(fields=["path", "letters"], name="curriculumrange_path")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("letters", "="), ("numbers", "&&")],
                        name="curriculumrange_handed_out_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("letters__regex", "^[A-ZĐ]{1,3}$")),
                        name="curriculumrange_letters",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("numbers__contained_by", "[1,1000000)"), ("numbers__isempty", False)
                        ),
                        name="curriculumrange_six_digits",
                    ),
                ],
            },
        ),
        ProtectTenantTable(
            "membership_cardentry",
            label="membership.member",
            key="member_id",
            granted="membership_member",
        ),
        ProtectTenantTable("membership_curriculumrange"),
        ProtectTenantTable(
            "membership_curriculumnumber",
            label="membership.member",
            key="member_id",
            granted="membership_member",
        ),
        migrations.RunSQL(seniority_sql.FOLLOW_CARDS, seniority_sql.UNFOLLOW_CARDS),
    ]
