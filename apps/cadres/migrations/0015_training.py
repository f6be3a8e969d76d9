"""Training: yearly plans, classes, the cadres and members in them."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cadres", "0014_questions_of_eligibility"),
        ("membership", "0010_files_of_posts"),
        ("tenancy", "0003_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="CadreAttendance",
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
                    "reference",
                    models.CharField(
                        editable=False, max_length=14, unique=True, verbose_name="reference"
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("takes_part", "takes part"),
                            ("passed", "passed"),
                            ("not_passed", "did not pass"),
                            ("absent", "did not take part"),
                        ],
                        default="takes_part",
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                (
                    "certificate",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="number of the certificate"
                    ),
                ),
                (
                    "certified_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the certificate"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "cadre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trained",
                        to="cadres.cadre",
                        verbose_name="cadre",
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
                    "qualification",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cadres.qualification",
                        verbose_name="qualification",
                    ),
                ),
            ],
            options={
                "verbose_name": "cadre in a class",
                "verbose_name_plural": "cadres in classes",
            },
        ),
        migrations.CreateModel(
            name="MemberAttendance",
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
                    "reference",
                    models.CharField(
                        editable=False, max_length=14, unique=True, verbose_name="reference"
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("takes_part", "takes part"),
                            ("passed", "passed"),
                            ("not_passed", "did not pass"),
                            ("absent", "did not take part"),
                        ],
                        default="takes_part",
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                (
                    "certificate",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="number of the certificate"
                    ),
                ),
                (
                    "certified_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the certificate"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
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
            ],
            options={
                "verbose_name": "member in a class",
                "verbose_name_plural": "members in classes",
            },
        ),
        migrations.CreateModel(
            name="TrainingClass",
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
                    "reference",
                    models.CharField(
                        editable=False, max_length=14, unique=True, verbose_name="reference"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("theory", "political theory"),
                            ("state_management", "state management"),
                            ("party_work", "Party and mass work"),
                            ("leadership", "leadership and management"),
                            ("professional", "professional skills"),
                            ("defence", "defence and security"),
                            ("language", "foreign language"),
                            ("informatics", "informatics"),
                            ("other", "other"),
                        ],
                        max_length=16,
                        verbose_name="kind of course",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("managed", "cadres managed by the committee"),
                            ("planned", "planned cadres"),
                            ("base", "cadres and members at the base"),
                            ("other", "others"),
                        ],
                        max_length=8,
                        verbose_name="whom it is for",
                    ),
                ),
                (
                    "theory",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "none"),
                            ("elementary", "elementary"),
                            ("intermediate", "intermediate"),
                            ("advanced", "advanced"),
                            ("bachelor", "bachelor"),
                        ],
                        max_length=12,
                        verbose_name="level of political theory",
                    ),
                ),
                ("level", models.CharField(blank=True, max_length=100, verbose_name="level")),
                ("institution", models.CharField(max_length=200, verbose_name="institution")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="to")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("held", "held"), ("cancelled", "cancelled")],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                "verbose_name": "class",
                "verbose_name_plural": "classes",
            },
        ),
        migrations.CreateModel(
            name="MemberAttendanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(editable=False, max_length=14, verbose_name="reference"),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("takes_part", "takes part"),
                            ("passed", "passed"),
                            ("not_passed", "did not pass"),
                            ("absent", "did not take part"),
                        ],
                        default="takes_part",
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                (
                    "certificate",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="number of the certificate"
                    ),
                ),
                (
                    "certified_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the certificate"),
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
                        to="cadres.memberattendance",
                    ),
                ),
                (
                    "training_class",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cadres.trainingclass",
                        verbose_name="class",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="memberattendance",
            name="training_class",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="cadres.trainingclass",
                verbose_name="class",
            ),
        ),
        migrations.CreateModel(
            name="CadreAttendanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(editable=False, max_length=14, verbose_name="reference"),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("takes_part", "takes part"),
                            ("passed", "passed"),
                            ("not_passed", "did not pass"),
                            ("absent", "did not take part"),
                        ],
                        default="takes_part",
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                (
                    "certificate",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="number of the certificate"
                    ),
                ),
                (
                    "certified_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the certificate"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "cadre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cadres.cadre",
                        verbose_name="cadre",
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
                        to="cadres.cadreattendance",
                    ),
                ),
                (
                    "qualification",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cadres.qualification",
                        verbose_name="qualification",
                    ),
                ),
                (
                    "training_class",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cadres.trainingclass",
                        verbose_name="class",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="cadreattendance",
            name="training_class",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="cadres.trainingclass",
                verbose_name="class",
            ),
        ),
        migrations.CreateModel(
            name="TrainingPlan",
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
                    "reference",
                    models.CharField(
                        editable=False, max_length=14, unique=True, verbose_name="reference"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("theory", "political theory"),
                            ("state_management", "state management"),
                            ("party_work", "Party and mass work"),
                            ("leadership", "leadership and management"),
                            ("professional", "professional skills"),
                            ("defence", "defence and security"),
                            ("language", "foreign language"),
                            ("informatics", "informatics"),
                            ("other", "other"),
                        ],
                        max_length=16,
                        verbose_name="kind of course",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("managed", "cadres managed by the committee"),
                            ("planned", "planned cadres"),
                            ("base", "cadres and members at the base"),
                            ("other", "others"),
                        ],
                        max_length=8,
                        verbose_name="whom it is for",
                    ),
                ),
                ("classes", models.PositiveIntegerField(verbose_name="planned classes")),
                ("turns", models.PositiveIntegerField(verbose_name="planned turns")),
                (
                    "decision_number",
                    models.CharField(max_length=60, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(verbose_name="decision date")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                "verbose_name": "training plan",
                "verbose_name_plural": "training plans",
            },
        ),
        migrations.CreateModel(
            name="TrainingClassEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(editable=False, max_length=14, verbose_name="reference"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("theory", "political theory"),
                            ("state_management", "state management"),
                            ("party_work", "Party and mass work"),
                            ("leadership", "leadership and management"),
                            ("professional", "professional skills"),
                            ("defence", "defence and security"),
                            ("language", "foreign language"),
                            ("informatics", "informatics"),
                            ("other", "other"),
                        ],
                        max_length=16,
                        verbose_name="kind of course",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("managed", "cadres managed by the committee"),
                            ("planned", "planned cadres"),
                            ("base", "cadres and members at the base"),
                            ("other", "others"),
                        ],
                        max_length=8,
                        verbose_name="whom it is for",
                    ),
                ),
                (
                    "theory",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "none"),
                            ("elementary", "elementary"),
                            ("intermediate", "intermediate"),
                            ("advanced", "advanced"),
                            ("bachelor", "bachelor"),
                        ],
                        max_length=12,
                        verbose_name="level of political theory",
                    ),
                ),
                ("level", models.CharField(blank=True, max_length=100, verbose_name="level")),
                ("institution", models.CharField(max_length=200, verbose_name="institution")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="to")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("held", "held"), ("cancelled", "cancelled")],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        to="cadres.trainingclass",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cadres.trainingplan",
                        verbose_name="training plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="trainingclass",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taught",
                to="cadres.trainingplan",
                verbose_name="training plan",
            ),
        ),
        migrations.CreateModel(
            name="TrainingPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(editable=False, max_length=14, verbose_name="reference"),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("theory", "political theory"),
                            ("state_management", "state management"),
                            ("party_work", "Party and mass work"),
                            ("leadership", "leadership and management"),
                            ("professional", "professional skills"),
                            ("defence", "defence and security"),
                            ("language", "foreign language"),
                            ("informatics", "informatics"),
                            ("other", "other"),
                        ],
                        max_length=16,
                        verbose_name="kind of course",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("managed", "cadres managed by the committee"),
                            ("planned", "planned cadres"),
                            ("base", "cadres and members at the base"),
                            ("other", "others"),
                        ],
                        max_length=8,
                        verbose_name="whom it is for",
                    ),
                ),
                ("classes", models.PositiveIntegerField(verbose_name="planned classes")),
                ("turns", models.PositiveIntegerField(verbose_name="planned turns")),
                (
                    "decision_number",
                    models.CharField(max_length=60, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(verbose_name="decision date")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        to="cadres.trainingplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="memberattendanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8bba29ba9831b963a7e8e0c473daf724de12ad25",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_84a75",
                    table="cadres_memberattendanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="memberattendance",
            index=models.Index(fields=["member"], name="memberattendance_member"),
        ),
        migrations.AddIndex(
            model_name="memberattendance",
            index=models.Index(fields=["path"], name="memberattendance_path"),
        ),
        migrations.AddConstraint(
            model_name="memberattendance",
            constraint=models.UniqueConstraint(
                fields=("training_class", "member"), name="memberattendance_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="memberattendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("certificate", ""), ("certified_on__isnull", True)),
                    models.Q(
                        models.Q(("certificate", ""), _negated=True),
                        ("certified_on__isnull", False),
                        ("result", "passed"),
                    ),
                    _connector="OR",
                ),
                name="memberattendance_certified",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="memberattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cadres_memberattendanceevent" ("certificate", "certified_on", "id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "result", "training_class_id", "version") VALUES (NEW."certificate", NEW."certified_on", NEW."id", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."result", NEW."training_class_id", NEW."version"); RETURN NULL;',
                    hash="5a37d734a8c8680d73a00cd74000298552b02025",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9417e",
                    table="cadres_memberattendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="memberattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."certificate" IS DISTINCT FROM (NEW."certificate") OR OLD."certified_on" IS DISTINCT FROM (NEW."certified_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."training_class_id" IS DISTINCT FROM (NEW."training_class_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "cadres_memberattendanceevent" ("certificate", "certified_on", "id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "result", "training_class_id", "version") VALUES (NEW."certificate", NEW."certified_on", NEW."id", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."result", NEW."training_class_id", NEW."version"); RETURN NULL;',
                    hash="238923387b3cc43d137c4c0381d7f98a5baf462c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5941a",
                    table="cadres_memberattendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cadreattendanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d54fb52561101c1fe12cff172add97a216e4c2a9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_41fec",
                    table="cadres_cadreattendanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="cadreattendance",
            index=models.Index(fields=["cadre"], name="cadreattendance_cadre"),
        ),
        migrations.AddIndex(
            model_name="cadreattendance",
            index=models.Index(fields=["path"], name="cadreattendance_path"),
        ),
        migrations.AddConstraint(
            model_name="cadreattendance",
            constraint=models.UniqueConstraint(
                fields=("training_class", "cadre"), name="cadreattendance_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="cadreattendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("certificate", ""), ("certified_on__isnull", True)),
                    models.Q(
                        models.Q(("certificate", ""), _negated=True),
                        ("certified_on__isnull", False),
                        ("result", "passed"),
                    ),
                    _connector="OR",
                ),
                name="cadreattendance_certified",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cadreattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cadres_cadreattendanceevent" ("cadre_id", "certificate", "certified_on", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualification_id", "reference", "result", "training_class_id", "version") VALUES (NEW."cadre_id", NEW."certificate", NEW."certified_on", NEW."id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."qualification_id", NEW."reference", NEW."result", NEW."training_class_id", NEW."version"); RETURN NULL;',
                    hash="9e15801abe9d0399235fa86c256b700e5f394aca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c7574",
                    table="cadres_cadreattendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cadreattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."cadre_id" IS DISTINCT FROM (NEW."cadre_id") OR OLD."certificate" IS DISTINCT FROM (NEW."certificate") OR OLD."certified_on" IS DISTINCT FROM (NEW."certified_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."qualification_id" IS DISTINCT FROM (NEW."qualification_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."training_class_id" IS DISTINCT FROM (NEW."training_class_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "cadres_cadreattendanceevent" ("cadre_id", "certificate", "certified_on", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualification_id", "reference", "result", "training_class_id", "version") VALUES (NEW."cadre_id", NEW."certificate", NEW."certified_on", NEW."id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."qualification_id", NEW."reference", NEW."result", NEW."training_class_id", NEW."version"); RETURN NULL;',
                    hash="feede85a344e3cb7c7e67c735fdc35fa990ca7ce",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_58921",
                    table="cadres_cadreattendance",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="trainingplan",
            index=models.Index(fields=["path", "year"], name="trainingplan_path"),
        ),
        migrations.AddIndex(
            model_name="trainingplan",
            index=models.Index(fields=["province_id", "year"], name="trainingplan_province"),
        ),
        migrations.AddConstraint(
            model_name="trainingplan",
            constraint=models.UniqueConstraint(
                fields=("id", "organization"), name="trainingplan_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingplan",
            constraint=models.UniqueConstraint(
                fields=("organization", "year", "kind", "audience"), name="trainingplan_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("turns__gte", 1)), name="trainingplan_turns"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cadres_trainingplanevent" ("audience", "classes", "decided_on", "decision_number", "id", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "turns", "version", "year") VALUES (NEW."audience", NEW."classes", NEW."decided_on", NEW."decision_number", NEW."id", NEW."kind", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."turns", NEW."version", NEW."year"); RETURN NULL;',
                    hash="d6cea5bb9fd0d120369c74fcac9a9e33e499811b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bc01d",
                    table="cadres_trainingplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."classes" IS DISTINCT FROM (NEW."classes") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."turns" IS DISTINCT FROM (NEW."turns") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "cadres_trainingplanevent" ("audience", "classes", "decided_on", "decision_number", "id", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "turns", "version", "year") VALUES (NEW."audience", NEW."classes", NEW."decided_on", NEW."decision_number", NEW."id", NEW."kind", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."turns", NEW."version", NEW."year"); RETURN NULL;',
                    hash="82a864f1deeb33611d6eb0d70fb6f08dcf791059",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bc7e0",
                    table="cadres_trainingplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingclassevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c2e5b59af8ab80bbed343158dd2325c9a7cfe084",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8f669",
                    table="cadres_trainingclassevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="trainingclass",
            index=models.Index(fields=["path", "-starts_on"], name="trainingclass_path"),
        ),
        migrations.AddIndex(
            model_name="trainingclass",
            index=models.Index(fields=["province_id", "-starts_on"], name="trainingclass_province"),
        ),
        migrations.AddIndex(
            model_name="trainingclass",
            index=models.Index(fields=["plan"], name="trainingclass_plan"),
        ),
        migrations.AddConstraint(
            model_name="trainingclass",
            constraint=models.UniqueConstraint(
                fields=("id", "organization"), name="trainingclass_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingclass",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="trainingclass_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingclass",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="trainingclass_cancelled_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingclass",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cadres_trainingclassevent" ("audience", "ends_on", "id", "institution", "kind", "level", "name", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reference", "starts_on", "state", "theory", "version") VALUES (NEW."audience", NEW."ends_on", NEW."id", NEW."institution", NEW."kind", NEW."level", NEW."name", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."reference", NEW."starts_on", NEW."state", NEW."theory", NEW."version"); RETURN NULL;',
                    hash="ccbfe407984c368c0f8309e710b861b14a0d22ff",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7384d",
                    table="cadres_trainingclass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingclass",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution" IS DISTINCT FROM (NEW."institution") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."theory" IS DISTINCT FROM (NEW."theory") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "cadres_trainingclassevent" ("audience", "ends_on", "id", "institution", "kind", "level", "name", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reference", "starts_on", "state", "theory", "version") VALUES (NEW."audience", NEW."ends_on", NEW."id", NEW."institution", NEW."kind", NEW."level", NEW."name", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."reference", NEW."starts_on", NEW."state", NEW."theory", NEW."version"); RETURN NULL;',
                    hash="7ec45b0c13d008b0c1140b65ba16fd9fd75fef0d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0d6ed",
                    table="cadres_trainingclass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingplanevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="437947d0d6823791a976dd350c42488f87356c43",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_eb0c6",
                    table="cadres_trainingplanevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
