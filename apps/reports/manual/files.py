"""Manual figures from Excel: one row a figure, entered by the action of the pages. Those of one
organisation and period are judged together."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.core.errors import DomainError, RuleRefused
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.membership.imports.each_row import EachRowFile
from apps.membership.imports.outcomes import NEW, SAME, WRONG, Outcome, Result
from apps.membership.imports.places import Places
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.models import ImportBatch
from apps.reports import permissions
from apps.reports.manual import actions
from apps.reports.manual.cells import indicator_of, is_cell, standing
from apps.reports.manual.periods import kind_of
from apps.reports.models import ManualIndicator
from apps.tenancy.models import Organization

INDICATOR, UNIT, NAME = "indicator", "unit", "name"
COLUMNS = (
    Column(INDICATOR, "Mã chỉ tiêu", (), max_length=60, required=True,
           help="Mã trong danh mục chỉ tiêu nhập tay, hoặc mã ô của biểu (TK1.B2b.c3)."),
    Column(UNIT, "Mã tổ chức", (), max_length=50, required=True),
    Column("first", "Từ ngày", (), "date", required=True),
    Column("last", "Đến ngày", (), "date", required=True, help="Ngày cuối cùng, được tính."),
    Column("value", "Giá trị", ("Số liệu",), "integer",
           help="Ô của biểu để trống giá trị thì không nhập."),
    Column("basis", "Căn cứ", (), max_length=300,
           help="Văn bản làm căn cứ: loại, số, ngày, cơ quan ban hành."),
    Column("note", "Ghi chú", (), max_length=300),
    Column(NAME, "Tên chỉ tiêu", (), help="Để đọc; không nhập lại.", width=60),
)  # fmt: skip
PREVIEWED = (INDICATOR, UNIT, "first", "last", "value", "basis")
GIVEN = ("value", "basis")
Group = tuple[Organization, date, date]
"""Figures that are judged together: of one organisation and period."""


class ManualFile(EachRowFile):
    """Each row is judged by itself; a wrong one stays out, the others come in."""

    code: ClassVar[str] = "manual"
    label: Any = gettext_lazy("Manual figures")
    title: Any = gettext_lazy("Enter manual figures from Excel")
    base: ClassVar[str] = permissions.ENTER
    right: ClassVar[str] = permissions.ENTER
    action: ClassVar[str] = "reports.manual_imported"
    sheet: ClassVar[str] = "Số liệu nhập tay"
    template_name: ClassVar[str] = "mau-so-lieu-nhap-tay"
    identifying: ClassVar[tuple[str, ...]] = (INDICATOR,)
    needed: ClassVar[tuple[str, ...]] = (INDICATOR, UNIT, "first", "last", "basis")
    hints: tuple[Any, ...] = (
        gettext_lazy(
            "One row for each figure: indicator, organisation and period by their codes and days."
        ),
        gettext_lazy("What is loaded waits for approval by somebody else before it counts."),
        gettext_lazy(
            "Figures of one organisation and period are judged together: a whole and its parts are"
            " corrected in one file. What contradicts is refused."
        ),
        gettext_lazy(
            "Cells of statistical forms have the names in the template that the page of the form"
            " offers; those without a value are left out."
        ),
    )  # fmt: skip
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Figures to enter"), "changed": gettext_lazy("Changed"),
    }  # fmt: skip
    done_url: ClassVar[str] = "reports:manual"
    done_label: Any = gettext_lazy("Open the manual figures")

    read: ClassVar[tuple[Column, ...]] = COLUMNS
    previewed: ClassVar[tuple[str, ...]] = PREVIEWED
    places_of: ClassVar[dict[str, str]] = {"organization": UNIT, "kind": "last"}

    def check(
        self, rows: list[Row], header: Header, *, by: Actor, progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:  # fmt: skip
        """Enter what belongs together at once, note what is refused, and take everything back."""
        places = Places(header)
        outcomes = [self._outcome(row, places) for row in rows]
        done = 0
        with transaction.atomic():
            groups = self._groups(outcomes, places, by)
            _refuse_twice(groups, places)
            for group, found in groups.items():
                self._try_together(group, found, places, by)
                done += len(found)
                if progress:
                    progress(done)
            transaction.set_rollback(True)
        return Result(header, outcomes, self.file_warnings(header))

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Enter the good rows for good, each with its own line in the trail."""
        new = result.of(NEW)
        done = 0
        for group, found in self._groups(new, Places(result.header), by).items():
            _enter(group, [one.record for one in found], by)
            done += len(found)
            if progress:
                progress(done)
        return len(new), 0

    def _outcome(self, row: Row, places: Places) -> Outcome:
        """What each row must say; a cell of a form without a value is left out."""
        found = Outcome(row, problems=list(row.errors), warnings=list(row.warnings))
        values = row.values
        if is_cell(str(values.get(INDICATOR) or "")) and values.get("value") is None:
            found.state = WRONG if found.problems else SAME
            return found
        for key in GIVEN:
            if values.get(key) in (None, "") and places.error(row, key, "").column not in {
                one.column for one in row.errors
            }:
                found.problems.append(places.error(row, key, "required"))
        return found

    def _groups(
        self, outcomes: list[Outcome], places: Places, by: Actor
    ) -> dict[Group, list[Outcome]]:
        """Good rows by what is judged together; their entries are in ``record``."""
        units: dict[str, Organization | None] = {}
        indicators: dict[tuple[str, date], ManualIndicator] = {}
        found: dict[Group, list[Outcome]] = {}
        for outcome in outcomes:
            if not outcome.is_good or outcome.state == SAME:
                continue
            try:
                group = self._group_of(outcome, units, indicators, by)
            except DomainError as error:
                self._note(outcome, error, places)
            else:
                found.setdefault(group, []).append(outcome)
        return found

    def _group_of(
        self, outcome: Outcome, units: dict[str, Organization | None],
        indicators: dict[tuple[str, date], ManualIndicator], by: Actor,
    ) -> Group:  # fmt: skip
        values = outcome.row.values
        last = values["last"]
        code = str(values[INDICATOR]).strip(), last
        if code not in indicators:
            known = indicator_of(*code)
            if known is None:
                raise RuleRefused("manual_indicator_unknown", field=INDICATOR)
            indicators[code] = known
        name = str(values[UNIT]).strip().lower()
        if name not in units:
            units[name] = Organization.objects.visible_to(by).filter(code=name).first()
        unit = units[name]
        if unit is None:
            raise RuleRefused("manual_unit_unknown", field=UNIT)
        outcome.record = actions.Entry(
            indicators[code], int(values["value"]), str(values["basis"]),
            str(values.get("note") or ""),
        )  # fmt: skip
        return unit, values["first"], last

    def _try_together(
        self, group: Group, outcomes: list[Outcome], places: Places, by: Actor
    ) -> None:
        """Enter them; while some are refused, those stand at their rows and the others go on."""
        _leave_out_same(group, outcomes)
        left = [one for one in outcomes if one.is_good and one.state != SAME]
        while left:
            try:
                with transaction.atomic():
                    _enter(group, [one.record for one in left], by)
            except actions.EntriesRefused as error:
                for one in left:
                    refusal = error.by_code.get(one.record.indicator.code)
                    if refusal is not None:
                        self._note(one, refusal, places)
            except DomainError as error:
                for one in left:
                    self._note(one, error, places)
            else:
                for one in left:
                    one.state = NEW
                return
            left = [one for one in left if one.is_good]

    def _note(self, outcome: Outcome, error: DomainError, places: Places) -> None:
        key = self.places_of.get(error.field, error.field) or INDICATOR
        outcome.problems.append(places.error(outcome.row, key, error.code, **error.params))


