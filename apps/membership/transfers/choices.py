"""Words of the transfer of party activities."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """How a member moves (294-QĐ/TW, điểm 6.3: chính thức, tạm thời, nội bộ; ra nước ngoài)."""

    OFFICIAL = "official", _("official")
    TEMPORARY = "temporary", _("temporary")
    INTERNAL = "internal", _("within one committee")
    ABROAD = "abroad", _("abroad")


class State(models.TextChoices):
    """Where a transfer stands. Overdue is no state: it follows from the dates."""

    REQUESTED = "requested", _("requested, paper not issued")
    SENT = "sent", _("paper issued, not handed in")
    IN_TRANSIT = "in_transit", _("paper handed in, not yet in a cell")
    RECEIVED = "received", pgettext_lazy("transfer", "received")
    RETURNED = "returned", _("returned to the sender")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPEN = (State.REQUESTED, State.SENT, State.IN_TRANSIT)
ON_THE_WAY = (State.SENT, State.IN_TRANSIT)


class Reason(models.TextChoices):
    """Why a member moves."""

    WORK = "work", _("change of work")
    RETIREMENT = "retirement", _("retirement")
    LEFT_WORK = "left_work", _("end of work")
    RESIDENCE = "residence", _("change of residence")
    STUDY = "study", _("full-time study")
    DISSOLVED = "dissolved", _("the organisation was dissolved")
    OTHER = "other", _("another reason")


class Ending(models.TextChoices):
    """How a temporary stay ended."""

    HOME = "home", _("back in the home cell")
    MOVED_ON = "moved_on", _("moved on officially")
    CALLED_BACK = "called_back", _("called back before time")
    LEFT = "left", _("membership ended")


class FileState(models.TextChoices):
    """Where the paper file of a member who moves is; the transfer itself goes its own way."""

    SENT = "sent", _("paper file sent, not arrived")
    AWAITED = "awaited", _("member received, paper file not yet")
    INCOMPLETE = "incomplete", _("paper file arrived, papers missing")
    COMPLETE = "complete", _("paper file arrived, complete")
    BACK = "back", _("paper file back with the sender")


AT_LARGE = (FileState.SENT, FileState.AWAITED, FileState.INCOMPLETE)


class FileWay(models.TextChoices):
    """How a sealed file travels."""

    MEMBER = "member", _("sealed, with the member")
    COURIER = "courier", _("by the party's courier")
    POST = "post", _("by registered post")
    OFFICE = "office", _("from office to office, against signature")


class FilePaper(models.TextChoices):
    """What the file of somebody who moves holds (thủ tục chuyển sinh hoạt đảng chính thức)."""

    DECISION = "decision", _("decision on the work, the retirement or the residence")
    REVIEW = "review", _("self-review with the remarks of the committee")
    CARD = "card", _("member card; of a probationary member the admission dossier")
    DOSSIER = "dossier", _("member file")
    SHEET = "sheet", _("card sheet of the member")


WITH_FILE = (Kind.OFFICIAL, Kind.ABROAD)
"""Kinds on which the paper file goes too: a guest's file stays at home, within one committee
nothing travels."""
