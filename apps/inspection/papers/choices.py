"""Choices of papers of cases."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Template(models.TextChoices):
    """The papers that are written from a case."""

    DECISION = "decision", pgettext_lazy("paper", "decision to carry out")
    PLAN = "plan", pgettext_lazy("paper", "plan")
    OUTLINE = "outline", _("letter with the outline of the explanation")
    MINUTES = "minutes", _("minutes of a meeting of the team")
    REPORT = "report", _("result report")
    NOTICE = "notice", _("notice of conclusion")
    DISCIPLINE = "discipline", _("decision on discipline")
    DENUNCIATION = "denunciation", _("notice of conclusion on a denunciation")
    COMPLAINT = "complaint", _("decision on a complaint about discipline")


class PaperState(models.TextChoices):
    """What became of a paper of a case."""

    DRAFT = "draft", pgettext_lazy("paper", "draft")
    ISSUED = "issued", pgettext_lazy("paper", "issued")
    SUPERSEDED = "superseded", pgettext_lazy("paper", "superseded")
    DROPPED = "dropped", pgettext_lazy("paper", "draft given up")
