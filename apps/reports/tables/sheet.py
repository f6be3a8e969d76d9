"""What a reader sees of a table: cells, legend, checks. Page, Word, Excel and API all use it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.actor import Actor
from apps.core import formats
from apps.regulations.choices import Standing
from apps.reports import permissions, rules
from apps.reports.choices import PeriodKind
from apps.reports.manual.printing import ManualLine
from apps.reports.models import Summary, SummaryFigure
from apps.reports.sheet import Card, Sheet
from apps.reports.tables.checks import Verdict, verdicts, words_of_check
from apps.reports.tables.definition import Definition, TableCell
from apps.reports.tables.generating import AT_THE_END, FROM_SIGNED, names_levels
from apps.reports.tables.grammar import (
    AVERAGE,
    BEFORE,
    BY_HAND,
    NOT_RECORDED,
    PRIOR,
    RATIO,
    SHARE,
    Line,
)

BLANK = "…"
"""Stands where nothing is recorded: nought would say that there was none."""
MARK = "*"
"""Stands after a number that somebody entered."""
WRONG = {"=": "≠", ">=": "<", "<=": ">"}
AVERAGE_PLACES = Decimal("0.1")
BASIS = ("unit", "author", "day", "approver", "basis")


@dataclass(frozen=True)
class Shown:
    """One cell as this reader may see it; ``value`` is what Excel counts on with."""

    cell: TableCell
    key: str
    text: str
    value: Decimal | int | None = None
    can_list: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is recorded for it."""
        return self.text == BLANK

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody entered it."""
        return self.cell.kind == BY_HAND


@dataclass(frozen=True)
class ShownRow:
    """A row with its cells; a heading has none."""

    label: str
    level: int = 0
    cells: tuple[Shown, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it only names the rows that follow."""
        return not self.cells


