"""That it was asked whether somebody may be put forward. Never what was answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.cadres.eligibility.choices import AskedFor
from apps.cadres.models.posts import Title
from apps.cadres.models.profiles import CadreOwned
from apps.tenancy.tracking import tracked


@tracked()
class EligibilityQuestion(CadreOwned):
    """One question: about whom, for which act and title, for which day, by whom.

    There is no column for the answer: no list, count or history of cadres can tell of a case.
    """

    act = models.CharField(_("asked for"), max_length=12, choices=AskedFor)
    title = models.ForeignKey(
        Title, models.PROTECT, related_name="+", verbose_name=_("title in question")
    )
    on_day = models.DateField(_("for the day"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("asked by"),
    )  # fmt: skip
    asked_on = models.DateField(_("asked on"))

    class Meta:
        verbose_name = _("question of eligibility")
        verbose_name_plural = _("questions of eligibility")
        constraints = [
            # One answer a day about one person: whoever asks again learns nothing by dates.
            models.UniqueConstraint(fields=["cadre", "asked_on"], name="eligibility_once_a_day"),
        ]
        indexes = [models.Index(fields=["asked_by", "asked_on"], name="eligibility_asker")]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.on_day}"
