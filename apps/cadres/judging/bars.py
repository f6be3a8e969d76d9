"""How long a discipline bars somebody, by the law of the day asked about. Pure.

The longest wait of those that apply is taken; the rows of one fault have one effect; each track
(Party, State, organisation) is a row of its own. Counted from the day the decision takes effect.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from apps.cadres.judging.rules import Law
from apps.cadres.judging.subjects import Discipline
from apps.core.working_days import add_months

LAPSE = "inspection.discipline.lapse.months"
BARS = {
    form: f"inspection.discipline.bar.{form}.months" for form in ("reprimand", "warning", "removal")
}
"""The law of discipline says how long a form bars; the rules of cadres only apply it."""
LAPSING = frozenset({"reprimand", "warning"})


@dataclass(frozen=True)
class Bar:
    """What bars on a day: until when (the first day no longer barred), by which discipline.

    ``unclear``: no document says how long one of the disciplines bars. ``settled``: the months
    are settled law.
    """

    until: date | None = None
    form: str | None = None
    effective_on: date | None = None
    unclear: bool = False
    settled: bool = True


def running(rows: Iterable[Discipline], law: Law, on: date, *, by_lapse: bool = False) -> Bar:
    """The longest bar that runs on that day; ``by_lapse`` where only the effect counts."""
    best, unclear = Bar(), False
    for row in rows:
        if row.effective_on > on or (row.lifted_on is not None and row.lifted_on <= on):
            continue
        months, settled, known = _months(row, law, on, by_lapse=by_lapse)
        until = add_months(row.effective_on, months)
        if until > on:
            if best.until is None or until > best.until:
                best = Bar(until, row.form, row.effective_on, settled=settled)
        elif not known:
            unclear = True
    return best if best.until else Bar(unclear=unclear)


def _months(row: Discipline, law: Law, on: date, *, by_lapse: bool) -> tuple[int, bool, bool]:
    """The longest wait for one row, whether that is settled, whether the main rule names it."""
    keys = [LAPSE] if by_lapse and row.form in LAPSING else [BARS.get(row.form, "")]
    if row.track == "state" and not by_lapse:
        keys.append(f"cadres.discipline.state.{row.form}.months")
    found = [law.find(key, on=on) for key in keys]
    waits = [(one.whole, one.may_block) for one in found if one is not None]
    months, settled = max(waits, default=(0, False))
    known = found[0] is not None and not (by_lapse and row.form not in LAPSING)
    return months, settled, known
