"""Words of the life of a cell."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    """Why a cell meets."""

    REGULAR = "regular", _("regular, monthly")
    TOPICAL = "topical", _("topical, quarterly")
    EXTRAORDINARY = "extraordinary", _("extraordinary")


class Presence(models.TextChoices):
    """Whether a member came."""

    PRESENT = "present", _("present")
    EXCUSED = "excused", _("absent with reason")
    ABSENT = "absent", _("absent without reason")


class Quality(models.TextChoices):
    """The quality of a meeting."""

    GOOD = "good", _("good")
    FAIR = "fair", _("fairly good")
    AVERAGE = "average", _("average")
    POOR = "poor", _("poor")


class CriterionStanding(models.TextChoices):
    """How far a criterion can be relied on."""

    DRAFT = "draft", _("draft, only a reminder")
    CONFIRMED = "confirmed", _("confirmed by a named source")
