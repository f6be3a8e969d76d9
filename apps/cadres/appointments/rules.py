"""What an appointment and the acts akin to it ask for. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.core.working_days import Calendar


@dataclass(frozen=True)
class ActSpec:
    """What an act does with positions when it is decided."""

    ends: str = ""
    """Why the present position ends; empty: it goes on."""
    begins: str = ""
    """By what a new position begins; empty: none does."""
    needs_seat: bool = False
    needs_position: bool = False
    needs_end: bool = False
    """Whether the decision says until when."""
    keeps_seat: bool = False
    """The new position is the same as the present one."""


ACTS: dict[str, ActSpec] = {
    "appointment": ActSpec(ends="moved", begins="appointed", needs_seat=True, needs_end=True),
    "reappointment": ActSpec(
        ends="term_ended", begins="reappointed", needs_position=True, needs_end=True,
        keeps_seat=True,
    ),
    "extension": ActSpec(
        ends="term_ended", begins="extended", needs_position=True, needs_end=True, keeps_seat=True
    ),
    "nomination": ActSpec(ends="moved", needs_seat=True),
    "committee_seat": ActSpec(begins="designated", needs_seat=True),
    "resignation": ActSpec(ends="resigned", needs_position=True),
    "release": ActSpec(ends="released", needs_position=True),
    "dismissal": ActSpec(ends="dismissed", needs_position=True),
    "suspension": ActSpec(needs_position=True),
}  # fmt: skip


@dataclass(frozen=True)
class Votes:
    """The count of a secret ballot: nobody is rounded away, everybody summoned counts."""

    summoned: int
    present: int
    issued: int
    collected: int
    valid: int
    agree: int
    disagree: int
    next_agree: int | None = None
    """Votes of the next name, where there was more than one."""

    @property
    def invalid(self) -> int:
        """Papers collected that do not count."""
        return self.collected - self.valid


def votes_refused(votes: Votes) -> str:
    """The field in which the numbers do not add up; empty when they do."""
    checks = (
        ("summoned", votes.summoned > 0),
        ("present", votes.present <= votes.summoned),
        ("issued", votes.issued <= votes.present),
        ("collected", votes.collected <= votes.issued),
        ("valid", votes.valid <= votes.collected),
        ("agree", votes.agree + votes.disagree == votes.valid),
        ("next_agree", votes.next_agree is None or votes.next_agree <= votes.valid),
    )
    return next((field for field, fits in checks if not fits), "")


@dataclass(frozen=True)
class Suspension:
    """A temporary suspension: it lapses by itself on the last of its working days."""

    first: date
    last: date
    """The last day on which it holds, counted or set by the decision that lifted it."""

    def holds_on(self, day: date) -> bool:
        """Whether the person is suspended on that day."""
        return self.first <= day <= self.last


def suspension(
    first: date, working_days: int, extension: int, calendar: Calendar, lifted: date | None = None
) -> Suspension:
    """The suspension over so many working days, counted from the day after its first day."""
    last = calendar.add_working_days(first, working_days + extension)
    return Suspension(first, min(last, lifted) if lifted else last)


@dataclass(frozen=True)
class Freeze:
    """A time in which leading positions are not filled."""

    pk: int
    name: str
    path: str
    """Range of the organisations it binds; empty: all."""
    level: str
    kind: str
    title: int | None
    first: date
    until: date | None
    may_block: bool
    exception: str
    """Who may except somebody; empty: nobody is named."""
    source: str


def told_of(freeze: Freeze | None) -> dict[str, Any]:
    """What a case says of the freeze that covers it: its name and source, and who may except."""
    if freeze is None:
        return {"freezes": (), "excepting": ""}
    name = f"{freeze.name} ({freeze.source})" if freeze.source else freeze.name
    return {"freezes": (name,), "excepting": freeze.exception}


def frozen(
    freezes: Iterable[Freeze], *, on: date, path: str, level: str, kind: str, title: int | None
) -> Freeze | None:
    """The freeze that covers a title in a place on a day; one that blocks goes before a draft."""
    covering = [
        one for one in freezes
        if one.first <= on and (one.until is None or on < one.until)
        and path.startswith(one.path)
        and one.level in ("", level) and one.kind in ("", kind) and one.title in (None, title)
    ]  # fmt: skip
    covering.sort(key=lambda one: (not one.may_block, one.pk))
    return covering[0] if covering else None


@dataclass(frozen=True)
class Step:
    """One step of the procedure of an act."""

    code: str
    kind: str
    """principle, meeting, letter, papers or decision."""
    name: str
    optional: bool = False


@dataclass(frozen=True)
class Done:
    """What a file has so far."""

    principle: bool
    meetings: Collection[str]
    """Codes of the steps whose meeting was held."""
    letters: bool
    """All letters are answered, and one was sent."""
    papers: bool
    """Nothing of the checklist is missing."""
    decided: bool


NAMES = {"letter": "letters", "decision": "decided"}


def step_done(step: Step, done: Done) -> bool:
    """Whether a step is behind."""
    if step.kind == "meeting":
        return step.code in done.meetings
    return bool(
        getattr(done, {"letter": "letters", "decision": "decided"}.get(step.kind, step.kind))
    )


def next_step(steps: Sequence[Step], done: Done) -> Step | None:
    """The first step that is not behind; None when all are. Papers come in beside the meetings."""
    waiting = [one for one in steps if not one.optional and not step_done(one, done)]
    return waiting[0] if waiting else None


def meeting_out_of_order(steps: Sequence[Step], code: str, held: Collection[str]) -> bool:
    """Whether a meeting is recorded before the one that comes first (R-PLAN-22 by analogy)."""
    codes = [one.code for one in steps if one.kind == "meeting" and not one.optional]
    if code not in codes:
        return False
    return any(before not in held for before in codes[: codes.index(code)])
