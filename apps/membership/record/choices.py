"""Coded lists of the member card (form 2-HSĐV), and what each kind of dated entry holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EthnicList(models.TextChoices):
    """Two numberings of the ethnic groups; the codes 04 to 06 mean other groups in each."""

    GSO_1979 = "gso_1979", _("list of decision 121-TCTK/PPCĐ of 1979")
    CENSUS = "census", _("list of the later censuses")


class GeneralSystem(models.IntegerChoices):
    """How many grades the general school had that the member went to."""

    TEN = 10, _("ten grades")
    TWELVE = 12, _("twelve grades")


class FamilyClass(models.TextChoices):
    """Class of the family, as the card asks."""

    WORKER = "worker", _("workers")
    LANDLESS = "landless", _("landless peasants")
    POOR_PEASANT = "poor_peasant", _("poor peasants")
    MIDDLE_PEASANT = "middle_peasant", _("middle peasants")
    PEASANT = "peasant", _("peasants")
    EMPLOYEE = "employee", _("officials and employees")
    TRADER = "trader", _("small traders and craftsmen")
    OTHER = "other", pgettext_lazy("family class", "other")


class AcademicTitle(models.TextChoices):
    """Academic titles; the higher one counts."""

    ASSOCIATE = "associate", _("associate professor")
    PROFESSOR = "professor", _("professor")


class ComputerSkill(models.TextChoices):
    """Skill with computers."""

    NONE = "none", pgettext_lazy("skill", "none")
    BASIC = "basic", pgettext_lazy("skill", "basic")
    ADVANCED = "advanced", pgettext_lazy("skill", "advanced")
    DEGREE = "degree", _("degree in informatics")


class BloodGroup(models.TextChoices):
    """Blood groups."""

    O = "O", "O"  # noqa: E741 (its name)
    A = "A", "A"
    B = "B", "B"
    AB = "AB", "AB"


class WarInvalid(models.TextChoices):
    """Classes of war invalids."""

    FIRST = "1/4", "1/4"
    SECOND = "2/4", "2/4"
    THIRD = "3/4", "3/4"
    FOURTH = "4/4", "4/4"


class DegreeLevel(models.TextChoices):
    """Levels of professional education."""

    VOCATIONAL = "vocational", _("vocational or professional secondary")
    COLLEGE = "college", _("college")
    UNIVERSITY = "university", _("university")
    MASTER = "master", _("master")
    DOCTOR = "doctor", _("doctor")


class LanguageLevel(models.TextChoices):
    """Levels of a language: the certificates of before, the common frame, a degree."""

    A, B, C = ("A", "A"), ("B", "B"), ("C", "C")
    A1, A2, B1, B2, C1, C2 = (
        ("A1", "A1"), ("A2", "A2"), ("B1", "B1"), ("B2", "B2"), ("C1", "C1"), ("C2", "C2"),
    )  # fmt: skip
    DEGREE = "degree", _("degree in the language")
    SPOKEN = "spoken", _("speaks it")


class DisciplineForm(models.TextChoices):
    """Disciplinary measures of the Party against a member, and measures of the state."""

    REPRIMAND = "reprimand", _("reprimand")
    WARNING = "warning", pgettext_lazy("discipline", "warning")
    REMOVAL = "removal", _("removal from post")
    EXPULSION = "expulsion", _("expulsion")
    STATE = "state", _("measure of the state or an organisation")
    CRIMINAL = "criminal", _("criminal sentence")


class Relation(models.TextChoices):
    """Members of the family that the card asks for."""

    FATHER = "father", _("father")
    MOTHER = "mother", _("mother")
    FATHER_IN_LAW = "father_in_law", _("father-in-law")
    MOTHER_IN_LAW = "mother_in_law", _("mother-in-law")
    SPOUSE = "spouse", _("spouse")
    CHILD = "child", pgettext_lazy("family", "child")
    SIBLING = "sibling", _("brother or sister")


class ForeignKind(models.TextChoices):
    """Ties to foreign countries."""

    TRIP = "trip", _("trip abroad")
    RELATIVE = "relative", _("relative abroad")
    RELATION = "relation", _("relation with foreigners")


class Kind(models.TextChoices):
    """Kinds of dated entries that whoever reads the record reads."""

    WORK = "work", _("Work and party posts")
    DEGREE = "degree", _("Professional degrees")
    LANGUAGE = "language", _("Foreign and minority languages")
    TRAINING = "training", _("Trainings")
    AWARD = "award", _("Awards and honours")
    JOINED = "joined", _("Organisations joined")


class PrivateKind(models.TextChoices):
    """Kinds of entries that are opened for a purpose only."""

    DISCIPLINE = "discipline", _("Discipline")
    FAMILY = "family", _("Family")
    FOREIGN = "foreign", _("Foreign relations and trips")


class Group(models.TextChoices):
    """Groups of personal data, each opened by itself with a purpose."""

    HEALTH = "health", _("Health")
    DISCIPLINE = "discipline", _("Discipline")
    FAMILY = "family", _("Family")
    ECONOMY = "economy", _("Economy of the household")
    HISTORY = "history", _("Political history, foreign relations")


GROUP_FIELDS: dict[str, tuple[str, ...]] = {
    Group.HEALTH: ("health",),
    Group.DISCIPLINE: (),
    Group.FAMILY: (),
    Group.ECONOMY: ("income", "housing", "land", "assets", "workers_hired"),
    Group.HISTORY: ("political_history", "religious_office"),
}
GROUP_KINDS: dict[str, str] = {
    Group.DISCIPLINE: PrivateKind.DISCIPLINE,
    Group.FAMILY: PrivateKind.FAMILY,
    Group.HISTORY: PrivateKind.FOREIGN,
}
GROUP_OF_KIND = {kind: group for group, kind in GROUP_KINDS.items()}


@dataclass(frozen=True)
class KindSpec:
    """What one kind of entry holds: a label for each column it uses, its coded list."""

    labels: dict[str, Any]
    codes: Any = None
    required: tuple[str, ...] = ("title",)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in the order of the form."""
        return tuple(self.labels)


