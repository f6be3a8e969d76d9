"""Moves that were decided before they were kept here, from Excel: one row a move."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.cadres.models import Cadre
from apps.cadres.moves import actions
from apps.cadres.moves.actions import PastMove
from apps.cadres.moves.choices import Direction
from apps.cadres.moves.files_words import DIRECTION_WORDS, HINTS, KIND_WORDS
from apps.core.errors import RuleRefused
from apps.core.excel.columns import Column
from apps.membership.imports.each_row import EachRowFile
from apps.membership.imports.registry import FileKind

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


class MovesFile(EachRowFile):
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

    read: ClassVar[tuple[Column, ...]] = COLUMNS
    previewed: ClassVar[tuple[str, ...]] = PREVIEWED
    words: ClassVar[dict[str, str]] = dict(KIND_WORDS)

    def enter(self, values: Any, by: Actor) -> None:
        """Enter it by the action of the pages."""
        _enter(values, by)


def _enter(values: Any, by: Actor) -> None:
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
