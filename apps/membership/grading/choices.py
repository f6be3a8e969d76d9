"""Words of the yearly review and grading."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Grade(models.TextChoices):
    """The four places of every scale, best first; what they are called is data of the scale."""

    EXCELLENT = "excellent", pgettext_lazy("grade", "excellent")
    GOOD = "good", pgettext_lazy("grade", "good")
    COMPLETED = "completed", pgettext_lazy("grade", "completed")
    NOT_COMPLETED = "not_completed", pgettext_lazy("grade", "not completed")


class CadreGrade(models.TextChoices):
    """The grade as cadre or civil servant of the same period; blank: none, or not known yet.

    What the levels are called is data of the scale; a person who is none is told apart from one
    whose grade is still missing.
    """

    EXCELLENT = "excellent", pgettext_lazy("grade", "excellent")
    GOOD = "good", pgettext_lazy("grade", "good")
    COMPLETED = "completed", pgettext_lazy("grade", "completed")
    NOT_COMPLETED = "not_completed", pgettext_lazy("grade", "not completed")
    NONE = "none", _("not a cadre or civil servant")


class CampaignState(models.TextChoices):
    """The life of a campaign."""

    FILLING = "filling", _("being prepared")
    OPEN = "open", _("under way")
    CLOSED = "closed", _("closed")


class UnitState(models.TextChoices):
    """How far an organisation or a collective has come in a campaign."""

    NOT_STARTED = "not_started", _("not started")
    SELF_REVIEW = "self_review", _("self-review")
    PROPOSED = "proposed", pgettext_lazy("campaign", "proposed")
    MEMBERS_DECIDED = "graded", _("members decided")
    """Of a grassroots organisation: its own grade waits for the decision on its group."""
    DECIDED = "decided", _("decided")
    CLOSED = "closed", _("closed")


class Body(models.TextChoices):
    """What is graded under an organisation's name."""

    ORGANIZATION = "organization", _("party organisation")
    LEADERSHIP = "leadership", _("leadership collective")


class Exclusion(models.TextChoices):
    """Why a member of the strength is not graded."""

    EXEMPT = "exempt", _("exempt from party activities")
    SUSPENDED = "suspended", _("suspended from party activities")
    PROBATIONARY = "probationary", _("on probation, by the rule of the year")


class Remark(models.TextChoices):
    """What to look at before a member is graded; a draft rule, so it only warns."""

    JOINED_LATE = "joined_late", _("joined less than the needed months ago")
    MOVED_IN = "moved_in", _("came from another organisation within the year")


class Rounding(models.TextChoices):
    """How a share of a number of members becomes a whole number."""

    DOWN = "down", _("down")
    HALF_UP = "half_up", _("to the nearest")
    UP = "up", _("up")


class QuotaBase(models.TextChoices):
    """Of which number the share of excellent grades is taken."""

    GOOD = "good", _("those graded good")
    GRADED = "graded", _("all who are graded")


class CommendationKind(models.TextChoices):
    """For what an organisation or a member is commended."""

    YEARLY = "yearly", _("excellent in the year")
    FIVE_YEARS = "five_years", _("excellent five years running")
    AD_HOC = "ad_hoc", _("outstanding achievement")


class CommendationForm(models.TextChoices):
    """The form of a commendation."""

    CERTIFICATE = "certificate", _("certificate of commendation")
    PROVINCIAL = "provincial", _("provincial certificate of merit")
    FLAG = "flag", _("flag")


PRESENT_STATES = (
    UnitState.NOT_STARTED, UnitState.SELF_REVIEW, UnitState.PROPOSED, UnitState.MEMBERS_DECIDED,
)  # fmt: skip
"""States before the unit's own grade is decided."""
