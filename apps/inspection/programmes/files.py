"""Items of a programme from Excel: one row an item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.errors import DomainError, RuleRefused
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Programme
from apps.inspection.programmes import actions
from apps.inspection.programmes.actions import Planned
from apps.inspection.programmes.choices import ProgrammeState
from apps.inspection.programmes.files_words import (
    BODY_WORDS,
    HINTS,
    KIND_WORDS,
    QUARTER_WORDS,
    SPLIT,
)
from apps.membership.imports.names import Units
from apps.membership.imports.outcomes import NEW, Outcome, Result
from apps.membership.imports.places import Places
from apps.membership.imports.read import STEP
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import ImportBatch, Member

PROGRAMME = "programme"
COLUMNS = (
    Column(PROGRAMME, "Mã chương trình", (), max_length=14, required=True,
           help="Mã ghi trên trang chương trình."),
    Column("year", "Năm", (), "integer", help="Để trống: năm của chương trình."),
    Column("quarter", "Quý", (), "choice", choices=QUARTER_WORDS),
    Column("kind", "Loại việc", ("Loại vụ việc",), "choice", required=True, choices=KIND_WORDS),
    Column("body", "Chủ thể thực hiện", ("Chủ thể",), "choice", choices=BODY_WORDS),
    Column("title", "Nội dung", ("Tên nội dung",), required=True, max_length=300),
    Column("content", "Nội dung cụ thể", (), max_length=4000),
    Column("units", "Mã tổ chức là đối tượng", ("Tổ chức đối tượng",), max_length=1000,
           help="Nhiều mã: cách nhau bằng dấu chấm phẩy."),
    Column("members", "Mã hồ sơ đảng viên là đối tượng", ("Đảng viên đối tượng",), max_length=1000,
           help="Nhiều mã: cách nhau bằng dấu chấm phẩy."),
    Column("names", "Đối tượng khác", (), max_length=1000,
           help="Người không có hồ sơ tại đây; cách nhau bằng dấu chấm phẩy."),
    Column("lookback_from", "Mốc từ ngày", (), "date"),
    Column("lookback_to", "Mốc đến ngày", (), "date"),
    Column("lead", "Chủ trì", (), max_length=200),
    Column("cooperating", "Phối hợp", ("Đơn vị phối hợp",), max_length=300),
    Column("note", "Ghi chú", (), max_length=300),
)  # fmt: skip
NEEDED = tuple(column.key for column in COLUMNS if column.required)
TEXTS = ("content", "lead", "cooperating", "note")
PREVIEWED = (PROGRAMME, "quarter", "kind", "title")


class ItemsFile(FileKind):
    """Each row is judged by the rules of the pages; a wrong one stays out, the others come in."""

    code: ClassVar[str] = "programmes"
    label: Any = gettext_lazy("Items of programmes")
    title: Any = gettext_lazy("Load items of programmes from Excel")
    base: ClassVar[str] = Permission.CHANGE_CASE
    right: ClassVar[str] = Permission.CHANGE_CASE
    action: ClassVar[str] = "inspection.programme_items_imported"
    sheet: ClassVar[str] = "Nội dung chương trình"
    template_name: ClassVar[str] = "mau-noi-dung-chuong-trinh"
    identifying: ClassVar[tuple[str, ...]] = (PROGRAMME,)
    needed: ClassVar[tuple[str, ...]] = NEEDED
    hints: tuple[Any, ...] = HINTS
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Items to plan"), "changed": gettext_lazy("Changed"),
    }  # fmt: skip
    done_url: ClassVar[str] = "inspection:programmes"
    done_label: Any = gettext_lazy("Open the programmes")

    def columns(self) -> list[Column]:
        """Programme, item, subjects."""
        return list(COLUMNS)

    def template_columns(self, actor: Actor) -> list[Column]:
        """With the drafts of the own range to choose from."""
        rows = Programme.objects.visible_to(actor).filter(state=ProgrammeState.DRAFT)
        drafts = tuple((one.reference, one.reference) for one in rows.order_by("first_year"))
        if not drafts:
            return self.columns()
        return [
            replace(column, kind="choice", choices=drafts) if column.key == PROGRAMME else column
            for column in COLUMNS
        ]

    def check(
        self, rows: list[Row], header: Header, *, by: Actor, progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:  # fmt: skip
        """Plan every item, note what is refused, and take everything back."""
        places, units = Places(header), Units(by)
        outcomes = [_outcome(row, places) for row in rows]
        with transaction.atomic():
            for done, outcome in enumerate(outcomes, 1):
                if outcome.is_good:
                    _try(outcome, places, units, by)
                if progress and done % STEP == 0:
                    progress(done)
            transaction.set_rollback(True)
        return Result(header, outcomes, self.file_warnings(header))

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Plan the good items for good, each with its own line in the trail."""
        good, units = result.of(NEW), Units(by)
        for done, outcome in enumerate(good, 1):
            _plan(outcome, units, by)
            if progress and done % STEP == 0:
                progress(done)
        return len(good), 0

    def preview_headers(self) -> list[str]:
        """The programme, the item and its subjects."""
        headers = self.headers()
        return [*(headers[key] for key in PREVIEWED), _("Subjects")]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """What the row says."""
        values = outcome.row.values
        words = {"kind": dict(KIND_WORDS), "quarter": dict(QUARTER_WORDS)}
        shown = [words.get(key, {}).get(str(values.get(key)), values.get(key)) for key in PREVIEWED]
        about = [str(values[key]) for key in ("units", "members", "names") if values.get(key)]
        return [{"value": value_text(value)} for value in (*shown, "; ".join(about))]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """What is planned."""
        return [[key, str(value)] for key, value in sorted(outcome.row.values.items())]


