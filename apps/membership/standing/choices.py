"""Words of exemption, suspension, leaving and return."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What sets a member aside for a time. The member stays in the strength, and is not graded."""

    EXEMPT = "exempt", _("exempt from party activities")
    SUSPENDED = "suspended", _("suspended from party activities")


ASIDE = {Kind.EXEMPT: _("Exempt"), Kind.SUSPENDED: _("Suspended")}
"""The kinds in one word, for lists."""


class Reason(models.TextChoices):
    """Why. The first seven exempt (294-QĐ/TW point 7.1, 27-HD/BTCTW 2009), the others suspend."""

    OLD_AGE = "old_age", _("old age")
    ILL_HEALTH = "ill_health", _("ill health")
    LONG_TREATMENT = "long_treatment", _("long medical treatment")
    ABROAD_ALONE = "abroad_alone", _("working or visiting abroad alone")
    MOBILE_WORK = "mobile_work", _("mobile work without a party organisation")
    WAITING_RETIREMENT = "waiting_retirement", _("waiting for retirement")
    MATERNITY = "maternity", _("maternity leave")
    OBSTRUCTION = "obstruction", _("signs of a serious violation and obstruction")
    PROSECUTED = "prosecuted", _("prosecuted")
    DETAINED = "detained", _("detained")


EXEMPTING = (
    Reason.OLD_AGE, Reason.ILL_HEALTH, Reason.LONG_TREATMENT, Reason.ABROAD_ALONE,
    Reason.MOBILE_WORK, Reason.WAITING_RETIREMENT, Reason.MATERNITY,
)  # fmt: skip
SUSPENDING = (Reason.OBSTRUCTION, Reason.PROSECUTED, Reason.DETAINED)


class Ending(models.TextChoices):
    """Why a period ended before its planned last day."""

    RETURNED = "returned", _("returned to party activities")
    LIFTED = "lifted", _("suspension lifted")
    LEFT = "left", _("membership ended")
