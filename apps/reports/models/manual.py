"""Figures of which no app holds records: the catalogue, and what was entered."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.reports.choices import FigureKind, ManualState, PeriodKind, SummaryForm
from apps.reports.models.base import IN_ORDER, paired, person
from apps.reports.querysets import ManualFigureQuerySet
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


class CatalogueManager(models.Manager["ManualIndicator"]):
    """The catalogue that administrators keep, without the cells of forms."""

    def get_queryset(self) -> Any:
        """Those printed by a set of figures."""
        return super().get_queryset().filter(form__in=SummaryForm.values)


class ManualIndicator(models.Model):
    """A figure that offices enter because nothing here is counted for it. The same for everybody.

    A cell of a statistical form for which nothing is recorded is one as well: ``form`` is then the
    code of the form and ``code`` the name of the cell (``TK1.B2b.c3``). It is made when the first
    number is entered there, and stands outside the catalogue.

    ``of`` is the whole of which it is a share. Those with the same ``part_of`` share that one out:
    together they give it.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    label = models.CharField(_("name"), max_length=200)
    unit_word = models.CharField(_("unit word"), max_length=40)
    kind = models.CharField(_("counted"), max_length=5, choices=FigureKind)
    definition = models.CharField(_("definition"), max_length=500)
    form = models.CharField(
        _("form"), max_length=20, choices=SummaryForm, default=SummaryForm.MEMBERSHIP,
        help_text=_("The summaries that print it."),
    )  # fmt: skip
    of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="shares",
        verbose_name=_("share of"),
    )  # fmt: skip
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts",
        verbose_name=_("part of"), help_text=_("All parts together give this figure."),
    )  # fmt: skip
    is_active = models.BooleanField(_("in use"), default=True)

    objects = CatalogueManager()
    with_cells: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("manual indicator")
        verbose_name_plural = _("manual indicators")
        ordering = ("label", "pk")
        constraints = [
            models.CheckConstraint(
                condition=(Q(of__isnull=True) | ~Q(of=F("id")))
                & (Q(part_of__isnull=True) | ~Q(part_of=F("id"))),
                name="manualindicator_not_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a statistical form."""
        return self.form not in SummaryForm.values


@tracked()
class ManualFigure(TenantOwned):
    """A number that somebody entered for an organisation, with all below it, and a period.

    It stands on a document. A second person approves it; nothing of it changes any more, and the
    database deletes none: a later number takes its place.
    """

    view_permission = Permission.VIEW_SUMMARY
    wallable: ClassVar[bool] = False
    opened_by_grants: ClassVar[bool] = False

    indicator = models.ForeignKey(
        ManualIndicator, models.PROTECT, related_name="figures", verbose_name=_("indicator")
    )
    kind = models.CharField(_("kind of period"), max_length=12, choices=PeriodKind)
    first = models.DateField(_("from"))
    last = models.DateField(_("to"), help_text=_("Last day."))
    value = models.PositiveIntegerField(_("value"))
    basis = models.CharField(
        _("basis"), max_length=300,
        help_text=_("The document that says so: kind, number, date, who issued it."),
    )  # fmt: skip
    note = models.CharField(_("note"), max_length=300, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ManualState, default=ManualState.ENTERED
    )
    entered_by = person(_("entered by"))
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)
    approved_by = person(_("approved by"))
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    ended_by = person(_("ended by"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = ManualFigureQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("manual figure")
        verbose_name_plural = _("manual figures")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "indicator", "first", "last"],
                condition=Q(state="approved"),
                name="manualfigure_one_approved",
            ),
            models.UniqueConstraint(
                fields=["organization", "indicator", "first", "last"],
                condition=Q(state="entered"),
                name="manualfigure_one_entered",
            ),
            models.CheckConstraint(condition=IN_ORDER, name="manualfigure_days_in_order"),
            models.CheckConstraint(condition=~Q(basis=""), name="manualfigure_has_basis"),
            models.CheckConstraint(
                condition=paired("approved_at", "approved_by"), name="manualfigure_approved_pair"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("entered_by")),
                name="manualfigure_two_people",
            ),
            models.CheckConstraint(
                condition=Q(state="entered", approved_at__isnull=True, ended_at__isnull=True)
                | Q(state="approved", approved_at__isnull=False, ended_at__isnull=True)
                | Q(state__in=("superseded", "withdrawn"), ended_at__isnull=False),
                name="manualfigure_state_and_times",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "-last"], name="manualfigure_path"),
            models.Index(fields=["indicator", "path"], name="manualfigure_indicator"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.first:%d/%m/%Y}–{self.last:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("reports:manual_figure", args=[self.pk])
