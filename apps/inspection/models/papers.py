"""Papers that are written from a case."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.documents.models import PaperNumber
from apps.inspection.models.cases import CaseOwned, CaseSubject
from apps.inspection.papers.choices import PaperState, Template
from apps.tenancy.tracking import tracked


def new_key() -> str:
    """The address of a paper: drawn at random, so that it counts nothing."""
    return secrets.token_hex(6)


@tracked("secrecy", "content")
class CasePaper(CaseOwned):
    """A paper of a case: drafted from its records, frozen with its number when it is issued.

    What was issued never changes: a corrected paper is another one, which supersedes it.
    """

    key = models.CharField(max_length=12, default=new_key, unique=True, editable=False)
    template = models.CharField(_("paper"), max_length=12, choices=Template)
    state = models.CharField(
        _("state"), max_length=10, choices=PaperState, default=PaperState.DRAFT
    )
    subject = models.ForeignKey(
        CaseSubject, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("subject of a case"),
    )  # fmt: skip
    main = models.TextField(_("text"), blank=True)
    more = models.TextField(_("further text"), blank=True)
    signer = models.CharField(pgettext_lazy("paper", "signed by"), max_length=120, blank=True)
    position = models.CharField(_("position"), max_length=60, blank=True)
    recipients = models.TextField(_("recipients"), blank=True)
    draft_number = models.PositiveSmallIntegerField(_("draft"), default=1)
    day = models.DateField(_("day of the paper"), null=True, blank=True)
    symbol = models.CharField(_("number and symbol"), max_length=60, blank=True)
    number = models.OneToOneField(
        PaperNumber, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("number of a paper"),
    )  # fmt: skip
    content = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField(_("fingerprint"), max_length=64, blank=True, editable=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by",
        db_constraint=False, verbose_name=_("replaces"),
    )  # fmt: skip
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("drafted by"),
    )  # fmt: skip
    drafted_at = models.DateTimeField(_("drafted at"), auto_now_add=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("issued by"),
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("paper of a case")
        verbose_name_plural = _("papers of cases")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[PaperState.ISSUED, PaperState.SUPERSEDED])
                | Q(day__isnull=False, number__isnull=False, content__isnull=False)
                & ~Q(symbol="") & ~Q(sha256=""),
                name="casepaper_issued_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(reason=""),
                name="casepaper_replacing_says_why",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["case", "template"], name="casepaper_case")]

    def __str__(self) -> str:
        return self.symbol or str(self.get_template_display())

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("inspection:case_paper", args=[self.case.reference, self.key])

    @property
    def is_draft(self) -> bool:
        """Whether it may still be written."""
        return self.state == PaperState.DRAFT
