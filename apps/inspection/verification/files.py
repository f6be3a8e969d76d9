"""The list of a draw from Excel: one row a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.audit import register_actions
from apps.core.errors import DomainError, RuleRefused, register_labels
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.inspection.models import AssetDraw
from apps.inspection.verification import actions
from apps.inspection.verification.choices import DrawState
from apps.inspection.verification.rules import Entry
from apps.membership.imports.outcomes import NEW, Outcome, Result
from apps.membership.imports.places import Places
from apps.membership.imports.read import STEP
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import ImportBatch

DRAW = "draw"
COLUMNS = (
    Column(DRAW, "Mã bốc thăm", (), max_length=14, required=True,
           help="Mã ghi trên trang bốc thăm."),
    Column("name", "Họ và tên", ("Người kê khai",), required=True, max_length=120),
    Column("position", "Chức vụ", (), max_length=200),
    Column("unit", "Đơn vị", ("Cơ quan, đơn vị",), max_length=300),
    Column("card_number", "Số thẻ đảng viên", ("Số thẻ",), max_length=12),
    Column("excluded", "Lý do không đưa vào bốc thăm", ("Lý do loại",), max_length=300,
           help="Để trống: được bốc thăm. Người có lý do vẫn ở trong danh sách."),
)  # fmt: skip
FIELDS = ("name", "position", "unit", "card_number", "excluded")
NEEDED = (DRAW, "name")
register_labels(
    {
        "draw_unknown": _("This draw is not on record in your range."),
        "draw_on_list": _("This person is on the list already: %(line)s."),
    }
)  # fmt: skip
register_actions({"inspection.draw_people_imported": _("loaded a file of persons for a draw")})


class PeopleFile(FileKind):
    """Each row adds a person to a list that is not fixed yet; a wrong one stays out."""

    code: ClassVar[str] = "draws"
    label: Any = _("Persons of a draw")
    title: Any = _("Load persons of a draw from Excel")
    base: ClassVar[str] = Permission.CHANGE_CASE
    right: ClassVar[str] = Permission.CHANGE_CASE
    action: ClassVar[str] = "inspection.draw_people_imported"
    sheet: ClassVar[str] = "Danh sách kê khai"
    template_name: ClassVar[str] = "mau-danh-sach-boc-tham"
    identifying: ClassVar[tuple[str, ...]] = (DRAW,)
    needed: ClassVar[tuple[str, ...]] = NEEDED
    hints: tuple[Any, ...] = (
        _("One row for each person who declares assets. The draw is known by its reference."),
        _("Who is left out of the draw stays on the list with the reason."),
        _("Only a list that is not fixed yet takes more persons."),
    )
    unit_words: dict[str, Any] = {"new": _("Persons to list"), "changed": _("Changed")}
    done_url: ClassVar[str] = "inspection:draws"
    done_label: Any = _("Open the draws")

    def columns(self) -> list[Column]:
        """Draw, person, reason."""
        return list(COLUMNS)

    def template_columns(self, actor: Actor) -> list[Column]:
        """With the lists of the own range that are not fixed to choose from."""
        rows = AssetDraw.objects.visible_to(actor).filter(state=DrawState.LISTED)
        known = tuple((one.reference, one.reference) for one in rows.latest_first())
        if not known:
            return self.columns()
        return [
            replace(column, kind="choice", choices=known) if column.key == DRAW else column
            for column in COLUMNS
        ]

    def check(
        self, rows: list[Row], header: Header, *, by: Actor, progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:  # fmt: skip
        """Open each list once by its action, take that back, and note what of each row is refused:
        a list is stored whole, so that a try for each row would write it as often as it is long."""
        places = Places(header)
        outcomes = [_outcome(row, places) for row in rows]
        lists: dict[str, set[str] | DomainError] = {}
        with transaction.atomic():
            for done, outcome in enumerate(outcomes, 1):
                if outcome.is_good:
                    _try(outcome, places, by, lists)
                if progress and done % STEP == 0:
                    progress(done)
            transaction.set_rollback(True)
        return Result(header, outcomes, self.file_warnings(header))

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """List the good ones for good: one act, one line in the trail, for each draw."""
        good = result.of(NEW)
        by_draw: dict[str, list[Entry]] = {}
        for outcome in good:
            by_draw.setdefault(_code(outcome.row.values), []).append(_entry(outcome.row.values))
        for code, entries in by_draw.items():
            found = _draw(code, by)
            actions.list_people(draw=found, version=found.version, entries=entries, by=by)
        if progress:
            progress(len(good))
        return len(good), 0

    def preview_headers(self) -> list[str]:
        """All columns but the card number."""
        return [text for key, text in self.headers().items() if key != "card_number"]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """What the row says."""
        values = outcome.row.values
        shown = [key for key in self.headers() if key != "card_number"]
        return [{"value": value_text(values.get(key))} for key in shown]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """Who is listed."""
        return [[key, str(value)] for key, value in sorted(outcome.row.values.items())]


def _outcome(row: Row, places: Places) -> Outcome:
    found = Outcome(row, problems=list(row.errors), warnings=list(row.warnings))
    for key in NEEDED:
        if not row.values.get(key) and not found.problems:
            found.problems.append(places.error(row, key, "cell_missing"))
    return found


def _try(
    outcome: Outcome, places: Places, by: Actor, lists: dict[str, set[str] | DomainError]
) -> None:
    """Whether the person can be listed; a refusal stands at its cell."""
    code, line = _code(outcome.row.values), _entry(outcome.row.values).line
    if code not in lists:
        lists[code] = _opened(code, by)
    known = lists[code]
    error = known if isinstance(known, DomainError) else None
    if error is None and line in known:  # type: ignore[operator]
        error = RuleRefused("draw_on_list", field="name", line=line)
    if error is not None:
        key = error.field if error.field in (DRAW, *FIELDS) else DRAW
        outcome.problems.append(places.error(outcome.row, key, error.code, **error.params))
        return
    known.add(line)  # type: ignore[union-attr]
    outcome.state = NEW


def _opened(code: str, by: Actor) -> set[str] | DomainError:
    """Who is on the list, or why nobody can be added to it."""
    try:
        with transaction.atomic():
            found = _draw(code, by)
            found = actions.list_people(draw=found, version=found.version, entries=[], by=by)
    except DomainError as error:
        return error
    return {one.line for one in found.entries}


def _code(values: Mapping[str, Any]) -> str:
    return str(values[DRAW]).strip()


def _draw(code: str, by: Actor) -> AssetDraw:
    found: AssetDraw | None = AssetDraw.objects.visible_to(by).filter(reference=code).first()
    if found is None:
        raise RuleRefused("draw_unknown", field=DRAW)
    return found


def _entry(values: Mapping[str, Any]) -> Entry:
    """As the page writes it: there a semicolon parts the columns and a bar the reason."""
    return Entry(**{name: _plain(values.get(name)) for name in FIELDS})


def _plain(value: Any) -> str:
    return " ".join(str(value or "").replace(";", ",").replace("|", "/").split())


def file_kinds() -> list[FileKind]:
    """The file of persons."""
    return [PeopleFile()]
