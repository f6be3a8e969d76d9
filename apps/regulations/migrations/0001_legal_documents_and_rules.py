"""Tables of the law: documents, dated values, the working calendar."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class KeptBtreeGist(BtreeGistExtension):
    """Makes the extension where it is missing; other apps use it, so going back leaves it."""

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Nothing."""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        KeptBtreeGist(),
        migrations.CreateModel(
            name="LegalDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft, only a reminder"),
                            ("confirmed", "confirmed by a named source"),
                            ("verified", "compared with the official text"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                (
                    "verified_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="compared at"
                    ),
                ),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("loaded_entry", models.CharField(blank=True, editable=False, max_length=200)),
                ("loaded_values", models.JSONField(blank=True, default=dict, editable=False)),
                ("issuer", models.CharField(max_length=200, verbose_name="issuer")),
                (
                    "number",
                    models.CharField(blank=True, max_length=60, verbose_name="number and symbol"),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                (
                    "signed_text",
                    models.CharField(
                        blank=True,
                        help_text="When the day is not known: month or year as the source gives it.",
                        max_length=60,
                        verbose_name="signed, as far as known",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("charter", "Charter"),
                            ("regulation", "Regulation"),
                            ("guidance", "Guidance"),
                            ("directive", "Directive"),
                            ("decision", "Decision"),
                            ("resolution", "Resolution"),
                            ("conclusion", "Conclusion"),
                            ("letter", "Official letter"),
                            ("law", "Law"),
                            ("decree", "Decree"),
                            ("other", "Document"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title_vi", models.CharField(max_length=500, verbose_name="title")),
                (
                    "in_force_from",
                    models.DateField(blank=True, null=True, verbose_name="in force from"),
                ),
                (
                    "in_force_to",
                    models.DateField(
                        blank=True, null=True, verbose_name="in force until, not including"
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="regulations.legaldocument",
                        verbose_name="replaced by",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compared by",
                    ),
                ),
            ],
            options={
                "verbose_name": "legal document",
                "verbose_name_plural": "legal documents",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft, only a reminder"),
                            ("confirmed", "confirmed by a named source"),
                            ("verified", "compared with the official text"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                (
                    "verified_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="compared at"
                    ),
                ),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("loaded_entry", models.CharField(blank=True, editable=False, max_length=200)),
                ("loaded_values", models.JSONField(blank=True, default=dict, editable=False)),
                ("date", models.DateField(unique=True, verbose_name="date")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("holiday", "day off"),
                            ("working_swap", "worked instead of another day"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compared by",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regulations.legaldocument",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "calendar day",
                "verbose_name_plural": "calendar days",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RuleValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft, only a reminder"),
                            ("confirmed", "confirmed by a named source"),
                            ("verified", "compared with the official text"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                (
                    "verified_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="compared at"
                    ),
                ),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("loaded_entry", models.CharField(blank=True, editable=False, max_length=200)),
                ("loaded_values", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "key",
                    models.CharField(
                        max_length=100,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+$",
                                "Lower-case words joined by dots.",
                            )
                        ],
                        verbose_name="rule",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("central", "central level"),
                            ("province", "province level"),
                            ("district", "district level"),
                            ("commune", "level directly above the grassroots"),
                            ("grassroots", "grassroots organisation"),
                            ("cell", "cell"),
                        ],
                        help_text="Leave empty when the value is for every level.",
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        help_text="“none” for no limit; a share as 2/3 with the unit text.",
                        max_length=300,
                        verbose_name="value",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("calendar_days", "calendar days"),
                            ("working_days", "working days"),
                            ("months", "months"),
                            ("years", "years"),
                            ("percent", "percent"),
                            ("count", "count"),
                            ("dong", "dong"),
                            ("text", "text"),
                        ],
                        max_length=15,
                        verbose_name="unit",
                    ),
                ),
                (
                    "trigger",
                    models.CharField(
                        blank=True,
                        help_text="From when the time runs, or of what the share is taken.",
                        max_length=300,
                        verbose_name="trigger",
                    ),
                ),
                (
                    "extension_cap",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="In the same unit.",
                        null=True,
                        verbose_name="longest extension",
                    ),
                ),
                (
                    "article",
                    models.CharField(
                        blank=True,
                        help_text="As printed in the document. Leave empty rather than guess.",
                        max_length=120,
                        verbose_name="article",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True, null=True, verbose_name="valid until, not including"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="regulations.legaldocument",
                        verbose_name="document",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compared by",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule value",
                "verbose_name_plural": "rule values",
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="legaldocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "verified"),
                        ("verified_at__isnull", False),
                        ("verified_by__isnull", False),
                    ),
                    models.Q(
                        models.Q(("status", "verified"), _negated=True),
                        ("verified_at__isnull", True),
                        ("verified_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="regulations_legaldocument_verified_by_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="legaldocument",
            constraint=models.UniqueConstraint(
                condition=models.Q(("loaded_entry", ""), _negated=True),
                fields=("loaded_entry",),
                name="regulations_legaldocument_one_entry",
            ),
        ),
        migrations.AddConstraint(
            model_name="legaldocument",
            constraint=models.UniqueConstraint(
                fields=("issuer", "number", "signed_on"),
                name="regulations_document_issuer_number_date",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="legaldocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_force_to__isnull", True),
                    ("in_force_to__gt", models.F("in_force_from")),
                    _connector="OR",
                ),
                name="regulations_document_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarday",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "verified"),
                        ("verified_at__isnull", False),
                        ("verified_by__isnull", False),
                    ),
                    models.Q(
                        models.Q(("status", "verified"), _negated=True),
                        ("verified_at__isnull", True),
                        ("verified_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="regulations_calendarday_verified_by_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarday",
            constraint=models.UniqueConstraint(
                condition=models.Q(("loaded_entry", ""), _negated=True),
                fields=("loaded_entry",),
                name="regulations_calendarday_one_entry",
            ),
        ),
        migrations.AddIndex(
            model_name="rulevalue",
            index=models.Index(fields=["key", "valid_from"], name="regulations_key_from"),
        ),
        migrations.AddConstraint(
            model_name="rulevalue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "verified"),
                        ("verified_at__isnull", False),
                        ("verified_by__isnull", False),
                    ),
                    models.Q(
                        models.Q(("status", "verified"), _negated=True),
                        ("verified_at__isnull", True),
                        ("verified_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="regulations_rulevalue_verified_by_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="rulevalue",
            constraint=models.UniqueConstraint(
                condition=models.Q(("loaded_entry", ""), _negated=True),
                fields=("loaded_entry",),
                name="regulations_rulevalue_one_entry",
            ),
        ),
        migrations.AddConstraint(
            model_name="rulevalue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True),
                    ("valid_to__gt", models.F("valid_from")),
                    _connector="OR",
                ),
                name="regulations_value_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="rulevalue",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("status__in", ["confirmed", "verified"])),
                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                expressions=[
                    ("key", "="),
                    ("level", "="),
                    (
                        models.Func(
                            models.F("valid_from"),
                            models.F("valid_to"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="regulations_one_settled_value",
                violation_error_message="Another settled value of this rule covers some of these days.",
            ),
        ),
    ]
