"""Words of the party fee."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PayerGroup(models.TextChoices):
    """By what a member's fee is reckoned."""

    INSURED = "insured", _("compulsory social insurance")
    BENEFIT = "benefit", _("sickness or maternity benefit")
    PENSION = "pension", _("pension")
    STUDENT = "student", _("pupil or student")
    UNINSURED = "uninsured", _("no compulsory insurance, below retirement age")
    UNINSURED_RETIRED = "uninsured_retired", _("no compulsory insurance, at retirement age")
    ABROAD = "abroad", _("living abroad")


class Reduction(models.IntegerChoices):
    """By how many percent the fee is reduced (01-QĐ/TW, article 5)."""

    NONE = 0, pgettext_lazy("fee reduction", "none")
    THIRTY = 30, _("30%")
    HALF = 50, _("50%")
    SEVENTY = 70, _("70%")
    EXEMPT = 100, _("exempt from the fee")