class TableSheet(Sheet):
    """A summary of a table laid out for one reader."""

    def __init__(self, summary: Summary, actor: Actor) -> None:
        super().__init__(summary, actor)
        assert summary.table is not None
        self.table: Definition = summary.table

    @cached_property
    def hidden(self) -> set[str]:
        """Cells of ethnicity or of religion: all of the table as soon as one is too small, since
        another row, column or form would give it away (total less Kinh is the minority)."""
        if self.actor.has(permissions.SENSITIVE):
            return set()
        subjects: dict[str, dict[str, TableCell]] = {}
        for key, cell in self.table.figures():
            for subject in cell.sensitive_about:
                subjects.setdefault(subject, {})[key] = cell
        return {key for cells in subjects.values() if self._is_small(cells) for key in cells}

    def _is_small(self, cells: dict[str, TableCell]) -> bool:
        numbers = (
            self.whole[key].value
            for key, cell in cells.items()
            if cell.kind != AVERAGE and key in self.whole
        )
        return any(number < rules.SMALL for number in numbers)

    def _card(self, indicator: Any) -> Card:
        figure = self.whole[indicator.key]
        hidden = figure.indicator in self.hidden
        # One word for all: "fewer than 3" beside it would tell the others.
        values = self._values(figure, _("withheld") if hidden else None)
        if not hidden:
            values["text"] = self.text_of(figure)
        values |= {"of": None, "share": ""}
        if self._kinds[figure.indicator] in (AVERAGE, BY_HAND):
            values["can_list"] = False
        return Card(**values)

    @cached_property
    def _counted_cells(self) -> dict[str, TableCell]:
        return dict(self.table.figures())

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {key: cell.kind for key, cell in self._counted_cells.items()}

    def text_of(self, figure: SummaryFigure) -> str:
        """A number as the form prints it: none in its own word, an average with one decimal."""
        cell = self._counted_cells[figure.indicator]
        return printed(cell, figure.value, figure.of_value, self.table.zero)

    @cached_property
    def _shown(self) -> dict[str, Card]:
        return {card.indicator.key: card for card in self.cards}

    @cached_property
    def grid(self) -> list[ShownRow]:
        """The table from top to bottom."""
        found: list[ShownRow] = []
        group = ""
        for line in self.table.row_axis.lines:
            if line.group != group:
                group = line.group
                label = self.table.row_axis.label_of(group)
                if label:
                    found.append(ShownRow(label))
            cells = tuple(self._cell(line, column) for column in self.columns)
            found.append(ShownRow(line.label, line.level, cells))
        return found

    @property
    def columns(self) -> tuple[Line, ...]:
        """The columns in their order."""
        return self.table.column_axis.lines

    @cached_property
    def column_groups(self) -> list[dict[str, Any]]:
        """The upper row of the heading: names over columns."""
        found: list[dict[str, Any]] = []
        for column in self.columns:
            label = self.table.column_axis.label_of(column.group)
            if found and found[-1]["group"] == column.group:
                found[-1]["columns"].append(column)
            else:
                found.append({"group": column.group, "label": label, "columns": [column]})
        return found

    @property
    def has_groups(self) -> bool:
        """Whether the heading has an upper row."""
        return any(group["label"] for group in self.column_groups)

    def _cell(self, row: Line, column: Line) -> Shown:
        cell, key = self.table.cells[row.code, column.code], self.table.key(row.code, column.code)
        if cell.kind == NOT_RECORDED:
            return Shown(cell, key, BLANK)
        if cell.kind in (RATIO, SHARE):
            share = self._share(cell)
            if share is None and self._is_unknown(cell):
                return Shown(cell, key, BLANK)
            return Shown(cell, key, formats.percent_text(share) if share is not None else "", share)
        card = self._shown.get(key)
        if card is None:
            return Shown(cell, key, BLANK)
        value = None if card.is_withheld else self._number(key)
        text = f"{card.text}{MARK}" if cell.kind == BY_HAND and value is not None else card.text
        return Shown(cell, key, text, value, card.can_list and bool(card.value))

    @property
    def manual(self) -> list[ManualLine]:
        """None apart: what was entered stands in its cells, its basis in the legend."""
        return []

    @cached_property
    def by_hand(self) -> list[str]:
        """Who entered and approved numbers of the table, and on which basis: one line for all that
        have these in common."""
        numbers: Counter[tuple[str, ...]] = Counter()
        for line in self.summary.details.get("manual", ()):
            for one in line["sources"]:
                numbers[tuple(one[name] for name in BASIS)] += 1
        return [_basis_line(dict(zip(BASIS, one, strict=True)), n) for one, n in numbers.items()]

    def _is_unknown(self, cell: TableCell) -> bool:
        """Whether that of which it is a share is not recorded in this summary."""
        source = self.table.counted_before(cell.column)
        return source is not None and self.table.key(cell.row.code, source.code) not in self.whole

    def _number(self, key: str) -> Decimal | int | None:
        figure = self.whole[key]
        if self._kinds[key] != AVERAGE:
            return figure.value
        return _average(figure.value, figure.of_value) if figure.of_value else None

    def _share(self, cell: TableCell) -> Decimal | None:
        source = self.table.counted_before(cell.column)
        assert source is not None
        part = self.table.key(cell.row.code, source.code)
        if cell.kind == SHARE:
            whole = self.table.key(self.table.base_row(cell.row, cell.column), source.code)
        else:
            before = self.table.counted_before(cell.column, PRIOR)
            assert before is not None
            whole = self.table.key(cell.row.code, before.code)
        if {part, whole} & self.hidden or not {part, whole} <= self.whole.keys():
            return None
        above, below = self._number(part), self._number(whole)
        if above is None or not below:
            return None
        return formats.percent_of(above, below, rules.SHARE_PLACES)

    @cached_property
    def legend(self) -> list[str]:
        """What the signs of the table mean, and what it rests on."""
        found = []
        if any(cell.is_blank for row in self.grid for cell in row.cells):
            found.append(_("%(sign)s: not recorded in this system.") % {"sign": BLANK})
        found += self.by_hand
        if self.table.status == Standing.DRAFT:
            found.append(
                _("A draft: rows or columns of this form have not been compared with its text.")
            )
        kinds = self.table.kinds
        if kinds and self.summary.kind not in kinds:
            names = ", ".join(str(PeriodKind(kind).label) for kind in kinds)
            found.append(_("This form is handed in for: %(kinds)s.") % {"kinds": names})
        if names_levels(self.table):
            at_the_end = self.summary.details.get("levels") == AT_THE_END
            found.append(
                _(
                    "Education and political theory are those of the last day of the period: what a"
                    " degree or certificate dates later does not count. Where none is dated, the"
                    " level that the record names today stands for it."
                )
                if at_the_end
                else _("Education and political theory are those of the day of counting.")
            )
        if "prior" in self.summary.details:
            signed = self.summary.details["prior"] == FROM_SIGNED
            found.append(
                _("Same period last year: as signed then.")
                if signed
                else _("Same period last year: counted from the records of today.")
            )
        if self.hidden:
            found.append(_("Small numbers of ethnicity and religion are not shown to your role."))
        return found

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """The checks of the form, those left out that would tell a withheld number."""
        values = {key: figure.value for key, figure in self.whole.items()}
        values = {key: value for key, value in values.items() if self._kinds[key] != AVERAGE}
        found = verdicts(self.table, values, self._other_form)
        return [one for one in found if not self.hidden.intersection(one.keys)]

    def _other_form(self, form: str) -> dict[str, int] | None:
        summary = self.summary
        seen = Summary.objects.visible_to(self.actor)
        if form == BEFORE:
            rows = seen.signed_until(summary)
        else:
            rows = seen.of_period(
                summary.organization, form, summary.kind, summary.first, summary.last
            ).order_by("-revision")
        newest = rows.first()
        if newest is None:
            return None
        return dict(newest.figures.order_by("pk").values_list("indicator", "value"))

    @cached_property
    def checks(self) -> list[dict[str, Any]]:
        """Each comparison that fails; one line for each check that agrees or cannot be said."""
        failed = [self._words(one) for one in self.verdicts if one.passed is False]
        unsaid = {one.check: self._words(one) for one in self.verdicts if one.passed is None}
        agreed = [one for one in self.verdicts if one.passed]
        lines = dict.fromkeys(words_of_check(self.table, one.check) for one in agreed)
        return [
            *failed,
            *unsaid.values(),
            *({"passed": True, "text": text, "shown": ""} for text in lines),
        ]

    def _words(self, verdict: Verdict) -> dict[str, Any]:
        """A comparison that fails, or why it cannot be made."""
        text = words_of_check(self.table, verdict.check)
        if verdict.passed is None:
            return {"passed": None, "text": text, "shown": _why_unsaid(verdict.missing)}
        text = f"{text} ({verdict.place})"
        left, right = formats.number(verdict.left), formats.number(verdict.right)
        return {"passed": False, "text": text, "shown": f"{left} {WRONG[verdict.sign]} {right}"}

    @property
    def checks_passed(self) -> int:
        """How many comparisons agree."""
        return sum(one.passed is True for one in self.verdicts)

    @property
    def checks_made(self) -> int:
        """How many comparisons could be made."""
        return sum(one.passed is not None for one in self.verdicts)


