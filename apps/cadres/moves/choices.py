"""Words of rotation, transfer, secondment and periodic change of position: four kinds apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MoveKind(models.TextChoices):
    """Four acts with clocks and duties of their own; none stands for another."""

    ROTATION = "rotation", _("rotation")
    TRANSFER = "transfer", pgettext_lazy("move", "transfer")
    SECONDMENT = "secondment", _("secondment")
    POSITION_CHANGE = "position_change", _("periodic change of position")


class Direction(models.TextChoices):
    """From where to where, as this office sees it."""

    WITHIN = "within", pgettext_lazy("move", "within the office's range")
    OUT = "out", pgettext_lazy("move", "sent elsewhere")
    IN = "in", pgettext_lazy("move", "received from elsewhere")


class Purpose(models.TextChoices):
    """What a rotation is for: other months of work must be left for each."""

    NONE = "", pgettext_lazy("rotation", "not said")
    DEVELOPMENT = "development", _("training in practice")
    NON_LOCAL = "non_local", _("a head who is not of the place")
    TERM_LIMIT = "term_limit", _("end of two terms in one place")


class MoveState(models.TextChoices):
    """How far a move is."""

    PROPOSED = "proposed", pgettext_lazy("move", "proposed")
    RUNNING = "running", pgettext_lazy("move", "going on")
    ENDED = "ended", pgettext_lazy("move", "ended")
    CLOSED = "closed", pgettext_lazy("move", "closed without a decision")
    SUPERSEDED = "superseded", pgettext_lazy("move", "corrected by a later entry")


class Consent(models.TextChoices):
    """What the person said when they were talked to."""

    NONE = "", pgettext_lazy("talk", "not talked to yet")
    AGREED = "agreed", pgettext_lazy("talk", "agreed")
    WISHES = "wishes", pgettext_lazy("talk", "agreed, with wishes")
    REFUSED = "refused", pgettext_lazy("talk", "did not agree")


class MoveEnd(models.TextChoices):
    """What became of somebody after the move."""

    NONE = "", pgettext_lazy("move", "goes on")
    RETURNED = "returned", _("returned to the sender")
    STAYED = "stayed", _("stays where they are")
    PROMOTED = "promoted", _("took a higher position")
    OTHER = "other", pgettext_lazy("end of a move", "other")


class CareKind(models.TextChoices):
    """What is done for those who are moved."""

    HOUSING = "housing", _("official housing")
    RENT = "rent", _("rent")
    TRAVEL = "travel", _("travel")
    AID = "aid", _("one-off aid")
    OTHER = "other", pgettext_lazy("care", "other")


class Ground(models.TextChoices):
    """Why somebody is not moved for a time: private, read with a purpose."""

    CHILD = "child", _("pregnant, or raising a child below 36 months")
    ILLNESS = "illness", _("grave illness under treatment")
    STUDY = "study", _("full-time study of a year or more")
    OTHER = "other", pgettext_lazy("ground", "other")


class Watch(models.TextChoices):
    """What the board looks at in those who head a place."""

    LOCAL = "local", _("of the place or not")
    TERMS = "terms", _("terms running in one place")
