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
    VOID = "void", _("never began: membership ended before")


class Ground(models.TextChoices):
    """Grounds of striking off (24-QĐ/TW, 294-QĐ/TW point 8.1), and the one for probation."""

    MISSED = "missed", _("stays away or pays no fee for months of a year without reason")
    CARD_GIVEN_BACK = "card_given_back", _("gives back or destroys the member card")
    NO_PROGRESS = "no_progress", _("has lost the will to strive, without progress after help")
    BELOW_QUALITY = "below_quality", _("violates the quality of a member years running")
    POLITICAL = "political", _("does not meet the political standard")
    PROBATION = "probation", _("found unfit on probation")


class SelfReview(models.TextChoices):
    """Whether the member reviewed themselves before the cell."""

    DONE = "done", _("reviewed before the cell")
    REFUSED = "refused", _("refused or did not come")


class Bar(models.TextChoices):
    """Groups that are never admitted again (294-QĐ/TW point 3.5)."""

    ABANDONED = "abandoned", _("abandoned party activities")
    DISUNITY = "disunity", _("caused serious disunity")
    CORRUPTION = "corruption", _("sentenced for corruption")
    SERIOUS_CRIME = "serious_crime", _("sentenced for a serious crime or worse")
