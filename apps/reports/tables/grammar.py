"""The words in which a table is written: lines, conditions, checks. Text in, values out.

One line a row or column: ``code | label | conditions``. ``[code] label`` begins a group, ``[]``
ends it; ``>`` before a label sets it in as a part of what stands above. No database, no registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

COUNT, NOT_RECORDED, PRIOR, RATIO, SHARE, AVERAGE, BY_HAND = (
    "count", "not_recorded", "prior", "ratio", "share", "average", "by_hand",
)  # fmt: skip
GROUP_BASE = "group"
"""A share is one of the first row of its group."""
KINDS = {
    "not recorded": NOT_RECORDED,
    "same period last year": PRIOR,
    "percent of last year": RATIO,
    "average age": AVERAGE,
}
GROUND = "column unknown when 0"
"""Of a row: a column in which it is nought has not been recorded at all."""
BEFORE = "before"
"""In a check, instead of another table: the same table as signed for the period before."""
CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}")
_GROUP = re.compile(r"\[\s*(?P<code>[A-Za-z0-9_]*)\s*\]\s*(?P<label>.*)")
_CONDITION = re.compile(r"(?P<name>[a-z_]+)\s*(?P<sign>!=|=)\s*(?P<values>\S.*)")
_TOKEN = re.compile(r"\s*(?P<token>sum\(\s*[A-Za-z0-9_]+\s*\)|[A-Za-z][A-Za-z0-9_.]*|>=|<=|=|\+|-)")
COMPARISONS = ("=", ">=", "<=")


class Fault(ValueError):
    """Something wrong in a table: in which part and line, against which rule."""

    def __init__(self, code: str, line: int = 0, /, part: str = "", **params: str) -> None:
        super().__init__(code)
        self.code, self.line, self.part, self.params = code, line, part, params


@dataclass(frozen=True)
class Condition:
    """One filter: the values of a dimension that count, or that do not."""

    dimension: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True)
class Line:
    """One row or column."""

    code: str
    label: str
    number: int = 0
    level: int = 0
    group: str = ""
    kind: str = COUNT
    measure: str = ""
    conditions: tuple[Condition, ...] = ()
    base: str = ""
    """Of a share: the row it is a share of, or ``group``."""
    only: tuple[str, ...] = ()
    """Lines of the other axis that it crosses; empty for all."""
    is_ground: bool = False
    """Of a row: whether a column in which it is nought has not been recorded."""


@dataclass(frozen=True)
class Axis:
    """The rows, or the columns, in their order, with the names of their groups."""

    lines: tuple[Line, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()

    def of_group(self, code: str) -> tuple[Line, ...]:
        """The lines that share a group out: those set in are parts of a part."""
        inside = [line for line in self.lines if line.group == code]
        least = min((line.level for line in inside), default=0)
        return tuple(line for line in inside if line.level == least)

    def label_of(self, group: str) -> str:
        """The name of a group."""
        return dict(self.groups).get(group, "")


@dataclass(frozen=True)
class Term:
    """One operand: a line, the sum of a group, or a cell of another table."""

    name: str
    sign: int = 1
    is_sum: bool = False

    @property
    def is_foreign(self) -> bool:
        """Whether it names a cell of another table."""
        return "." in self.name


@dataclass(frozen=True)
class Check:
    """A chain of comparisons between sums of lines."""

    text: str
    number: int
    sides: tuple[tuple[Term, ...], ...]
    signs: tuple[str, ...]
    remark: str = ""


def read_axis(text: str, part: str) -> tuple[Axis, list[Fault]]:
    """The lines of an axis, and what is wrong in them."""
    lines: list[Line] = []
    groups: list[tuple[str, str]] = []
    faults: list[Fault] = []
    group = ""
    for number, raw in _content(text):
        begun = _GROUP.fullmatch(raw)
        if begun:
            group = begun["code"]
            if group:
                groups.append((group, begun["label"].strip()))
            continue
        try:
            lines.append(_line(raw, number, group))
        except Fault as fault:
            fault.part = part
            faults.append(fault)
    return Axis(tuple(lines), tuple(groups)), faults


def read_base(text: str) -> tuple[tuple[Condition, ...], list[Fault]]:
    """The conditions that hold for every cell, and what is wrong in them."""
    values: dict[str, object] = {}
    found: list[Condition] = []
    try:
        for item in _items(text):
            _take(item, 0, values, found)
        if values:
            raise Fault("table_condition", value=text)
    except Fault as fault:
        fault.part = "base"
        return (), [fault]
    return tuple(found), []


def read_checks(text: str) -> tuple[list[Check], list[Fault]]:
    """The checks, and what is wrong in them."""
    found, faults = [], []
    for number, raw in _content(text):
        try:
            found.append(_check(raw, number))
        except Fault as fault:
            fault.part = "checks"
            faults.append(fault)
    return found, faults


def _content(text: str) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(text.splitlines(), 1):
        if raw.strip():
            yield number, raw.strip()


def _line(raw: str, number: int, group: str) -> Line:
    code, *rest = [part.strip() for part in raw.split("|")]
    if not rest or len(rest) > 2:
        raise Fault("table_line_parts", number)
    if not CODE.fullmatch(code):
        raise Fault("table_line_code", number, value=code)
    label = rest[0].lstrip(">").strip()
    if not label:
        raise Fault("table_line_label", number, value=code)
    level = len(rest[0]) - len(rest[0].lstrip(">"))
    values: dict[str, object] = {}
    conditions: list[Condition] = []
    for item in _items(rest[1] if len(rest) == 2 else ""):
        _take(item, number, values, conditions)
    return Line(
        code,
        label,
        number,
        level,
        group,
        conditions=tuple(conditions),
        **values,  # type: ignore[arg-type]
    )


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(";") if item.strip()]


def _take(item: str, number: int, values: dict[str, object], found: list[Condition]) -> None:
    if item in KINDS:
        values["kind"] = KINDS[item]
    elif item == GROUND:
        values["is_ground"] = True
    elif item.startswith("percent of "):
        values["kind"], values["base"] = SHARE, item.removeprefix("percent of ").strip()
    elif item.startswith("only "):
        values["only"] = _values(item.removeprefix("only "))
    else:
        match = _CONDITION.fullmatch(item)
        if match is None:
            raise Fault("table_condition", number, value=item)
        if match["name"] == "measure":
            values["measure"] = match["values"].strip()
        else:
            found.append(
                Condition(match["name"], _values(match["values"]), negated=match["sign"] == "!=")
            )


def _values(text: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in text.split(",") if value.strip())


def _check(raw: str, number: int) -> Check:
    rule, _hash, remark = raw.partition("#")
    sides: list[tuple[Term, ...]] = []
    signs: list[str] = []
    side: list[Term] = []
    sign: int | None = 1
    for word in _tokens(rule.strip(), number):
        if word in COMPARISONS:
            _require(bool(side) and sign is None, number, rule)
            sides.append(tuple(side))
            signs.append(word)
            side, sign = [], 1
        elif word in ("+", "-"):
            _require(sign is None, number, rule)
            sign = 1 if word == "+" else -1
        else:
            _require(sign is not None, number, rule)
            name = word.removeprefix("sum(").removesuffix(")").strip()
            side.append(Term(name, sign or 1, is_sum=word.startswith("sum(")))
            sign = None
    _require(bool(side) and sign is None and bool(signs), number, rule)
    return Check(rule.strip(), number, (*sides, tuple(side)), tuple(signs), remark.strip())


def _tokens(text: str, number: int) -> Iterator[str]:
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise Fault("table_check", number, value=text)
        yield match["token"]
        at = match.end()


def _require(condition: bool, number: int, rule: str) -> None:  # noqa: FBT001 (a guard)
    if not condition:
        raise Fault("table_check", number, value=rule.strip())
