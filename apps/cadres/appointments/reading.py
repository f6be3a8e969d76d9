"""Reading files of appointments for pages, the API and the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.http import Http404

from apps.cadres.appointments import procedures, rules
from apps.cadres.appointments.choices import Answer, AppointmentAct, FileState
from apps.cadres.models import (
    AgreementLetter,
    AppointmentFile,
    AppointmentFreeze,
    AppointmentMeeting,
    AppointmentPaper,
    Position,
)
from apps.core.working_days import Calendar
from apps.regulations.lookup import calendar_between, find_rule
from apps.regulations.rules import Rule

NOTICE = "cadres.reappoint.notice.days"
SUSPENSION = "cadres.suspend.limit"
AHEAD = timedelta(days=200)
"""90 working days and the holidays among them, generously."""


def file_or_404(actor: Any, reference: str) -> AppointmentFile:
    """The file with its cadre, seat and position; raises Http404 for none or not the reader's."""
    rows = AppointmentFile.objects.visible_to(actor).select_related(
        "cadre", "organization", "seat__title", "seat__work_unit", "title", "position", "made",
        "supersedes",
    )  # fmt: skip
    found: AppointmentFile | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class Whole:
    """A file with all that it holds."""

    file: AppointmentFile
    meetings: list[AppointmentMeeting]
    letters: list[AgreementLetter]
    papers: dict[str, AppointmentPaper]
    steps: list[rules.Step]
    done: rules.Done
    checklist: list[tuple[str, str, AppointmentPaper | None]] = field(default_factory=list)

    @property
    def next_step(self) -> rules.Step | None:
        """What comes next; None for a file that is decided or closed."""
        if self.file.state != FileState.RUNNING:
            return None
        return rules.next_step(self.steps, self.done)

    @property
    def missing(self) -> list[str]:
        """Names of the papers that are not there."""
        return [name for _code, name, paper in self.checklist if paper is None]


def needs_letter(file: AppointmentFile) -> bool:
    """Whether the title asks for the agreement of another managing body, or one decides."""
    return bool(file.by_other_body) or bool(file.title and file.title.needs_agreement)


def whole(file: AppointmentFile) -> Whole:
    """The rows of a file that the reader may see: three queries."""
    meetings = list(AppointmentMeeting.objects.of_file(file).order_by("held_on", "pk"))
    letters = list(AgreementLetter.objects.of_file(file).order_by("sent_on", "pk"))
    papers = {row.code: row for row in AppointmentPaper.objects.of_file(file)}
    procedure = procedures.procedure(file.procedure)
    asked = needs_letter(file) or bool(letters)
    done = rules.Done(
        principle=file.principle_on is not None,
        meetings={row.step for row in meetings},
        letters=bool(letters) and all(row.answer != Answer.PENDING for row in letters),
        papers=all(code in papers for code, _name in procedure.papers),
        decided=file.decided_on is not None,
    )
    return Whole(
        file, meetings, letters, papers, procedure.steps(letters=asked), done,
        [(code, name, papers.get(code)) for code, name in procedure.papers],
    )  # fmt: skip


def votes_of(row: AppointmentMeeting) -> rules.Votes:
    """The count of a meeting."""
    return rules.Votes(
        row.summoned, row.present, row.issued, row.collected, row.valid, row.agree, row.disagree,
        row.next_agree,
    )  # fmt: skip


def freezes_on(day: date) -> list[rules.Freeze]:
    """The freezes that a day falls in."""
    rows = AppointmentFreeze.objects.valid_on(day).select_related("scope", "document")
    return [
        rules.Freeze(
            row.pk, row.name, row.scope.path if row.scope else "", row.level, row.kind,
            row.title_id, row.valid_from, row.valid_until, row.standing != "draft",
            row.exception_authority,
            ", ".join(filter(None, (str(row.document or ""), row.article))) or row.note,
        )
        for row in rows
    ]  # fmt: skip


def freeze_of(file: AppointmentFile, day: date) -> rules.Freeze | None:
    """The freeze that covers what a file is about, on a day."""
    title = file.title
    return rules.frozen(
        freezes_on(day), on=day, path=file.path, level=title.level if title else "",
        kind=title.kind if title else "", title=title.pk if title else None,
    )  # fmt: skip


@dataclass(frozen=True)
class TermEnd:
    """A position whose term ends, and until when its holder is to be told."""

    position: Position
    notify_by: date | None
    file: AppointmentFile | None
    """The file that is at work about it."""


def notice_rule(day: date) -> Rule | None:
    """How many working days ahead the end of a term is notified."""
    return find_rule(NOTICE, on=day)


def terms_ending(rows: Any, today: date) -> list[TermEnd]:
    """Positions with the day of their notice; three queries for any number."""
    found = list(rows)
    if not found:
        return []
    first = min(row.term_ends_on for row in found)
    last = max(row.term_ends_on for row in found)
    calendar = calendar_between(min(first, today) - AHEAD, last)
    rule = notice_rule(today)
    running = AppointmentFile.objects.running().filter(
        position__in=[row.pk for row in found],
        act__in=[AppointmentAct.REAPPOINTMENT, AppointmentAct.EXTENSION, AppointmentAct.RELEASE],
    )
    by_position = {file.position_id: file for file in running}
    return [
        TermEnd(row, _notify_by(row.term_ends_on, rule, calendar), by_position.get(row.pk))
        for row in found
    ]


def _notify_by(ends: date, rule: Rule | None, calendar: Calendar) -> date | None:
    return calendar.add_working_days(ends, -rule.whole) if rule is not None else None


def suspension_of(file: AppointmentFile) -> rules.Suspension | None:
    """The suspension as the law and the calendar make it; no job counts it down."""
    if file.act != AppointmentAct.SUSPENSION or file.effective_on is None:
        return None
    rule = find_rule(SUSPENSION, on=file.effective_on)
    if rule is None:
        return None
    calendar = calendar_between(file.effective_on, file.effective_on + timedelta(days=90))
    more = (rule.extension or 0) if file.extended_on else 0
    return rules.suspension(file.effective_on, rule.whole, more, calendar, file.lifted_on)
