"""Statistical tables: dated definitions of forms, of the committees above and of one's own."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.regulations.models import Sourced
from apps.reports.choices import PeriodKind
from apps.reports.tables.choices import Branch
from apps.reports.tables.definition import FIELDS, Definition
from apps.reports.tables.labels import REFUSALS
from apps.reports.tables.querysets import TableQuerySet

ALWAYS = "0"


class ValidRange(Func):
    """The days on which a definition holds, for constraints."""

    function = "DATERANGE"
    output_field = DateRangeField()


class StatisticalTable(Sourced):
    """A form of rows and columns: what is counted in each, which checks hold, when it is in force.

    Public reference data, the same for everybody: the forms of the branches, and further tables
    that an administrator defines. A summary keeps the definition it was counted by.
    """

    code = models.CharField(
        _("code"), max_length=12,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9]{1,11}$")],
        help_text=_("Capital letters and digits, such as KT01; the name of its figures."),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    branch = models.CharField(_("branch"), max_length=12, choices=Branch, default=Branch.OWN)
    unit_word = models.CharField(_("unit word"), max_length=60)
    measure = models.CharField(
        pgettext_lazy("table", "measure"), max_length=40,
        help_text=_("What is counted where a row or column names no other measure."),
    )  # fmt: skip
    base = models.CharField(
        _("counted only"), max_length=300, blank=True,
        help_text=_("Conditions that hold for every cell, with semicolons in between."),
    )  # fmt: skip
    zero = models.CharField(
        _("printed for none"), max_length=40, default=ALWAYS,
        help_text=_("What stands in a cell that counts nothing, such as 0 or “Không phát sinh”."),
    )  # fmt: skip
    kinds = ArrayField(
        models.CharField(max_length=12, choices=PeriodKind), verbose_name=_("periods"),
        default=list, blank=True,
        help_text=_("Kinds of periods for which it is handed in; empty: any."),
    )  # fmt: skip
    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("in force until, not including"), null=True, blank=True)
    rows = models.TextField(_("rows"))
    columns = models.TextField(_("columns"))
    checks = models.TextField(_("checks"), blank=True)

    objects: ClassVar[Any] = TableQuerySet.as_manager()

    class Meta(Sourced.Meta):
        verbose_name = _("statistical table")
        verbose_name_plural = _("statistical tables")
        constraints = [
            *Sourced.Meta.constraints,
            ExclusionConstraint(
                name="statisticaltable_one_at_a_time",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (ValidRange(F("valid_from"), F("valid_to")), RangeOperators.OVERLAPS),
                ],
                violation_error_message=REFUSALS["table_overlaps"],
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="statisticaltable_days_in_order",
                violation_error_message=REFUSALS["table_days_reversed"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.name}"

    @property
    def name(self) -> str:
        """The title in the language of the reader, as far as there is one."""
        return title_of({"title": self.title, "title_en": self.title_en})

    @property
    def definition(self) -> Definition:
        """The table as it is counted."""
        values = {name: getattr(self, name) for name in FIELDS}
        return Definition({**values, "kinds": list(self.kinds)})


def title_of(values: Any) -> str:
    """The title of a table in the language of the reader."""
    english = (translation.get_language() or "").startswith("en")
    return str((english and values.get("title_en")) or values["title"])