def _enter(group: Group, entries: list[actions.Entry], by: Actor) -> None:
    organization, first, last = group
    actions.enter_figures(
        organization=organization, kind=kind_of(first, last), first=first, last=last,
        entries=entries, by=by,
    )  # fmt: skip


def _refuse_twice(groups: dict[Group, list[Outcome]], places: Places) -> None:
    """Two rows of the same indicator, organisation and period: neither is right."""
    for outcomes in groups.values():
        seen: dict[str, list[Outcome]] = {}
        for one in outcomes:
            seen.setdefault(one.record.indicator.code, []).append(one)
        for many in seen.values():
            for one in many if len(many) > 1 else ():
                other = next(row for row in many if row is not one)
                numbers = {"this": one.row.number, "other": other.row.number}
                one.problems.append(places.error(one.row, INDICATOR, "manual_row_twice", **numbers))


def _leave_out_same(group: Group, outcomes: list[Outcome]) -> None:
    """A cell of a form that has this number and basis already, as in a file that was exported."""
    forms = {one.record.indicator.form for one in outcomes if one.record.indicator.is_cell}
    known = {
        code: (figure.value, figure.basis)
        for form in forms
        for code, figure in standing(group[0], form, *group[1:]).items()
    }
    for one in outcomes:
        entry = one.record
        if known.get(entry.indicator.code) == (entry.value, entry.basis.strip()):
            one.state = SAME


def file_kinds() -> list[FileKind]:
    """The file of manual figures."""
    return [ManualFile()]
