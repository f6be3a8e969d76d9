"""The register of numbers: terms of committees, series, numbers."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.permissions import Permission
from apps.core.choices import Secrecy
from apps.documents.papers.choices import IssuingBody, NumberState, PaperKind
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


def new_reference() -> str:
    """The address of a number: drawn at random, so that it counts nothing."""
    return secrets.token_hex(6)


@tracked()
class NumberTerm(TenantOwned):
    """A term of a committee: numbers run through it and begin again with the next.

    It begins on the day after a congress closes and ends on the closing day of the next.
    """

    view_permission = Permission.VIEW_NUMBERS
    wallable: ClassVar[bool] = False

    name = models.CharField(_("term"), max_length=40)
    starts_on = models.DateField(pgettext_lazy("term", "begins on"))
    ends_on = models.DateField(pgettext_lazy("term", "ends on"), null=True, blank=True)

    class Meta:
        verbose_name = _("term of a committee")
        verbose_name_plural = _("terms of committees")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="numberterm_period",
            ),
            ExclusionConstraint(
                name="numberterm_one_a_day",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    (
                        models.Func(
                            F("starts_on"), F("ends_on"), Value("[]"), function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["path", "-starts_on"], name="numberterm_path")]

    def __str__(self) -> str:
        return self.name


@tracked()
class NumberSeries(TenantOwned):
    """How far a series has come. Numbers that a reader may not see count all the same."""

    view_permission = Permission.VIEW_NUMBERS
    wallable: ClassVar[bool] = False

    term = models.ForeignKey(
        NumberTerm, models.PROTECT, related_name="series", verbose_name=_("term")
    )
    body = models.CharField(_("issued by"), max_length=12, choices=IssuingBody)
    series = models.CharField(pgettext_lazy("numbers", "series"), max_length=4, blank=True)
    last = models.PositiveIntegerField(_("last number"), default=0)
    last_on = models.DateField(_("day of the last number"), null=True, blank=True)

    class Meta:
        verbose_name = _("series of numbers")
        verbose_name_plural = _("series of numbers")
        constraints = [
            models.UniqueConstraint(fields=["term", "body", "series"], name="numberseries_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()} {self.series}".strip()


@tracked()
class PaperNumber(TenantOwned):
    """One number of the register. It is never taken out: what is not used is void, with a reason.

    A number of a case says nothing of the case: neither abstract nor recipients.
    """

    view_permission = Permission.VIEW_NUMBERS
    graded: ClassVar[bool] = True

    reference = models.CharField(max_length=12, default=new_reference, editable=False, unique=True)
    series = models.ForeignKey(
        NumberSeries, models.PROTECT, related_name="numbers",
        verbose_name=pgettext_lazy("numbers", "series"),
    )  # fmt: skip
    kind = models.CharField(_("kind of paper"), max_length=4, choices=PaperKind)
    number = models.PositiveIntegerField(pgettext_lazy("paper", "number"))
    symbol = models.CharField(_("number and symbol"), max_length=60)
    state = models.CharField(_("state"), max_length=10, choices=NumberState)
    day = models.DateField(_("day of the paper"), null=True, blank=True)
    abstract = models.CharField(_("abstract"), max_length=300, blank=True)
    signer = models.CharField(pgettext_lazy("paper", "signed by"), max_length=120, blank=True)
    recipients = models.CharField(_("recipients"), max_length=300, blank=True)
    secrecy = models.PositiveSmallIntegerField(
        _("secrecy"), choices=Secrecy, default=Secrecy.NORMAL
    )
    of_case = models.BooleanField(_("of a case"), default=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("taken by"),
    )  # fmt: skip
    taken_at = models.DateTimeField(_("taken at"), auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("number of a paper")
        verbose_name_plural = _("numbers of papers")
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="papernumber_once"),
            models.CheckConstraint(
                condition=~Q(state=NumberState.ISSUED) | Q(day__isnull=False),
                name="papernumber_given_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[NumberState.RESERVED, NumberState.VOID]) | ~Q(reason=""),
                name="papernumber_says_why",
            ),
            models.CheckConstraint(
                condition=Q(of_case=False) | Q(abstract="", recipients=""),
                name="papernumber_of_case_says_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "-taken_at"], name="papernumber_path"),
            models.Index(fields=["province_id", "-taken_at"], name="papernumber_province"),
        ]

    def __str__(self) -> str:
        return self.symbol
