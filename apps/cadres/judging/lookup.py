"""The law that the rules of cadres rest on, read in one query."""

from __future__ import annotations

from datetime import date

from apps.cadres.judging.bars import BARS, LAPSE
from apps.cadres.judging.rules import Judgement, Law
from apps.cadres.profiles.rules import Roadmap
from apps.regulations.keys import known
from apps.regulations.lookup import rule_book

ROADMAP_YEAR = 2021
PREFIX = "cadres."


def law() -> Law:
    """Every dated value of the rules of cadres, with the lapse and the bars of disciplines."""
    keys = [one.key for one in known() if one.key.startswith(PREFIX)]
    return Law(rule_book([*keys, LAPSE, *BARS.values()]).rules)


def roadmaps(law: Law, on: date) -> dict[str, Roadmap]:
    """How the retirement age rises, for each sex (135/2020/NĐ-CP); empty where not recorded."""
    found: dict[str, Roadmap] = {}
    for sex in ("male", "female"):
        parts = [
            law.find(f"{PREFIX}retirement.{sex}.{part}.months", on=on)
            for part in ("age", "step", "final")
        ]
        if None not in parts:
            age, step, final = (one.whole for one in parts if one is not None)
            found[sex] = Roadmap(ROADMAP_YEAR, age, step, final)
    return found


def citation(judgement: Judgement) -> str:
    """Article and document of a judgement, for a sentence."""
    value = judgement.value
    if value is None:
        return ""
    return ", ".join(filter(None, (value.article, value.document)))
