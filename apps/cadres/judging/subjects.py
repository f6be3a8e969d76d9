"""What rules look at: a person, a title, a seat, the act in question. Pure.

None means "nobody has entered it" and makes a rule unknown; an empty tuple means "there is none".
Sex serves the retirement month and totals of lists, the ethnic group totals alone: neither is here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from apps.core.partial_dates import PartialDate
from apps.core.working_days import Calendar


@dataclass(frozen=True)
class Standard:
    """One requirement of a title, as its document has it."""

    attribute: str
    minimum: str
    grace_months: int = 0
    blocks: bool = False
    document: str = ""


@dataclass(frozen=True)
class TitleFacts:
    """A title of the catalogue. ``sure``: its rank has been confirmed."""

    code: str
    name: str
    rank: int
    level: str = ""
    system: str = ""
    kind: str = ""
    is_leading: bool = True
    is_elected: bool = False
    non_local: bool = False
    term_limited: bool = False
    needs_agreement: bool = False
    sure: bool = False
    standards: tuple[Standard, ...] = ()


@dataclass(frozen=True)
class SeatFacts:
    """A seat: its title, and how many people hold it (``filled`` without the one judged)."""

    title: TitleFacts
    reference: str = ""
    unit: str = ""
    quota: int | None = None
    filled: int | None = None
    term_months: int | None = None


@dataclass(frozen=True)
class Held:
    """A position held; ``until`` is the first day no longer in it."""

    title: TitleFacts | None = None
    words: str = ""
    unit_id: int | None = None
    seat_id: int | None = None
    locality_id: int | None = None
    act: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    term_ends_on: date | None = None
    is_concurrent: bool = False
    change_field: str = ""
    """Why the post is on the list of those that change hands; empty: it is not."""
    change_months: int | None = None
    """The months that the list of its field sets."""


@dataclass(frozen=True)
class Planned:
    """A title somebody is planned for, in a plan in force."""

    title: TitleFacts
    term: str = ""


@dataclass(frozen=True)
class Discipline:
    """The effect of a discipline: form and day. ``fault`` joins the rows of one fault."""

    form: str
    track: str
    effective_on: date
    fault: int = 1
    lifted_on: date | None = None


@dataclass(frozen=True)
class Rated:
    """The rating of a year."""

    year: int
    grade: str


@dataclass(frozen=True)
class Confidence:
    """A confidence vote: low votes of all that were cast."""

    held_on: date
    low: int
    total: int


@dataclass(frozen=True)
class CadreFacts:
    """A person as the rules see them on a day.

    ``retirement`` is the first day of the month in which the age of retirement is reached.
    ``planned``, ``confidence``, ``deferrals`` (days until which), ``cleared`` and ``prosecuted``
    come from other topics; None while none has answered.
    """

    id: int = 0
    reference: str = ""
    name: str = ""
    birth: PartialDate | None = None
    sex: str = ""
    retirement: date | None = None
    current: tuple[Held, ...] = ()
    earlier: tuple[Held, ...] = ()
    education: str = ""
    theory: str = ""
    state_management: bool | None = None
    ratings: tuple[Rated, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    planned: tuple[Planned, ...] | None = None
    confidence: tuple[Confidence, ...] | None = None
    deferrals: tuple[date | None, ...] | None = None
    cleared: bool | None = None
    prosecuted: bool | None = None

    def months_left(self, reference: date | None) -> int | None:
        """Months of work left from a dated reference; None while one of the two is not known.

        Counted by months, as the age tables of the documents are: from the month of the reference
        to the month in which the age of retirement is reached.
        """
        if reference is None or self.retirement is None:
            return None
        return (
            (self.retirement.year - reference.year) * 12 + self.retirement.month - reference.month
        )

    @property
    def rank(self) -> int | None:
        """The highest rank among the present positions; None when none has a title known."""
        return max((one.title.rank for one in self.current if one.title), default=None)

    @property
    def untitled(self) -> bool:
        """Whether the rank of a present position is not known."""
        return not self.current or any(one.title is None for one in self.current)


@dataclass(frozen=True)
class Case:
    """What belongs to the act, not to the person.

    ``reference``: the day from which age counts (the month of the congress or election; for an
    appointment the day the dossier came in). ``term``: next or current. ``source``: internal or
    external. ``purpose`` of a rotation: development, non_local, term_limit. ``local``, ``terms``
    and ``special`` are the board's own findings. ``freezes``: names of freezes that cover the act,
    ``excepting``: who may let somebody pass all the same.
    ``consent``: whether the other managing body has agreed.
    """

    reference: date | None = None
    term: str = ""
    group: int | None = None
    planned_for_title: int | None = None
    both_at_once: bool | None = None
    source: str = ""
    first_entry: bool | None = None
    special: bool = False
    purpose: str = ""
    local: bool | None = None
    terms: int | None = None
    at_term_end: bool = False
    reason: str = ""
    since: date | None = None
    until: date | None = None
    extended: bool = False
    notified_on: date | None = None
    agreement: bool | None = None
    freezes: tuple[str, ...] | None = None
    excepting: str = ""


@dataclass(frozen=True)
class Span:
    """Months that are known only within bounds, because dates are known by the year."""

    least: int = 0
    most: int = 0


def held_months(positions: Iterable[Held], on: date) -> Span:
    """Months in these positions until a day, the overlap counted once; bounds where unclear."""
    least, most = [], []
    for one in positions:
        if one.since is None:
            return Span(0, 12 * 100)
        end = one.until
        least.append((one.since.latest(), min(end.earliest(), on) if end else on))
        most.append((one.since.earliest(), min(end.latest(), on) if end else on))
    return Span(_months(least), _months(most))


def _months(periods: list[tuple[date, date]]) -> int:
    """Whole months in periods; days that join are counted on, so a change of seat loses none."""
    total, start, last = 0, None, None
    for since, until in sorted(period for period in periods if period[0] < period[1]):
        if last is not None and since <= last:
            last = max(last, until)
            continue
        total += _whole(start, last)
        start, last = since, until
    return total + _whole(start, last)


def _whole(since: date | None, until: date | None) -> int:
    if since is None or until is None:
        return 0
    months = (until.year - since.year) * 12 + until.month - since.month
    return months - (until.day < since.day)


@dataclass(frozen=True)
class Question:
    """One act about one person: may they, on that day?"""

    act: str
    facts: CadreFacts
    target: TitleFacts
    on: date
    seat: SeatFacts | None = None
    case: Case = field(default_factory=Case)
    calendar: Calendar = field(default_factory=Calendar)
