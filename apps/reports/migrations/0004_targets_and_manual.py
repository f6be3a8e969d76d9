"""Targets of resolutions, and manual figures with their border."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import apps.reports.models.base
from apps.reports import keep_sql
from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_life"),
        ("tenancy", "0003_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ManualFigure",
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
                            ("month", "month"),
                            ("quarter", "quarter 1"),
                            ("half", "6 months"),
                            ("nine_months", "9 months"),
                            ("year", "year"),
                            ("term", "term"),
                            ("free", "from – to"),
                        ],
                        max_length=12,
                        verbose_name="kind of period",
                    ),
                ),
                ("first", models.DateField(verbose_name="from")),
                ("last", models.DateField(help_text="Last day.", verbose_name="to")),
                ("value", models.PositiveIntegerField(verbose_name="value")),
                (
                    "basis",
                    models.CharField(
                        help_text="The document that says so: kind, number, date, who issued it.",
                        max_length=300,
                        verbose_name="basis",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("entered", "waiting for approval"),
                            ("approved", "approved"),
                            ("superseded", "replaced"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="entered",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("entered_at", models.DateTimeField(auto_now_add=True, verbose_name="entered")),
                (
                    "approved_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="approved"
                    ),
                ),
                (
                    "ended_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="ended"
                    ),
                ),
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "verbose_name": "manual figure",
                "verbose_name_plural": "manual figures",
            },
        ),
        migrations.CreateModel(
            name="ManualFigureEvent",
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
                            ("month", "month"),
                            ("quarter", "quarter 1"),
                            ("half", "6 months"),
                            ("nine_months", "9 months"),
                            ("year", "year"),
                            ("term", "term"),
                            ("free", "from – to"),
                        ],
                        max_length=12,
                        verbose_name="kind of period",
                    ),
                ),
                ("first", models.DateField(verbose_name="from")),
                ("last", models.DateField(help_text="Last day.", verbose_name="to")),
                ("value", models.PositiveIntegerField(verbose_name="value")),
                (
                    "basis",
                    models.CharField(
                        help_text="The document that says so: kind, number, date, who issued it.",
                        max_length=300,
                        verbose_name="basis",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("entered", "waiting for approval"),
                            ("approved", "approved"),
                            ("superseded", "replaced"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="entered",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("entered_at", models.DateTimeField(auto_now_add=True, verbose_name="entered")),
                (
                    "approved_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="approved"
                    ),
                ),
                (
                    "ended_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="ended"
                    ),
                ),
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ManualIndicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
                ("label", models.CharField(max_length=200, verbose_name="name")),
                ("unit_word", models.CharField(max_length=40, verbose_name="unit word")),
                (
                    "kind",
                    models.CharField(
                        choices=[("flow", "Over the period"), ("stock", "On the last day")],
                        max_length=5,
                        verbose_name="counted",
                    ),
                ),
                ("definition", models.CharField(max_length=500, verbose_name="definition")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("membership", "Members of the Party"),
                            ("cell_life", "Life of cells"),
                            ("grading", "Review, grading and commendation"),
                            ("membership_flow", "Flow of members"),
                            ("inspection", "Inspection and supervision"),
                            ("conclusions", "What inspections concluded"),
                            ("inspection_contents", "Contents of inspection and supervision"),
                            ("discipline", "Discipline"),
                            ("cadres", "Work on cadres"),
                        ],
                        default="membership",
                        help_text="The summaries that print it.",
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "manual indicator",
                "verbose_name_plural": "manual indicators",
                "ordering": ("label", "pk"),
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="target",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="target",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="target",
            name="target_one_at_a_time",
        ),
        migrations.AddField(
            model_name="summaryfigure",
            name="plan_is_most",
            field=models.BooleanField(default=False, verbose_name="target not to be exceeded"),
        ),
        migrations.AddField(
            model_name="target",
            name="bound",
            field=models.CharField(
                choices=[("least", "at least"), ("most", "at most")],
                default="least",
                max_length=5,
                verbose_name="at least or at most",
            ),
        ),
        migrations.AddField(
            model_name="target",
            name="by_date",
            field=models.BooleanField(default=False, verbose_name="to be reached on the last day"),
        ),
        migrations.AddField(
            model_name="target",
            name="owner_name",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="person or role that answers for it"
            ),
        ),
        migrations.AddField(
            model_name="target",
            name="owner_unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.organization",
                verbose_name="organisation that answers for it",
            ),
        ),
        migrations.AddField(
            model_name="targetevent",
            name="bound",
            field=models.CharField(
                choices=[("least", "at least"), ("most", "at most")],
                default="least",
                max_length=5,
                verbose_name="at least or at most",
            ),
        ),
        migrations.AddField(
            model_name="targetevent",
            name="by_date",
            field=models.BooleanField(default=False, verbose_name="to be reached on the last day"),
        ),
        migrations.AddField(
            model_name="targetevent",
            name="owner_name",
            field=models.CharField(
                blank=True, max_length=150, verbose_name="person or role that answers for it"
            ),
        ),
        migrations.AddField(
            model_name="targetevent",
            name="owner_unit",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.organization",
                verbose_name="organisation that answers for it",
            ),
        ),
        migrations.AlterField(
            model_name="summaryfigure",
            name="plan_share",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=5,
                null=True,
                verbose_name="share in percent",
            ),
        ),
        migrations.AlterField(
            model_name="target",
            name="indicator",
            field=models.CharField(
                blank=True,
                choices=[
                    ("members", "Members of the Party"),
                    ("members_women", "Women among the members"),
                    ("members_ethnic_minority", "Ethnic minorities among the members"),
                    ("members_religious", "Religious believers among the members"),
                    ("probationary_members", "Probationary members"),
                    ("members_admitted", "Members admitted"),
                    ("members_admitted_women", "Women among the admitted"),
                    ("members_admitted_ethnic_minority", "Ethnic minorities among the admitted"),
                    ("members_admitted_religious", "Religious believers among the admitted"),
                    ("members_made_official", "Members made official"),
                    ("grassroots_committees", "Grassroots committees"),
                    ("cell_meetings", "Cell meetings held"),
                    ("cell_attendance_groups", "Groups that attend cells, set up"),
                    ("cell_attendance_people", "Officials in groups set up to attend cells"),
                    ("cell_attendance_visits", "Visits of officials to cells"),
                    ("members_graded", "Members graded"),
                    ("members_graded_excellent", "Members graded excellent, exactly"),
                    ("members_graded_good", "Members graded good, exactly"),
                    ("members_graded_completed", "Members graded completed, exactly"),
                    ("members_graded_not_completed", "Members graded not completed, exactly"),
                    ("members_graded_good_or_better", "Members graded good or better"),
                    ("members_graded_completed_or_better", "Members graded completed or better"),
                    ("organisations_graded", "Grassroots organisations graded"),
                    ("organisations_graded_excellent", "Organisations graded excellent, exactly"),
                    ("organisations_graded_good", "Organisations graded good, exactly"),
                    ("organisations_graded_completed", "Organisations graded completed, exactly"),
                    (
                        "organisations_graded_not_completed",
                        "Organisations graded not completed, exactly",
                    ),
                    ("organisations_graded_good_or_better", "Organisations graded good or better"),
                    ("committee_grade_by_province", "Committees graded by the level above"),
                    (
                        "organisations_commended_excellent_five_years_running",
                        "Organisations commended for five excellent years running",
                    ),
                    ("flow_opening", "Members at the beginning"),
                    ("flow_in_admitted", "Admitted"),
                    ("flow_in_readmitted", "Admitted again"),
                    ("flow_in_restored", "Membership restored"),
                    ("flow_in_moved", "Moved in within the province"),
                    ("flow_in_moved_in", "Moved in from another province"),
                    ("flow_in_recorded", "Taken over when the register was opened"),
                    ("flow_out_moved", "Moved out within the province"),
                    ("flow_out_moved_away", "Moved out to another province"),
                    ("flow_out_struck_off", "Struck off"),
                    ("flow_out_own_request", "Left at own request"),
                    ("flow_out_expelled", "Expelled"),
                    ("flow_out_deceased", "Deceased"),
                    ("flow_closing", "Members at the end"),
                    ("thematic_supervisions_cases", "Thematic supervisions"),
                    ("thematic_supervisions_organisations", "Organisations supervised by topic"),
                    (
                        "thematic_supervisions_organisations_committee",
                        "Organisations supervised by topic, by committees",
                    ),
                    (
                        "thematic_supervisions_organisations_inspection",
                        "Organisations supervised by topic, by inspection committees",
                    ),
                    ("thematic_supervisions_members", "Members supervised by topic"),
                    (
                        "thematic_supervisions_members_committee",
                        "Members supervised by topic, by committees",
                    ),
                    (
                        "thematic_supervisions_members_inspection",
                        "Members supervised by topic, by inspection committees",
                    ),
                    (
                        "thematic_supervisions_members_committee_members",
                        "Committee members among the supervised",
                    ),
                    (
                        "thematic_supervisions_members_district_committee",
                        "District committee members among the supervised",
                    ),
                    (
                        "thematic_supervisions_members_managed",
                        "Managed by a standing committee, among the supervised",
                    ),
                    ("violation_sign_inspections_cases", "Inspections on signs of violation"),
                    (
                        "violation_sign_inspections_organisations",
                        "Organisations inspected on signs of violation",
                    ),
                    (
                        "violation_sign_inspections_organisations_committee",
                        "Organisations inspected on signs of violation, by committees and cells",
                    ),
                    (
                        "violation_sign_inspections_organisations_inspection",
                        "Organisations inspected on signs of violation, by inspection committees",
                    ),
                    (
                        "violation_sign_inspections_members",
                        "Members inspected on signs of violation",
                    ),
                    (
                        "violation_sign_inspections_members_committee",
                        "Members inspected on signs of violation, by committees and cells",
                    ),
                    (
                        "violation_sign_inspections_members_inspection",
                        "Members inspected on signs of violation, by inspection committees",
                    ),
                    (
                        "violation_sign_inspections_members_committee_members",
                        "Committee members among those inspected on signs of violation",
                    ),
                    (
                        "violation_sign_inspections_members_district_committee",
                        "District committee members among those inspected on signs of violation",
                    ),
                    (
                        "violation_sign_inspections_members_managed",
                        "Managed by a standing committee, among those inspected on signs of violation",
                    ),
                    ("thematic_inspections_organisations", "Organisations inspected by topic"),
                    ("thematic_inspections_members", "Members inspected by topic"),
                    (
                        "task_inspections_organisations",
                        "Organisations inspected in their inspection and discipline tasks",
                    ),
                    (
                        "finance_inspections_organisations",
                        "Organisations inspected in party finance",
                    ),
                    (
                        "signs_committee_organisations_inspected",
                        "Signs of violation, committees and cells: organisations inspected",
                    ),
                    (
                        "signs_committee_organisations_violating",
                        "Signs of violation, committees and cells: organisations with a violation",
                    ),
                    (
                        "signs_committee_organisations_to_discipline",
                        "Signs of violation, committees and cells: organisations to be disciplined",
                    ),
                    (
                        "signs_committee_organisations_disciplined",
                        "Signs of violation, committees and cells: organisations disciplined",
                    ),
                    (
                        "signs_committee_members_inspected",
                        "Signs of violation, committees and cells: members inspected",
                    ),
                    (
                        "signs_committee_members_violating",
                        "Signs of violation, committees and cells: members with a violation",
                    ),
                    (
                        "signs_committee_members_to_discipline",
                        "Signs of violation, committees and cells: members to be disciplined",
                    ),
                    (
                        "signs_committee_members_disciplined",
                        "Signs of violation, committees and cells: members disciplined",
                    ),
                    (
                        "signs_inspection_organisations_inspected",
                        "Signs of violation, inspection committees: organisations inspected",
                    ),
                    (
                        "signs_inspection_organisations_violating",
                        "Signs of violation, inspection committees: organisations with a violation",
                    ),
                    (
                        "signs_inspection_organisations_to_discipline",
                        "Signs of violation, inspection committees: organisations to be disciplined",
                    ),
                    (
                        "signs_inspection_organisations_disciplined",
                        "Signs of violation, inspection committees: organisations disciplined",
                    ),
                    (
                        "signs_inspection_members_inspected",
                        "Signs of violation, inspection committees: members inspected",
                    ),
                    (
                        "signs_inspection_members_violating",
                        "Signs of violation, inspection committees: members with a violation",
                    ),
                    (
                        "signs_inspection_members_to_discipline",
                        "Signs of violation, inspection committees: members to be disciplined",
                    ),
                    (
                        "signs_inspection_members_disciplined",
                        "Signs of violation, inspection committees: members disciplined",
                    ),
                    (
                        "topic_committee_organisations_inspected",
                        "By topic, committees: organisations inspected",
                    ),
                    (
                        "topic_committee_organisations_violating",
                        "By topic, committees: organisations with a violation",
                    ),
                    (
                        "topic_committee_organisations_to_discipline",
                        "By topic, committees: organisations to be disciplined",
                    ),
                    (
                        "topic_committee_organisations_disciplined",
                        "By topic, committees: organisations disciplined",
                    ),
                    (
                        "topic_committee_members_inspected",
                        "By topic, committees: members inspected",
                    ),
                    (
                        "topic_committee_members_violating",
                        "By topic, committees: members with a violation",
                    ),
                    (
                        "topic_committee_members_to_discipline",
                        "By topic, committees: members to be disciplined",
                    ),
                    (
                        "topic_committee_members_disciplined",
                        "By topic, committees: members disciplined",
                    ),
                    (
                        "signs_content_resolutions",
                        "Signs of violation · Content: Charter, resolutions, directives of the Party",
                    ),
                    (
                        "signs_content_state_law",
                        "Signs of violation · Content: policy and law of the State",
                    ),
                    (
                        "signs_content_democratic_centralism",
                        "Signs of violation · Content: democratic centralism, working rules",
                    ),
                    (
                        "signs_content_unity",
                        "Signs of violation · Content: unity within the organisation",
                    ),
                    ("signs_content_cadre_work", "Signs of violation · Content: cadre work"),
                    (
                        "signs_content_land_management",
                        "Signs of violation · Content: management of land and resources",
                    ),
                    (
                        "signs_content_construction_order",
                        "Signs of violation · Content: order of construction",
                    ),
                    (
                        "signs_content_finance",
                        "Signs of violation · Content: finance, budget, investment",
                    ),
                    (
                        "signs_content_party_fee",
                        "Signs of violation · Content: party fee and party finance",
                    ),
                    ("signs_content_thrift", "Signs of violation · Content: thrift, against waste"),
                    (
                        "signs_content_corruption",
                        "Signs of violation · Content: against corruption and misconduct",
                    ),
                    (
                        "signs_content_responsibility",
                        "Signs of violation · Content: responsibility in leading",
                    ),
                    ("signs_content_duties", "Signs of violation · Content: tasks that were given"),
                    (
                        "signs_content_conduct",
                        "Signs of violation · Content: ethics, way of life, example",
                    ),
                    (
                        "signs_content_forbidden",
                        "Signs of violation · Content: what members must not do",
                    ),
                    (
                        "signs_content_asset_declaration",
                        "Signs of violation · Content: declaration of assets and income",
                    ),
                    (
                        "signs_content_letters",
                        "Signs of violation · Content: resolving complaints and denunciations",
                    ),
                    (
                        "signs_content_inspection_tasks",
                        "Signs of violation · Content: inspection, supervision and discipline tasks",
                    ),
                    (
                        "signs_content_remedy",
                        "Signs of violation · Content: remedy after a conclusion",
                    ),
                    ("signs_content_population", "Signs of violation · Content: population policy"),
                    ("signs_content_other", "Signs of violation · Content: other"),
                    (
                        "supervision_content_resolutions",
                        "Supervision · Content: Charter, resolutions, directives of the Party",
                    ),
                    (
                        "supervision_content_state_law",
                        "Supervision · Content: policy and law of the State",
                    ),
                    (
                        "supervision_content_democratic_centralism",
                        "Supervision · Content: democratic centralism, working rules",
                    ),
                    (
                        "supervision_content_unity",
                        "Supervision · Content: unity within the organisation",
                    ),
                    ("supervision_content_cadre_work", "Supervision · Content: cadre work"),
                    (
                        "supervision_content_land_management",
                        "Supervision · Content: management of land and resources",
                    ),
                    (
                        "supervision_content_construction_order",
                        "Supervision · Content: order of construction",
                    ),
                    (
                        "supervision_content_finance",
                        "Supervision · Content: finance, budget, investment",
                    ),
                    (
                        "supervision_content_party_fee",
                        "Supervision · Content: party fee and party finance",
                    ),
                    ("supervision_content_thrift", "Supervision · Content: thrift, against waste"),
                    (
                        "supervision_content_corruption",
                        "Supervision · Content: against corruption and misconduct",
                    ),
                    (
                        "supervision_content_responsibility",
                        "Supervision · Content: responsibility in leading",
                    ),
                    ("supervision_content_duties", "Supervision · Content: tasks that were given"),
                    (
                        "supervision_content_conduct",
                        "Supervision · Content: ethics, way of life, example",
                    ),
                    (
                        "supervision_content_forbidden",
                        "Supervision · Content: what members must not do",
                    ),
                    (
                        "supervision_content_asset_declaration",
                        "Supervision · Content: declaration of assets and income",
                    ),
                    (
                        "supervision_content_letters",
                        "Supervision · Content: resolving complaints and denunciations",
                    ),
                    (
                        "supervision_content_inspection_tasks",
                        "Supervision · Content: inspection, supervision and discipline tasks",
                    ),
                    (
                        "supervision_content_remedy",
                        "Supervision · Content: remedy after a conclusion",
                    ),
                    ("supervision_content_population", "Supervision · Content: population policy"),
                    ("supervision_content_other", "Supervision · Content: other"),
                    ("members_disciplined", "Members disciplined"),
                    (
                        "members_disciplined_committee",
                        "Members disciplined by committees and cells",
                    ),
                    (
                        "members_disciplined_committee_reprimand",
                        "Members reprimanded by committees and cells",
                    ),
                    (
                        "members_disciplined_committee_warning",
                        "Members warned by committees and cells",
                    ),
                    (
                        "members_disciplined_committee_removal",
                        "Members removed from post by committees and cells",
                    ),
                    (
                        "members_disciplined_committee_expulsion",
                        "Members expelled by committees and cells",
                    ),
                    (
                        "members_disciplined_inspection",
                        "Members disciplined by inspection committees",
                    ),
                    (
                        "members_disciplined_inspection_reprimand",
                        "Members reprimanded by inspection committees",
                    ),
                    (
                        "members_disciplined_inspection_warning",
                        "Members warned by inspection committees",
                    ),
                    (
                        "members_disciplined_inspection_removal",
                        "Members removed from post by inspection committees",
                    ),
                    (
                        "members_disciplined_inspection_expulsion",
                        "Members expelled by inspection committees",
                    ),
                    ("organisations_disciplined", "Organisations disciplined"),
                    (
                        "organisations_disciplined_committee",
                        "Organisations disciplined by committees",
                    ),
                    (
                        "organisations_disciplined_committee_reprimand",
                        "Organisations reprimanded by committees",
                    ),
                    (
                        "organisations_disciplined_committee_warning",
                        "Organisations warned by committees",
                    ),
                    (
                        "organisations_disciplined_committee_dissolution",
                        "Organisations dissolved by committees",
                    ),
                    (
                        "organisations_disciplined_inspection",
                        "Organisations disciplined by inspection committees",
                    ),
                    (
                        "organisations_disciplined_inspection_reprimand",
                        "Organisations reprimanded by inspection committees",
                    ),
                    (
                        "organisations_disciplined_inspection_warning",
                        "Organisations warned by inspection committees",
                    ),
                    (
                        "organisations_disciplined_inspection_dissolution",
                        "Organisations dissolved by inspection committees",
                    ),
                    ("appointments_new", "Cadres appointed"),
                    ("reappointments", "Cadres re-appointed"),
                    (
                        "appointments_by_agreement_hiep_y",
                        "Appointments and re-appointments agreed to, decided by another body",
                    ),
                    ("committee_seats_filled", "Seats of party committees filled"),
                    ("candidates_nominated", "Candidates nominated"),
                    ("released_or_dismissed", "Cadres released, resigned or removed from office"),
                    ("cadres_rotated_or_transferred", "Leading cadres rotated or transferred"),
                    (
                        "civil_servants_received_or_transferred",
                        "Civil servants received from elsewhere or transferred there",
                    ),
                    (
                        "rotations_transfers_by_agreement",
                        "Rotations and transfers agreed to, decided by another body",
                    ),
                    ("planned_people", "People planned for titles"),
                    ("planned_women", "Women among the people planned"),
                ],
                max_length=60,
                verbose_name="indicator",
            ),
        ),
        migrations.AlterField(
            model_name="target",
            name="share",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=5,
                null=True,
                verbose_name="share in percent",
            ),
        ),
        migrations.AlterField(
            model_name="targetevent",
            name="indicator",
            field=models.CharField(
                blank=True,
                choices=[
                    ("members", "Members of the Party"),
                    ("members_women", "Women among the members"),
                    ("members_ethnic_minority", "Ethnic minorities among the members"),
                    ("members_religious", "Religious believers among the members"),
                    ("probationary_members", "Probationary members"),
                    ("members_admitted", "Members admitted"),
                    ("members_admitted_women", "Women among the admitted"),
                    ("members_admitted_ethnic_minority", "Ethnic minorities among the admitted"),
                    ("members_admitted_religious", "Religious believers among the admitted"),
                    ("members_made_official", "Members made official"),
                    ("grassroots_committees", "Grassroots committees"),
                    ("cell_meetings", "Cell meetings held"),
                    ("cell_attendance_groups", "Groups that attend cells, set up"),
                    ("cell_attendance_people", "Officials in groups set up to attend cells"),
                    ("cell_attendance_visits", "Visits of officials to cells"),
                    ("members_graded", "Members graded"),
                    ("members_graded_excellent", "Members graded excellent, exactly"),
                    ("members_graded_good", "Members graded good, exactly"),
                    ("members_graded_completed", "Members graded completed, exactly"),
                    ("members_graded_not_completed", "Members graded not completed, exactly"),
                    ("members_graded_good_or_better", "Members graded good or better"),
                    ("members_graded_completed_or_better", "Members graded completed or better"),
                    ("organisations_graded", "Grassroots organisations graded"),
                    ("organisations_graded_excellent", "Organisations graded excellent, exactly"),
                    ("organisations_graded_good", "Organisations graded good, exactly"),
                    ("organisations_graded_completed", "Organisations graded completed, exactly"),
                    (
                        "organisations_graded_not_completed",
                        "Organisations graded not completed, exactly",
                    ),
                    ("organisations_graded_good_or_better", "Organisations graded good or better"),
                    ("committee_grade_by_province", "Committees graded by the level above"),
                    (
                        "organisations_commended_excellent_five_years_running",
                        "Organisations commended for five excellent years running",
                    ),
                    ("flow_opening", "Members at the beginning"),
                    ("flow_in_admitted", "Admitted"),
                    ("flow_in_readmitted", "Admitted again"),
                    ("flow_in_restored", "Membership restored"),
                    ("flow_in_moved", "Moved in within the province"),
                    ("flow_in_moved_in", "Moved in from another province"),
                    ("flow_in_recorded", "Taken over when the register was opened"),
                    ("flow_out_moved", "Moved out within the province"),
                    ("flow_out_moved_away", "Moved out to another province"),
                    ("flow_out_struck_off", "Struck off"),
                    ("flow_out_own_request", "Left at own request"),
                    ("flow_out_expelled", "Expelled"),
                    ("flow_out_deceased", "Deceased"),
                    ("flow_closing", "Members at the end"),
                    ("thematic_supervisions_cases", "Thematic supervisions"),
                    ("thematic_supervisions_organisations", "Organisations supervised by topic"),
                    (
                        "thematic_supervisions_organisations_committee",
                        "Organisations supervised by topic, by committees",
                    ),
                    (
                        "thematic_supervisions_organisations_inspection",
                        "Organisations supervised by topic, by inspection committees",
                    ),
                    ("thematic_supervisions_members", "Members supervised by topic"),
                    (
                        "thematic_supervisions_members_committee",
                        "Members supervised by topic, by committees",
                    ),
                    (
                        "thematic_supervisions_members_inspection",
                        "Members supervised by topic, by inspection committees",
                    ),
                    (
                        "thematic_supervisions_members_committee_members",
                        "Committee members among the supervised",
                    ),
                    (
                        "thematic_supervisions_members_district_committee",
                        "District committee members among the supervised",
                    ),
                    (
                        "thematic_supervisions_members_managed",
                        "Managed by a standing committee, among the supervised",
                    ),
                    ("violation_sign_inspections_cases", "Inspections on signs of violation"),
                    (
                        "violation_sign_inspections_organisations",
                        "Organisations inspected on signs of violation",
                    ),
                    (
                        "violation_sign_inspections_organisations_committee",
                        "Organisations inspected on signs of violation, by committees and cells",
                    ),
                    (
                        "violation_sign_inspections_organisations_inspection",
                        "Organisations inspected on signs of violation, by inspection committees",
                    ),
                    (
                        "violation_sign_inspections_members",
                        "Members inspected on signs of violation",
                    ),
                    (
                        "violation_sign_inspections_members_committee",
                        "Members inspected on signs of violation, by committees and cells",
                    ),
                    (
                        "violation_sign_inspections_members_inspection",
                        "Members inspected on signs of violation, by inspection committees",
                    ),
                    (
                        "violation_sign_inspections_members_committee_members",
                        "Committee members among those inspected on signs of violation",
                    ),
                    (
                        "violation_sign_inspections_members_district_committee",
                        "District committee members among those inspected on signs of violation",
                    ),
                    (
                        "violation_sign_inspections_members_managed",
                        "Managed by a standing committee, among those inspected on signs of violation",
                    ),
                    ("thematic_inspections_organisations", "Organisations inspected by topic"),
                    ("thematic_inspections_members", "Members inspected by topic"),
                    (
                        "task_inspections_organisations",
                        "Organisations inspected in their inspection and discipline tasks",
                    ),
                    (
                        "finance_inspections_organisations",
                        "Organisations inspected in party finance",
                    ),
                    (
                        "signs_committee_organisations_inspected",
                        "Signs of violation, committees and cells: organisations inspected",
                    ),
                    (
                        "signs_committee_organisations_violating",
                        "Signs of violation, committees and cells: organisations with a violation",
                    ),
                    (
                        "signs_committee_organisations_to_discipline",
                        "Signs of violation, committees and cells: organisations to be disciplined",
                    ),
                    (
                        "signs_committee_organisations_disciplined",
                        "Signs of violation, committees and cells: organisations disciplined",
                    ),
                    (
                        "signs_committee_members_inspected",
                        "Signs of violation, committees and cells: members inspected",
                    ),
                    (
                        "signs_committee_members_violating",
                        "Signs of violation, committees and cells: members with a violation",
                    ),
                    (
                        "signs_committee_members_to_discipline",
                        "Signs of violation, committees and cells: members to be disciplined",
                    ),
                    (
                        "signs_committee_members_disciplined",
                        "Signs of violation, committees and cells: members disciplined",
                    ),
                    (
                        "signs_inspection_organisations_inspected",
                        "Signs of violation, inspection committees: organisations inspected",
                    ),
                    (
                        "signs_inspection_organisations_violating",
                        "Signs of violation, inspection committees: organisations with a violation",
                    ),
                    (
                        "signs_inspection_organisations_to_discipline",
                        "Signs of violation, inspection committees: organisations to be disciplined",
                    ),
                    (
                        "signs_inspection_organisations_disciplined",
                        "Signs of violation, inspection committees: organisations disciplined",
                    ),
                    (
                        "signs_inspection_members_inspected",
                        "Signs of violation, inspection committees: members inspected",
                    ),
                    (
                        "signs_inspection_members_violating",
                        "Signs of violation, inspection committees: members with a violation",
                    ),
                    (
                        "signs_inspection_members_to_discipline",
                        "Signs of violation, inspection committees: members to be disciplined",
                    ),
                    (
                        "signs_inspection_members_disciplined",
                        "Signs of violation, inspection committees: members disciplined",
                    ),
                    (
                        "topic_committee_organisations_inspected",
                        "By topic, committees: organisations inspected",
                    ),
                    (
                        "topic_committee_organisations_violating",
                        "By topic, committees: organisations with a violation",
                    ),
                    (
                        "topic_committee_organisations_to_discipline",
                        "By topic, committees: organisations to be disciplined",
                    ),
                    (
                        "topic_committee_organisations_disciplined",
                        "By topic, committees: organisations disciplined",
                    ),
                    (
                        "topic_committee_members_inspected",
                        "By topic, committees: members inspected",
                    ),
                    (
                        "topic_committee_members_violating",
                        "By topic, committees: members with a violation",
                    ),
                    (
                        "topic_committee_members_to_discipline",
                        "By topic, committees: members to be disciplined",
                    ),
                    (
                        "topic_committee_members_disciplined",
                        "By topic, committees: members disciplined",
                    ),
                    (
                        "signs_content_resolutions",
                        "Signs of violation · Content: Charter, resolutions, directives of the Party",
                    ),
                    (
                        "signs_content_state_law",
                        "Signs of violation · Content: policy and law of the State",
                    ),
                    (
                        "signs_content_democratic_centralism",
                        "Signs of violation · Content: democratic centralism, working rules",
                    ),
                    (
                        "signs_content_unity",
                        "Signs of violation · Content: unity within the organisation",
                    ),
                    ("signs_content_cadre_work", "Signs of violation · Content: cadre work"),
                    (
                        "signs_content_land_management",
                        "Signs of violation · Content: management of land and resources",
                    ),
                    (
                        "signs_content_construction_order",
                        "Signs of violation · Content: order of construction",
                    ),
                    (
                        "signs_content_finance",
                        "Signs of violation · Content: finance, budget, investment",
                    ),
                    (
                        "signs_content_party_fee",
                        "Signs of violation · Content: party fee and party finance",
                    ),
                    ("signs_content_thrift", "Signs of violation · Content: thrift, against waste"),
                    (
                        "signs_content_corruption",
                        "Signs of violation · Content: against corruption and misconduct",
                    ),
                    (
                        "signs_content_responsibility",
                        "Signs of violation · Content: responsibility in leading",
                    ),
                    ("signs_content_duties", "Signs of violation · Content: tasks that were given"),
                    (
                        "signs_content_conduct",
                        "Signs of violation · Content: ethics, way of life, example",
                    ),
                    (
                        "signs_content_forbidden",
                        "Signs of violation · Content: what members must not do",
                    ),
                    (
                        "signs_content_asset_declaration",
                        "Signs of violation · Content: declaration of assets and income",
                    ),
                    (
                        "signs_content_letters",
                        "Signs of violation · Content: resolving complaints and denunciations",
                    ),
                    (
                        "signs_content_inspection_tasks",
                        "Signs of violation · Content: inspection, supervision and discipline tasks",
                    ),
                    (
                        "signs_content_remedy",
                        "Signs of violation · Content: remedy after a conclusion",
                    ),
                    ("signs_content_population", "Signs of violation · Content: population policy"),
                    ("signs_content_other", "Signs of violation · Content: other"),
                    (
                        "supervision_content_resolutions",
                        "Supervision · Content: Charter, resolutions, directives of the Party",
                    ),
                    (
                        "supervision_content_state_law",
                        "Supervision · Content: policy and law of the State",
                    ),
                    (
                        "supervision_content_democratic_centralism",
                        "Supervision · Content: democratic centralism, working rules",
                    ),
                    (
                        "supervision_content_unity",
                        "Supervision · Content: unity within the organisation",
                    ),
                    ("supervision_content_cadre_work", "Supervision · Content: cadre work"),
                    (
                        "supervision_content_land_management",
                        "Supervision · Content: management of land and resources",
                    ),
                    (
                        "supervision_content_construction_order",
                        "Supervision · Content: order of construction",
                    ),
                    (
                        "supervision_content_finance",
                        "Supervision · Content: finance, budget, investment",
                    ),
                    (
                        "supervision_content_party_fee",
                        "Supervision · Content: party fee and party finance",
                    ),
                    ("supervision_content_thrift", "Supervision · Content: thrift, against waste"),
                    (
                        "supervision_content_corruption",
                        "Supervision · Content: against corruption and misconduct",
                    ),
                    (
                        "supervision_content_responsibility",
                        "Supervision · Content: responsibility in leading",
                    ),
                    ("supervision_content_duties", "Supervision · Content: tasks that were given"),
                    (
                        "supervision_content_conduct",
                        "Supervision · Content: ethics, way of life, example",
                    ),
                    (
                        "supervision_content_forbidden",
                        "Supervision · Content: what members must not do",
                    ),
                    (
                        "supervision_content_asset_declaration",
                        "Supervision · Content: declaration of assets and income",
                    ),
                    (
                        "supervision_content_letters",
                        "Supervision · Content: resolving complaints and denunciations",
                    ),
                    (
                        "supervision_content_inspection_tasks",
                        "Supervision · Content: inspection, supervision and discipline tasks",
                    ),
                    (
                        "supervision_content_remedy",
                        "Supervision · Content: remedy after a conclusion",
                    ),
                    ("supervision_content_population", "Supervision · Content: population policy"),
                    ("supervision_content_other", "Supervision · Content: other"),
                    ("members_disciplined", "Members disciplined"),
                    (
                        "members_disciplined_committee",
                        "Members disciplined by committees and cells",
                    ),
                    (
                        "members_disciplined_committee_reprimand",
                        "Members reprimanded by committees and cells",
                    ),
                    (
                        "members_disciplined_committee_warning",
                        "Members warned by committees and cells",
                    ),
                    (
                        "members_disciplined_committee_removal",
                        "Members removed from post by committees and cells",
                    ),
                    (
                        "members_disciplined_committee_expulsion",
                        "Members expelled by committees and cells",
                    ),
                    (
                        "members_disciplined_inspection",
                        "Members disciplined by inspection committees",
                    ),
                    (
                        "members_disciplined_inspection_reprimand",
                        "Members reprimanded by inspection committees",
                    ),
                    (
                        "members_disciplined_inspection_warning",
                        "Members warned by inspection committees",
                    ),
                    (
                        "members_disciplined_inspection_removal",
                        "Members removed from post by inspection committees",
                    ),
                    (
                        "members_disciplined_inspection_expulsion",
                        "Members expelled by inspection committees",
                    ),
                    ("organisations_disciplined", "Organisations disciplined"),
                    (
                        "organisations_disciplined_committee",
                        "Organisations disciplined by committees",
                    ),
                    (
                        "organisations_disciplined_committee_reprimand",
                        "Organisations reprimanded by committees",
                    ),
                    (
                        "organisations_disciplined_committee_warning",
                        "Organisations warned by committees",
                    ),
                    (
                        "organisations_disciplined_committee_dissolution",
                        "Organisations dissolved by committees",
                    ),
                    (
                        "organisations_disciplined_inspection",
                        "Organisations disciplined by inspection committees",
                    ),
                    (
                        "organisations_disciplined_inspection_reprimand",
                        "Organisations reprimanded by inspection committees",
                    ),
                    (
                        "organisations_disciplined_inspection_warning",
                        "Organisations warned by inspection committees",
                    ),
                    (
                        "organisations_disciplined_inspection_dissolution",
                        "Organisations dissolved by inspection committees",
                    ),
                    ("appointments_new", "Cadres appointed"),
                    ("reappointments", "Cadres re-appointed"),
                    (
                        "appointments_by_agreement_hiep_y",
                        "Appointments and re-appointments agreed to, decided by another body",
                    ),
                    ("committee_seats_filled", "Seats of party committees filled"),
                    ("candidates_nominated", "Candidates nominated"),
                    ("released_or_dismissed", "Cadres released, resigned or removed from office"),
                    ("cadres_rotated_or_transferred", "Leading cadres rotated or transferred"),
                    (
                        "civil_servants_received_or_transferred",
                        "Civil servants received from elsewhere or transferred there",
                    ),
                    (
                        "rotations_transfers_by_agreement",
                        "Rotations and transfers agreed to, decided by another body",
                    ),
                    ("planned_people", "People planned for titles"),
                    ("planned_women", "Women among the people planned"),
                ],
                max_length=60,
                verbose_name="indicator",
            ),
        ),
        migrations.AlterField(
            model_name="targetevent",
            name="share",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=5,
                null=True,
                verbose_name="share in percent",
            ),
        ),
        migrations.AddField(
            model_name="manualfigure",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="approved by",
            ),
        ),
        migrations.AddField(
            model_name="manualfigure",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="ended by",
            ),
        ),
        migrations.AddField(
            model_name="manualfigure",
            name="entered_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="entered by",
            ),
        ),
        migrations.AddField(
            model_name="manualfigure",
            name="organization",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.organization",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="manualfigureevent",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="approved by",
            ),
        ),
        migrations.AddField(
            model_name="manualfigureevent",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="ended by",
            ),
        ),
        migrations.AddField(
            model_name="manualfigureevent",
            name="entered_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="entered by",
            ),
        ),
        migrations.AddField(
            model_name="manualfigureevent",
            name="organization",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.organization",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="manualfigureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="reports.manualfigure",
            ),
        ),
        migrations.AddField(
            model_name="manualindicator",
            name="of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="shares",
                to="reports.manualindicator",
                verbose_name="share of",
            ),
        ),
        migrations.AddField(
            model_name="manualindicator",
            name="part_of",
            field=models.ForeignKey(
                blank=True,
                help_text="All parts together give this figure.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="reports.manualindicator",
                verbose_name="part of",
            ),
        ),
        migrations.AddField(
            model_name="manualfigureevent",
            name="indicator",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="reports.manualindicator",
                verbose_name="indicator",
            ),
        ),
        migrations.AddField(
            model_name="manualfigure",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="figures",
                to="reports.manualindicator",
                verbose_name="indicator",
            ),
        ),
        migrations.AddField(
            model_name="target",
            name="manual",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="targets",
                to="reports.manualindicator",
                verbose_name="manual indicator",
            ),
        ),
        migrations.AddField(
            model_name="targetevent",
            name="manual",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="reports.manualindicator",
                verbose_name="manual indicator",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("ended_at__isnull", True), ("manual__isnull", True)),
                expressions=[
                    ("organization", "="),
                    ("indicator", "="),
                    ("kind", "="),
                    (
                        apps.reports.models.base.DateRange(
                            "first",
                            "last",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                ],
                name="target_one_indicator_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("ended_at__isnull", True), ("manual__isnull", False)),
                expressions=[
                    ("organization", "="),
                    ("manual", "="),
                    ("kind", "="),
                    (
                        apps.reports.models.base.DateRange(
                            "first",
                            "last",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                ],
                name="target_one_manual_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("manual__isnull", True), models.Q(("indicator", ""), _negated=True)),
                    models.Q(("indicator", ""), ("manual__isnull", False)),
                    _connector="OR",
                ),
                name="target_records_or_manual",
            ),
        ),
        migrations.AddConstraint(
            model_name="manualindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("of__isnull", True),
                        models.Q(("of", models.F("id")), _negated=True),
                        _connector="OR",
                    ),
                    models.Q(
                        ("part_of__isnull", True),
                        models.Q(("part_of", models.F("id")), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="manualindicator_not_of_itself",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="manualfigureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="46f4fb77151c7eb62a12b54e0f40a35bbd1e40fc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4b99a",
                    table="reports_manualfigureevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="manualfigure",
            index=models.Index(fields=["path", "-last"], name="manualfigure_path"),
        ),
        migrations.AddIndex(
            model_name="manualfigure",
            index=models.Index(fields=["indicator", "path"], name="manualfigure_indicator"),
        ),
        migrations.AddConstraint(
            model_name="manualfigure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "approved")),
                fields=("organization", "indicator", "first", "last"),
                name="manualfigure_one_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="manualfigure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "entered")),
                fields=("organization", "indicator", "first", "last"),
                name="manualfigure_one_entered",
            ),
        ),
        migrations.AddConstraint(
            model_name="manualfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("last__gte", models.F("first"))),
                name="manualfigure_days_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="manualfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis", ""), _negated=True), name="manualfigure_has_basis"
            ),
        ),
        migrations.AddConstraint(
            model_name="manualfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                    models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                    _connector="OR",
                ),
                name="manualfigure_approved_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="manualfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    models.Q(("approved_by", models.F("entered_by")), _negated=True),
                    _connector="OR",
                ),
                name="manualfigure_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="manualfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("approved_at__isnull", True),
                        ("ended_at__isnull", True),
                        ("state", "entered"),
                    ),
                    models.Q(
                        ("approved_at__isnull", False),
                        ("ended_at__isnull", True),
                        ("state", "approved"),
                    ),
                    models.Q(
                        ("ended_at__isnull", False), ("state__in", ("superseded", "withdrawn"))
                    ),
                    _connector="OR",
                ),
                name="manualfigure_state_and_times",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="manualfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reports_manualfigureevent" ("approved_at", "approved_by_id", "basis", "end_reason", "ended_at", "ended_by_id", "entered_at", "entered_by_id", "first", "id", "indicator_id", "kind", "last", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "value") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."basis", NEW."end_reason", NEW."ended_at", NEW."ended_by_id", NEW."entered_at", NEW."entered_by_id", NEW."first", NEW."id", NEW."indicator_id", NEW."kind", NEW."last", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."state", NEW."value"); RETURN NULL;',
                    hash="cc146ba8af5619f988a2b8628997094f3267477a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bffc1",
                    table="reports_manualfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="manualfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."first" IS DISTINCT FROM (NEW."first") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."indicator_id" IS DISTINCT FROM (NEW."indicator_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."last" IS DISTINCT FROM (NEW."last") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."value" IS DISTINCT FROM (NEW."value"))',
                    func='INSERT INTO "reports_manualfigureevent" ("approved_at", "approved_by_id", "basis", "end_reason", "ended_at", "ended_by_id", "entered_at", "entered_by_id", "first", "id", "indicator_id", "kind", "last", "note", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "value") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."basis", NEW."end_reason", NEW."ended_at", NEW."ended_by_id", NEW."entered_at", NEW."entered_by_id", NEW."first", NEW."id", NEW."indicator_id", NEW."kind", NEW."last", NEW."note", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."state", NEW."value"); RETURN NULL;',
                    hash="564ecc9badab2266c464c0afc8f3495219165f2a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_293e2",
                    table="reports_manualfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reports_targetevent" ("bound", "by_date", "document", "end_reason", "ended_at", "ended_by_id", "first", "id", "indicator", "kind", "last", "manual_id", "note", "organization_id", "owner_name", "owner_unit_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "set_at", "set_by_id", "share") VALUES (NEW."bound", NEW."by_date", NEW."document", NEW."end_reason", NEW."ended_at", NEW."ended_by_id", NEW."first", NEW."id", NEW."indicator", NEW."kind", NEW."last", NEW."manual_id", NEW."note", NEW."organization_id", NEW."owner_name", NEW."owner_unit_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan", NEW."set_at", NEW."set_by_id", NEW."share"); RETURN NULL;',
                    hash="b209ef638c92e9b76d72682f7e0ae082cf6671b4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cfa69",
                    table="reports_target",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."bound" IS DISTINCT FROM (NEW."bound") OR OLD."by_date" IS DISTINCT FROM (NEW."by_date") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."first" IS DISTINCT FROM (NEW."first") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."indicator" IS DISTINCT FROM (NEW."indicator") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."last" IS DISTINCT FROM (NEW."last") OR OLD."manual_id" IS DISTINCT FROM (NEW."manual_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."owner_name" IS DISTINCT FROM (NEW."owner_name") OR OLD."owner_unit_id" IS DISTINCT FROM (NEW."owner_unit_id") OR OLD."plan" IS DISTINCT FROM (NEW."plan") OR OLD."set_at" IS DISTINCT FROM (NEW."set_at") OR OLD."set_by_id" IS DISTINCT FROM (NEW."set_by_id") OR OLD."share" IS DISTINCT FROM (NEW."share"))',
                    func='INSERT INTO "reports_targetevent" ("bound", "by_date", "document", "end_reason", "ended_at", "ended_by_id", "first", "id", "indicator", "kind", "last", "manual_id", "note", "organization_id", "owner_name", "owner_unit_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "set_at", "set_by_id", "share") VALUES (NEW."bound", NEW."by_date", NEW."document", NEW."end_reason", NEW."ended_at", NEW."ended_by_id", NEW."first", NEW."id", NEW."indicator", NEW."kind", NEW."last", NEW."manual_id", NEW."note", NEW."organization_id", NEW."owner_name", NEW."owner_unit_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan", NEW."set_at", NEW."set_by_id", NEW."share"); RETURN NULL;',
                    hash="5322de6547842245492789c3df33644b09410de2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_40222",
                    table="reports_target",
                    when="AFTER",
                ),
            ),
        ),
        ProtectTenantTable("reports_manualfigure"),
        ProtectHistoryTable("reports_manualfigureevent", of="reports_manualfigure"),
        migrations.RunSQL(keep_sql.KEEP, keep_sql.UNKEEP),
    ]
