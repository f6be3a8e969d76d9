"""Words of seniority in the Party."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DeductionKind(models.TextChoices):
    """Why a period inside a membership does not count."""

    LOST_CONTACT = "lost_contact", _("lost contact with the organisation")
    TRANSFER_GAP = "transfer_gap", _("gap by a transfer")
    EXPELLED = "expelled", _("expelled for a time")
    STRUCK_OFF = "struck_off", _("struck off")
    OTHER = "other", _("other time outside the Party")


class RoundState(models.TextChoices):
    """Where a round of badges stands."""

    OPEN = "open", _("being prepared")
    PROPOSED = "proposed", _("proposed to the level that decides")
    DECIDED = "decided", _("decided")
    AWARDED = "awarded", _("awarded")


class AwardKind(models.TextChoices):
    """On which ground a badge is awarded."""

    REGULAR = "regular", _("years complete")
    EARLY = "early", _("early, gravely ill")
    POSTHUMOUS = "posthumous", _("after death")
    REISSUE = "reissue", _("issued again, the first one lost")
    RECORDED = "recorded", _("awarded before the register was opened")


class AwardState(models.TextChoices):
    """Where one badge stands."""

    PROPOSED = "proposed", _("proposed")
    DECIDED = "decided", _("decided")
    AWARDED = "awarded", _("awarded")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Discipline(models.TextChoices):
    """Forms of discipline after which a badge or a card waits."""

    REPRIMAND = "reprimand", _("reprimand")
    WARNING = "warning", pgettext_lazy("discipline", "warning")
    REMOVAL = "removal", _("removal from post")


class CardKind(models.TextChoices):
    """What happened to a member's card."""

    ISSUED = "issued", _("issued")
    REISSUED = "reissued", _("issued again")
    EXCHANGED = "exchanged", _("exchanged for the new model")
    LOST = "lost", _("reported lost or damaged")
    COLLECTED = "collected", _("collected from one who left")
    FAMILY = "family", _("left with the family after death")
