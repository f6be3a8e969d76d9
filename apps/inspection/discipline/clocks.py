"""Limits after a decision of discipline: its announcement, notices, the end of its effect.

The days come from the rule book by the day of the decision; a draft only warns.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.core.working_days import Calendar
from apps.inspection.discipline import effect, lookup
from apps.inspection.discipline.reading import hand_over_by
from apps.inspection.discipline.renewal import renewed
from apps.inspection.models import Sanction, SanctionNotice
from apps.inspection.permissions import CHANGE
from apps.inspection.places import pages_of
from apps.membership.clocks.registry import Clock, Reach, above
from apps.regulations.lookup import calendar_between, rule_book
from apps.regulations.rules import RuleBook

ANNOUNCE, NOTICE, LAPSE = "discipline.announce", "discipline.notice", "discipline.lapse"
HANDOVER = "discipline.handover"
KINDS = {
    ANNOUNCE: _("Discipline to announce"),
    NOTICE: _("Notice of a discipline to send"),
    HANDOVER: _("Decision of a cell to hand over in writing"),
    LAPSE: _("Effect of a discipline ends"),
}
ACTS = {
    ANNOUNCE: _("Record the announcement"),
    NOTICE: _("Record a notice sent"),
    HANDOVER: _("Record the hand-over of the paper"),
    LAPSE: _("Open the discipline"),
}
RULES = {
    ANNOUNCE: lookup.ANNOUNCE, NOTICE: lookup.NOTICE, LAPSE: lookup.LAPSE,
    HANDOVER: lookup.HANDOVER,
}  # fmt: skip
MARGIN = timedelta(days=60)


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Decisions to announce, notices to send, sanctions that lapse by that day."""
    current = Sanction.objects.current().exclude(form="none")
    waiting = _read(reach(current.filter(announced_on=None)))
    lapsing = _read(_lapsing(reach, current.filter(lapses_on__gte=today, lapses_on__lte=until)))
    notices = reach(SanctionNotice.objects.filter(sent_on=None, due_on__lte=until))
    told = list(notices.select_related("case", "sanction", "organization__parent"))
    papers = _of_cells(reach, current)
    if not (waiting or lapsing or told or papers):
        return []
    pages = pages_of(
        [(one.case_id, one.case.reference, one.subject_id) for one in [*waiting, *lapsing, *papers]]
        + [(one.case_id, one.case.reference, one.sanction.subject_id) for one in told]
    )
    book = rule_book([lookup.ANNOUNCE, lookup.NOTICE, lookup.LAPSE, lookup.HANDOVER])
    found = _to_announce(waiting, pages, book) + _to_hand_over(papers, pages, book)
    found += [_clock(LAPSE, one, one, one.lapses_on, pages, book) for one in lapsing]
    found += [
        _clock(NOTICE, one, one.sanction, one.due_on, pages, book, one.recipient) for one in told
    ]
    return [clock for clock in found if clock.due <= until]


def _lapsing(reach: Reach, rows: Any) -> Any:
    """Those that lapse by themselves. A more secret decision changes no reminder of a lesser one:
    who may not know of it would read it from the reminder that is missing."""
    later = reach(Sanction.objects.filter(secrecy__lte=OuterRef("secrecy")))
    return reach(rows.exclude(renewed(later, lookup.renewal_days())))


def _read(rows: Any) -> list[Sanction]:
    return list(rows.select_related("case", "organization__parent"))


def _of_cells(reach: Reach, current: Any) -> list[Sanction]:
    """Decisions of cells that were announced and not yet handed over."""
    rows = current.filter(body=effect.CELL, announced_on__isnull=False, served_on=None)
    return list(reach(rows).select_related("case", "organization__parent", "ballot__session"))


def _to_hand_over(rows: list[Sanction], pages: dict[int, str], book: RuleBook) -> list[Clock]:
    if not rows:
        return []
    ruled = [(row, book.find(lookup.HANDOVER, on=row.decided_on, level=row.level)) for row in rows]
    due = {row.pk: hand_over_by(row, rule) for row, rule in ruled}
    return [_clock(HANDOVER, one, one, due[one.pk], pages, book) for one in rows if due[one.pk]]


def _to_announce(waiting: list[Sanction], pages: dict[int, str], book: RuleBook) -> list[Clock]:
    if not waiting:
        return []
    days = [one.decided_on for one in waiting]
    calendar = calendar_between(min(days), max(days) + MARGIN)
    due = {one.pk: announce_by(one, book, calendar) for one in waiting}
    return [_clock(ANNOUNCE, one, one, due[one.pk], pages, book) for one in waiting if due[one.pk]]


def announce_by(row: Sanction, book: RuleBook, calendar: Calendar) -> date | None:
    """The last day to announce a decision; None where no rule of its day says."""
    rule = book.find(lookup.ANNOUNCE, on=row.decided_on, level=row.level)
    if rule is None or rule.is_unlimited:
        return None
    return effect.announce_by(row.decided_on, rule.whole, rule.unit, calendar)


def _clock(
    kind: str, record: Any, row: Sanction, due: Any, pages: dict[int, str], book: RuleBook,
    whom: str = "",
) -> Clock:  # fmt: skip
    key = RULES[kind]
    started = row.decided_on if kind in (ANNOUNCE, HANDOVER) else row.announced_on
    words = f"{capfirst(row.get_form_display())}, {row.number}: {row.subject_name}"
    return Clock(
        kind=kind,
        record=record,
        title=f"{words} ({whom})" if whom else words,
        due=due,
        url=pages.get(row.subject_id, row.case.get_absolute_url()),
        act_label=ACTS[kind],
        right=CHANGE,
        meta=record.organization.name,
        above=above(record.organization),
        started=started,
        rule=book.find(key, on=row.decided_on if kind != NOTICE else started, level=row.level)
        if started
        else None,
    )
