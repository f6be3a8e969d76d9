"""Choices of papers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Profile(models.TextChoices):
    """By which rules a paper is looked at."""

    AUTO = "", _("as the paper shows")
    PARTY_DOC = "party_doc", _("official paper of the Party")
    MINUTES = "minutes", _("minutes")
    COPY = "copy", _("copy of a paper")
    SPECIALISED = "specialised_form", _("form of a field of work, such as members' forms")
    SCAN = "archive_scan", _("old paper of the archives")
