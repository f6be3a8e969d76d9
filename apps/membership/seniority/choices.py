"""Words of seniority in the Party."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeductionKind(models.TextChoices):
    """Why a period inside a membership does not count."""

    LOST_CONTACT = "lost_contact", _("lost contact with the organisation")
    TRANSFER_GAP = "transfer_gap", _("gap by a transfer")
    EXPELLED = "expelled", _("expelled for a time")
    STRUCK_OFF = "struck_off", _("struck off")
    OTHER = "other", _("other time outside the Party")
