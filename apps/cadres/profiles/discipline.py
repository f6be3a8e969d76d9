"""The effects of disciplines on a profile: what the board entered and what inspection recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.cadres.judging.bars import BARS
from apps.cadres.models import Cadre, DisciplineEffect
from apps.cadres.profiles.waits import Effect, Months, Wait, barring, wait_of
from apps.inspection.discipline.facade import effects_of
from apps.regulations.lookup import find_rule
from apps.regulations.rules import Rule

STATE = {
    form: f"cadres.discipline.state.{form}.months"
    for form in ("reprimand", "warning", "demotion", "removal")
}


def wait_rules(day: date) -> dict[tuple[str, str], Rule]:
    """The rules of the waits in force on a day: (track, form) to its rule.

    Mass organisations discipline by rules of their own, which are not recorded.
    """
    keys = [("party", form, key) for form, key in BARS.items()]
    keys += [("state", form, key) for form, key in STATE.items()]
    found = {(track, form): find_rule(key, on=day) for track, form, key in keys}
    return {name: rule for name, rule in found.items() if rule is not None}


def months_on(day: date) -> Months:
    """The months of the waits by the law of a day."""
    return {name: rule.whole for name, rule in wait_rules(day).items()}


@dataclass(frozen=True)
class Shown:
    """One discipline on the page: its row or record, its wait and the rule to cite."""

    form: Any
    track: Any
    since: date
    until: date | None
    row: DisciplineEffect | None = None
    wait: Wait | None = None
    rule: Rule | None = None
    fault: int = 0
    lifted: date | None = None


@dataclass(frozen=True)
class Disciplines:
    """All disciplines of a profile, and which wait bars today."""

    shown: list[Shown]
    barring: Wait | None
    unknown: bool
    """A discipline for whose wait no rule is recorded: nobody may read that as "free"."""


def disciplines_of(cadre: Cadre, rows: Iterable[Any], actor: Actor, today: date) -> Disciplines:
    """What the profile may tell: entered rows, and sanctions on record as their effect alone.

    The waits are those of the law on ``today``, the day of the act that they are asked for.
    """
    rules = wait_rules(today)
    months = {name: rule.whole for name, rule in rules.items()}
    entered = [(row, _effect(row)) for row in rows]
    recorded = effects_of(cadre.member, actor) if cadre.member else []
    shown = [
        Shown(
            row.get_form_display(), row.get_track_display(), row.effective_on, None, row,
            wait_of(effect, months), rules.get((row.track, row.form)), row.fault, row.lifted_on,
        )
        for row, effect in entered
    ]  # fmt: skip
    effects = [effect for _row, effect in entered]
    for one in recorded:
        effect = Effect("party", one.form, one.since, source="record")
        effects.append(effect)
        rule = rules.get(("party", one.form))
        shown.append(
            Shown(one.form_words, "", one.since, one.until, None, wait_of(effect, months), rule)
        )
    unknown = any(wait_of(effect, months) is None for effect in effects if not effect.lifted)
    return Disciplines(
        sorted(shown, key=lambda one: one.since, reverse=True),
        barring(effects, months, today), unknown,
    )  # fmt: skip


def _effect(row: DisciplineEffect) -> Effect:
    return Effect(row.track, row.form, row.effective_on, row.fault, row.lifted_on)
