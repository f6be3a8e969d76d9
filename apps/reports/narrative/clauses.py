"""What a sentence of a report is, and the words that many of them share.

``%(n)s`` is the number, with the plan it is measured against; a figure of nought is left out, so no
template says "no". A clause without a key stands only for its parts: its text holds ``%(parts)s``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy


@dataclass(frozen=True)
class Clause:
    """One figure in words, and the figures that are parts of it."""

    key: str
    text: Any
    parts: tuple[Clause, ...] = ()
    joined: Any = None
    """How the parts follow, where not by "of which"."""
    title: Any = ""
    """What a text calls ``%(title)s``."""


Sentence = tuple[Clause, ...]

WOMEN = ngettext_lazy("%(n)s woman", "%(n)s women", "count")
MINORITY = ngettext_lazy("%(n)s of an ethnic minority", "%(n)s of ethnic minorities", "count")
RELIGIOUS = ngettext_lazy("%(n)s religious believer", "%(n)s religious believers", "count")
COMMITTEE_MEMBERS = ngettext_lazy("%(n)s committee member", "%(n)s committee members", "count")
DISTRICT_COMMITTEE = ngettext_lazy(
    "%(n)s district committee member", "%(n)s district committee members", "count"
)
MANAGED = ngettext_lazy(
    "%(n)s managed by a standing committee", "%(n)s managed by standing committees", "count"
)
EXCELLENT = ngettext_lazy("%(n)s excellent", "%(n)s excellent", "count")
GOOD = ngettext_lazy("%(n)s good", "%(n)s good", "count")
COMPLETED = ngettext_lazy("%(n)s completed", "%(n)s completed", "count")
NOT_COMPLETED = ngettext_lazy("%(n)s not completed", "%(n)s not completed", "count")
REPRIMAND = ngettext_lazy("%(n)s reprimand", "%(n)s reprimands", "count")
WARNING = ngettext_lazy("%(n)s warning", "%(n)s warnings", "count")
REMOVAL = ngettext_lazy("%(n)s removal from post", "%(n)s removals from post", "count")
EXPULSION = ngettext_lazy("%(n)s expulsion", "%(n)s expulsions", "count")
DISSOLUTION = ngettext_lazy("%(n)s dissolution", "%(n)s dissolutions", "count")

OPENING = _("%(period)s, %(name)s: %(text)s")
ON_DAY = _("On %(day)s, %(text)s")
OF_WHICH = _("%(text)s, of which %(parts)s")
CONCLUDING = pgettext_lazy("inspection", "%(text)s; concluded: %(parts)s")
RESULTING = pgettext_lazy("petitions", "%(text)s, with the result: %(parts)s")
AND_SHARE = _("%(text)s (%(notes)s)")
OF_PLAN = _("%(share)s of plan")
AIMED = _("planned %(aim)s, %(outcome)s")
REPORTED = _("By approved reported figures, %(text)s")
NUMBER_OF = _("the number of “%(label)s” is %(n)s %(unit)s")
BY_FORM = _("%(name)s, by form %(code)s “%(title)s”")
ABOUT = _("as to %(name)s, %(text)s")
UNITS = _("%(label)s %(n)s %(unit)s")
HAS_UNITS = _("%(label)s has %(n)s %(unit)s")
OF_LAST_YEAR = _("%(share)s of the same period last year")
UNRECORDED = _("%(period)s, %(name)s: nothing of this form is recorded in the system.")
UNTOLD = _("%(period)s, %(name)s: there is no figure that may be told.")
IS = _("“%(label)s” is %(n)s %(unit)s")
NOTHING = _("%(period)s, %(name)s: nothing occurred.")
MORE = _("%(step)s more")
FEWER = _("%(step)s fewer")
POINTS_MORE = _("up %(points)s percentage points")
POINTS_FEWER = _("down %(points)s percentage points")
THAN = _("%(change)s than in %(period)s")
AS_IN = _("as many as in %(period)s")
