"""Words of planning."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TermKind(models.TextChoices):
    """Whose term a list is for; terms of the Party and of the government run beside each other."""

    COMMITTEE = "committee", _("term of the party committee")
    GOVERNMENT = "government", _("term of council and people's committee")
    FRONT = "front", _("term of Front and mass organisations")


class ListKind(models.TextChoices):
    """Whether a list is made anew for a term or reviewed in one of its years."""

    NEW = "new", pgettext_lazy("planning", "new list of a term")
    REVIEW = "review", pgettext_lazy("planning", "yearly review")


class Scope(models.TextChoices):
    """What a list plans for: a committee with its prescribed number, or leading titles."""

    COMMITTEE = "committee", pgettext_lazy("planning", "party committee")
    STANDING = "standing", pgettext_lazy("planning", "standing committee")
    INSPECTION = "inspection", pgettext_lazy("planning", "inspection committee")
    TITLES = "titles", pgettext_lazy("planning", "leading titles")


COMMITTEES = (Scope.COMMITTEE, Scope.STANDING, Scope.INSPECTION)
"""Lists with a coefficient; a list of titles has a limit for each title."""


class ListState(models.TextChoices):
    """How far a list is."""

    DRAFT = "draft", pgettext_lazy("planning", "in preparation")
    SUBMITTED = "submitted", pgettext_lazy("planning", "waits for approval")
    APPROVED = "approved", pgettext_lazy("planning", "approved")
    DISCARDED = "discarded", pgettext_lazy("planning", "given up")


class Step(models.TextChoices):
    """The five steps of the procedure, in their order."""

    SOURCE = "source", pgettext_lazy("planning", "preparing the source")
    COLLECTIVE_1 = "collective_1", pgettext_lazy("planning", "leading collective, first round")
    KEY_CADRES = "key_cadres", pgettext_lazy("planning", "conference of key cadres")
    EXTENDED = "extended", pgettext_lazy("planning", "extended conference of leaders")
    COLLECTIVE_2 = "collective_2", pgettext_lazy("planning", "leading collective, second round")


class Begin(models.TextChoices):
    """How somebody came to be on a list."""

    ADDED = "added", pgettext_lazy("planning", "for the first time")
    CARRIED = "carried", pgettext_lazy("planning", "carried over")


class End(models.TextChoices):
    """How somebody's planning on a list ended; a post that was reached is no removal."""

    NONE = "", pgettext_lazy("planning", "goes on")
    REMOVED = "removed", pgettext_lazy("planning", "removed from planning")
    FULFILLED = "fulfilled", pgettext_lazy("planning", "reached the post")
    TAKEN_OUT = "taken_out", pgettext_lazy("planning", "taken out before approval")


class Removal(models.TextChoices):
    """Why somebody is removed from planning."""

    NONE = "", "–"
    AGE = "age", pgettext_lazy("planning", "not enough time before retirement")
    DISCIPLINE = "discipline", pgettext_lazy("planning", "disciplined")
    STANDARDS = "standards", pgettext_lazy("planning", "standards not met")
    TASKS = "tasks", pgettext_lazy("planning", "tasks not fulfilled")
    VIOLATION = "violation", pgettext_lazy("planning", "rules violated")
    CONFIDENCE = "confidence", pgettext_lazy("planning", "low confidence")
    TITLES = "titles", pgettext_lazy("planning", "planned for more titles than allowed")
    VOTES = "votes", pgettext_lazy("planning", "not enough votes")
    LEFT = "left", pgettext_lazy("planning", "resigned, left or moved elsewhere")
    DECEASED = "deceased", pgettext_lazy("planning", "deceased")
    OTHER = "other", pgettext_lazy("planning", "other reason")


class Source(models.TextChoices):
    """Where somebody comes from."""

    ON_SITE = "on_site", pgettext_lazy("planning", "from within the unit")
    ELSEWHERE = "elsewhere", pgettext_lazy("planning", "from elsewhere")


class Group(models.IntegerChoices):
    """The two groups of people of a planned title: near it, and further below and younger."""

    FIRST = 1, pgettext_lazy("planning", "group 1")
    SECOND = 2, pgettext_lazy("planning", "group 2")