def _basis_line(values: dict[str, str], cells: int) -> str:
    words = ngettext(
        "%(sign)s: entered by hand. %(unit)s: %(n)s number by %(author)s on %(day)s, approved by"
        " %(approver)s. Basis: %(basis)s.",
        "%(sign)s: entered by hand. %(unit)s: %(n)s numbers by %(author)s on %(day)s, approved by"
        " %(approver)s. Basis: %(basis)s.",
        cells,
    )
    basis = values["basis"].rstrip(".")
    return words % {**values, "basis": basis, "n": formats.number(cells), "sign": MARK}


def _why_unsaid(missing: str) -> str:
    if missing == BEFORE:
        return _("this form has not been signed for the period before")
    if missing:
        return _("form %(form)s of this period has not been made") % {"form": missing}
    return _("a part is not recorded")


def sheet_for(summary: Summary, actor: Actor) -> Sheet:
    """The sheet of a set of indicators, or of a table."""
    return Sheet(summary, actor) if summary.table is None else TableSheet(summary, actor)


def printed(cell: TableCell, value: int, of: int | None, zero: str) -> str:
    """A counted cell as its form prints it: none in its own word, an average with one decimal."""
    if cell.kind == AVERAGE:
        return formats.number(_average(value, of)) if of else ""
    return formats.number(value) if value else zero or "0"


def _average(total: int, of: int) -> Decimal:
    value = Decimal(total) / Decimal(of)
    return value.quantize(AVERAGE_PLACES, ROUND_HALF_UP)
