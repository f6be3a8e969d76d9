"""Rule values, limits and receiving offices of transfers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Func

from apps.core.vietnamese import fold
from apps.core.working_days import Calendar
from apps.membership.transfers import rules
from apps.membership.transfers.choices import Reason, State
from apps.regulations.lookup import calendar_between, rule_book
from apps.regulations.rules import Rule, RuleBook
from apps.tenancy import scope
from apps.tenancy.models import Organization

START = "membership.transfer.start.limit"
DISSOLVED = "membership.transfer.dissolved.limit"
PAPER = "membership.transfer.paper.limit"
BAR = "membership.transfer.bar"
REPORT = "membership.transfer.report.months"
STAY_MINIMUM = "membership.temporary.minimum.months"
STAY_MAXIMUM = "membership.temporary.maximum.months"
STUDY_MAXIMUM = "membership.temporary.study.maximum.months"
OFFICES_OFFERED = 20
_YEARS_OF_CALENDAR = timedelta(days=400)


@dataclass(frozen=True)
class Office:
    """A committee with an office of its own, by what a letterhead says of it."""

    pk: int
    code: str
    name: str
    province: str

    @property
    def words(self) -> str:
        """The text that stands for it in a control."""
        return f"{self.name} ({self.code})"

    @property
    def full_name(self) -> str:
        """Its name with the province, as on the paper."""
        return self.name if self.name == self.province else f"{self.name}, {self.province}"


def offices(text: str, *, limit: int = OFFICES_OFFERED) -> list[Office]:
    """Committees with an office whose name or code holds the words, wherever they lie.

    That they exist is no secret: their names stand in letterheads. What they hold is not read.
    """
    words = fold(text[:100]).replace("(", " ").replace(")", " ").split()
    if not words:
        return []
    with scope.use(scope.Scope.everything()):
        rows = Organization.objects.filter(keeps_office=True, active=True)
        rows = rows.alias(folded=Func(F("name"), function="vi_fold"))
        for word in words:
            rows = rows.filter(folded__contains=word) | rows.filter(code=word)
        found = rows.order_by("path").values_list("pk", "code", "name", "province__name")[:limit]
        return [Office(*row) for row in found]


def office(code: str) -> Office | None:
    """The committee with an office of that code."""
    with scope.use(scope.Scope.everything()):
        row = (
            Organization.objects.filter(keeps_office=True, active=True, code=code[:60])
            .values_list("pk", "code", "name", "province__name")
            .first()
        )
    return Office(*row) if row else None


@dataclass(frozen=True)
class Law:
    """The limits of transfers with the working calendar: one query each, for many rows."""

    book: RuleBook
    calendar: Calendar

    def rule(self, key: str, on: date | None) -> Rule | None:
        """The value in force on a day."""
        found = self.book.find(key, on=on) if on else None
        return None if found is None or found.is_unlimited else found

    def cutoff(self, key: str, today: date) -> date | None:
        """What started before this day is overdue today; None without a rule."""
        found = self.rule(key, today)
        return rules.last_start_in_time(today, found.whole, self.calendar) if found else None

    def due(self, transfer: Any) -> tuple[Rule, date, date] | None:
        """(rule, start, last day) of the limit that runs on a transfer; None when none does."""
        if transfer.state == State.REQUESTED:
            key, start = self.start_key(transfer), transfer.effective_on
        elif transfer.state == State.SENT:
            key, start = PAPER, transfer.sent_on
        else:
            return None
        found = self.rule(key, start)
        if found is None or start is None:
            return None
        return found, start, rules.due_on(start, found.whole, self.calendar)

    def start_key(self, transfer: Any) -> str:
        """Which limit the beginning has: members of a dissolved organisation have a shorter one
        (294-QĐ/TW, điểm 6.3.5); before it was set, the general one."""
        dissolved = transfer.reason == Reason.DISSOLVED
        return DISSOLVED if dissolved and self.rule(DISSOLVED, transfer.effective_on) else START

    def file_due(self, transfer: Any) -> tuple[Rule, date, date] | None:
        """(rule, start, last day) for the paper file; None when it is in order or no rule is known.

        It travels sealed with the member, so the limit of the referral paper is taken as its own
        (294-QĐ/TW, điểm 6.3.1c); no rule names one for the file itself, so this only warns.
        """
        start = transfer.file_from if transfer.file_is_open else None
        found = self.rule(PAPER, start)
        if found is None or start is None:
            return None
        return found, start, rules.due_on(start, found.whole, self.calendar)

    def report_due(self, transfer: Any) -> date | None:
        """The day from which a paper not handed in must be reported."""
        found = self.rule(REPORT, transfer.sent_on)
        if found is None or transfer.state != State.SENT:
            return None
        return rules.report_on(transfer.sent_on, found.whole)


def law(today: date) -> Law:
    """Limits and calendar around a day: two queries."""
    book = rule_book([START, DISSOLVED, PAPER, REPORT])
    return Law(book, calendar_between(today - _YEARS_OF_CALENDAR, today + _YEARS_OF_CALENDAR))


def with_limits(transfers: Iterable[Any], the_law: Law, *, today: date) -> list[Any]:
    """Transfers with ``due``, ``due_rule``, ``report_from`` and whether they are overdue."""
    found = list(transfers)
    for one in found:
        running = the_law.due(one)
        one.due_rule, one.due_start, one.due = running or (None, None, None)
        one.is_overdue = one.due is not None and one.due < today
        awaited = the_law.file_due(one)
        one.file_rule, one.file_start, one.file_due = awaited or (None, None, None)
        one.file_is_late = one.file_due is not None and one.file_due < today
        one.report_from = the_law.report_due(one)
        one.is_to_report = one.report_from is not None and one.report_from <= today
    return found
