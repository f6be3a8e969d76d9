"""Limits of transfers, on both sides: to begin, to hand the paper in, to end a stay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.membership.clocks.registry import Clock, Reach
from apps.membership.models import Transfer
from apps.membership.transfers.choices import Kind, State
from apps.membership.transfers.lookup import Law, law
from apps.membership.transfers.querysets import file_open
from apps.membership.transfers.sides import CHANGE

START, PAPER, STAY = "transfer.start", "transfer.paper", "transfer.stay"
FILE = "transfer.file"
KINDS = {
    START: _("Transfer to begin"),
    PAPER: _("Referral paper to hand in"),
    STAY: _("Temporary stay ends"),
    FILE: _("Paper file of a transfer to come"),
}
ARRIVALS = {
    PAPER: _("Referral paper to be handed in here"),
    STAY: _("Stay of a guest ends"),
    FILE: _("Paper file of a transfer to arrive here"),
}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """What of open transfers and stays falls due by that day; three queries."""
    open_ones = Q(state__in=[State.REQUESTED, State.SENT])
    guests = Q(kind=Kind.TEMPORARY, state=State.RECEIVED, stay_ended_on__isnull=True)
    rows = list(reach(Transfer.objects.filter(open_ones | guests | file_open())))
    if not rows:
        return []
    the_law = law(today)
    made = [_clock(row, the_law) for row in rows]
    return [clock for clock in made if clock is not None and clock.due <= until]


def _clock(row: Any, the_law: Law) -> Clock | None:
    if row.state not in (State.REQUESTED, State.SENT) and row.file_is_open:
        return _file(row, the_law)
    if row.state == State.RECEIVED:
        due = row.stay_until - timedelta(days=1)
        return _made(STAY, row, _("Temporary stay of %(name)s ends"), due, row.stay_from)
    running = the_law.due(row)
    if running is None:
        return None
    rule, start, due = running
    if row.state == State.SENT:
        return _made(PAPER, row, _("Paper of %(name)s to be handed in"), due, start, rule)
    return _made(START, row, _("Transfer of %(name)s to begin"), due, start, rule)


def _file(row: Any, the_law: Law) -> Clock | None:
    """While the paper is not handed in its own clock speaks for the file too."""
    running = the_law.file_due(row)
    if running is None:
        return None
    rule, start, due = running
    return _made(FILE, row, _("Paper file of %(name)s to come"), due, start, rule)


def _made(
    kind: str, row: Any, title: Any, due: date, started: date | None, rule: Any = None
) -> Clock:
    return Clock(
        kind=kind,
        record=row,
        title=str(title) % {"name": row.full_name},
        due=due,
        url=row.get_absolute_url(),
        act_label=_("Open the transfer"),
        meta=f"{row.from_name} → {row.to_name}",
        started=started,
        rule=rule,
        right=CHANGE,
        # A request still lies with the sender alone; with the paper the other side is warned too.
        arriving_at=None if kind == START else row.target_organization_id,
        arriving_path=row.target_path or "",
    )
