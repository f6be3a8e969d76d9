"""Transfers from Excel: moves within one committee and requests of transfers to others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.errors import RuleRefused
from apps.core.excel.columns import Column
from apps.membership.imports.acts import ActsFile
from apps.membership.imports.changes import KEYS, key_columns
from apps.membership.imports.names import Units, units_for_members
from apps.membership.imports.outcomes import Outcome
from apps.membership.imports.registry import FileKind
from apps.membership.imports.report import value_text
from apps.membership.transfers import actions
from apps.membership.transfers.choices import Kind, Reason
from apps.membership.transfers.files_words import HINTS
from apps.membership.transfers.lookup import office

KIND, CELL, OFFICE, OUTSIDE, DAY = "kind", "organization", "office", "outside", "moved_on"
KIND_WORDS = (
    (Kind.INTERNAL.value, "Nội bộ"),
    (Kind.OFFICIAL.value, "Chính thức"),
    (Kind.TEMPORARY.value, "Tạm thời"),
    (Kind.ABROAD.value, "Ra nước ngoài"),
)
REASON_WORDS = (
    (Reason.WORK.value, "Chuyển công tác"),
    (Reason.RETIREMENT.value, "Nghỉ hưu"),
    (Reason.LEFT_WORK.value, "Thôi việc"),
    (Reason.RESIDENCE.value, "Thay đổi nơi cư trú"),
    (Reason.STUDY.value, "Đi học tập trung"),
    (Reason.DISSOLVED.value, "Tổ chức đảng giải thể"),
    (Reason.OTHER.value, "Lý do khác"),
)
COLUMNS = (
    Column(
        KIND, "Hình thức chuyển", ("Hình thức", "Loại chuyển"), "choice", required=True,
        choices=KIND_WORDS, help="Nội bộ: chuyển ngay giữa các chi bộ cùng đảng bộ.",
    ),
    Column(
        CELL, "Mã chi bộ đến", ("Chi bộ đến",), max_length=260,
        help="Chỉ ghi khi chuyển nội bộ: mã hoặc tên chi bộ.",
    ),
    Column(
        OFFICE, "Mã đảng bộ tiếp nhận", ("Đảng bộ tiếp nhận",), max_length=60,
        help="Mã đảng bộ trong hệ thống, khi chuyển ra ngoài đảng bộ.",
    ),
    Column(
        OUTSIDE, "Nơi tiếp nhận ngoài hệ thống", ("Nơi đến",), max_length=300,
        help="Ghi tên đầy đủ khi nơi tiếp nhận không có trong hệ thống.",
    ),
    Column(
        "reason", "Lý do", ("Lý do chuyển",), "choice", required=True, choices=REASON_WORDS,
    ),
    Column(DAY, "Ngày chuyển", ("Ngày",), "date", help="Ngày chuyển, hoặc ngày có hiệu lực."),
    Column("basis_number", "Số quyết định", ("Căn cứ",), max_length=60),
    Column("stay_from", "Tạm thời từ ngày", ("Từ ngày",), "date"),
    Column("stay_last", "Tạm thời đến ngày", ("Đến ngày",), "date"),
    Column("note", "Ghi chú", (), max_length=200),
)  # fmt: skip
PREVIEWED = ("full_name", KIND, CELL, OFFICE, OUTSIDE, DAY)


class TransfersFile(ActsFile):
    """One row, one transfer of a known member."""

    code: ClassVar[str] = "transfers"
    label: Any = gettext_lazy("Transfers")
    title: Any = gettext_lazy("Load transfers from Excel")
    right: ClassVar[str] = Permission.CHANGE_TRANSFER
    action: ClassVar[str] = "membership.transfers_imported"
    sheet: ClassVar[str] = "Chuyển sinh hoạt"
    template_name: ClassVar[str] = "mau-chuyen-sinh-hoat-dang"
    identifying: ClassVar[tuple[str, ...]] = KEYS
    needed: ClassVar[tuple[str, ...]] = (KIND, "reason")
    hints: tuple[Any, ...] = HINTS
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Transfers to enter"),
        "changed": gettext_lazy("Changed"),
    }
    done_label: Any = gettext_lazy("Open the register")
    fields: dict[str, str] = {"received_on": DAY, "effective_on": DAY}

    def columns(self) -> list[Column]:
        """Who, how, whereto, when and why."""
        return [*key_columns(), *COLUMNS]

    def template_columns(self, actor: Actor) -> list[Column]:
        """With the cells of the own range to choose from."""
        cells = tuple((unit.code, unit.code) for unit in units_for_members(actor))
        return [
            replace(column, kind="choice", choices=cells) if column.key == CELL else column
            for column in self.columns()
        ]

    def act(self, outcome: Outcome, by: Actor, units: Units) -> None:
        """A move within the committee at once; else a request, as the page would make it."""
        values = {key: value or "" for key, value in outcome.row.values.items()}
        for key in self.needed:
            if not values.get(key):
                raise RuleRefused("transfer_column_missing", field=key)
        if values[KIND] == Kind.INTERNAL:
            self._move(outcome, values, by, units)
        else:
            self._ask(outcome, values, by)

    def _move(self, outcome: Outcome, values: dict[str, Any], by: Actor, units: Units) -> None:
        if not values.get(DAY):
            raise RuleRefused("transfer_day_missing", field=DAY)
        actions.move_within(
            member=outcome.record,
            organization=_cell(values.get(CELL, ""), units),
            reason=values["reason"],
            moved_on=values[DAY],
            by=by,
            today=timezone.localdate(),
            basis_number=values.get("basis_number", ""),
            note=values.get("note", ""),
        )

    def _ask(self, outcome: Outcome, values: dict[str, Any], by: Actor) -> None:
        code = values.get(OFFICE, "")
        target = office(code) if code else None
        if code and target is None:
            raise RuleRefused("office_unknown", field=OFFICE)
        asked = actions.Asked(
            kind=values[KIND],
            reason=values["reason"],
            office=target,
            outside=values.get(OUTSIDE, ""),
            basis_number=values.get("basis_number", ""),
            effective_on=values.get(DAY) or None,
            stay_from=values.get("stay_from") or None,
            stay_last=values.get("stay_last") or None,
            note=values.get("note", ""),
        )
        actions.request_transfer(
            member=outcome.record, asked=asked, by=by, today=timezone.localdate()
        )

    def preview_headers(self) -> list[str]:
        """Who, how, whereto and when."""
        headers = self.headers()
        return [_("Full name"), *(headers[key] for key in PREVIEWED[1:])]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """What the row asks for."""
        words = dict(KIND_WORDS)
        values = outcome.row.values
        shown = [outcome.record.full_name, words.get(str(values.get(KIND)), "")]
        shown += [values.get(key) for key in PREVIEWED[2:]]
        return [{"value": value_text(value)} for value in shown]


def _cell(text: str, units: Units) -> Any:
    found = units.with_code(text)
    if found is not None:
        return found
    named = units.with_name(text) if text else []
    if len(named) != 1:
        raise RuleRefused("unit_unknown", field=CELL)
    return named[0]


def file_kinds() -> list[FileKind]:
    """The file of transfers."""
    return [TransfersFile()]
