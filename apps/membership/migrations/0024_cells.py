"""The life of cells: meetings, attendance, officials who attend cells."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from apps.membership.cells import criteria
from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable


def load(apps, schema_editor):  # type: ignore[no-untyped-def]
    criteria.load(apps.get_model("membership", "MeetingCriterion"))


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0023_cards"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AttendanceGroup",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "decision_number",
                    models.CharField(max_length=60, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(verbose_name="decision date")),
                (
                    "valid",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="period"),
                ),
                ("task", models.CharField(blank=True, max_length=500, verbose_name="task")),
                (
                    "end_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why it ended"),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
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
                "verbose_name": "group that attends cells",
                "verbose_name_plural": "groups that attend cells",
            },
        ),
        migrations.CreateModel(
            name="AttendanceGroupCell",
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
                    "cell",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                        verbose_name="cell",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cells",
                        to="membership.attendancegroup",
                        verbose_name="group",
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
                "verbose_name": "cell of a group",
                "verbose_name_plural": "cells of a group",
            },
        ),
        migrations.CreateModel(
            name="AttendanceGroupPerson",
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
                ("position", models.CharField(blank=True, max_length=200, verbose_name="position")),
                ("is_leader", models.BooleanField(default=False, verbose_name="leads the group")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="membership.attendancegroup",
                        verbose_name="group",
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
                "verbose_name": "official who attends cells",
                "verbose_name_plural": "officials who attend cells",
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                            ("regular", "regular, monthly"),
                            ("topical", "topical, quarterly"),
                            ("extraordinary", "extraordinary"),
                        ],
                        max_length=14,
                        verbose_name="kind of meeting",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="meeting date")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("chair", models.CharField(max_length=120, verbose_name="chair")),
                (
                    "secretary",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="secretary of the meeting"
                    ),
                ),
                (
                    "minutes_long",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="duration in minutes"
                    ),
                ),
                ("topics", models.TextField(max_length=4000, verbose_name="agenda and topics")),
                ("minutes", models.TextField(blank=True, max_length=20000, verbose_name="minutes")),
                (
                    "resolution_number",
                    models.CharField(blank=True, max_length=60, verbose_name="resolution number"),
                ),
                (
                    "official",
                    models.PositiveIntegerField(
                        default=0, verbose_name="official members of the cell"
                    ),
                ),
                (
                    "probationary",
                    models.PositiveIntegerField(
                        default=0, verbose_name="probationary members of the cell"
                    ),
                ),
                (
                    "official_present",
                    models.PositiveIntegerField(default=0, verbose_name="official members present"),
                ),
                (
                    "probationary_present",
                    models.PositiveIntegerField(
                        default=0, verbose_name="probationary members present"
                    ),
                ),
                ("points", models.JSONField(blank=True, default=dict, verbose_name="points")),
                (
                    "quality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("good", "good"),
                            ("fair", "fairly good"),
                            ("average", "average"),
                            ("poor", "poor"),
                        ],
                        max_length=8,
                        verbose_name="quality",
                    ),
                ),
                (
                    "struck",
                    models.CharField(blank=True, max_length=200, verbose_name="struck because"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
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
                "verbose_name": "cell meeting",
                "verbose_name_plural": "cell meetings",
            },
        ),
        migrations.CreateModel(
            name="AttendanceVisit",
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
                ("position", models.CharField(blank=True, max_length=200, verbose_name="position")),
                ("visited_on", models.DateField(verbose_name="day of the visit")),
                ("seen", models.TextField(max_length=4000, verbose_name="what was seen")),
                (
                    "proposals",
                    models.TextField(blank=True, max_length=4000, verbose_name="proposals"),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="membership.attendancegroupperson",
                        verbose_name="official",
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
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="membership.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "visit of an official to a cell",
                "verbose_name_plural": "visits of officials to cells",
            },
        ),
        migrations.CreateModel(
            name="Attendance",
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
                    "presence",
                    models.CharField(
                        choices=[
                            ("present", "present"),
                            ("excused", "absent with reason"),
                            ("absent", "absent without reason"),
                        ],
                        max_length=8,
                        verbose_name="attendance",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                (
                    "probationary",
                    models.BooleanField(default=False, verbose_name="probationary on that day"),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="membership.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance of a member",
                "verbose_name_plural": "attendance of members",
            },
        ),
        migrations.CreateModel(
            name="MeetingCriterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=30, verbose_name="code")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "most",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="most points"),
                ),
                (
                    "decisive",
                    models.BooleanField(default=False, verbose_name="full marks needed for good"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("valid_from", models.DateField(verbose_name="in force from")),
                (
                    "valid_to",
                    models.DateField(blank=True, null=True, verbose_name="in force until before"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft, only a reminder"),
                            ("confirmed", "confirmed by a named source"),
                        ],
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                        verbose_name="province",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion of a meeting's quality",
                "verbose_name_plural": "criteria of meetings' quality",
            },
        ),
        migrations.CreateModel(
            name="MeetingEvent",
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
                            ("regular", "regular, monthly"),
                            ("topical", "topical, quarterly"),
                            ("extraordinary", "extraordinary"),
                        ],
                        max_length=14,
                        verbose_name="kind of meeting",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="meeting date")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("chair", models.CharField(max_length=120, verbose_name="chair")),
                (
                    "secretary",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="secretary of the meeting"
                    ),
                ),
                (
                    "minutes_long",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="duration in minutes"
                    ),
                ),
                ("topics", models.TextField(max_length=4000, verbose_name="agenda and topics")),
                ("minutes", models.TextField(blank=True, max_length=20000, verbose_name="minutes")),
                (
                    "resolution_number",
                    models.CharField(blank=True, max_length=60, verbose_name="resolution number"),
                ),
                (
                    "official",
                    models.PositiveIntegerField(
                        default=0, verbose_name="official members of the cell"
                    ),
                ),
                (
                    "probationary",
                    models.PositiveIntegerField(
                        default=0, verbose_name="probationary members of the cell"
                    ),
                ),
                (
                    "official_present",
                    models.PositiveIntegerField(default=0, verbose_name="official members present"),
                ),
                (
                    "probationary_present",
                    models.PositiveIntegerField(
                        default=0, verbose_name="probationary members present"
                    ),
                ),
                ("points", models.JSONField(blank=True, default=dict, verbose_name="points")),
                (
                    "quality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("good", "good"),
                            ("fair", "fairly good"),
                            ("average", "average"),
                            ("poor", "poor"),
                        ],
                        max_length=8,
                        verbose_name="quality",
                    ),
                ),
                (
                    "struck",
                    models.CharField(blank=True, max_length=200, verbose_name="struck because"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
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
                        to="membership.meeting",
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
        migrations.AddIndex(
            model_name="attendancegroup",
            index=models.Index(fields=["path", "-decided_on"], name="attendancegroup_path"),
        ),
        migrations.AddConstraint(
            model_name="attendancegroup",
            constraint=models.UniqueConstraint(
                fields=("organization", "decision_number", "decided_on", "name"),
                name="attendancegroup_once",
            ),
        ),
        migrations.AddIndex(
            model_name="attendancegroupcell",
            index=models.Index(fields=["path", "group"], name="attendancegroupcell_path"),
        ),
        migrations.AddConstraint(
            model_name="attendancegroupcell",
            constraint=models.UniqueConstraint(
                fields=("group", "cell"), name="attendancegroupcell_once"
            ),
        ),
        migrations.AddIndex(
            model_name="attendancegroupperson",
            index=models.Index(fields=["path", "group"], name="attendancegroupperson_path"),
        ),
        migrations.AddConstraint(
            model_name="attendancegroupperson",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_leader", True)),
                fields=("group",),
                name="attendancegroup_one_leader",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["organization", "-held_on"], name="meeting_unit"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["path", "held_on"], name="meeting_path"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("official_present__lte", models.F("official")),
                    ("probationary_present__lte", models.F("probationary")),
                ),
                name="meeting_present_are_members",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck", "")),
                fields=("organization", "kind", "held_on"),
                name="meeting_once_a_day",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_meetingevent" ("chair", "created_at", "held_on", "id", "kind", "minutes", "minutes_long", "official", "official_present", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "points", "probationary", "probationary_present", "quality", "recorded_by_id", "resolution_number", "secretary", "struck", "topics", "version") VALUES (NEW."chair", NEW."created_at", NEW."held_on", NEW."id", NEW."kind", NEW."minutes", NEW."minutes_long", NEW."official", NEW."official_present", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."points", NEW."probationary", NEW."probationary_present", NEW."quality", NEW."recorded_by_id", NEW."resolution_number", NEW."secretary", NEW."struck", NEW."topics", NEW."version"); RETURN NULL;',
                    hash="ad41339c1babce1be9d076e51a44bb275b978c5b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_62ada",
                    table="membership_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."chair" IS DISTINCT FROM (NEW."chair") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."minutes" IS DISTINCT FROM (NEW."minutes") OR OLD."minutes_long" IS DISTINCT FROM (NEW."minutes_long") OR OLD."official" IS DISTINCT FROM (NEW."official") OR OLD."official_present" IS DISTINCT FROM (NEW."official_present") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."points" IS DISTINCT FROM (NEW."points") OR OLD."probationary" IS DISTINCT FROM (NEW."probationary") OR OLD."probationary_present" IS DISTINCT FROM (NEW."probationary_present") OR OLD."quality" IS DISTINCT FROM (NEW."quality") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."resolution_number" IS DISTINCT FROM (NEW."resolution_number") OR OLD."secretary" IS DISTINCT FROM (NEW."secretary") OR OLD."struck" IS DISTINCT FROM (NEW."struck") OR OLD."topics" IS DISTINCT FROM (NEW."topics") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "membership_meetingevent" ("chair", "created_at", "held_on", "id", "kind", "minutes", "minutes_long", "official", "official_present", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "points", "probationary", "probationary_present", "quality", "recorded_by_id", "resolution_number", "secretary", "struck", "topics", "version") VALUES (NEW."chair", NEW."created_at", NEW."held_on", NEW."id", NEW."kind", NEW."minutes", NEW."minutes_long", NEW."official", NEW."official_present", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."points", NEW."probationary", NEW."probationary_present", NEW."quality", NEW."recorded_by_id", NEW."resolution_number", NEW."secretary", NEW."struck", NEW."topics", NEW."version"); RETURN NULL;',
                    hash="def8b5a624b3b7c9c697440f7310936f5c049700",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_95b73",
                    table="membership_meeting",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="attendancevisit",
            index=models.Index(fields=["path", "-visited_on"], name="attendancevisit_path"),
        ),
        migrations.AddConstraint(
            model_name="attendancevisit",
            constraint=models.UniqueConstraint(
                fields=("organization", "full_name", "visited_on"), name="attendancevisit_once"
            ),
        ),
        migrations.AddIndex(
            model_name="attendance",
            index=models.Index(fields=["path", "member"], name="attendance_path"),
        ),
        migrations.AddIndex(
            model_name="attendance",
            index=models.Index(
                condition=models.Q(("presence", "absent")),
                fields=["path", "meeting"],
                name="attendance_absent",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("meeting", "member"), name="attendance_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("presence", "excused"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="attendance_excused_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingcriterion",
            constraint=models.UniqueConstraint(
                fields=("province", "code", "valid_from"),
                name="meetingcriterion_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingcriterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("most__gt", 0)), name="meetingcriterion_points"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="403c8345f762359e913dc1b30f187ed0d5a8ab98",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4038e",
                    table="membership_meetingevent",
                    when="BEFORE",
                ),
            ),
        ),
        ProtectTenantTable(
            "membership_attendance",
            label="membership.member",
            key="member_id",
            granted="membership_member",
        ),
        *(
            ProtectTenantTable(table)
            for table in (
                "membership_meeting",
                "membership_attendancegroup",
                "membership_attendancegroupperson",
                "membership_attendancegroupcell",
                "membership_attendancevisit",
            )
        ),
        ProtectHistoryTable("membership_meetingevent", of="membership_meeting"),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
