"""Law as dated data: documents, the values they set, and the working calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Deferrable, F, Q, Value
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from apps.regulations.choices import DayKind, DocumentKind, RuleLevel, Standing, Unit
from apps.regulations.querysets import (
    CalendarDayQuerySet,
    LegalDocumentQuerySet,
    ProcedureTemplateQuerySet,
    RuleValueQuerySet,
)
from apps.regulations.rules import KEY_PATTERN, SETTLED, Rule

OVERLAP = "regulations_one_settled_value"


# PostgreSQL's range of two dates: the first belongs to it, the second does not.
PERIOD = models.Func(
    F("valid_from"), F("valid_to"), function="daterange", output_field=DateRangeField()
)


class Sourced(models.Model):
    """What every entry of the law carries: its source, and who compared it with the text."""

    status = models.CharField(
        _("standing"), max_length=10, choices=Standing, default=Standing.DRAFT
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("compared by"),
    )
    verified_at = models.DateTimeField(_("compared at"), null=True, blank=True, editable=False)
    source = models.TextField(_("source"), blank=True)
    note = models.TextField(_("note"), blank=True)
    # Which entry of the shipped files made the row, and what it said then: a row that differs was
    # edited by a person and is left alone by the loader.
    loaded_entry = models.CharField(max_length=200, blank=True, editable=False)
    loaded_values = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(status="verified", verified_by__isnull=False, verified_at__isnull=False)
                | (~Q(status="verified") & Q(verified_by__isnull=True, verified_at__isnull=True)),
                name="%(app_label)s_%(class)s_verified_by_at",
            ),
            models.UniqueConstraint(
                fields=["loaded_entry"],
                condition=~Q(loaded_entry=""),
                name="%(app_label)s_%(class)s_one_entry",
            ),
        ]

    @property
    def may_block(self) -> bool:
        """Whether an act may be refused on this entry."""
        return self.status in SETTLED


class LegalDocument(Sourced):
    """A document that sets rules.

    Numbers restart every term, so a document is known by issuer, number and signing date. No
    tenant column: public reference data, the same for every unit and readable by everybody.
    """

    issuer = models.CharField(_("issuer"), max_length=200)
    number = models.CharField(_("number and symbol"), max_length=60, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_text = models.CharField(
        _("signed, as far as known"),
        max_length=60,
        blank=True,
        help_text=_("When the day is not known: month or year as the source gives it."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=DocumentKind)
    title_vi = models.CharField(_("title"), max_length=500)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("in force until, not including"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )

    objects = LegalDocumentQuerySet.as_manager()

    class Meta(Sourced.Meta):
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["issuer", "number", "signed_on"],
                nulls_distinct=False,
                name="regulations_document_issuer_number_date",
            ),
            models.CheckConstraint(
                condition=Q(in_force_to__isnull=True) | Q(in_force_to__gt=F("in_force_from")),
                name="regulations_document_period",
            ),
        ]

    def __str__(self) -> str:
        signed = (
            formats.date_format(self.signed_on, "d/m/Y") if self.signed_on else self.signed_text
        )
        name = f"{self.get_kind_display()} {self.number}".strip()
        return f"{name} ({signed})" if signed else name


class RuleValue(Sourced):
    """A value that a document sets for a period, such as probation: 12 months.

    Settled values (confirmed or verified) of one key and level never overlap; drafts may. No
    tenant column: public reference data, the same for every unit and readable by everybody.
    """

    key = models.CharField(
        _("rule"),
        max_length=100,
        validators=[RegexValidator(KEY_PATTERN, _("Lower-case words joined by dots."))],
    )
    level = models.CharField(
        _("level"),
        max_length=12,
        choices=RuleLevel,
        blank=True,
        help_text=_("Leave empty when the value is for every level."),
    )
    value = models.CharField(
        _("value"),
        max_length=300,
        help_text=_("“none” for no limit; a share as 2/3 with the unit text."),
    )
    unit = models.CharField(_("unit"), max_length=15, choices=Unit)
    trigger = models.CharField(
        _("trigger"),
        max_length=300,
        blank=True,
        help_text=_("From when the time runs, or of what the share is taken."),
    )
    extension_cap = models.PositiveSmallIntegerField(
        _("longest extension"), null=True, blank=True, help_text=_("In the same unit.")
    )
    document = models.ForeignKey(
        LegalDocument, models.PROTECT, related_name="values", verbose_name=_("document")
    )
    article = models.CharField(
        _("article"),
        max_length=120,
        blank=True,
        help_text=_("As printed in the document. Leave empty rather than guess."),
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until, not including"), null=True, blank=True)

    objects = RuleValueQuerySet.as_manager()

    class Meta(Sourced.Meta):
        verbose_name = _("rule value")
        verbose_name_plural = _("rule values")
        indexes = [models.Index(fields=["key", "valid_from"], name="regulations_key_from")]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="regulations_value_period",
            ),
            # Checked at each statement, except while the loader moves several borders at once.
            ExclusionConstraint(
                name=OVERLAP,
                expressions=[
                    ("key", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    (PERIOD, RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=["confirmed", "verified"]),
                deferrable=Deferrable.IMMEDIATE,
                violation_error_message=_(
                    "Another settled value of this rule covers some of these days."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value} ({formats.date_format(self.valid_from, 'd/m/Y')})"

    def validate_constraints(self, exclude: Any = None) -> None:
        """Leave the overlap out while the standing is wrong: it decides who may overlap."""
        left_out = set(exclude or ())
        if "status" in left_out:
            left_out.add("key")
        super().validate_constraints(exclude=left_out)

    def as_rule(self, document: str = "") -> Rule:
        """The value as plain data for rules of other apps; reads ``document`` unless its name is
        given."""
        return Rule(
            key=self.key,
            value=self.value,
            unit=self.unit,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            status=self.status,
            level=self.level,
            trigger=self.trigger,
            extension=self.extension_cap,
            document=document or str(self.document),
            document_id=self.document_id,
            article=self.article,
            source=self.source,
            note=self.note,
            pk=self.pk,
        )


class ProcedureTemplate(Sourced):
    """How a kind of case is carried out: the steps that a document prescribes for a period.

    A case keeps the template it was opened under. No tenant column: public reference data.
    """

    code = models.SlugField(_("code"), max_length=80, unique=True)
    kind = models.CharField(_("kind of case"), max_length=24)
    body = models.CharField(_("carried out by"), max_length=24, blank=True)
    title = models.CharField(_("title"), max_length=300)
    document = models.ForeignKey(
        LegalDocument, models.PROTECT, related_name="procedures", verbose_name=_("document")
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until, not including"), null=True, blank=True)
    # The steps as they were loaded: a procedure whose steps differ was edited by a person.
    loaded_steps = models.JSONField(
        default=list, db_default=Value([], models.JSONField()), blank=True, editable=False
    )

    objects = ProcedureTemplateQuerySet.as_manager()

    class Meta(Sourced.Meta):
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        indexes = [models.Index(fields=["kind", "valid_from"], name="procedure_kind_from")]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="regulations_procedure_period",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date | None:
        """The last day of the period, as people write it; None while it is open."""
        return self.valid_to - timedelta(days=1) if self.valid_to else None


class ProcedureStep(models.Model):
    """One step of a procedure: what is done, on which paper, signed by whom.

    No tenant column: public reference data.
    """

    template = models.ForeignKey(
        ProcedureTemplate, models.CASCADE, related_name="steps", verbose_name=_("procedure")
    )
    phase = models.CharField(_("phase"), max_length=12)
    code = models.CharField(_("step"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("what is done"), max_length=300)
    paper = models.CharField(_("paper"), max_length=200, blank=True)
    signer = models.CharField(_("signed by"), max_length=120, blank=True)
    required = models.BooleanField(_("required"), default=True)
    limit_key = models.CharField(
        _("rule of its limit"), max_length=100, blank=True,
        help_text=_("Empty where no rule sets a limit: then it is entered from the plan."),
    )  # fmt: skip
    trigger = models.CharField(
        _("counts from"), max_length=40, blank=True,
        help_text=_("The step, or the day of the case, from which the limit runs."),
    )  # fmt: skip
    status = models.CharField(
        _("standing"), max_length=10, choices=Standing, default=Standing.DRAFT,
        db_default=Standing.DRAFT,
    )  # fmt: skip

    class Meta:
        verbose_name = _("step of a procedure")
        verbose_name_plural = _("steps of procedures")
        ordering = ("template", "order")
        constraints = [
            models.UniqueConstraint(fields=["template", "code"], name="procedurestep_once")
        ]

    def __str__(self) -> str:
        return self.title


class CalendarDay(Sourced):
    """A day that departs from the plain week: a day off, or a Saturday worked in exchange.

    First filled from a public library, then edited each year after the official announcement. No
    tenant column: public reference data, the same for every unit and readable by everybody.
    """

    date = models.DateField(_("date"), unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=DayKind)
    name = models.CharField(_("name"), max_length=200)
    document = models.ForeignKey(
        LegalDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document"),
    )

    objects = CalendarDayQuerySet.as_manager()

    class Meta(Sourced.Meta):
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")

    def __str__(self) -> str:
        return f"{formats.date_format(self.date, 'd/m/Y')} {self.name}"
