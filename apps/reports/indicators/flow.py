"""Indicators of the flow of members: opening, how they came, how they went, closing.

Every belonging (``Placement``) that begins or ends in the period is one coming or going, by its
entry or exit. A move between two organisations of the unit is both, so the table closes for every
unit; the page of the flow table shows such moves apart. A reorganisation moves nobody: belongings
go with their organisation.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.membership.choices import Entry, Exit
from apps.reports.choices import FigureKind
from apps.reports.indicators.base import Facts, Indicator, Narrowed
from apps.reports.indicators.membership import ON_LAST_DAY, belongings

MEMBERS_UNIT = _("members")
SOURCE = "12-HD/BTCTW, 17/5/2012, biểu 1-TCTW"

IN_LABELS: dict[str, Any] = {
    Entry.ADMITTED: _("Admitted"),
    Entry.READMITTED: _("Admitted again"),
    Entry.RESTORED: _("Membership restored"),
    Entry.MOVED: _("Moved in within the province"),
    Entry.MOVED_IN: _("Moved in from another province"),
    Entry.RECORDED: _("Taken over when the register was opened"),
}
OUT_LABELS: dict[str, Any] = {
    Exit.MOVED: _("Moved out within the province"),
    Exit.MOVED_OUT: _("Moved out to another province"),
    Exit.STRUCK_OFF: _("Struck off"),
    Exit.OWN_REQUEST: _("Left at own request"),
    Exit.EXPELLED: _("Expelled"),
    Exit.DECEASED: _("Deceased"),
}


opening = Narrowed(belongings, lambda first, _last: Q(valid__contains=first - timedelta(days=1)))
"""Belongings in force the day before the period."""
closing = ON_LAST_DAY
"""Belongings in force on the last day."""


def came(entry: str) -> Facts:
    """Belongings that began in the period in one way."""
    return Narrowed(
        belongings, lambda first, last: Q(entry=entry, valid__startswith__range=(first, last))
    )


def went(exit_code: str) -> Facts:
    """Belongings that ended in the period in one way; the day of going is the first day after."""
    return Narrowed(
        belongings, lambda first, last: Q(exit=exit_code, valid__endswith__range=(first, last))
    )


WITH_MOVES_INSIDE: dict[str, Any] = {
    "in": _("Moved in within the province, moves between own units included"),
    "out": _("Moved out within the province, moves between own units included"),
}
BEGAN_SO = _("Members whose belonging to an organisation of the unit began so in the period.")
ADMITTED_SO = _(
    "Members whose belonging to an organisation of the unit began by admission in the period: from"
    " the day of the ceremony. The set on members counts admissions by the day of the decision."
)
ENDED_SO = _("Members whose belonging to an organisation of the unit ended so in the period.")
MOVED_SO = _(
    "Every move within the province that brought somebody to an organisation of the unit or took"
    " them from one. A move between two organisations of the unit is counted both as coming and as"
    " going, so that the units add up to the whole; the page Flow of members shows such moves"
    " apart, and form TK1 leaves them out."
)
DEFINED: dict[str, Any] = {Entry.MOVED: MOVED_SO, Entry.ADMITTED: ADMITTED_SO}


def _in(entry: str) -> Indicator:
    moved = entry == Entry.MOVED
    return Indicator(
        f"flow_in_{entry}", WITH_MOVES_INSIDE["in"] if moved else IN_LABELS[entry], MEMBERS_UNIT,
        FigureKind.FLOW, DEFINED.get(entry, BEGAN_SO),
        SOURCE, came(entry), day="valid__startswith",
    )  # fmt: skip


def _out(code: str) -> Indicator:
    moved = code == Exit.MOVED
    return Indicator(
        f"flow_out_{code}", WITH_MOVES_INSIDE["out"] if moved else OUT_LABELS[code], MEMBERS_UNIT,
        FigureKind.FLOW, MOVED_SO if moved else ENDED_SO,
        SOURCE, went(code), day="valid__endswith",
    )  # fmt: skip


def began_or_ended(day: str, **of: list[str]) -> Facts:
    """Belongings that began or ended in the period in one of several ways."""
    where = Q(**{f"{how}__in": ways for how, ways in of.items()})
    return Narrowed(belongings, lambda first, last: where & Q(**{f"{day}__range": (first, last)}))


BEGAN, ENDED = "valid__startswith", "valid__endswith"
TURNS = pgettext_lazy("unit", "turns")
BESIDE = [
    Indicator(
        "members_transferred_in", _("Transfers of party activities to the unit"), TURNS,
        FigureKind.FLOW,
        _("Moves to organisations of the unit, within the province and from another one; moves"
          " between own units included."), SOURCE,
        began_or_ended(BEGAN, entry=[Entry.MOVED, Entry.MOVED_IN]), day=BEGAN,
    ),
    Indicator(
        "members_transferred_out", _("Transfers of party activities from the unit"), TURNS,
        FigureKind.FLOW,
        _("Moves from organisations of the unit, within the province and to another one; moves"
          " between own units included."), SOURCE,
        began_or_ended(ENDED, exit=[Exit.MOVED, Exit.MOVED_OUT]), day=ENDED,
    ),
    Indicator(
        "members_struck_off_or_left", _("Struck off or left at own request"), MEMBERS_UNIT,
        FigureKind.FLOW,
        _("Members struck off and members who left at their own request, in one figure; the"
          " expelled are not among them."), SOURCE,
        began_or_ended(ENDED, exit=[Exit.STRUCK_OFF, Exit.OWN_REQUEST]), day=ENDED,
    ),
]  # fmt: skip
"""Sums that reports print: they stand beside the flow and are no lines of it."""
OPENING, CLOSING = "flow_opening", "flow_closing"
FLOW = [
    Indicator(
        OPENING, _("Members at the beginning"), MEMBERS_UNIT, FigureKind.STOCK,
        _("Members who belonged to the unit the day before the period."), SOURCE, opening,
    ),
    *(_in(entry) for entry in IN_LABELS),
    *(_out(code) for code in OUT_LABELS),
    Indicator(
        CLOSING, _("Members at the end"), MEMBERS_UNIT, FigureKind.STOCK,
        _("Members who belong to the unit on the last day. Opening plus in minus out."),
        SOURCE, closing,
    ),
    *BESIDE,
]  # fmt: skip
