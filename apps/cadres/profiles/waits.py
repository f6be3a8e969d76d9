"""How long disciplines bar somebody from a higher post. Pure.

One fault has one effect: of its rows by the Party and by the State the longest counts. Two faults
are two, and again the longest of all is the wait (377-QĐ/TW; 80-QĐ/TW; Party Charter, article 40).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from apps.core.working_days import add_months

ENDING = frozenset({"expulsion", "discharge"})
"""Forms after which no office is held at all: no wait ends them."""


@dataclass(frozen=True)
class Effect:
    """A discipline as far as it bars somebody: whose, which form, since when, for which fault.

    ``source`` tells what was entered in the profile (``profile``) from what the inspection
    committee recorded (``record``).
    """

    track: str
    form: str
    since: date
    fault: int = 0
    lifted: date | None = None
    source: str = "profile"


@dataclass(frozen=True)
class Wait:
    """What an effect bars: from its first day until a day; without one it does not end."""

    effect: Effect
    months: int | None
    until: date | None

    def bars(self, day: date) -> bool:
        """Whether the wait holds on a day; a cancelled decision bars nobody any more."""
        lifted = self.effect.lifted
        if day < self.effect.since or (lifted is not None and lifted <= day):
            return False
        return self.until is None or day < self.until


Months = Mapping[tuple[str, str], int]
"""(track, form) to the months of the law of a day."""


def wait_of(effect: Effect, months: Months) -> Wait | None:
    """The wait after one discipline; None when no rule says one: that is unknown, not free."""
    if effect.form in ENDING:
        return Wait(effect, None, None)
    found = months.get((effect.track, effect.form))
    return None if found is None else Wait(effect, found, add_months(effect.since, found))


def waits_by_fault(effects: Iterable[Effect], months: Months) -> list[Wait]:
    """One wait a fault, the longest of its rows, the longest first."""
    longest: dict[int, Wait] = {}
    for number, effect in enumerate(effects, 1):
        wait = wait_of(effect, months)
        fault = effect.fault or -number
        if wait and (fault not in longest or _later(wait, longest[fault])):
            longest[fault] = wait
    return sorted(longest.values(), key=_end, reverse=True)


def barring(effects: Iterable[Effect], months: Months, day: date) -> Wait | None:
    """The wait that bars on a day and ends last; None when nothing bars."""
    live = [effect for effect in effects if effect.lifted is None or effect.lifted > day]
    holding = [wait for wait in waits_by_fault(live, months) if wait.bars(day)]
    return holding[0] if holding else None


def _end(wait: Wait) -> date:
    return wait.until or date.max


def _later(one: Wait, other: Wait) -> bool:
    return _end(one) > _end(other)