def _outcome(row: Row, places: Places) -> Outcome:
    found = Outcome(row, problems=list(row.errors), warnings=list(row.warnings))
    for key in NEEDED:
        if not row.values.get(key) and not found.problems:
            found.problems.append(places.error(row, key, "cell_missing"))
    return found


def _try(outcome: Outcome, places: Places, units: Units, by: Actor) -> None:
    """Plan one item; a refusal stands at its cell."""
    try:
        with transaction.atomic():
            _plan(outcome, units, by)
    except DomainError as error:
        key = {"subjects": "names"}.get(error.field, error.field)
        outcome.problems.append(places.error(outcome.row, key, error.code, **error.params))
    else:
        outcome.state = NEW


def _plan(outcome: Outcome, units: Units, by: Actor) -> None:
    values = outcome.row.values
    rows = Programme.objects.visible_to(by).filter(reference=str(values[PROGRAMME]).strip())
    programme = rows.first()
    if programme is None:
        raise RuleRefused("programme_unknown", field=PROGRAMME)
    texts: dict[str, Any] = {key: str(values.get(key) or "") for key in TEXTS}
    quarter = values.get("quarter")
    planned = Planned(
        year=int(values.get("year") or programme.first_year),
        quarter=int(quarter) if quarter else None, kind=values["kind"],
        body=str(values.get("body") or ""), title=values["title"],
        lookback_from=values.get("lookback_from") or None,
        lookback_to=values.get("lookback_to") or None,
        subjects=list(_subjects(values, units, by)), **texts,
    )  # fmt: skip
    actions.add_item(
        programme=programme, version=programme.version, planned=planned,
        today=timezone.localdate(), by=by,
    )  # fmt: skip


def _subjects(values: Mapping[str, Any], units: Units, by: Actor) -> Iterable[Subject]:
    for code in _parts(values, "units"):
        unit = units.with_code(code)
        named = [unit] if unit is not None else units.with_name(code)
        if len(named) != 1:
            raise RuleRefused("unit_unknown", field="units")
        yield Subject(organization=named[0])
    for key in _parts(values, "members"):
        rows = Member.objects.visible_to(by).select_related("organization")
        member = rows.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None
        if member is None:
            raise RuleRefused("case_member_unknown", field="members")
        yield Subject(member=member)
    for name in _parts(values, "names"):
        yield Subject(name=name[:200])


def _parts(values: Mapping[str, Any], key: str) -> list[str]:
    return [part.strip() for part in SPLIT.split(str(values.get(key) or "")) if part.strip()]


def file_kinds() -> list[FileKind]:
    """The file of items."""
    return [ItemsFile()]
