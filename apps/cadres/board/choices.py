"""Words of the board of moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BoardAct(models.TextChoices):
    """The act by whose rules every pair is judged; the codes are those of the rules."""

    ROTATE = "rotate", _("rotation")
    TRANSFER = "transfer", pgettext_lazy("move", "transfer")
    APPOINT = "appoint", pgettext_lazy("move", "appointment")


MADE_INTO: dict[str, tuple[str, ...]] = {
    BoardAct.ROTATE: ("rotation",),
    BoardAct.TRANSFER: ("transfer", "secondment", "position_change"),
    BoardAct.APPOINT: (),
}
"""As which kinds of move the answer may be proposed; an appointment is a file, no move."""


class ScenarioState(models.TextChoices):
    """How far a scenario is."""

    DRAFT = "draft", pgettext_lazy("scenario", "being prepared")
    COMPUTING = "computing", pgettext_lazy("scenario", "being computed")
    PROPOSED = "proposed", pgettext_lazy("scenario", "computed")
    FAILED = "failed", pgettext_lazy("scenario", "not computed")


class WishKind(models.TextChoices):
    """What the board has fixed about a person and a seat."""

    LOCK = "lock", _("fixed: this person in this seat")
    BAN = "ban", _("ruled out: this person not in this seat")


class PeopleSource(models.TextChoices):
    """Who is on the board."""

    HOLDERS = "holders", _("those who sit in the chosen seats")
    LEADING = "leading", _("everybody in a leading title of the office")
    SERVING = "serving", _("everybody at work in the files of the office")
