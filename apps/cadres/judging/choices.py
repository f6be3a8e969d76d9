"""Words of judgements: acts, verdicts, weights, sources, purposes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Act(models.TextChoices):
    """What is to be done with somebody."""

    PLAN = "plan", pgettext_lazy("act of cadres", "plan for a title")
    REVIEW = "review", pgettext_lazy("act of cadres", "review in the plan")
    APPOINT = "appoint", pgettext_lazy("act of cadres", "appoint")
    NOMINATE = "nominate", pgettext_lazy("act of cadres", "nominate for election")
    FILL_COMMITTEE = "fill_committee", pgettext_lazy("act of cadres", "fill a committee seat")
    REAPPOINT = "reappoint", pgettext_lazy("act of cadres", "appoint again")
    EXTEND = "extend", pgettext_lazy("act of cadres", "prolong until retirement")
    ROTATE = "rotate", pgettext_lazy("act of cadres", "rotate")
    END_ROTATION = "end_rotation", pgettext_lazy("act of cadres", "end a rotation")
    TRANSFER = "transfer", pgettext_lazy("act of cadres", "transfer")
    SECOND = "second", pgettext_lazy("act of cadres", "second")
    CHANGE_POSITION = "change_position", pgettext_lazy("act of cadres", "change the position")
    HOLD = "hold", pgettext_lazy("act of cadres", "stay in office")
    RESIGN = "resign", pgettext_lazy("act of cadres", "resign")
    RELEASE = "release", pgettext_lazy("act of cadres", "release")
    DISMISS = "dismiss", pgettext_lazy("act of cadres", "dismiss")
    SUSPEND = "suspend", pgettext_lazy("act of cadres", "suspend from work")


BY_THEIR_FILE = frozenset({Act.RESIGN, Act.RELEASE, Act.DISMISS, Act.SUSPEND})
"""Judged by the steps of their file alone: nobody asks the rules about a person for them."""
ASKED_FOR = [(code, label) for code, label in Act.choices if code not in BY_THEIR_FILE]


class VerdictCode(models.TextChoices):
    """How a rule came out."""

    PASS = "pass", pgettext_lazy("judgement", "Met")
    FAIL = "fail", pgettext_lazy("judgement", "Not met")
    UNKNOWN = "unknown", pgettext_lazy("judgement", "Not enough data")
    OVERRIDDEN = "overridden", pgettext_lazy("judgement", "Exception")


class WeightCode(models.TextChoices):
    """What a failure means."""

    BLOCK = "block", _("not possible without an override")
    WARN = "warn", _("a warning")


class Term(models.TextChoices):
    """For which term somebody is planned."""

    NEXT = "next", _("the next term")
    CURRENT = "current", _("the current term, as an addition")


class Source(models.TextChoices):
    """From where a candidate comes."""

    INTERNAL = "internal", pgettext_lazy("candidate", "on-site")
    EXTERNAL = "external", pgettext_lazy("candidate", "from elsewhere")


class Purpose(models.TextChoices):
    """What a rotation is for (65-QĐ/TW)."""

    DEVELOPMENT = "development", _("to train and test")
    NON_LOCAL = "non_local", _("to place a head who is not of the place")
    TERM_LIMIT = "term_limit", _("to end more than two terms in one place")
