"""Limits of admission and probation: its end, then the meeting that considers recognition."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.working_days import Calendar
from apps.membership import permissions
from apps.membership.admission import background
from apps.membership.admission import permissions as candidates
from apps.membership.admission.candidate_clocks import CANDIDATE_KINDS, candidate_clocks
from apps.membership.clocks.registry import Clock, Reach, above
from apps.membership.lookup import PROBATION, probation_spans
from apps.membership.models import BackgroundCheck, Member, ProcedureVote
from apps.membership.procedures.choices import Body
from apps.membership.procedures.choices import Kind as ProcedureKind
from apps.membership.rules import probation_end
from apps.regulations.lookup import calendar_between, rule_book
from apps.regulations.rules import RuleBook

MEETING = "membership.recognition.limit"
ANSWER = "admission.background"
PROBATION_ENDS, MEETING_DUE = "admission.probation_end", "admission.recognition_meeting"
KINDS = {
    PROBATION_ENDS: _("End of probation"),
    MEETING_DUE: _("Recognition meeting of the cell"),
    ANSWER: _("Answer to a background check"),
    **CANDIDATE_KINDS,
}
_HALF_A_YEAR = timedelta(days=183)


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Limits of the persons on their way into the Party, and of members on probation."""
    return [
        *candidate_clocks(reach, until=until, today=today),
        *_probations(reach, until=until, today=today),
        *_answers(reach, until=until, today=today),
    ]


def _probations(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """One limit a probationary member: until the probation ends its end, then the meeting.

    The cell considers the member within 30 working days after the 12 months (294-QĐ/TW); once
    it has met, the decision has a limit of its own. Four queries whatever the number.
    """
    book = rule_book([PROBATION, MEETING])
    spans = probation_spans(book)
    considered = ProcedureVote.objects.filter(
        member=OuterRef("pk"), procedure__kind=ProcedureKind.RECOGNITION, body=Body.CELL, struck=""
    )
    rows = (
        reach(
            Member.objects.probation_ending_by(until, spans).select_related("organization__parent")
        )
        .annotate(has_met=Exists(considered))
        .order_by("ceremony_on", "pk")
    )
    ends = [(member, end) for member in rows if (end := probation_end(member.ceremony_on, spans))]
    over = [end for _member, end in ends if end < today]
    if not over:
        return [_end(member, end, book) for member, end in ends]
    calendar = calendar_between(min(over), max(over) + _HALF_A_YEAR)
    found = []
    for member, end in ends:
        if end >= today:
            found.append(_end(member, end, book))
        elif not member.has_met:
            found.append(_meeting(member, end, book, calendar) or _end(member, end, book))
    return [clock for clock in found if clock.due <= until]


def _answers(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Letters that wait for the answer to a background check; three queries."""
    waiting = BackgroundCheck.objects.filter(
        answered_on=None, struck="", candidate__stage__in=background.STAGES
    )
    rows = list(reach(waiting).select_related("candidate", "organization__parent"))
    if not rows:
        return []
    book, calendar = background.law_of(rows, today)
    found = []
    for row in rows:
        running = background.reply_due(row, book, calendar)
        if running is None or running[1] > until:
            continue
        rule, due = running
        found.append(
            Clock(
                kind=ANSWER, record=row, due=due, started=row.asked_on, rule=rule,
                title=_("Background check of %(name)s: answer of %(office)s")
                % {"name": row.candidate.full_name, "office": row.asked_of},
                url=reverse("membership:candidate", args=[row.candidate_id]),
                act_label=_("Open the record"), meta=row.organization.name,
                above=above(row.organization), right=candidates.CHANGE,
            )
        )  # fmt: skip
    return found


def _end(member: Member, end: date, book: RuleBook) -> Clock:
    started: Any = member.ceremony_on
    return Clock(
        kind=PROBATION_ENDS,
        title=_("Probation of %(name)s ends") % {"name": member.full_name},
        due=end,
        started=started,
        rule=book.find(PROBATION, on=started),
        **_of(member),
    )


def _meeting(member: Member, end: date, book: RuleBook, calendar: Calendar) -> Clock | None:
    rule = book.find(MEETING, on=end)
    if rule is None or rule.is_unlimited:
        return None
    return Clock(
        kind=MEETING_DUE,
        title=_("The cell considers the recognition of %(name)s") % {"name": member.full_name},
        due=calendar.add_working_days(end, rule.whole),
        started=end,
        rule=rule,
        **_of(member),
    )


def _of(member: Member) -> dict[str, Any]:
    return {
        "record": member,
        "url": reverse("membership:record", args=[member.pk]),
        "act_label": _("Open the record"),
        "right": permissions.CHANGE,
        "meta": member.organization.name,
        "above": above(member.organization),
    }
