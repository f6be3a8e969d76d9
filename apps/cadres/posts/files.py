"""Units and seats from Excel: one row each, new or corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.cadres.models import Seat, Title, WorkUnit
from apps.cadres.posts import actions
from apps.cadres.posts.files_words import HINTS, LEVEL_WORDS, SYSTEM_WORDS
from apps.core.errors import DomainError, RuleRefused
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.membership.imports.names import Units
from apps.membership.imports.outcomes import CHANGED, NEW, Outcome, Result
from apps.membership.imports.places import Places
from apps.membership.imports.read import STEP
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import ImportBatch

REFERENCE = "reference"
UNIT_COLUMNS = (
    Column(REFERENCE, "Mã cơ quan, đơn vị", (), max_length=14,
           help="Để trống: đơn vị mới. Có mã: sửa đơn vị đã có."),
    Column("name", "Tên cơ quan, đơn vị", ("Tên",), max_length=200),
    Column("system", "Khối", ("Hệ thống",), "choice", choices=SYSTEM_WORDS),
    Column("level", "Cấp", (), "choice", choices=LEVEL_WORDS),
    Column("organization", "Mã cấp ủy quản lý", (), max_length=260,
           help="Để trống: cấp ủy của người nhập."),
    Column("locality", "Mã tổ chức đảng của địa bàn", (), max_length=260),
    Column("valid_from", "Ngày thành lập", (), "date"),
    Column("decision_number", "Số quyết định", (), max_length=60),
)  # fmt: skip
SEAT_COLUMNS = (
    Column(REFERENCE, "Mã vị trí", (), max_length=14,
           help="Để trống: vị trí mới. Có mã: sửa vị trí đã có."),
    Column("work_unit", "Cơ quan, đơn vị", ("Mã cơ quan, đơn vị",), max_length=200,
           help="Mã, hoặc tên nếu chỉ một đơn vị mang tên đó."),
    Column("title", "Chức danh", ("Mã chức danh",), max_length=200,
           help="Mã hoặc tên trong danh mục chức danh."),
    Column("name", "Tên vị trí", (), max_length=200, help="Khi khác tên chức danh."),
    Column("quota", "Số lượng", (), "integer"),
    Column("term_months", "Thời hạn giữ chức vụ (tháng)", ("Thời hạn",), "integer"),
    Column("valid_from", "Ngày lập", (), "date"),
    Column("decision_number", "Số quyết định", (), max_length=60),
)  # fmt: skip


class _PostsFile(FileKind):
    """Each row is judged by the action of its page; a wrong one stays out, the others come in."""

    base: ClassVar[str] = Permission.CHANGE_CADRE
    right: ClassVar[str] = Permission.CHANGE_CADRE
    hints: tuple[Any, ...] = HINTS
    of: ClassVar[tuple[Column, ...]]
    required: ClassVar[tuple[str, ...]]
    """What a new row must say."""
    previewed: ClassVar[tuple[str, ...]]
    identifying: ClassVar[tuple[str, ...]] = (REFERENCE,)

    def write(self, values: Mapping[str, Any], units: Units, by: Actor) -> None:
        """Do what the row says, through an action."""
        raise NotImplementedError

    def columns(self) -> list[Column]:
        """The columns of a unit or seat."""
        return list(self.of)

    def template_columns(self, actor: Actor) -> list[Column]:
        """The same."""
        return self.columns()

    def check(
        self, rows: list[Row], header: Header, *, by: Actor, progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:  # fmt: skip
        """Write every row, note what is refused, and take everything back."""
        places, units = Places(header), Units(by)
        outcomes = [self._outcome(row, places) for row in rows]
        with transaction.atomic():
            for done, outcome in enumerate(outcomes, 1):
                if outcome.is_good:
                    self._try(outcome, places, units, by)
                if progress and done % STEP == 0:
                    progress(done)
            transaction.set_rollback(True)
        return Result(header, outcomes, self.file_warnings(header))

    def _outcome(self, row: Row, places: Places) -> Outcome:
        found = Outcome(row, problems=list(row.errors), warnings=list(row.warnings))
        for key in () if row.values.get(REFERENCE) else self.required:
            if not row.values.get(key) and not found.problems:
                found.problems.append(places.error(row, key, "post_cell_missing"))
        return found

    def _try(self, outcome: Outcome, places: Places, units: Units, by: Actor) -> None:
        values = outcome.row.values
        try:
            with transaction.atomic():
                self.write(values, units, by)
        except DomainError as error:
            found = places.error(outcome.row, error.field, error.code, **error.params)
            outcome.problems.append(found)
        else:
            outcome.state = CHANGED if values.get(REFERENCE) else NEW

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Write the good rows for good, each with its own line in the trail."""
        new, changed, units = result.of(NEW), result.of(CHANGED), Units(by)
        for done, outcome in enumerate((*new, *changed), 1):
            self.write(outcome.row.values, units, by)
            if progress and done % STEP == 0:
                progress(done)
        return len(new), len(changed)

    def preview_headers(self) -> list[str]:
        """The first columns."""
        headers = self.headers()
        return [headers[key] for key in self.previewed]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """What the row says, choices in the words of the file."""
        values, words = outcome.row.values, {column.key: dict(column.choices) for column in self.of}
        shown = (words[key].get(str(values.get(key)), values.get(key)) for key in self.previewed)
        return [{"value": value_text(value)} for value in shown]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """What is written."""
        return [[key, str(value)] for key, value in sorted(outcome.row.values.items())]


