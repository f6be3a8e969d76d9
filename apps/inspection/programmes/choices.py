"""Words of the programmes of inspection and supervision."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.cases.rules import BY_EVENT
from apps.inspection.choices import CaseKind


class Owner(models.TextChoices):
    """Whose programme it is: committee and inspection committee have one each, a cell its own."""

    COMMITTEE = "committee", _("party committee")
    INSPECTION_COMMITTEE = "inspection_committee", _("inspection committee")
    CELL = "cell", pgettext_lazy("body", "cell")


class Span(models.TextChoices):
    """For which time."""

    TERM = "term", _("programme of the term")
    YEAR = "year", _("programme of the year")


class ProgrammeState(models.TextChoices):
    """How far a programme is."""

    DRAFT = "draft", pgettext_lazy("programme", "draft")
    ADOPTED = "adopted", pgettext_lazy("programme", "adopted")
    DISCARDED = "discarded", pgettext_lazy("programme", "draft given up")


class DecisionKind(models.TextChoices):
    """What a decision on a programme does."""

    ADOPTED = "adopted", pgettext_lazy("programme", "adoption")
    ADJUSTED = "adjusted", pgettext_lazy("programme", "adjustment")


class ItemEnd(models.TextChoices):
    """Why an item stands no more, or will not once the adjustment is decided."""

    NONE = "", pgettext_lazy("item", "stands")
    REPLACED = "replaced", pgettext_lazy("item", "replaced")
    DROPPED = "dropped", pgettext_lazy("item", "dropped")
    TAKEN_OUT = "taken_out", _("taken out of the draft")


class Progress(models.TextChoices):
    """How far an item is, as its cases say on a day."""

    PLANNED = "planned", pgettext_lazy("item", "planned")
    OPENED = "opened", pgettext_lazy("item", "opened")
    DONE = "done", pgettext_lazy("item", "done")
    OVERDUE = "overdue", pgettext_lazy("item", "overdue")
    DROPPED = "dropped", pgettext_lazy("item", "dropped")
    REPLACED = "replaced", pgettext_lazy("item", "replaced")


class Quarter(models.IntegerChoices):
    """When in the year."""

    FIRST = 1, _("quarter I")
    SECOND = 2, _("quarter II")
    THIRD = 3, _("quarter III")
    FOURTH = 4, _("quarter IV")


PLANNED_KINDS = [(kind.value, kind.label) for kind in CaseKind if kind.value not in BY_EVENT]
"""Kinds that a programme may hold: what follows an event is in none."""
