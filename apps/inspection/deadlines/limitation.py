"""Limitation of discipline: a clock of its own beside the limit of the case. Pure.

It runs from the violation, by the form of discipline (69-QĐ/TW, article 4): 60 months for a
reprimand, 120 for a warning or removal, none for expulsion and dissolution. It is judged at the
end, by the form that was voted; at the start it only warns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from apps.core.working_days import add_months
from apps.inspection.deadlines.rules import Pause, after_pauses
from apps.regulations.rules import Rule

ORDINARY, UNLIMITED, DIPLOMA = "ordinary", "unlimited", "diploma"
PERSON_FORMS = ("reprimand", "warning", "removal", "expulsion")
ORGANISATION_FORMS = ("reprimand", "warning", "dissolution")
RUNS, STANDS, EXPIRED, NONE, UNKNOWN = "runs", "stands", "expired", "none", "unknown"
KEY = "inspection.discipline.limitation."
MATTERS = f"{KEY}unlimited_matters"
DIPLOMAS = f"{KEY}diplomas"


def key_of(form: str, *, is_person: bool) -> str:
    """The rule that limits a form of discipline."""
    return f"{KEY}{'member' if is_person else 'organisation'}.{form}.months"


@dataclass(frozen=True)
class PastAct:
    """When a violation took place."""

    began_on: date
    ended_on: date | None = None
    discovered_on: date | None = None
    end_unknown: bool = False
    matter: str = ORDINARY

    @property
    def counts_from(self) -> date:
        """The act; if it lasted, its end; if the end is not known, the day it was found out
        (69-QĐ/TW, article 4)."""
        if self.end_unknown:
            return self.discovered_on or self.began_on
        return self.ended_on or self.began_on


@dataclass(frozen=True)
class Limitation:
    """The limitation of one act for one form, and what it is made of."""

    form: str
    started: date
    rule: Rule | None = None
    last_day: date | None = None
    restarted_on: tuple[date, ...] = ()
    excluded_days: int = 0
    unlimited: bool = False
    stands: bool = False

    def state(self, on: date) -> str:
        """How it stands on a day: that of the conclusion, or today."""
        if self.unlimited:
            return NONE
        if self.stands:
            return STANDS
        if self.last_day is None:
            return UNKNOWN
        return EXPIRED if on > self.last_day else RUNS


def limitation(
    act: PastAct,
    form: str,
    rule: Rule | None,
    *,
    others: Iterable[PastAct] = (),
    excluded: Sequence[Pause] = (),
) -> Limitation:
    """The limitation of an act for a form.

    A new violation while it runs starts it again from the new one (69-QĐ/TW, article 4). Time in
    which discipline is not yet examined, and criminal proceedings, do not count. A new start never
    ends sooner than the old one.
    """
    start = act.counts_from
    if act.matter != ORDINARY or (rule is not None and rule.is_unlimited):
        return Limitation(form, start, rule, unlimited=True)
    if rule is None:
        return Limitation(form, start)
    last, moved = after_pauses(start, add_months(start, rule.whole), excluded)
    restarts = []
    for later in sorted(others, key=lambda one: (one.began_on, one.counts_from)):
        if later.counts_from <= start or (last is not None and later.began_on > last):
            continue
        start = later.counts_from
        restarts.append(start)
        again, now = after_pauses(start, add_months(start, rule.whole), excluded)
        moved = now
        last = None if last is None or again is None else max(last, again)
    return Limitation(
        form, start, rule, last, tuple(restarts), moved, stands=last is None,
    )  # fmt: skip


def by_form(
    act: PastAct,
    rules: Mapping[str, Rule | None],
    *,
    others: Iterable[PastAct] = (),
    excluded: Sequence[Pause] = (),
) -> list[Limitation]:
    """What the start of a case shows: the limitation for each form, the lightest first."""
    known = list(others)
    return [
        limitation(act, form, rule, others=known, excluded=excluded) for form, rule in rules.items()
    ]


def warns(found: Iterable[Limitation], *, on: date, ahead_days: int = 365) -> list[Limitation]:
    """Those that have expired or will within so many days: a case says so when it begins."""
    until = on + timedelta(days=ahead_days)
    return [one for one in found if one.last_day is not None and one.last_day <= until]
