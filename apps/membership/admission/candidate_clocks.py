"""Limits of admission, each with the day it began and its rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.working_days import Calendar, add_months
from apps.membership.admission import permissions
from apps.membership.admission.choices import Stage
from apps.membership.admission.judging import CEREMONY_LIMIT, DECISION_LIMIT
from apps.membership.admission.papers import CERTIFICATE_VALIDITY
from apps.membership.clocks.registry import Clock, Reach
from apps.membership.models import Candidate, CandidateVote
from apps.membership.procedures.choices import Body
from apps.regulations.lookup import calendar_between, rule_book
from apps.regulations.rules import Rule, RuleBook

DECISION, CEREMONY, CERTIFICATE = (
    "admission.decision", "admission.ceremony", "admission.certificate",
)  # fmt: skip
CANDIDATE_KINDS = {
    DECISION: _("Admission decision"),
    CEREMONY: _("Admission ceremony"),
    CERTIFICATE: _("Awareness certificate"),
}
_A_YEAR = timedelta(days=366)
_EARLIEST = timedelta(days=3 * 366)
"""Calendars are read back so far; an older start is overdue whatever the holidays were."""


def candidate_clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Decision, ceremony and certificate of the persons on their way into the Party."""
    book = rule_book([DECISION_LIMIT, CEREMONY_LIMIT, CERTIFICATE_VALIDITY])
    calendar = calendar_between(today - _EARLIEST, max(today, until) + _A_YEAR)
    found = [
        *_decisions(reach, book, calendar),
        *_ceremonies(reach, book, calendar),
        *_certificates(reach, book),
    ]
    return [clock for clock in found if clock.due <= until]


def _decisions(reach: Reach, book: RuleBook, calendar: Calendar) -> Iterator[Clock]:
    rows = reach(Candidate.objects.filter(stage=Stage.PROPOSED).select_related("organization"))
    found = {row.pk: row for row in rows}
    votes = CandidateVote.objects.filter(
        candidate__in=found, body=Body.CELL, carried=True, struck=""
    ).order_by("held_on")
    for pk, start in {vote.candidate_id: vote.held_on for vote in votes}.items():
        rule = _rule(book, DECISION_LIMIT, start)
        if rule:
            due = calendar.add_working_days(start, rule.whole)
            title = _("Admission decision due: %(name)s") % {"name": found[pk].full_name}
            yield _clock(DECISION, found[pk], title, due, start, rule)


def _ceremonies(reach: Reach, book: RuleBook, calendar: Calendar) -> Iterator[Clock]:
    rows = reach(Candidate.objects.filter(stage=Stage.DECIDED).select_related("organization"))
    for row in rows:
        start = row.decision_received_on or row.decided_on
        rule = _rule(book, CEREMONY_LIMIT, start)
        if rule:
            due = calendar.add_working_days(start, rule.whole)
            title = _("Admission ceremony due: %(name)s") % {"name": row.full_name}
            yield _clock(CEREMONY, row, title, due, start, rule)


def _certificates(reach: Reach, book: RuleBook) -> Iterator[Clock]:
    stages = (Stage.SYMPATHISER, Stage.DOSSIER)
    rows = reach(
        Candidate.objects.filter(stage__in=stages, certificate_on__isnull=False).select_related(
            "organization"
        )
    )
    for row in rows:
        rule = _rule(book, CERTIFICATE_VALIDITY, row.certificate_on)
        if rule:
            due = add_months(row.certificate_on, rule.whole)
            title = _("Awareness certificate runs out: %(name)s") % {"name": row.full_name}
            yield _clock(CERTIFICATE, row, title, due, row.certificate_on, rule)


def _rule(book: RuleBook, key: str, start: date) -> Rule | None:
    rule = book.find(key, on=start)
    return None if rule is None or rule.is_unlimited else rule


def _clock(kind: str, row: Any, title: Any, due: date, start: date, rule: Rule) -> Clock:
    return Clock(
        kind=kind, record=row, title=title, due=due, started=start, rule=rule,
        url=reverse("membership:candidate", args=[row.pk]), act_label=_("Open the record"),
        meta=row.organization.name, right=permissions.CHANGE,
    )  # fmt: skip
