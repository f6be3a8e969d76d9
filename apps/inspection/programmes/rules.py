"""Who may have a programme, what an item may be, and when it is due. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from apps.inspection.cases.rules import BY_EVENT, may_open

BODIES: Mapping[str, tuple[str, ...]] = {
    "committee": ("committee", "standing_committee", "advisory_body"),
    "inspection_committee": ("inspection_committee",),
    "cell": ("cell",),
}
"""In whose name an item of a programme is carried out; the first is the usual one."""
TERM_YEARS = 5
"""Years between two congresses: from the year of one to the year of the next."""


def owners(tier: str, form: str) -> tuple[str, ...]:
    """Which programmes an organisation may have, from what it is.

    Inspection committees exist from the committee of a grassroots organisation upwards
    (296-QĐ/TW, articles 3 and 7): a cell and a section committee have none.
    """
    if form == "cell" or tier == "cell":
        return ("cell",)
    return ("committee",) if tier == "section" else ("committee", "inspection_committee")


def spans(owner: str) -> tuple[str, ...]:
    """A cell plans by the year; committees and inspection committees by the term as well."""
    return ("year",) if owner == "cell" else ("year", "term")


def may_plan(kind: str, owner: str, body: str) -> str:
    """The code of what speaks against an item; empty if nothing.

    What follows an event is in no programme; the body is the owner's and carries out the kind
    (Party Charter, articles 30 to 32).
    """
    if kind in BY_EVENT:
        return "programme_item_event"
    if body not in BODIES[owner]:
        return "programme_item_body"
    return "" if may_open(kind, body) else "programme_item_kind"


def period(year: int, quarter: int | None) -> tuple[date, date]:
    """First and last day of the quarter, or of the year where none is named."""
    first = date(year, 3 * quarter - 2, 1) if quarter else date(year, 1, 1)
    after = date(year + 1, 1, 1) if quarter in (None, 4) else date(year, 3 * (quarter or 0) + 1, 1)
    return first, after - timedelta(days=1)


def quarter_of(day: date) -> int:
    """The quarter in which a day lies."""
    return (day.month + 2) // 3


def time_refused(span: str, first: int, last: int, year: int, quarter: int | None) -> str:
    """The code of what speaks against the time of an item; empty if nothing."""
    if not first <= year <= last:
        return "programme_item_year"
    return "programme_item_quarter" if span == "year" and quarter is None else ""


def years_refused(span: str, first: int, last: int) -> str:
    """The code of what speaks against the years of a programme; empty if nothing."""
    if span == "year":
        return "" if first == last else "programme_years"
    return "" if first < last <= first + TERM_YEARS else "programme_term"


@dataclass(frozen=True)
class Rate:
    """How much of the plan is done: counted items, nothing else."""

    planned: int = 0
    opened: int = 0
    done: int = 0
    overdue: int = 0

    def __add__(self, other: Rate) -> Rate:
        return Rate(
            self.planned + other.planned, self.opened + other.opened, self.done + other.done,
            self.overdue + other.overdue,
        )  # fmt: skip


def rate(progress: Iterable[str]) -> Rate:
    """Items done over items planned; dropped and replaced ones are no longer in the plan.

    An item is done when its cases are concluded (our reading: the rule book has no wording).
    """
    standing = [one for one in progress if one not in ("dropped", "replaced")]
    return Rate(
        len(standing), standing.count("opened"), standing.count("done"), standing.count("overdue")
    )
