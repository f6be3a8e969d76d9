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
    TRAINING = "training", _("Training and standards of cadres")
    ORGANISATIONS = "organisations", _("Organisations of the Party")
    ADMISSIONS = "admissions", _("Admissions in detail, badges")
    PETITIONS = "petitions", _("Denunciations and complaints")


ALL_TABLES = "tables"
"""In a schedule, instead of a form: every statistical table in force."""


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


class Shown(models.TextChoices):
    """How a figure is printed; what is stored are always the two counts, never a rounded share."""

    NUMBER = "number", _("number")
    SHARE = "share", _("share of its whole")
    RATIO = "ratio", _("ratio to its whole")
    WHETHER = "whether", _("whether all of its whole")


class Dimension(models.TextChoices):
    """By what a figure is a part, or a cut, of another one."""

    SEX = "sex", _("sex")
    AGE = "age", _("age")
    ETHNICITY = "ethnicity", _("ethnic group")
    RELIGION = "religion", _("religion")
    EDUCATION = "education", _("education")
    THEORY = "theory", _("political theory")
    STANDING = "standing", _("probationary or official")
    ACTOR = "actor", _("who acts: committee or inspection committee")
    FORM = "form", _("form of the sanction")
    POST = "post", _("committee member")
    TIER = "tier", _("who manages")
    RESULT = "result", _("what was found")
    GRADE = "grade", _("grade")
    AUDIENCE = "audience", _("whom it is for")
    COURSE = "course", _("kind of course")
    KIND = "kind", _("kind of organisation")
    YEARS = "years", _("years of membership")
    DIRECTION = "direction", _("from where to where")


class Subject(models.TextChoices):
    """What one counted fact stands for."""

    MEMBER = "member", _("member")
    ORGANIZATION = "organization", _("organisation")
    CASE = "case", _("case")
    CASE_SUBJECT = "case_subject", _("subject of a case")
    CASE_CONTENT = "case_content", _("content of a case")
    SANCTION = "sanction", _("sanction")
    ALLEGATION = "allegation", _("allegation")
    COMPLAINT = "complaint", _("complaint on discipline")
    APPOINTMENT = "appointment", _("file of an appointment")
    MOVE = "move", _("move of a cadre")
    PLANNED = "planned", _("person on a planning list")
    PLANNING_LIST = "planning_list", _("planning list")
    PLANNED_TITLE = "planned_title", _("planned title")
    POSITION = "position", _("position")
    TRAINING_CLASS = "training_class", _("class")
    TRAINED = "trained", _("cadre in a class")
    DEMAND = "demand", pgettext_lazy("demand", "demand")
    LETTER = "letter", _("letter")
    CANDIDATE = "candidate", _("candidate for admission")


OF_CASES = (
    Subject.CASE, Subject.CASE_SUBJECT, Subject.CASE_CONTENT, Subject.SANCTION,
    Subject.ALLEGATION, Subject.COMPLAINT, Subject.DEMAND,
)  # fmt: skip
"""Facts of cases: their lists are for those who read cases, behind the walls."""
WHOLE_OR_CLOSED = (*OF_CASES, Subject.LETTER)
"""Lists that open as a whole or not at all: a row fewer than the figure would tell somebody behind
a wall that there is a case."""
WITHOUT_PERSON = (Subject.PLANNING_LIST, Subject.PLANNED_TITLE, Subject.TRAINING_CLASS)
"""Facts of the work on cadres that are nobody's own."""
OF_CADRES = (
    Subject.APPOINTMENT, Subject.MOVE, Subject.PLANNED, Subject.POSITION, Subject.TRAINED,
    *WITHOUT_PERSON,
)  # fmt: skip
"""Facts of cadres: their lists are for those who read profiles, behind walls and grades."""
