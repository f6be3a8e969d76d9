"""Words of the regulations: kinds, units, standing, and the sentences of refusals."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentKind(models.TextChoices):
    """What a document is, as its heading says."""

    CHARTER = "charter", _("Charter")
    REGULATION = "regulation", _("Regulation")
    GUIDANCE = "guidance", _("Guidance")
    DIRECTIVE = "directive", _("Directive")
    DECISION = "decision", _("Decision")
    RESOLUTION = "resolution", _("Resolution")
    CONCLUSION = "conclusion", _("Conclusion")
    LETTER = "letter", _("Official letter")
    LAW = "law", _("Law")
    DECREE = "decree", _("Decree")
    OTHER = "other", _("Document")


class Standing(models.TextChoices):
    """How far a value can be relied on. Only a draft never blocks anybody."""

    DRAFT = "draft", _("draft, only a reminder")
    CONFIRMED = "confirmed", _("confirmed by a named source")
    VERIFIED = "verified", _("compared with the official text")


class Unit(models.TextChoices):
    """What a value counts."""

    CALENDAR_DAYS = "calendar_days", _("calendar days")
    WORKING_DAYS = "working_days", _("working days")
    DAYS = "days", _("days, kind not stated")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")
    PERCENT = "percent", _("percent")
    COUNT = "count", _("count")
    DONG = "dong", _("dong")
    TEXT = "text", _("text")


class RuleLevel(models.TextChoices):
    """The tier a value is for; the codes are those of the tree. Blank means every tier."""

    CENTRAL = "central", _("central level")
    PROVINCE = "province", _("province level")
    DISTRICT = "district", _("district level")
    COMMUNE = "commune", _("level directly above the grassroots")
    GRASSROOTS = "grassroots", _("grassroots organisation")
    CELL = "cell", _("cell")


class DayKind(models.TextChoices):
    """How a calendar day departs from the plain week."""

    HOLIDAY = "holiday", _("day off")
    WORKING_SWAP = "working_swap", _("worked instead of another day")


class Subject(models.TextChoices):
    """The chapters under which rules are listed."""

    ORGANISATION = "organisation", _("Party organisations")
    ADMISSION = "admission", _("Admission")
    RECOGNITION = "recognition", _("Probation and recognition")
    CARD = "card", _("Member card and file")
    TRANSFER = "transfer", _("Transfer of activities")
    LEAVING = "leaving", _("Leaving and return")
    BADGE = "badge", _("Party badge")
    GRADING = "grading", _("Review and grading")
    FEE = "fee", _("Party fee")
    INSPECTION = "inspection", _("Inspection and supervision")
    LETTERS = "letters", _("Denunciations and complaints")
    DISCIPLINE = "discipline", pgettext_lazy("chapter", "Discipline")
    LIMITATION = "limitation", _("Limitation of discipline")
    SUSPENSION = "suspension", pgettext_lazy("chapter", "Suspension")
    CADRES = "cadres", _("Cadres: planning, moves, appointment")
    PRIVACY = "privacy", _("Personal data")
    OTHER = "other", _("Other rules")


REFUSALS = {
    "rule_unknown": _("No rule %(key)s is recorded for %(on)s."),
    "rule_value_unreadable": _("The value “%(value)s” does not fit the unit."),
    "rule_overlaps": _("Another settled value of this rule covers some of these days: %(other)s."),
    "rule_period_reversed": _("The rule must end after it begins."),
    "rule_verified_fixed": _(
        "This value was compared with the official text. Only its end and its note may change; "
        "record a new value instead."
    ),
    "already_verified": _("This entry has been verified already."),
}
