"""Words of training: kinds of courses, whom they are for, what became of those who attend."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CourseKind(models.TextChoices):
    """What a course teaches."""

    THEORY = "theory", _("political theory")
    STATE_MANAGEMENT = "state_management", _("state management")
    PARTY_WORK = "party_work", _("Party and mass work")
    LEADERSHIP = "leadership", _("leadership and management")
    PROFESSIONAL = "professional", pgettext_lazy("course", "professional skills")
    DEFENCE = "defence", _("defence and security")
    LANGUAGE = "language", _("foreign language")
    INFORMATICS = "informatics", _("informatics")
    OTHER = "other", pgettext_lazy("course", "other")


class Audience(models.TextChoices):
    """Whom a course is for."""

    MANAGED = "managed", _("cadres managed by the committee")
    PLANNED = "planned", _("planned cadres")
    COMMUNE = "commune", _("cadres and civil servants of communes")
    BASE = "base", _("cadres and members at the base")
    OTHER = "other", pgettext_lazy("audience", "others")


class Programme(models.TextChoices):
    """What a course is beside the usual way to its level."""

    USUAL = "", pgettext_lazy("programme", "usual")
    COMPLETION = "completion", pgettext_lazy("programme", "completing the knowledge of a level")
    SECOND_DEGREE = "second", pgettext_lazy("programme", "second degree")


class ClassState(models.TextChoices):
    """How far a class is."""

    OPEN = "open", pgettext_lazy("class", "open")
    HELD = "held", pgettext_lazy("class", "held")
    CANCELLED = "cancelled", pgettext_lazy("class", "cancelled")


class Attended(models.TextChoices):
    """What became of somebody in a class."""

    TAKES_PART = "takes_part", _("takes part")
    PASSED = "passed", pgettext_lazy("training", "passed")
    NOT_PASSED = "not_passed", pgettext_lazy("training", "did not pass")
    ABSENT = "absent", pgettext_lazy("training", "did not take part")