class UnitsFile(_PostsFile):
    """Units of work."""

    code: ClassVar[str] = "units"
    label: Any = gettext_lazy("Units of work")
    title: Any = gettext_lazy("Load units of work from Excel")
    action: ClassVar[str] = "cadres.units_imported"
    sheet: ClassVar[str] = "Cơ quan, đơn vị"
    template_name: ClassVar[str] = "mau-co-quan-don-vi"
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Units to set up"), "changed": gettext_lazy("Units to correct"),
    }  # fmt: skip
    done_url: ClassVar[str] = "cadres:units"
    done_label: Any = gettext_lazy("Open the units")
    of = UNIT_COLUMNS
    required = ("name", "system", "level")
    previewed = (REFERENCE, "name", "system", "level")

    def write(self, values: Mapping[str, Any], units: Units, by: Actor) -> None:
        """Set the unit up, or correct it."""
        given: dict[str, Any] = {
            key: values.get(key)
            for key in ("name", "system", "level", "valid_from", "decision_number")
            if values.get(key)
        }
        if values.get("locality"):
            given["locality"] = _organization(str(values["locality"]), units, "locality")
        if not values.get(REFERENCE):
            code = str(values.get("organization") or "")
            office = _organization(code, units, "organization") if code else by.organization
            actions.set_up_unit(organization=office, by=by, **given)
            return
        unit = _unit(str(values[REFERENCE]), by, REFERENCE)
        kept = {
            key: getattr(unit, key)
            for key in ("name", "system", "level", "locality", "valid_from", "decision_number")
        }
        actions.change_unit(work_unit=unit, version=unit.version, by=by, **(kept | given))


class SeatsFile(_PostsFile):
    """Seats of units."""

    code: ClassVar[str] = "seats"
    label: Any = gettext_lazy("Seats")
    title: Any = gettext_lazy("Load seats from Excel")
    action: ClassVar[str] = "cadres.seats_imported"
    sheet: ClassVar[str] = "Vị trí chức danh"
    template_name: ClassVar[str] = "mau-vi-tri-chuc-danh"
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Seats to set up"), "changed": gettext_lazy("Seats to change"),
    }  # fmt: skip
    done_url: ClassVar[str] = "cadres:seats"
    done_label: Any = gettext_lazy("Open the seats")
    of = SEAT_COLUMNS
    required = ("work_unit", "title")
    previewed = (REFERENCE, "work_unit", "title", "name", "quota")

    def template_columns(self, actor: Actor) -> list[Column]:
        """With the titles in force to choose from."""
        titles = Title.objects.valid_on(timezone.localdate()).order_by("-rank", "name")
        choices = tuple((one.code, one.name) for one in titles)
        return [
            replace(column, kind="choice", choices=choices) if column.key == "title" else column
            for column in SEAT_COLUMNS
        ]

    def write(self, values: Mapping[str, Any], units: Units, by: Actor) -> None:
        """Set the seat up, or change it."""
        given: dict[str, Any] = {
            key: values.get(key)
            for key in ("name", "quota", "term_months", "valid_from", "decision_number")
            if values.get(key) not in (None, "")
        }
        if values.get("title"):
            given["title"] = _title(str(values["title"]))
        today = timezone.localdate()
        if not values.get(REFERENCE):
            unit = _unit(str(values["work_unit"]), by, "work_unit")
            actions.set_up_seat(work_unit=unit, version=unit.version, today=today, by=by, **given)
            return
        rows = Seat.objects.visible_to(by).filter(reference__iexact=str(values[REFERENCE]).strip())
        seat = rows.select_related("title", "work_unit").first()
        if seat is None:
            raise RuleRefused("post_seat_unknown", field=REFERENCE)
        kept = {
            key: getattr(seat, key)
            for key in ("title", "name", "quota", "term_months", "valid_from", "decision_number")
        }
        actions.change_seat(seat=seat, version=seat.version, today=today, by=by, **(kept | given))


def _organization(text: str, units: Units, key: str) -> Any:
    found = units.with_code(text)
    named = [found] if found is not None else units.with_name(text)
    if len(named) != 1:
        raise RuleRefused("post_organisation_unknown", field=key)
    return named[0]


def _unit(text: str, by: Actor, key: str) -> WorkUnit:
    said = " ".join(text.split())
    rows = WorkUnit.objects.visible_to(by).filter(
        Q(reference__iexact=said) | Q(name__iexact=said, valid_until__isnull=True)
    )
    found = list(rows.order_by("pk")[:2])
    if len(found) != 1:
        raise RuleRefused("post_unit_unknown", field=key)
    unit: WorkUnit = found[0]
    return unit


def _title(text: str) -> Title:
    said = " ".join(text.split())
    found = list(Title.objects.filter(Q(code=said) | Q(name__iexact=said)).order_by("pk")[:2])
    if len(found) != 1:
        raise RuleRefused("post_title_unknown", field="title")
    title: Title = found[0]
    return title


def file_kinds() -> list[FileKind]:
    """The files of units and seats."""
    return [UnitsFile(), SeatsFile()]