_SINCE, _UNTIL = pgettext_lazy("period", "from"), pgettext_lazy("period", "until")
SPECS: dict[str, KindSpec] = {
    Kind.WORK: KindSpec(
        {"since": _SINCE, "until": _UNTIL, "title": _("work or post"), "place": _("where")}
    ),
    Kind.DEGREE: KindSpec(
        {
            "code": _("level"), "title": _("field of study"), "place": _("school"),
            "detail": _("mode of study"), "until": _("graduated"),
        },
        DegreeLevel,
        ("code", "title"),
    ),
    Kind.LANGUAGE: KindSpec(
        {"title": _("language"), "code": _("level"), "detail": _("note")}, LanguageLevel
    ),
    Kind.TRAINING: KindSpec(
        {
            "since": _SINCE, "until": _UNTIL, "title": _("subject"), "place": _("school"),
            "detail": _("certificate"),
        }
    ),
    Kind.AWARD: KindSpec(
        {
            "since": _("date"), "title": _("award or honour"), "number": _("decision number"),
            "place": _("given by"),
        }
    ),
    Kind.JOINED: KindSpec({"since": _("date"), "title": _("organisation"), "place": _("where")}),
    PrivateKind.DISCIPLINE: KindSpec(
        {
            "code": _("measure"), "since": _("in effect from"), "until": _("in effect until"),
            "title": _("reason"), "number": _("decision number"), "place": _("decided by"),
        },
        DisciplineForm,
        ("code", "since"),
    ),
    PrivateKind.FAMILY: KindSpec(
        {
            "code": _("relation"), "title": _("full name"), "since": _("born"),
            "place": _("native place, residence"), "detail": _("occupation, membership"),
        },
        Relation,
        ("code", "title"),
    ),
    PrivateKind.FOREIGN: KindSpec(
        {
            "code": _("kind"), "title": _("country, person or purpose"), "since": _SINCE,
            "until": _UNTIL, "detail": _("note"),
        },
        ForeignKind,
        ("code", "title"),
    ),
}  # fmt: skip


class ChangeState(models.TextChoices):
    """The life of a request to change a record."""

    OPEN = "open", _("waiting for a decision")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Procedure(models.TextChoices):
    """A correction of an entry, or the procedure of its own for a changed name or birth date."""

    CORRECTION = "correction", _("correction of an entry")
    IDENTITY = "identity", _("change of name or date of birth")
