"""Why a record is graded, and until when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Grounded(models.Model):
    """A record whose grade of secrecy has its reason and, where it is known, its last day.

    Nothing is declassified by itself: when the day comes, somebody entitled lowers the grade or
    sets another day.
    """

    secrecy_reason = models.CharField(
        _("why it is graded"), max_length=300, blank=True, default="", db_default=""
    )
    declassify_on = models.DateField(_("declassified on"), null=True, blank=True)

    class Meta:
        abstract = True
