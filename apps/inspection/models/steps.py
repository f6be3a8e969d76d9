"""Steps of a case."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.inspection.choices import Phase
from apps.inspection.models.cases import CaseOwned
from apps.tenancy.tracking import tracked


@tracked("secrecy")
class CaseStep(CaseOwned):
    """One step of the procedure in a case, copied from its template when the case was opened."""

    phase = models.CharField(_("phase"), max_length=12, choices=Phase)
    code = models.CharField(_("step"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("what is done"), max_length=300)
    paper = models.CharField(_("paper"), max_length=200, blank=True)
    signer = models.CharField(_("signed by"), max_length=120, blank=True)
    required = models.BooleanField(_("required"), default=True)
    due_on = models.DateField(
        _("planned for"), null=True, blank=True,
        help_text=_("From the plan, where no rule sets a limit."),
    )  # fmt: skip
    reminded_on = models.DateField(
        _("reminded on"), null=True, blank=True,
        help_text=_("The day on which the subject was reminded of the explanation."),
    )  # fmt: skip
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("entered by"),
    )  # fmt: skip
    paper_number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    note = models.TextField(_("note"), blank=True)
    excuse = models.CharField(_("left out because"), max_length=300, blank=True)
    excused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("allowed by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("step of a case")
        verbose_name_plural = _("steps of cases")
        constraints = [
            models.UniqueConstraint(fields=["case", "code"], name="casestep_once"),
            models.CheckConstraint(
                condition=Q(excuse="", excused_by__isnull=True)
                | ~Q(excuse="") & Q(excused_by__isnull=False, done_on__isnull=True),
                name="casestep_excused_or_done",
            ),
        ]
        indexes = [
            models.Index(
                fields=["path", "due_on"],
                condition=Q(done_on__isnull=True, excuse="", due_on__isnull=False),
                name="casestep_due",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_settled(self) -> bool:
        """Whether it is done, or left out by somebody entitled."""
        return self.done_on is not None or bool(self.excuse)
