"""Words of admission."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """How far a person is on the way into the Party."""

    OUTSTANDING = "outstanding", _("outstanding person")
    SYMPATHISER = "sympathiser", _("sympathiser")
    DOSSIER = "dossier", _("dossier being made")
    PROPOSED = "proposed", _("proposed by the cell")
    DECIDED = "decided", _("admission decided")
    ADMITTED = "admitted", pgettext_lazy("stage", "admitted")
    ENDED = "ended", _("no longer followed")


UNDER_REVIEW = (Stage.OUTSTANDING, Stage.SYMPATHISER)
"""Stages over which the cell decides each month whom to follow."""
ON_THE_WAY = (Stage.OUTSTANDING, Stage.SYMPATHISER, Stage.DOSSIER, Stage.PROPOSED, Stage.DECIDED)


class Outcome(models.TextChoices):
    """What the cell said of a person at its monthly review."""

    PUT_ON = "put_on", _("put on the list of sympathisers")
    KEPT = "kept", pgettext_lazy("monthly review", "kept on the list")
    TAKEN_OFF = "taken_off", _("taken off the list")
    NOT_YET = "not_yet", _("not yet put on the list")


class AskedWhere(models.TextChoices):
    """Where the background check is asked for; the limit of the answer differs."""

    HOME = "home", _("in the country")
    ABROAD = "abroad", _("abroad")


class AskedAbout(models.TextChoices):
    """Whom a letter asks about. What is answered is not kept here: it is in the paper file."""

    PERSON = "person", _("the person")
    PARENTS = "parents", _("parents")
    SPOUSE = "spouse", _("spouse and the spouse's parents")
    CHILDREN = "children", _("grown-up children")
