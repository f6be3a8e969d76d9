"""Words of the members' register."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sex(models.TextChoices):
    """As on the member's file."""

    MALE = "male", _("male")
    FEMALE = "female", _("female")


class State(models.TextChoices):
    """Where a member stands."""

    PROBATIONARY = "probationary", _("probationary")
    OFFICIAL = "official", _("official")
    LEFT = "left", _("no longer a member here")


class Entry(models.TextChoices):
    """How a member came into an organisation."""

    ADMITTED = "admitted", _("admitted")
    READMITTED = "readmitted", _("admitted again")
    RESTORED = "restored", _("membership restored")
    RECORDED = "recorded", _("taken over when the register was opened")
    MOVED = "moved", _("moved from another organisation")
    MOVED_IN = "moved_in", _("moved from another province-level organisation")


class Exit(models.TextChoices):
    """How a member's belonging to an organisation ended."""

    MOVED = "moved", _("moved to another organisation")
    MOVED_OUT = "moved_away", _("moved to another province-level organisation")
    STRUCK_OFF = "struck_off", _("struck off")
    OWN_REQUEST = "own_request", _("left at own request")
    EXPELLED = "expelled", _("expelled")
    DECEASED = "deceased", _("deceased")


class Leaving(models.TextChoices):
    """How membership ended. Only expulsion is discipline; striking off and leaving are not."""

    STRUCK_OFF = "struck_off", _("struck off")
    OWN_REQUEST = "own_request", _("left at own request")
    EXPELLED = "expelled", _("expelled")
    DECEASED = "deceased", _("deceased")
    MOVED_AWAY = "moved_away", _("moved to another province-level organisation")


class Education(models.TextChoices):
    """General and professional education, the highest level."""

    PRIMARY = "primary", _("primary school")
    LOWER_SECONDARY = "lower_secondary", _("lower secondary school")
    UPPER_SECONDARY = "upper_secondary", _("upper secondary school")
    VOCATIONAL = "vocational", _("vocational or professional secondary")
    COLLEGE = "college", _("college")
    UNIVERSITY = "university", _("university")
    MASTER = "master", _("master")
    DOCTOR = "doctor", _("doctor")


class PoliticalTheory(models.TextChoices):
    """Level of political theory."""

    NONE = "none", _("none")
    ELEMENTARY = "elementary", _("elementary")
    INTERMEDIATE = "intermediate", _("intermediate")
    ADVANCED = "advanced", _("advanced")
    BACHELOR = "bachelor", _("bachelor")


class FileCode(models.TextChoices):
    """What an uploaded file is about."""

    MEMBERS = "members", _("members")
    CHANGES = "changes", _("changes of members")
    TRANSFERS = "transfers", _("transfers")
    GRADES = "grades", _("grades")
    FEES = "fees", _("Party fee")
    CASES = "cases", _("cases")
    PROGRAMMES = "programmes", _("items of programmes")
    DRAWS = "draws", _("persons of draws")
    UNITS = "units", _("units of work")
    SEATS = "seats", _("seats")
    PROFILES = "profiles", _("profiles of cadres")
    POSITIONS = "positions", _("positions of cadres")
    PLANNING = "planning", _("people of planning lists")
    APPOINTMENTS = "appointments", _("earlier decisions on cadres")
    MOVES = "moves", _("earlier moves of cadres")
    TRAINING = "training", _("people of classes")
    MANUAL = "manual", _("manual figures")


class BatchState(models.TextChoices):
    """The life of an Excel file on its way into the register."""

    CHECKING = "checking", _("being checked")
    TO_CORRECT = "to_correct", _("to be corrected")
    READY = "ready", _("ready to load")
    LOADING = "loading", _("being loaded")
    LOADED = "loaded", _("loaded")
    REFUSED = "refused", pgettext_lazy("file", "refused")
    DROPPED = "dropped", _("given up")


class AgeBand(models.TextChoices):
    """Ages as the statistics of the register group them, in completed years."""

    TO_30 = "to_30", _("30 and under")
    TO_40 = "to_40", _("31 to 40")
    TO_50 = "to_50", _("41 to 50")
    TO_60 = "to_60", _("51 to 60")
    OVER_60 = "over_60", _("over 60")


class ReadingPurpose(models.TextChoices):
    """Why somebody opens the sensitive part of a record; kept in the read log."""

    RECORD = "record", _("keeping the record")
    STATISTICS = "statistics", _("checking a statistical figure")
    REQUEST = "request", _("request of the member")
    INSPECTION = "inspection", _("work on a case")
