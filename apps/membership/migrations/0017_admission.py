"""Persons on the way into the Party, behind a border and walls of their own."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import apps.core.fields
from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable

# A wall around a member hides what the person was before as well.
WALL_OF_THE_MEMBER = """
create policy member_wall on membership_candidate as restrictive using (
  member_id is null or member_id <> all ((select walled('membership.member'))::bigint[]))
"""


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0016_fees"),
        ("regulations", "0001_legal_documents_and_rules"),
        ("tenancy", "0003_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="Candidate",
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
                    "birth_name",
                    models.CharField(blank=True, max_length=120, verbose_name="name at birth"),
                ),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("full_name"), function="vi_name_key"),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
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
                    "citizen_number",
                    models.CharField(blank=True, max_length=12, verbose_name="citizen number"),
                ),
                (
                    "native_place",
                    models.CharField(blank=True, max_length=200, verbose_name="native place"),
                ),
                (
                    "residence",
                    models.CharField(blank=True, max_length=200, verbose_name="residence"),
                ),
                ("position", models.CharField(blank=True, max_length=200, verbose_name="position")),
                (
                    "occupation",
                    models.CharField(blank=True, max_length=120, verbose_name="occupation"),
                ),
                (
                    "education",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("primary", "primary school"),
                            ("lower_secondary", "lower secondary school"),
                            ("upper_secondary", "upper secondary school"),
                            ("vocational", "vocational or professional secondary"),
                            ("college", "college"),
                            ("university", "university"),
                            ("master", "master"),
                            ("doctor", "doctor"),
                        ],
                        max_length=16,
                        verbose_name="education",
                    ),
                ),
                (
                    "education_exception",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="exception to the education asked for",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="telephone")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("outstanding", "outstanding person"),
                            ("sympathiser", "sympathiser"),
                            ("dossier", "dossier being made"),
                            ("proposed", "proposed by the cell"),
                            ("decided", "admission decided"),
                            ("admitted", "admitted"),
                            ("ended", "no longer followed"),
                        ],
                        default="outstanding",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("noticed_on", models.DateField(verbose_name="followed since")),
                (
                    "listed_on",
                    models.DateField(blank=True, null=True, verbose_name="sympathiser since"),
                ),
                (
                    "certificate_number",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="certificate of the awareness class"
                    ),
                ),
                (
                    "certificate_on",
                    models.DateField(blank=True, null=True, verbose_name="certificate dated"),
                ),
                (
                    "introducer_since",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="introducer has worked with the person since",
                    ),
                ),
                (
                    "dossier_on",
                    models.DateField(blank=True, null=True, verbose_name="dossier begun"),
                ),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="admission decision date"),
                ),
                (
                    "decision_number",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="admission decision number"
                    ),
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
                    "decision_received_on",
                    models.DateField(blank=True, null=True, verbose_name="decision received"),
                ),
                (
                    "decision_reason",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="why the decision was taken so"
                    ),
                ),
                (
                    "ceremony_on",
                    models.DateField(blank=True, null=True, verbose_name="admission ceremony date"),
                ),
                (
                    "late_consent",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="consent of the committee above to a later ceremony",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "ending_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it ended"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "ethnicity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="membership.ethnicgroup",
                        verbose_name="ethnic group",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="membership.member",
                        verbose_name="helping member",
                    ),
                ),
                (
                    "introducer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="membership.member",
                        verbose_name="introducing member",
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidate",
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
                    "religion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="membership.religion",
                        verbose_name="religion",
                    ),
                ),
            ],
            options={
                "verbose_name": "candidate",
                "verbose_name_plural": "candidates",
            },
        ),
        migrations.CreateModel(
            name="CandidateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("full_name", models.CharField(max_length=120, verbose_name="full name")),
                (
                    "birth_name",
                    models.CharField(blank=True, max_length=120, verbose_name="name at birth"),
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
                    "citizen_number",
                    models.CharField(blank=True, max_length=12, verbose_name="citizen number"),
                ),
                (
                    "native_place",
                    models.CharField(blank=True, max_length=200, verbose_name="native place"),
                ),
                (
                    "residence",
                    models.CharField(blank=True, max_length=200, verbose_name="residence"),
                ),
                ("position", models.CharField(blank=True, max_length=200, verbose_name="position")),
                (
                    "occupation",
                    models.CharField(blank=True, max_length=120, verbose_name="occupation"),
                ),
                (
                    "education",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("primary", "primary school"),
                            ("lower_secondary", "lower secondary school"),
                            ("upper_secondary", "upper secondary school"),
                            ("vocational", "vocational or professional secondary"),
                            ("college", "college"),
                            ("university", "university"),
                            ("master", "master"),
                            ("doctor", "doctor"),
                        ],
                        max_length=16,
                        verbose_name="education",
                    ),
                ),
                (
                    "education_exception",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="exception to the education asked for",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="telephone")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("outstanding", "outstanding person"),
                            ("sympathiser", "sympathiser"),
                            ("dossier", "dossier being made"),
                            ("proposed", "proposed by the cell"),
                            ("decided", "admission decided"),
                            ("admitted", "admitted"),
                            ("ended", "no longer followed"),
                        ],
                        default="outstanding",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("noticed_on", models.DateField(verbose_name="followed since")),
                (
                    "listed_on",
                    models.DateField(blank=True, null=True, verbose_name="sympathiser since"),
                ),
                (
                    "certificate_number",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="certificate of the awareness class"
                    ),
                ),
                (
                    "certificate_on",
                    models.DateField(blank=True, null=True, verbose_name="certificate dated"),
                ),
                (
                    "introducer_since",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="introducer has worked with the person since",
                    ),
                ),
                (
                    "dossier_on",
                    models.DateField(blank=True, null=True, verbose_name="dossier begun"),
                ),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="admission decision date"),
                ),
                (
                    "decision_number",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="admission decision number"
                    ),
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
                    "decision_received_on",
                    models.DateField(blank=True, null=True, verbose_name="decision received"),
                ),
                (
                    "decision_reason",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="why the decision was taken so"
                    ),
                ),
                (
                    "ceremony_on",
                    models.DateField(blank=True, null=True, verbose_name="admission ceremony date"),
                ),
                (
                    "late_consent",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="consent of the committee above to a later ceremony",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "ending_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it ended"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                (
                    "ethnicity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.ethnicgroup",
                        verbose_name="ethnic group",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.member",
                        verbose_name="helping member",
                    ),
                ),
                (
                    "introducer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.member",
                        verbose_name="introducing member",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                        to="membership.candidate",
                    ),
                ),
                (
                    "religion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="membership.religion",
                        verbose_name="religion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CandidatePaper",
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
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="membership.candidate",
                        verbose_name="candidate",
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
                "verbose_name": "paper of an admission",
                "verbose_name_plural": "papers of admissions",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CandidateReview",
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
                ("month", models.DateField(verbose_name="month")),
                ("held_on", models.DateField(verbose_name="meeting date")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("put_on", "put on the list of sympathisers"),
                            ("kept", "kept on the list"),
                            ("taken_off", "taken off the list"),
                            ("not_yet", "not yet put on the list"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="membership.candidate",
                        verbose_name="candidate",
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
                "verbose_name": "monthly review",
                "verbose_name_plural": "monthly reviews",
            },
        ),
        migrations.CreateModel(
            name="CandidateVote",
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
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="membership.candidate",
                        verbose_name="candidate",
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
                "verbose_name": "vote on an admission",
                "verbose_name_plural": "votes on admissions",
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(fields=["path", "stage", "sort_key"], name="candidate_path"),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                fields=["province_id", "stage", "sort_key"], name="candidate_province"
            ),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(fields=["organization", "stage"], name="candidate_unit"),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    models.F("search_key"), name="gin_trgm_ops"
                ),
                name="candidate_search_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("citizen_number", ""), _negated=True),
                    models.Q(("stage", "ended"), _negated=True),
                ),
                fields=("tenant_id", "citizen_number"),
                name="candidate_citizen_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "birth__regex",
                        "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                    )
                ),
                name="candidate_birth",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage__in", ["decided", "admitted"]), _negated=True),
                    models.Q(
                        ("decided_on__isnull", False),
                        models.Q(("decision_number", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="candidate_decided_has_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ceremony_on__isnull", False),
                        ("member__isnull", False),
                        ("stage", "admitted"),
                    ),
                    models.Q(
                        models.Q(("stage", "admitted"), _negated=True),
                        ("ceremony_on__isnull", True),
                        ("member__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="candidate_admitted_is_member",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ceremony_on__isnull", True),
                    ("ceremony_on__gte", models.F("decided_on")),
                    _connector="OR",
                ),
                name="candidate_ceremony_after_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", False), ("stage", "ended")),
                    models.Q(
                        models.Q(("stage", "ended"), _negated=True), ("ended_on__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="candidate_ended_has_day",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="candidate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "membership_candidateevent" ("birth", "birth_name", "ceremony_on", "certificate_number", "certificate_on", "citizen_number", "created_at", "decided_on", "deciding_body", "decision_number", "decision_reason", "decision_received_on", "dossier_on", "education", "education_exception", "ended_on", "ending_reason", "ethnicity_id", "full_name", "helper_id", "id", "introducer_id", "introducer_since", "late_consent", "listed_on", "member_id", "native_place", "noticed_on", "occupation", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "religion_id", "residence", "sex", "stage", "version") VALUES (NEW."birth", NEW."birth_name", NEW."ceremony_on", NEW."certificate_number", NEW."certificate_on", NEW."citizen_number", NEW."created_at", NEW."decided_on", NEW."deciding_body", NEW."decision_number", NEW."decision_reason", NEW."decision_received_on", NEW."dossier_on", NEW."education", NEW."education_exception", NEW."ended_on", NEW."ending_reason", NEW."ethnicity_id", NEW."full_name", NEW."helper_id", NEW."id", NEW."introducer_id", NEW."introducer_since", NEW."late_consent", NEW."listed_on", NEW."member_id", NEW."native_place", NEW."noticed_on", NEW."occupation", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."position", NEW."religion_id", NEW."residence", NEW."sex", NEW."stage", NEW."version"); RETURN NULL;',
                    hash="975bea4169c2d5797fe91a3f1e106a6ebb77823a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_29b84",
                    table="membership_candidate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="candidate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."birth" IS DISTINCT FROM (NEW."birth") OR OLD."birth_name" IS DISTINCT FROM (NEW."birth_name") OR OLD."ceremony_on" IS DISTINCT FROM (NEW."ceremony_on") OR OLD."certificate_number" IS DISTINCT FROM (NEW."certificate_number") OR OLD."certificate_on" IS DISTINCT FROM (NEW."certificate_on") OR OLD."citizen_number" IS DISTINCT FROM (NEW."citizen_number") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."deciding_body" IS DISTINCT FROM (NEW."deciding_body") OR OLD."decision_number" IS DISTINCT FROM (NEW."decision_number") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."decision_received_on" IS DISTINCT FROM (NEW."decision_received_on") OR OLD."dossier_on" IS DISTINCT FROM (NEW."dossier_on") OR OLD."education" IS DISTINCT FROM (NEW."education") OR OLD."education_exception" IS DISTINCT FROM (NEW."education_exception") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."ending_reason" IS DISTINCT FROM (NEW."ending_reason") OR OLD."ethnicity_id" IS DISTINCT FROM (NEW."ethnicity_id") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."helper_id" IS DISTINCT FROM (NEW."helper_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."introducer_id" IS DISTINCT FROM (NEW."introducer_id") OR OLD."introducer_since" IS DISTINCT FROM (NEW."introducer_since") OR OLD."late_consent" IS DISTINCT FROM (NEW."late_consent") OR OLD."listed_on" IS DISTINCT FROM (NEW."listed_on") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."native_place" IS DISTINCT FROM (NEW."native_place") OR OLD."noticed_on" IS DISTINCT FROM (NEW."noticed_on") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."religion_id" IS DISTINCT FROM (NEW."religion_id") OR OLD."residence" IS DISTINCT FROM (NEW."residence") OR OLD."sex" IS DISTINCT FROM (NEW."sex") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "membership_candidateevent" ("birth", "birth_name", "ceremony_on", "certificate_number", "certificate_on", "citizen_number", "created_at", "decided_on", "deciding_body", "decision_number", "decision_reason", "decision_received_on", "dossier_on", "education", "education_exception", "ended_on", "ending_reason", "ethnicity_id", "full_name", "helper_id", "id", "introducer_id", "introducer_since", "late_consent", "listed_on", "member_id", "native_place", "noticed_on", "occupation", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "religion_id", "residence", "sex", "stage", "version") VALUES (NEW."birth", NEW."birth_name", NEW."ceremony_on", NEW."certificate_number", NEW."certificate_on", NEW."citizen_number", NEW."created_at", NEW."decided_on", NEW."deciding_body", NEW."decision_number", NEW."decision_reason", NEW."decision_received_on", NEW."dossier_on", NEW."education", NEW."education_exception", NEW."ended_on", NEW."ending_reason", NEW."ethnicity_id", NEW."full_name", NEW."helper_id", NEW."id", NEW."introducer_id", NEW."introducer_since", NEW."late_consent", NEW."listed_on", NEW."member_id", NEW."native_place", NEW."noticed_on", NEW."occupation", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."position", NEW."religion_id", NEW."residence", NEW."sex", NEW."stage", NEW."version"); RETURN NULL;',
                    hash="0f536fcfab3391ca3f9e8b946042818d7779e3f8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3602a",
                    table="membership_candidate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="candidateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1dbe6297eef1c6212841f6d8a0884fdf840aad01",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fd414",
                    table="membership_candidateevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="candidatepaper",
            constraint=models.UniqueConstraint(
                fields=("candidate", "code"), name="candidatepaper_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="candidatereview",
            constraint=models.UniqueConstraint(
                fields=("candidate", "month"), name="candidatereview_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="candidatevote",
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
                name="candidatevote_ballots",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidatevote",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck", "")),
                fields=("candidate", "body", "round"),
                name="candidatevote_round",
            ),
        ),
        ProtectTenantTable("membership_candidate"),
        migrations.RunSQL(WALL_OF_THE_MEMBER, "drop policy member_wall on membership_candidate"),
        *(
            ProtectTenantTable(table, label="membership.candidate", key="candidate_id")
            for table in (
                "membership_candidatereview",
                "membership_candidatevote",
                "membership_candidatepaper",
            )
        ),
        ProtectHistoryTable("membership_candidateevent", of="membership_candidate"),
    ]
