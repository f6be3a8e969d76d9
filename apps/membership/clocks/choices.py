"""Names of this topic."""

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _

ARRIVING = ".arriving"
"""Ends the code of a warning that goes to where a record is bound for, not to where it lies."""


class Threshold(IntegerChoices):
    """How far ahead a warning was given."""

    MONTH = 30, _("30 days ahead")
    WEEK = 7, _("7 days ahead")
    DAY = 0, _("on the day")
    OVERDUE = -1, _("overdue")
