"""Words of the procedures about a member."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What is decided about a member."""

    RECOGNITION = "recognition", _("recognition as an official member")
    STRIKE_OFF = "strike_off", _("striking off")
    OWN_REQUEST = "own_request", _("leaving at own request")
    EXPULSION = "expulsion", _("expulsion")
    DEATH = "death", _("death")
    EXEMPTION = "exemption", _("exemption from work and activity")
    EXEMPTION_END = "exemption_end", _("end of an exemption")
    SUSPENSION = "suspension", _("suspension of party activity")
    SUSPENSION_END = "suspension_end", _("end of a suspension")
    READMISSION = "readmission", _("admission again")
    RESTORATION = "restoration", _("restoration of membership")


class ProcedureState(models.TextChoices):
    """Where a procedure stands."""

    OPEN = "open", _("open")
    DECIDED = "decided", _("decided")
    REFUSED = "refused", _("not approved")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Body(models.TextChoices):
    """Who votes and who decides, the lowest first."""

    CELL = "cell", _("cell")
    SECTION = "section", pgettext_lazy("committee", "section committee")
    GRASSROOTS = "grassroots", _("grassroots committee")
    AUTHORISED = "authorised", _("grassroots committee with authority to decide")
    STANDING_COMMITTEE = "standing_committee", _("standing committee directly above")
    PROVINCE = "province", _("standing committee of the province level")
    CENTRAL = "central", _("central level")
