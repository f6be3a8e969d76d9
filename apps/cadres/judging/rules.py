"""What a judgement is: rule, verdict, weight, facts, and the value of the law it rests on. Pure.

Four verdicts. What is missing gives ``unknown``, never ``pass``. A rule that is not in force on the
day of the act gives no judgement: an act of 2023 is judged by the rules of 2023.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from apps.regulations.rules import Rule, choose


class Verdict(StrEnum):
    """How a rule comes out."""

    PASS = "pass"  # noqa: S105 (a verdict)
    FAIL = "fail"
    UNKNOWN = "unknown"
    OVERRIDDEN = "overridden"


class Weight(StrEnum):
    """Whether a failure stands in the way, or is only said."""

    BLOCK = "block"
    WARN = "warn"


BLOCKING = frozenset(
    [f"R-PLAN-{n:02}" for n in (1, 2, 3, 4, 7, 8, 9, 11, 12, 13, 20, 21, 22)]
    + [f"R-ROT-{n:02}" for n in (1, 2, 4, 5, 6, 13, 14, 15)]
    + [f"R-APP-{n:02}" for n in (1, 3, 5, 6, 7, 8, 11, 13, 14, 16, 20)]
)
"""Rules whose failure blocks where the value is settled. All others only warn, however sure."""
CODES = (
    *(f"R-PLAN-{n:02}" for n in range(1, 26)),
    *(f"R-ROT-{n:02}" for n in range(1, 16)),
    *(f"R-APP-{n:02}" for n in range(1, 21)),
    "R-STF-01",
    "R-STF-02",
    "R-DAT-01",
)
"""All rules, in their order."""


@dataclass(frozen=True)
class Judgement:
    """One rule applied to one act.

    ``facts`` are plain values (JSON): what was compared with what; for ``unknown`` also
    ``missing``, the codes of what nobody has entered. ``value`` is the law it rests on;
    ``override`` says who let it pass, by which paper.
    """

    rule: str
    verdict: Verdict
    severity: Weight
    facts: dict[str, Any] = field(default_factory=dict)
    value: Rule | None = None
    override: dict[str, str] | None = None

    @property
    def blocks(self) -> bool:
        """Whether it stands in the way of the act."""
        return self.verdict is Verdict.FAIL and self.severity is Weight.BLOCK


class Law:
    """The dated values that rules ask for, read once and asked thousands of times."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for one in rules:
            self._rules.setdefault(one.key, []).append(one)
        self._found: dict[tuple[str, date, str], Rule | None] = {}

    def find(self, key: str, *, on: date, level: str = "") -> Rule | None:
        """The value of a key in force on a day for a level; None when there is none."""
        asked = (key, on, level)
        if asked not in self._found:
            self._found[asked] = choose(self._rules.get(key, ()), on=on, level=level)
        return self._found[asked]


def judged(
    rule: str,
    value: Rule | None,
    failed: bool | None,  # noqa: FBT001 (three answers)
    *,
    missing: Iterable[str] = (),
    sure: bool = True,
    **facts: Any,
) -> Judgement:
    """A judgement: ``failed`` None is unknown, and ``missing`` then says what is not known.

    It blocks only when the rule is one that blocks, its value is settled and what was compared is
    ``sure`` (the ranks of titles are drafts until somebody confirms them).
    """
    settled = value is not None and value.may_block and sure
    weight = Weight.BLOCK if rule in BLOCKING and settled else Weight.WARN
    plain = {name: _plain(one) for name, one in facts.items() if one is not None}
    if failed is None:
        plain["missing"] = sorted(set(missing))
        return Judgement(rule, Verdict.UNKNOWN, weight, plain, value)
    return Judgement(rule, Verdict.FAIL if failed else Verdict.PASS, weight, plain, value)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    return value


def overridden(judgement: Judgement, override: Mapping[str, str]) -> Judgement:
    """The judgement as let pass by somebody: who, why, by which paper, until when.

    What passes by itself needs no override and stays as it is.
    """
    if judgement.verdict is Verdict.PASS:
        return judgement
    facts = judgement.facts | {"was": str(judgement.verdict)}
    return replace(judgement, verdict=Verdict.OVERRIDDEN, facts=facts, override=dict(override))


def only_warning(judgements: Iterable[Judgement], rule: str) -> list[Judgement]:
    """The judgements, a failure of that rule as a warning: what it rests on is a draft."""
    return [
        replace(one, severity=Weight.WARN)
        if one.rule == rule and one.verdict is Verdict.FAIL
        else one
        for one in judgements
    ]


def blocks(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that stand in the way: failed, by a rule that blocks, on a settled value.

    What is unknown does not block; whoever decides must see it: ``unknown``.
    """
    return [one for one in judgements if one.blocks]


def unknown(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that nobody can judge yet."""
    return [one for one in judgements if one.verdict is Verdict.UNKNOWN]


ORDER = (Verdict.FAIL, Verdict.UNKNOWN, Verdict.OVERRIDDEN, Verdict.PASS)


def grouped(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """As people read them: what blocks, what warns, unknown, let pass, passed; in rule order."""
    found: dict[str, list[Judgement]] = {
        name: [] for name in ("fail", "warning", "unknown", "overridden", "pass")
    }
    for one in judgements:
        name = str(one.verdict)
        found["warning" if name == "fail" and not one.blocks else name].append(one)
    return {name: sorted(rows, key=lambda one: one.rule) for name, rows in found.items()}
