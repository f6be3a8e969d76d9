"""Words of this topic."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Result(models.TextChoices):
    """What was found of one allegation. Newer question books name no ground apart from wrong."""

    OPEN = "", pgettext_lazy("allegation", "not found yet")
    RIGHT = "right", pgettext_lazy("allegation", "right")
    PARTLY = "partly", pgettext_lazy("allegation", "partly right")
    WRONG = "wrong", pgettext_lazy("allegation", "wrong")
    NO_GROUND = "no_ground", _("no ground to conclude")


HOLDS = (Result.RIGHT, Result.PARTLY)
"""Results that leave a defect, of which a remedy can be demanded."""


class DemandKind(models.TextChoices):
    """What is asked for in a conclusion."""

    DEMAND = "demand", pgettext_lazy("demand", "demand")
    RECOMMENDATION = "recommendation", pgettext_lazy("demand", "recommendation")


class DemandState(models.TextChoices):
    """How far the remedy is."""

    OPEN = "open", pgettext_lazy("demand", "to be remedied")
    REPORTED = "reported", pgettext_lazy("demand", "remedy reported")
    CLOSED = "closed", pgettext_lazy("demand", "closed")
    DROPPED = "dropped", pgettext_lazy("demand", "no longer asked for")


RUNNING = (DemandState.OPEN, DemandState.REPORTED)
