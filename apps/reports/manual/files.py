"""Manual figures from Excel: one row a figure, each entered by the action of the pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.core.errors import RuleRefused
from apps.core.excel.columns import Column
from apps.membership.imports.each_row import EachRowFile
from apps.membership.imports.registry import FileKind
from apps.reports import permissions, rules
from apps.reports.choices import PeriodKind
from apps.reports.manual import actions
from apps.reports.models import ManualIndicator
from apps.tenancy.models import Organization

INDICATOR, UNIT = "indicator", "unit"
COLUMNS = (
    Column(INDICATOR, "Mã chỉ tiêu", (), max_length=60, required=True,
           help="Mã ghi trong danh mục chỉ tiêu nhập tay."),
    Column(UNIT, "Mã tổ chức", (), max_length=50, required=True),
    Column("first", "Từ ngày", (), "date", required=True),
    Column("last", "Đến ngày", (), "date", required=True, help="Ngày cuối cùng, được tính."),
    Column("value", "Giá trị", ("Số liệu",), "integer", required=True),
    Column("basis", "Căn cứ", (), required=True, max_length=300,
           help="Văn bản làm căn cứ: loại, số, ngày, cơ quan ban hành."),
    Column("note", "Ghi chú", (), max_length=300),
)  # fmt: skip
PREVIEWED = (INDICATOR, UNIT, "first", "last", "value", "basis")


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
            "A figure that contradicts its whole or its parts is refused; put the whole before its"
            " parts."
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

    def enter(self, values: Any, by: Actor) -> None:
        """Enter it by the action of the pages."""
        code = str(values[INDICATOR]).strip().lower()
        indicator = ManualIndicator.objects.filter(code=code).first()
        if indicator is None:
            raise RuleRefused("manual_indicator_unknown", field=INDICATOR)
        visible = Organization.objects.visible_to(by)
        unit = visible.filter(code=str(values[UNIT]).strip().lower()).first()
        if unit is None:
            raise RuleRefused("manual_unit_unknown", field=UNIT)
        actions.enter_figure(
            organization=unit, indicator=indicator, kind=_kind(values["first"], values["last"]),
            first=values["first"], last=values["last"], value=int(values["value"]),
            basis=str(values["basis"]), note=str(values.get("note") or ""), by=by,
        )  # fmt: skip


def _kind(first: Any, last: Any) -> str:
    """The kind of period that the two days are."""
    for kind in rules.FIXED_KINDS:
        if rules.is_period(kind, first, last):
            return kind
    return PeriodKind.FREE


def file_kinds() -> list[FileKind]:
    """The file of manual figures."""
    return [ManualFile()]
