"""Limits of admission, each with the day it began and its rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.working_days import Calendar, add_months
from apps.membership.admission import permissions
from apps.membership.admission.choices import Stage
from apps.membership.admission.judging import CEREMONY_LIMIT, CURRICULUM_LIMIT, DECISION_LIMIT
from apps.membership.admission.papers import CERTIFICATE_VALIDITY, MEMBER_CURRICULUM
from apps.membership.choices import State
from apps.membership.clocks.registry import Clock, Reach, above
from apps.membership.models import Candidate, CandidatePaper, CandidateVote
from apps.membership.procedures.choices import Body
from apps.regulations.lookup import calendar_between, rule_book
from apps.regulations.rules import RuleBook

DECISION, CEREMONY, CERTIFICATE, CURRICULUM = (
    "admission.decision", "admission.ceremony", "admission.certificate", "admission.curriculum",
)  # fmt: skip
CANDIDATE_KINDS = {
    DECISION: _("Admission decision"),
    CEREMONY: _("Admission ceremony"),
    CERTIFICATE: _("Awareness certificate"),
    CURRICULUM: _("Curriculum of a new member"),
}
_RUNS_OUT = (CERTIFICATE, CERTIFICATE_VALIDITY, _("Awareness certificate runs out: %(name)s"),
             lambda row: row.certificate_on)  # fmt: skip
_STARTS: dict[str, tuple[str, str, Any, Callable[[Any], date | None]]] = {
    Stage.SYMPATHISER: _RUNS_OUT,
    Stage.DOSSIER: _RUNS_OUT,
    Stage.PROPOSED: (DECISION, DECISION_LIMIT, _("Admission decision due: %(name)s"),
                     lambda row: row.carried_on),
    Stage.DECIDED: (CEREMONY, CEREMONY_LIMIT, _("Admission ceremony due: %(name)s"),
                    lambda row: row.decision_received_on or row.decided_on),
    Stage.ADMITTED: (CURRICULUM, CURRICULUM_LIMIT, _("Curriculum of the new member due: %(name)s"),
                     lambda row: row.ceremony_on),
}  # fmt: skip
"""Stage → kind of the limit, rule, title, and the day it runs from."""
_NOTHING_RUNS = Q(stage__in=(Stage.SYMPATHISER, Stage.DOSSIER), certificate_on=None)
_A_YEAR = timedelta(days=366)
_EARLIEST = timedelta(days=3 * 366)
"""Calendars are read back so far; an older start is overdue whatever the holidays were."""


def _made_or_gone(today: date) -> Q:
    """Of those admitted: the curriculum is there, the membership is over, or it was long ago."""
    made = CandidatePaper.objects.filter(candidate=OuterRef("pk"), code=MEMBER_CURRICULUM.code)
    over = Q(ceremony_on__lt=today - _EARLIEST) | Q(member__state=State.LEFT)
    return Q(stage=Stage.ADMITTED) & (Q(Exists(made)) | over)


def candidate_clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Decision, ceremony and certificate of the persons on their way into the Party, and the
    curriculum of those who have come in; one query."""
    carried = CandidateVote.objects.filter(
        candidate=OuterRef("pk"), body=Body.CELL, carried=True, struck=""
    ).order_by("-held_on")
    rows = list(
        reach(
            Candidate.objects.filter(stage__in=_STARTS)
            .exclude(_NOTHING_RUNS)
            .exclude(_made_or_gone(today))
        )
        .annotate(carried_on=Subquery(carried.values("held_on")[:1]))
        .select_related("organization__parent")
    )
    if not rows:
        return []
    book = rule_book(key for _kind, key, _title, _start in _STARTS.values())
    calendar = calendar_between(today - _EARLIEST, max(today, until) + _A_YEAR)
    found = (_clock(row, book, calendar) for row in rows)
    return [clock for clock in found if clock is not None and clock.due <= until]


def _clock(row: Any, book: RuleBook, calendar: Calendar) -> Clock | None:
    """The limit of the person's stage; None where it has not begun or the law knows none."""
    kind, key, title, start_of = _STARTS[row.stage]
    start = start_of(row)
    if start is None:
        return None
    rule = book.find(key, on=start)
    if rule is None or rule.is_unlimited:
        return None
    by_months = rule.unit == "months"
    more = row.extended_by or 0 if kind == DECISION else 0
    due = (add_months if by_months else calendar.add_working_days)(start, rule.whole + more)
    return Clock(
        kind=kind, record=row, title=title % {"name": row.full_name}, due=due, started=start,
        rule=rule, url=reverse("membership:candidate", args=[row.pk]),
        act_label=_("Open the record"), meta=row.organization.name,
        above=above(row.organization), right=permissions.CHANGE,
    )  # fmt: skip
