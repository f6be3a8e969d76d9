"""Choices of papers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Profile(models.TextChoices):
    """By which rules a paper is looked at."""

    AUTO = "", _("as the paper shows")
    PARTY_DOC = "party_doc", _("official paper of the Party")
    MINUTES = "minutes", _("minutes")
    COPY = "copy", _("copy of a paper")
    SPECIALISED = "specialised_form", _("form of a field of work, such as members' forms")
    SCAN = "archive_scan", _("old paper of the archives")


class IssuingBody(models.TextChoices):
    """Whose series of numbers: each body of an organisation has its own."""

    COMMITTEE = "committee", _("committee and its standing committee")
    INSPECTION = "inspection", _("inspection committee")
    CONGRESS = "congress", _("congress: one series for all its papers")


class NumberState(models.TextChoices):
    """What became of a number."""

    ISSUED = "issued", pgettext_lazy("number", "given")
    RESERVED = "reserved", pgettext_lazy("number", "kept free")
    VOID = "void", pgettext_lazy("number", "void")
    CARRIED = "carried", pgettext_lazy("number", "numbers up to here are on paper")


class PaperKind(models.TextChoices):
    """Kinds of papers with a number, by the code of their symbol."""

    RESOLUTION = "NQ", _("resolution")
    DECISION = "QĐ", _("decision")
    CONCLUSION = "KL", _("conclusion")
    REGULATION = "QC", _("working rules")
    NOTICE = "TB", _("notice")
    REPORT = "BC", _("report")
    PLAN = "KH", _("plan")
    PROGRAMME = "CTr", _("programme")
    GUIDANCE = "HD", _("guidance")
    SUBMISSION = "TTr", _("submission")
    LETTER = "CV", _("official letter")
    MINUTES = "BB", _("minutes")
