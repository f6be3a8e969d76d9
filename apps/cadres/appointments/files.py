"""Decisions that were taken before files were kept here, from Excel: one row a decision."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.cadres.appointments import actions
from apps.cadres.appointments.actions import Past
from apps.cadres.appointments.files_words import ACT_WORDS, HINTS
from apps.cadres.models import Cadre
from apps.core.errors import RuleRefused
from apps.core.excel.columns import Column
from apps.membership.imports.each_row import EachRowFile
from apps.membership.imports.registry import FileKind

CADRE = "cadre"
COLUMNS = (
    Column(CADRE, "Mã hồ sơ cán bộ", (), max_length=14, required=True,
           help="Mã ghi trên trang hồ sơ cán bộ."),
    Column("act", "Loại việc", (), "choice", required=True, choices=ACT_WORDS),
    Column("title_text", "Chức danh", (), required=True, max_length=200),
    Column("unit_text", "Cơ quan, đơn vị công tác", ("Đơn vị",), max_length=200),
    Column("decision_number", "Số quyết định", (), required=True, max_length=60),
    Column("decided_on", "Ngày quyết định", (), "date", required=True),
    Column("effective_on", "Có hiệu lực từ", (), "date"),
    Column("until", "Đến ngày", (), "date"),
    Column("signer", "Người ký", (), max_length=120),
    Column("by_other_body", "Do cơ quan khác quyết định", (), max_length=200,
           help="Chỉ ghi khi cơ quan khác quyết định sau khi cấp ủy hiệp y."),
)  # fmt: skip
NEEDED = tuple(column.key for column in COLUMNS if column.required)
PREVIEWED = (CADRE, "act", "title_text", "decision_number")


class DecisionsFile(EachRowFile):
    """Each row is judged by itself; a wrong one stays out, the others come in."""

    code: ClassVar[str] = "appointments"
    label: Any = gettext_lazy("Earlier decisions on cadres")
    title: Any = gettext_lazy("Load earlier decisions on cadres from Excel")
    base: ClassVar[str] = Permission.CHANGE_CADRE
    right: ClassVar[str] = Permission.CHANGE_CADRE
    action: ClassVar[str] = "cadres.appointments_imported"
    sheet: ClassVar[str] = "Quyết định"
    template_name: ClassVar[str] = "mau-quyet-dinh-can-bo"
    identifying: ClassVar[tuple[str, ...]] = (CADRE,)
    needed: ClassVar[tuple[str, ...]] = NEEDED
    hints: tuple[Any, ...] = HINTS
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Decisions to enter"), "changed": gettext_lazy("Changed"),
    }  # fmt: skip
    done_url: ClassVar[str] = "cadres:appointments"
    done_label: Any = gettext_lazy("Open the appointments")

    read: ClassVar[tuple[Column, ...]] = COLUMNS
    previewed: ClassVar[tuple[str, ...]] = PREVIEWED
    words: ClassVar[dict[str, str]] = dict(ACT_WORDS)

    def enter(self, values: Any, by: Actor) -> None:
        """Enter it by the action of the pages."""
        _enter(values, by)


def _enter(values: Any, by: Actor) -> None:
    reference = str(values[CADRE]).strip().upper()
    cadre = Cadre.objects.visible_to(by).filter(reference=reference).first()
    if cadre is None:
        raise RuleRefused("appointment_profile_unknown", field=CADRE)
    texts = {key: str(values.get(key) or "") for key in ("unit_text", "signer", "by_other_body")}
    past = Past(
        act=values["act"], title_text=values["title_text"],
        decision_number=str(values["decision_number"]), decided_on=values["decided_on"],
        effective_on=values.get("effective_on") or None, until=values.get("until") or None, **texts,
    )  # fmt: skip
    actions.enter_past(cadre=cadre, past=past, today=timezone.localdate(), by=by)


def file_kinds() -> list[FileKind]:
    """The file of earlier decisions."""
    return [DecisionsFile()]
