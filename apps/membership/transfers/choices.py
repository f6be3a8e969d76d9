"""Words of the transfer of party activities."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """How a member moves (294-QĐ/TW, điểm 6.3: chính thức, tạm thời, nội bộ; ra nước ngoài)."""

    OFFICIAL = "official", _("official")
    TEMPORARY = "temporary", _("temporary")
    INTERNAL = "internal", _("within one committee")
    ABROAD = "abroad", _("abroad")


class State(models.TextChoices):
    """Where a transfer stands. Overdue is no state: it follows from the dates."""

    REQUESTED = "requested", _("requested, paper not issued")
    SENT = "sent", _("paper issued, not handed in")
    IN_TRANSIT = "in_transit", _("paper handed in, not yet in a cell")
    RECEIVED = "received", pgettext_lazy("transfer", "received")
    RETURNED = "returned", _("returned to the sender")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPEN = (State.REQUESTED, State.SENT, State.IN_TRANSIT)
ON_THE_WAY = (State.SENT, State.IN_TRANSIT)


class Reason(models.TextChoices):
    """Why a member moves."""

    WORK = "work", _("change of work")
    RETIREMENT = "retirement", _("retirement")
    LEFT_WORK = "left_work", _("end of work")
    RESIDENCE = "residence", _("change of residence")
    STUDY = "study", _("full-time study")
    DISSOLVED = "dissolved", _("the organisation was dissolved")
    OTHER = "other", _("another reason")


class Ending(models.TextChoices):
    """How a temporary stay ended."""

    HOME = "home", _("back in the home cell")
    MOVED_ON = "moved_on", _("moved on officially")
    CALLED_BACK = "called_back", _("called back before time")
    LEFT = "left", _("membership ended")
