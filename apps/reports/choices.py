"""Words of the summaries."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PeriodKind(models.TextChoices):
    """For what span a summary is made (the periods of 885-QD/UBKTTW, and any other)."""

    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter 1")
    HALF = "half", _("6 months")
    NINE_MONTHS = "nine_months", _("9 months")
    YEAR = "year", _("year")
    TERM = "term", _("term")
    HALF_TERM = "half_term", _("half of a term")
    FREE = "free", _("from – to")


class SummaryState(models.TextChoices):
    """The life of one revision of a summary."""

    DRAFT = "draft", _("draft")
    CHECKED = "checked", _("checked")
    SIGNED = "signed", _("signed")


class SummaryForm(models.TextChoices):
    """Which set of indicators a summary holds; later apps add theirs."""

    MEMBERSHIP = "membership", _("Members of the Party")
    CELL_LIFE = "cell_life", _("Life of cells")
    GRADING = "grading", _("Review, grading and commendation")
    MEMBERSHIP_FLOW = "membership_flow", _("Flow of members")
    INSPECTION = "inspection", _("Inspection and supervision")
    CONCLUSIONS = "conclusions", _("What inspections concluded")
    INSPECTION_CONTENTS = "inspection_contents", _("Contents of inspection and supervision")
    DISCIPLINE = "discipline", pgettext_lazy("form", "Discipline")
    CADRES = "cadres", _("Work on cadres")


class FigureKind(models.TextChoices):
    """A flow is counted over the period, a stock on its last day."""

    FLOW = "flow", _("Over the period")
    STOCK = "stock", _("On the last day")


class Bound(models.TextChoices):
    """To which side a target lies."""

    LEAST = "least", _("at least")
    MOST = "most", _("at most")


class ManualState(models.TextChoices):
    """The life of a manual figure; it is never changed or deleted."""

    ENTERED = "entered", _("waiting for approval")
    APPROVED = "approved", pgettext_lazy("figure", "approved")
    SUPERSEDED = "superseded", _("replaced")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Subject(models.TextChoices):
    """What one counted fact stands for."""

    MEMBER = "member", _("member")
    ORGANIZATION = "organization", _("organisation")
    CASE = "case", _("case")
    CASE_SUBJECT = "case_subject", _("subject of a case")
    CASE_CONTENT = "case_content", _("content of a case")
    SANCTION = "sanction", _("sanction")
    APPOINTMENT = "appointment", _("file of an appointment")
    MOVE = "move", _("move of a cadre")
    PLANNED = "planned", _("person on a planning list")
    POSITION = "position", _("cadre in a position or a class")
    COMPLAINT = "complaint", _("complaint on a sanction")
    DEMAND = "demand", pgettext_lazy("demand", "demand")
    LETTER = "letter", _("letter")


OF_CASES = (
    Subject.CASE, Subject.CASE_SUBJECT, Subject.CASE_CONTENT, Subject.SANCTION, Subject.COMPLAINT,
    Subject.DEMAND,
)  # fmt: skip
"""Facts of cases: their lists are for those who read cases, behind the walls."""
OF_CADRES = (Subject.APPOINTMENT, Subject.MOVE, Subject.PLANNED, Subject.POSITION)
"""Facts of cadres: their lists are for those who read profiles, behind walls and grades."""
