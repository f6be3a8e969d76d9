"""When a limit of a case ends, and why. Values in, days and reasons out: no database, no clock.

Safeguards of the field: a day counts by the unit of its rule and from the rule's own trigger; a
time that does not count moves the day, never draws it nearer; an extension is decided before the
limit ends and within its cap.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from apps.core.working_days import Calendar, add_months
from apps.regulations.rules import DAYS_NOT_STATED, Rule

ONE_DAY = timedelta(days=1)
WORKING, MONTHS, YEARS = "working_days", "months", "years"
CASE_CLOCK = "case"
"""The limit of the case itself; others are those of its steps."""
OBJECT_REPORT, ROLLED_OUT = "B2", "B1"
"""Steps of the procedures from which limits count: the object's report, the roll-out."""


@dataclass(frozen=True)
class Pause:
    """A time that does not count: from its first day to the day on which work goes on again."""

    start: date
    end: date | None = None
    """Not included; None while it lasts."""
    reason: str = ""

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Extension:
    """More days by a decision."""

    days: int
    decided_on: date
    number: str = ""
    signer: str = ""


@dataclass(frozen=True)
class Due:
    """The last day of a limit with everything that explains it."""

    started: date | None
    day: date | None = None
    """None while it stands still, has not begun, or nothing limits it."""
    plain: date | None = None
    """The day without pauses and extensions."""
    rule: Rule | None = None
    limit: int = 0
    unit: str = DAYS_NOT_STATED
    extended: int = 0
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    left: int | None = None
    """While it stands still: so many days run once it goes on."""
    from_plan: bool = False

    @property
    def stands(self) -> bool:
        """Whether a pause that still lasts keeps it from ending."""
        return self.left is not None

    @property
    def is_doubtful(self) -> bool:
        """Whether the source does not say which days are meant."""
        return self.rule is not None and self.rule.unit == DAYS_NOT_STATED


def total_extension(rule: Rule | None, extensions: Iterable[Extension]) -> int:
    """Days added by decisions: never more than the cap of a settled rule."""
    total = sum(one.days for one in extensions)
    if rule is not None and rule.may_block and rule.extension is not None:
        return min(total, rule.extension)
    return total


