"""Words of the question whether somebody may be put forward."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AskedFor(models.TextChoices):
    """The act for which it is asked."""

    PLAN = "plan", pgettext_lazy("eligibility", "planning")
    APPOINT = "appoint", pgettext_lazy("eligibility", "appointment")
    REAPPOINT = "reappoint", _("appointment for another term")
    NOMINATE = "nominate", _("nomination for election")
    ROTATE = "rotate", _("rotation or transfer")


class Answer(models.TextChoices):
    """The two answers; their codes are of one length."""

    CLEAR = "clear", pgettext_lazy("eligibility", "clear")
    LATER = "later", pgettext_lazy("eligibility", "not now")
