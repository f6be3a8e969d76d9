"""Findings: counts of gaps from an index; questions between offices about duplicates."""

import django.db.models.deletion
from django.db import migrations, models

from apps.membership.quality import duplicate_sql
from apps.membership.record import follow_sql
from apps.tenancy.policies import ProtectTenantTable


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0024_cells"),
        ("tenancy", "0003_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="DuplicateNotice",
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
                ("pair", models.UUIDField(editable=False, verbose_name="pair")),
                (
                    "side",
                    models.CharField(
                        choices=[("asked", "asked by us"), ("received", "asked of us")],
                        max_length=8,
                        verbose_name="side",
                    ),
                ),
                (
                    "match",
                    models.CharField(
                        choices=[
                            ("citizen_number", "citizen number"),
                            ("card_number", "card number"),
                            ("name_birth", "name and date of birth"),
                        ],
                        max_length=14,
                        verbose_name="match",
                    ),
                ),
                (
                    "asking_office",
                    models.CharField(blank=True, max_length=200, verbose_name="asking office"),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("open", "not yet answered"),
                            ("other_person", "another person"),
                            ("same_person", "probably the same person; the offices get in touch"),
                        ],
                        db_default="open",
                        default="open",
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
            ],
            options={
                "verbose_name": "question about a duplicate",
                "verbose_name_plural": "questions about duplicates",
            },
        ),
        migrations.AddIndex(
            model_name="member",
            index=models.Index(
                condition=models.Q(
                    models.Q(("state", "left"), _negated=True),
                    models.Q(
                        ("birth__isnull", True),
                        ("citizen_number", ""),
                        models.Q(("card_number", ""), ("state", "official")),
                        ("admission_decided_on__isnull", True),
                        ("native_place", ""),
                        ("ethnicity__isnull", True),
                        ("education", ""),
                        ("political_theory", ""),
                        ("occupation", ""),
                        _connector="OR",
                    ),
                ),
                fields=["path"],
                name="member_incomplete",
            ),
        ),
        migrations.AddIndex(
            model_name="member",
            index=models.Index(
                condition=models.Q(("birth__isnull", False)),
                fields=["search_key", "birth"],
                name="member_name_birth",
            ),
        ),
        migrations.AddField(
            model_name="duplicatenotice",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duplicate_notices",
                to="membership.member",
                verbose_name="member",
            ),
        ),
        migrations.AddField(
            model_name="duplicatenotice",
            name="organization",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.organization",
                verbose_name="organisation",
            ),
        ),
        migrations.AddIndex(
            model_name="duplicatenotice",
            index=models.Index(fields=["path", "side", "-asked_at"], name="duplicate_path"),
        ),
        migrations.AddConstraint(
            model_name="duplicatenotice",
            constraint=models.UniqueConstraint(
                fields=("member", "match", "side"), name="duplicate_asked_once"
            ),
        ),
        ProtectTenantTable(
            "membership_duplicatenotice",
            label="membership.member",
            key="member_id",
            granted="membership_member",
        ),
        migrations.RunSQL(
            follow_sql.follow(("membership_duplicatenotice",), "membership_notice_follows"),
            follow_sql.unfollow("membership_notice_follows"),
        ),
        migrations.RunSQL(duplicate_sql.CREATE, duplicate_sql.DROP),
    ]
