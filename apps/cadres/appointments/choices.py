"""Words of appointments and the acts akin to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AppointmentAct(models.TextChoices):
    """What is to be done with somebody and a position."""

    APPOINTMENT = "appointment", _("appointment")
    REAPPOINTMENT = "reappointment", _("re-appointment")
    EXTENSION = "extension", _("extension until retirement")
    NOMINATION = "nomination", _("nomination for election")
    COMMITTEE_SEAT = "committee_seat", _("filling a seat of a committee")
    RESIGNATION = "resignation", _("resignation")
    RELEASE = "release", _("release from a position")
    DISMISSAL = "dismissal", _("dismissal")
    SUSPENSION = "suspension", _("temporary suspension from work")


class Origin(models.TextChoices):
    """Whence the person comes."""

    NONE = "", pgettext_lazy("source of personnel", "not said")
    ON_SITE = "on_site", _("from the unit itself")
    EXTERNAL = "external", _("from elsewhere")


class FileState(models.TextChoices):
    """How far a file is."""

    RUNNING = "running", pgettext_lazy("appointment", "at work")
    DECIDED = "decided", pgettext_lazy("appointment", "decided")
    CLOSED = "closed", pgettext_lazy("appointment", "closed without a decision")
    SUPERSEDED = "superseded", pgettext_lazy("appointment", "corrected by a later entry")


class Manner(models.TextChoices):
    """How somebody comes into the position."""

    APPOINTED = "appointed", _("appointed")
    DESIGNATED = "designated", _("designated")
    ELECTED = "elected", _("elected")


class Election(models.TextChoices):
    """What became of a nomination."""

    NONE = "", pgettext_lazy("election", "not held yet")
    ELECTED = "elected", pgettext_lazy("election", "elected")
    NOT_ELECTED = "not_elected", pgettext_lazy("election", "not elected")


class Answer(models.TextChoices):
    """What another managing body answered."""

    PENDING = "", pgettext_lazy("letter", "not answered yet")
    AGREED = "agreed", pgettext_lazy("letter", "agreed")
    REFUSED = "refused", pgettext_lazy("letter", "not agreed")


ENDING = frozenset(
    {AppointmentAct.RESIGNATION, AppointmentAct.RELEASE, AppointmentAct.DISMISSAL}
)  # fmt: skip
"""Acts by which somebody leaves a position without another one."""
PUTTING_FORWARD = frozenset(
    {AppointmentAct.APPOINTMENT, AppointmentAct.NOMINATION, AppointmentAct.COMMITTEE_SEAT}
)
"""Acts by which somebody is put forward for a title (R-PLAN-07)."""
