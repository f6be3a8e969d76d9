"""Moves that were decided before they were kept here, from Excel: one row a move."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.cadres.models import Cadre
from apps.cadres.moves import actions
from apps.cadres.moves.actions import PastMove
from apps.cadres.moves.choices import Direction
from apps.cadres.moves.files_words import DIRECTION_WORDS, HINTS, KIND_WORDS
from apps.core.errors import DomainError, RuleRefused
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.membership.imports.outcomes import NEW, Outcome, Result
from apps.membership.imports.places import Places
from apps.membership.imports.read import STEP
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import ImportBatch

CADRE = "cadre"
COLUMNS = (
    Column(CADRE, "Mã hồ sơ cán bộ", (), max_length=14, required=True,
           help="Mã ghi trên trang hồ sơ cán bộ."),
    Column("kind", "Hình thức", ("Loại",), "choice", required=True, choices=KIND_WORDS),
    Column("direction", "Chiều", (), "choice", choices=DIRECTION_WORDS),
    Column("from_text", "Chức vụ, đơn vị cũ", (), max_length=300),
    Column("title_text", "Chức danh mới", ("Chức danh",), required=True, max_length=200),
    Column("unit_text", "Đơn vị mới", ("Đơn vị",), max_length=200),
    Column("decision_number", "Số quyết định", (), required=True, max_length=60),
    Column("decided_on", "Ngày quyết định", (), "date", required=True),
    Column("effective_on", "Có hiệu lực từ", (), "date"),
    Column("ended_on", "Kết thúc ngày", (), "date"),
    Column("by_other_body", "Do cơ quan khác quyết định", (), max_length=200,
           help="Chỉ ghi khi cơ quan khác quyết định sau khi cấp ủy hiệp y."),
)  # fmt: skip
NEEDED = tuple(column.key for column in COLUMNS if column.required)
PREVIEWED = (CADRE, "kind", "title_text", "decision_number")


class MovesFile(FileKind):
    """Each row is judged by itself; a wrong one stays out, the others come in."""

    code: ClassVar[str] = "moves"
    label: Any = gettext_lazy("Earlier moves of cadres")
    title: Any = gettext_lazy("Load earlier moves of cadres from Excel")
    base: ClassVar[str] = Permission.CHANGE_CADRE
    right: ClassVar[str] = Permission.CHANGE_CADRE
    action: ClassVar[str] = "cadres.moves_imported"
    sheet: ClassVar[str] = "Luân chuyển, điều động"
    template_name: ClassVar[str] = "mau-luan-chuyen-dieu-dong"
    identifying: ClassVar[tuple[str, ...]] = (CADRE,)
    needed: ClassVar[tuple[str, ...]] = NEEDED
    hints: tuple[Any, ...] = HINTS
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Decisions to enter"), "changed": gettext_lazy("Changed"),
    }  # fmt: skip
    done_url: ClassVar[str] = "cadres:moves"
    done_label: Any = gettext_lazy("Open the moves")

    def columns(self) -> list[Column]:
        """Person, kind, places, decision."""
        return list(COLUMNS)

    def template_columns(self, actor: Actor) -> list[Column]:
        """The same for everybody: profiles are too many to choose from."""
        return self.columns()

    def check(
        self, rows: list[Row], header: Header, *, by: Actor, progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:  # fmt: skip
        """Enter every decision, note what is refused, and take everything back."""
        places = Places(header)
        outcomes = [_outcome(row, places) for row in rows]
        with transaction.atomic():
            for done, outcome in enumerate(outcomes, 1):
                if outcome.is_good:
                    _try(outcome, places, by)
                if progress and done % STEP == 0:
                    progress(done)
            transaction.set_rollback(True)
        return Result(header, outcomes, self.file_warnings(header))

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Enter the good rows for good, each with its own line in the trail."""
        good = result.of(NEW)
        for done, outcome in enumerate(good, 1):
            _enter(outcome, by)
            if progress and done % STEP == 0:
                progress(done)
        return len(good), 0

    def preview_headers(self) -> list[str]:
        """The person, the act, the title, the decision."""
        headers = self.headers()
        return [headers[key] for key in PREVIEWED]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """What the row says."""
        values, words = outcome.row.values, dict(KIND_WORDS)
        shown = [words.get(values.get(key), values.get(key)) for key in PREVIEWED]  # type: ignore[arg-type]
        return [{"value": value_text(value)} for value in shown]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """What is entered."""
        return [[key, str(value)] for key, value in sorted(outcome.row.values.items())]


def _outcome(row: Row, places: Places) -> Outcome:
    found = Outcome(row, problems=list(row.errors), warnings=list(row.warnings))
    for key in NEEDED:
        if not row.values.get(key) and not found.problems:
            found.problems.append(places.error(row, key, "case_cell_missing"))
    return found


def _try(outcome: Outcome, places: Places, by: Actor) -> None:
    """Enter one decision; a refusal stands at its cell."""
    try:
        with transaction.atomic():
            _enter(outcome, by)
    except DomainError as error:
        outcome.problems.append(
            places.error(outcome.row, error.field or CADRE, error.code, **error.params)
        )
    else:
        outcome.state = NEW


def _enter(outcome: Outcome, by: Actor) -> None:
    values = outcome.row.values
    reference = str(values[CADRE]).strip().upper()
    cadre = Cadre.objects.visible_to(by).filter(reference=reference).first()
    if cadre is None:
        raise RuleRefused("appointment_profile_unknown", field=CADRE)
    texts = {key: str(values.get(key) or "") for key in ("unit_text", "from_text", "by_other_body")}
    past = PastMove(
        kind=values["kind"], direction=values.get("direction") or Direction.WITHIN,
        title_text=values["title_text"], decision_number=str(values["decision_number"]),
        decided_on=values["decided_on"], effective_on=values.get("effective_on") or None,
        ended_on=values.get("ended_on") or None, **texts,
    )  # fmt: skip
    actions.enter_past_move(cadre=cadre, past=past, today=timezone.localdate(), by=by)


def file_kinds() -> list[FileKind]:
    """The file of earlier moves."""
    return [MovesFile()]
