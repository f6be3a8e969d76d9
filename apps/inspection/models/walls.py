"""Persons who do not take part in a case, by their own word or by decision."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.inspection.models.cases import CaseOwned
from apps.tenancy.tracking import tracked


@tracked("secrecy")
class Recusal(CaseOwned):
    """Somebody takes no part in a case: declared by themselves, or decided by the body.

    While it stands the case does not exist for them; one recorded by mistake is lifted.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    declared = models.BooleanField(_("declared by the person"))
    reason = models.CharField(_("reason"), max_length=300)
    decision = models.CharField(_("decision"), max_length=120, blank=True)
    recused_on = models.DateField(_("recused on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("entered by"),
    )  # fmt: skip
    lifted_on = models.DateField(_("lifted on"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("lifted by"),
    )  # fmt: skip
    lift_reason = models.CharField(_("why lifted"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(lifted_on__isnull=True), name="recusal_once"
            ),
            models.CheckConstraint(
                condition=Q(declared=True) | ~Q(decision=""), name="recusal_decided_or_declared"
            ),
            models.CheckConstraint(
                condition=Q(lifted_on__isnull=True, lift_reason="")
                | Q(lifted_on__gte=F("recused_on")) & ~Q(lift_reason=""),
                name="recusal_lifted",
            ),
        ]
        indexes = [models.Index(fields=["user"], name="recusal_user")]

    def __str__(self) -> str:
        return f"{self.case_id}"