def due(
    trigger: date,
    rule: Rule,
    *,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> Due:
    """When a limit ends that began on ``trigger``: the day itself does not count.

    Working days are counted on the calendar; days whose kind the source does not state are counted
    as calendar days. The order of pauses and extensions does not matter.
    """
    more = total_extension(rule, extensions)
    told: dict[str, Any] = {
        "started": trigger, "rule": rule, "limit": 0 if rule.is_unlimited else rule.whole,
        "unit": rule.unit, "extended": more, "extensions": _by_day(extensions),
    }  # fmt: skip
    if rule.is_unlimited:
        return Due(**told)
    held = _in_order(pauses)
    if rule.unit in (MONTHS, YEARS):
        months = rule.whole * (12 if rule.unit == YEARS else 1)
        return _due_in_months(add_months(trigger, months), held, told)
    count = rule.whole + more
    working = calendar if rule.unit == WORKING else None
    plain, _left = count_days(trigger, count, calendar=working)
    day, left = count_days(trigger, count, calendar=working, pauses=held)
    return Due(day=day, plain=plain, left=left, pauses=_touching(held, trigger, day), **told)


def due_by_plan(
    planned_from: date,
    planned_until: date,
    *,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> Due:
    """Where no rule sets a limit the plan of the case does; pauses and extensions move it too."""
    count = max((planned_until - planned_from).days, 0)
    more = total_extension(None, extensions)
    held = _in_order(pauses)
    day, left = count_days(planned_from, count + more, pauses=held)
    return Due(
        started=planned_from, day=day, plain=planned_until + more * ONE_DAY, limit=count,
        extended=more, pauses=_touching(held, planned_from, day), left=left, from_plan=True,
        extensions=_by_day(extensions),
    )  # fmt: skip


def count_days(
    start: date, count: int, *, calendar: Calendar | None = None, pauses: Sequence[Pause] = ()
) -> tuple[date | None, int | None]:
    """The day on which so many days have run, or None and how many are left while it stands still.

    With a calendar only working days run.
    """
    open_from = min((one.start for one in pauses if one.end is None), default=None)
    day, left = start, count
    while left:
        day += ONE_DAY
        if open_from is not None and day >= open_from:
            return None, left
        runs = calendar is None or calendar.is_working_day(day)
        left -= runs and not any(one.covers(day) for one in pauses)
    return day, None


def paused_days(start: date, end: date, pauses: Sequence[Pause]) -> int:
    """How many days after ``start`` up to ``end`` lie in pauses; days of two count once."""
    total, last = 0, start
    for one in _in_order(pauses):
        first = max(one.start, last + ONE_DAY)
        stop = end if one.end is None else min(one.end - ONE_DAY, end)
        if first <= stop:
            total += (stop - first).days + 1
            last = stop
    return total


def after_pauses(start: date, end: date, pauses: Sequence[Pause]) -> tuple[date | None, int]:
    """An end moved by the pauses that touch the time up to it, and by how many days.

    None where a pause that still lasts reaches it.
    """
    moved = end
    while True:
        if any(one.end is None and one.start <= moved for one in pauses):
            return None, paused_days(start, moved, pauses)
        later = end + paused_days(start, moved, pauses) * ONE_DAY
        if later == moved:
            return moved, (moved - end).days
        moved = later


def _due_in_months(end: date, held: Sequence[Pause], told: dict[str, Any]) -> Due:
    plain = end + told["extended"] * ONE_DAY
    day, _moved = after_pauses(told["started"], plain, held)
    left = None
    if day is None:
        first = min(one.start for one in held if one.end is None)
        ended = [one for one in held if one.end is not None]
        run = (first - told["started"]).days - paused_days(told["started"], first, ended)
        left = max((plain - told["started"]).days - max(run, 0), 0)
    pauses = _touching(held, told["started"], day)
    return Due(day=day, plain=plain, left=left, pauses=pauses, **told)


def _in_order(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    return tuple(sorted(pauses, key=lambda one: (one.start, one.end or date.max, one.reason)))


def _touching(pauses: Sequence[Pause], start: date, day: date | None) -> tuple[Pause, ...]:
    """The pauses that moved the day, for its explanation."""
    return tuple(
        one
        for one in pauses
        if (one.end is None or one.end > start) and (day is None or one.start <= day)
    )


def _by_day(extensions: Iterable[Extension]) -> tuple[Extension, ...]:
    return tuple(sorted(extensions, key=lambda one: (one.decided_on, one.number, one.days)))


@dataclass(frozen=True)
class Finding:
    """What speaks against an act: code of its sentence, field, and whether it refuses."""

    code: str
    field: str = ""
    blocks: bool = True
    params: dict[str, Any] = dataclasses.field(default_factory=dict)


def extension_findings(
    now: Due, *, days: int, decided_on: date, most: int | None = None, most_blocks: bool = False
) -> list[Finding]:
    """What speaks against one more extension of a limit.

    It is decided before the limit ends and stays within the cap that the rule sets, a third of the
    limit or a total; a cap that is only a draft, or is not known, reminds. ``most`` is how often
    the rule allows an extension.
    """
    if days < 1:
        return [Finding("extension_days", "days")]
    if (now.rule is not None and now.rule.is_unlimited) or (now.day is None and not now.stands):
        return [Finding("extension_no_limit")]
    found = []
    if now.day is not None and decided_on > now.day:
        found.append(Finding("extension_late", "decided_on", params={"due": now.day}))
    if most is not None and len(now.extensions) >= most:
        found.append(Finding("extension_times", blocks=most_blocks, params={"most": most}))
    return found + _cap_findings(now, days)


def _cap_findings(now: Due, days: int) -> list[Finding]:
    if now.rule is None:
        return [Finding("extension_plan", "days", blocks=False)]
    if now.rule.extension is None:
        return [Finding("extension_cap_unknown", "days", blocks=False)]
    given = sum(one.days for one in now.extensions)
    if given + days <= now.rule.extension:
        return []
    params = {"cap": now.rule.extension, "given": given, "left": now.rule.extension - given}
    return [Finding("extension_cap", "days", blocks=now.rule.may_block, params=params)]


@dataclass(frozen=True)
class ClockSpec:
    """Which rule limits a case, and from what it counts."""

    key: str
    trigger: str
    """A day of the case, or a step of its procedure."""


_DECISION = "decided_on"
_MAIN = {
    "signs_of_violation": ("inspection.case.signs_of_violation.limit", _DECISION),
    "subordinate_tasks": ("inspection.case.subordinate_tasks.limit", _DECISION),
    "finance": ("inspection.case.finance.limit", _DECISION),
    "thematic_inspection": ("inspection.case.thematic_inspection.limit", _DECISION),
    # Counted from the day on which the body receives the object's report, not from the decision
    # (02-HD/UBKTTW of 2017).
    "thematic_supervision": ("inspection.case.thematic_supervision.limit", OBJECT_REPORT),
    "asset_verification": ("inspection.case.asset_verification.limit", _DECISION),
    # From receipt by the competent body (22-QĐ/TW, article 20).
    "denunciation": ("inspection.denunciation.limit", "received_on"),
    "complaint": ("inspection.complaint.limit", "received_on"),
}
FILING = ClockSpec("inspection.complaint.filing.limit", "contested_received_on")
"""A complaint is filed within its own limit, from receipt of the decision in writing."""


def main_clock(
    kind: str, body: str, *, about_person: bool = True, centrally_managed: bool = False
) -> ClockSpec | None:
    """The limit of a case of the kind; None for kinds that follow the plan alone."""
    if kind == "denunciation" and centrally_managed:
        # From the decision that sets the team up (164-QĐ/TW of 2024).
        return ClockSpec("inspection.denunciation.managed_by_centre.limit", _DECISION)
    if kind == "suspension":
        who = "member" if about_person else "organisation"
        return ClockSpec(f"inspection.suspension.{who}.limit", _DECISION)
    if body == "advisory_body":
        return ClockSpec("inspection.case.advisory_body.limit", _DECISION)
    if kind not in _MAIN:
        return None
    key, trigger = _MAIN[kind]
    if body == "cell" and trigger in (_DECISION, OBJECT_REPORT):
        return ClockSpec(key, ROLLED_OUT)
    return ClockSpec(key, trigger)


def level_of(tier: str, body: str) -> str:
    """The level of a rule for a body of an organisation of that tier."""
    if body == "cell" or tier == "cell":
        return "cell"
    return "grassroots" if tier == "section" else tier
