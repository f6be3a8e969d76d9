"""Words of discipline."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Form(models.TextChoices):
    """Forms of discipline (Party Charter, article 35), the lightest first."""

    REPRIMAND = "reprimand", pgettext_lazy("discipline", "reprimand")
    WARNING = "warning", pgettext_lazy("discipline", "warning")
    REMOVAL = "removal", pgettext_lazy("discipline", "removal from post")
    EXPULSION = "expulsion", pgettext_lazy("discipline", "expulsion")
    DISSOLUTION = "dissolution", pgettext_lazy("discipline", "dissolution")


class DisciplineBody(models.TextChoices):
    """Bodies that decide on discipline; a cell committee is none."""

    CELL = "cell", pgettext_lazy("body", "cell")
    STANDING_COMMITTEE = "standing_committee", _("standing committee")
    COMMITTEE = "committee", _("party committee")
    INSPECTION_COMMITTEE = "inspection_committee", _("inspection committee")


class Target(models.TextChoices):
    """As what somebody counts before the deciding body."""

    MEMBER = "member", pgettext_lazy("discipline", "member")
    COMMITTEE_MEMBER = "committee_member", _("committee member of the same level")
    ASSIGNED_TASK = "assigned_task", _("member, in a task given from above")
    ORGANISATION = "organisation", pgettext_lazy("discipline", "organisation directly below")


class Mitigating(models.TextChoices):
    """What makes a violation lighter (69-QĐ/TW, article 5; 102-QĐ/TW of 2017, article 4)."""

    SELF_REPORT = "self_report", _("reported the violation before it was found out")
    OTHERS_NAMED = "others_named", _("told everything about the others involved")
    REPAIRED = "repaired", _("stopped, repaired or compensated of own accord")
    FORCED = "forced", _("outer circumstances or coercion, and reported it")
    ORDERED = "ordered", _("followed a wrong order from above")
    FITTING_FORM = "fitting_form", _("proposed a fitting form for themselves")


class Aggravating(models.TextChoices):
    """What makes a violation heavier (69-QĐ/TW, article 6; 102-QĐ/TW of 2017, article 4)."""

    NOT_CORRECTED = "not_corrected", _("was reminded and did not correct it")
    CONCEALED = "concealed", _("evaded, concealed or obstructed")
    RETALIATED = "retaliated", _("shielded others or retaliated against critics")
    REPEATED = "repeated", _("repeated violation or earlier discipline")
    ORGANISED = "organised", _("organised, or the head of several")
    FORGED = "forged", _("forged or destroyed evidence")
