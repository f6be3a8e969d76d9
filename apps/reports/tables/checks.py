"""The checks of a table over its figures. They flag and never repair.

A comparison agrees, does not agree, or cannot be said: a part is not recorded, or another form has
not been made.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.reports.tables.definition import Definition
from apps.reports.tables.grammar import BEFORE, COUNT, NOT_RECORDED, Axis, Check, Term

COMPARE: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq, ">=": operator.ge, "<=": operator.le,
}  # fmt: skip
SIGNS = {"=": "=", ">=": "≥", "<=": "≤"}
Values = dict[str, int]
"""Figures by key."""
Other = Callable[[str], Values | None]
"""The figures of another form of the same organisation and period, and by ``BEFORE`` those of this
form as signed for the period that ended the day before; None when there are none."""


@dataclass(frozen=True)
class Verdict:
    """One comparison in one row or column: the numbers of each side; None cannot be said."""

    check: Check
    sign: str
    place: str
    """The row in which columns were compared, or the column in which rows were."""
    left: int | None
    right: int | None
    passed: bool | None
    total: str
    """The cell at the left, where it is a single one of this table."""
    parts: tuple[tuple[int, str], ...]
    """The cells at the right, with their signs."""
    keys: frozenset[str]
    missing: str = ""
    """The form that has not been made."""
    is_own: bool = True
    """Whether no cell of another form is in it."""


def verdicts(definition: Definition, values: Values, other: Other) -> list[Verdict]:
    """Every comparison that can be made."""
    return [
        one
        for check in definition.check_list
        for axis in [definition.axis_of(check)]
        if axis is not None
        for one in _of_check(definition, check, axis, values, other)
    ]


def _of_check(
    definition: Definition, check: Check, axis: Axis, values: Values, other: Other
) -> Iterator[Verdict]:
    of_columns = axis is definition.column_axis
    across = definition.row_axis if of_columns else definition.column_axis
    is_foreign = any(term.is_foreign for side in check.sides for term in side)
    lines = [line for line in across.lines if of_columns or line.kind in (COUNT, NOT_RECORDED)]
    if is_foreign:  # with the first column that is counted
        lines = sorted(lines, key=lambda line: line.kind == NOT_RECORDED and not of_columns)[:1]
    for line in lines:
        sides = [
            _side(definition, side, axis, values, other, place=line.code, of_columns=of_columns)
            for side in check.sides
        ]
        for number, sign in enumerate(check.signs):
            left, right = sides[number], sides[number + 1]
            if not (left.keys or right.keys) or (left.value is None and right.value is None):
                continue
            yield _verdict(check, sign, line.label, left, right)


NAMES_AT_ONCE = 6


def words_of_check(definition: Definition, check: Check) -> str:
    """A check as people read it: the names of its lines, Σ for all of a group."""
    axis = definition.axis_of(check)
    assert axis is not None
    words = _side_words(check.sides[0], axis)
    for sign, side in zip(check.signs, check.sides[1:], strict=True):
        words += f" {SIGNS[sign]} {_side_words(side, axis)}"
    return words


def _side_words(side: tuple[Term, ...], axis: Axis) -> str:
    labels = {line.code: line.label for line in axis.lines}
    parts: list[str] = []
    for number, term in enumerate(side):
        if term.is_sum:
            inside = axis.label_of(term.name) or " + ".join(
                line.label for line in axis.of_group(term.name)
            )
            name = f"Σ ({inside})"
        else:
            name = labels.get(term.name) or _foreign_words(term, labels)
        sign = ("+ " if number else "") if term.sign > 0 else "− "
        parts.append(f"{sign}{name}")
    if len(parts) > NAMES_AT_ONCE:
        parts[2:-1] = ["+ …"]
    return " ".join(parts)


def _foreign_words(term: Term, labels: dict[str, str]) -> str:
    """A cell of another form by its name; of the period before by the label of its line."""
    form, _dot, line = term.name.partition(".")
    if form != BEFORE:
        return term.name
    return _("%(line)s, as signed for the period before") % {"line": labels.get(line, line)}


@dataclass
class _Side:
    value: int | None = None
    is_whole: bool = True
    keys: tuple[tuple[int, str], ...] = ()
    missing: str = ""
    is_own: bool = True


def _verdict(check: Check, sign: str, place: str, left: _Side, right: _Side) -> Verdict:
    passed: bool | None = None
    if left.value is not None and right.value is not None:
        passed = COMPARE[sign](left.value, right.value)
        if not passed and not (left.is_whole and right.is_whole):
            passed = None
    total = left.keys[0][1] if len(left.keys) == 1 and left.is_whole else ""
    keys = frozenset(key for _sign, key in (*left.keys, *right.keys))
    return Verdict(
        check, sign, place, left.value, right.value, passed, total, right.keys, keys,
        left.missing or right.missing, left.is_own and right.is_own,
    )  # fmt: skip


def _side(
    definition: Definition, side: tuple[Term, ...], axis: Axis, values: Values, other: Other, *,
    place: str, of_columns: bool,
) -> _Side:  # fmt: skip
    found = _Side()
    for term in side:
        if term.is_foreign:
            _add_foreign(found, term, definition.code, other)
            continue
        for name in definition.names(term, axis):
            row, column = (place, name) if of_columns else (name, place)
            key = definition.key(row, column)
            if key not in values:
                found.is_whole = False
                continue
            found.value = (found.value or 0) + term.sign * values[key]
            found.keys = (*found.keys, (term.sign, key))
    return found


def _add_foreign(found: _Side, term: Term, own: str, other: Other) -> None:
    """A cell of another form: ``TK1.D`` is its first column in that row; ``before.D`` of the same
    form for the period before."""
    form, row, *column = term.name.split(".")
    found.is_own = False
    figures = other(form)
    wanted = ".".join([own if form == BEFORE else form, row, *column])
    hits = [key for key in figures or {} if key == wanted or key.startswith(f"{wanted}.")]
    if not hits:
        found.is_whole, found.missing = False, form
        return
    found.value = (found.value or 0) + term.sign * (figures or {})[hits[0]]
