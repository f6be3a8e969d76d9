"""Words of letters: denunciations, complaints, reflections."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(models.TextChoices):
    """How a letter came."""

    PAPER = "paper", _("handed in on paper")
    POST = "post", _("by post")
    IN_PERSON = "in_person", _("told in person, taken down in minutes")
    FORWARDED = "forwarded", _("forwarded by another body")


class Kind(models.TextChoices):
    """What a letter asks for."""

    DENUNCIATION = "denunciation", pgettext_lazy("letter", "denunciation")
    COMPLAINT = "complaint", pgettext_lazy("letter", "complaint on discipline")
    REFLECTION = "reflection", _("reflection or petition")
    MIXED = "mixed", _("complaint and denunciation in one letter")


class Part(models.TextChoices):
    """To which part of a mixed letter a content item belongs."""

    NONE = "", pgettext_lazy("part", "not told apart")
    DENUNCIATION = "denunciation", pgettext_lazy("part", "denunciation")
    COMPLAINT = "complaint", pgettext_lazy("part", "complaint")


class State(models.TextChoices):
    """Where a letter stands."""

    REGISTERED = "registered", pgettext_lazy("letter", "to be classified")
    CLASSIFIED = "classified", pgettext_lazy("letter", "in hand")
    OPENED = "opened", pgettext_lazy("letter", "opened as a case")
    LINKED = "linked", _("kept with an earlier letter")
    FORWARDED = "forwarded", pgettext_lazy("letter", "forwarded")
    FILED = "filed", _("filed without handling")
    STOPPED = "stopped", _("stopped after a withdrawal")
    ANSWERED = "answered", pgettext_lazy("letter", "answered")


IN_HAND = (State.CLASSIFIED, State.OPENED, State.LINKED)
"""Somebody here works on it."""


class Competence(models.TextChoices):
    """Who is competent for what a letter says."""

    UNKNOWN = "", pgettext_lazy("competence", "not decided yet")
    OWN = "own", _("this office")
    OTHER = "other", _("another body")


class FilingReason(models.TextChoices):
    """Why a letter is not handled (22-QĐ/TW, article 20; 296-QĐ/TW; 21-QĐ/TW)."""

    ANONYMOUS = "anonymous", pgettext_lazy("filing", "anonymous")
    FALSE_NAME = "false_name", _("under a false name")
    NO_ADDRESS = "no_address", _("no clear address")
    VAGUE = "vague", _("no clear content")
    CONCLUDED = "concluded", _("already concluded, nothing new")
    REFUSED_BEFORE = "refused_before", _("already answered that it is not handled")
    NO_CAPACITY = "no_capacity", _("the writer has no legal capacity")
    COPY = "copy", _("copy with a photocopied signature")


class Withdrawal(models.TextChoices):
    """What was decided on a request to withdraw."""

    NONE = "", pgettext_lazy("withdrawal", "not decided")
    STOP = "stop", _("handling stops")
    CONTINUE = "continue", _("handling continues")
