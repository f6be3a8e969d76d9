"""Units and seats from Excel: one row each, new or corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.cadres.models import Seat, Title, WorkUnit
from apps.cadres.posts import actions
from apps.cadres.posts.files_words import CHANGE_WORDS, HINTS, LEVEL_WORDS, SYSTEM_WORDS
from apps.core.errors import RuleRefused
from apps.core.excel.columns import Column
from apps.membership.imports.each_row import EachRowFile
from apps.membership.imports.registry import FileKind
from apps.tenancy.models import Organization

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
    Column("change_field", "Danh mục định kỳ chuyển đổi", ("Định kỳ chuyển đổi",), "choice",
           choices=CHANGE_WORDS, help="Để trống: không thuộc danh mục."),
    Column("change_months", "Thời hạn chuyển đổi (tháng)", (), "integer"),
    Column("valid_from", "Ngày lập", (), "date"),
    Column("decision_number", "Số quyết định", (), max_length=60),
)  # fmt: skip
OF_SEAT = (
    "name", "quota", "term_months", "change_field", "change_months", "valid_from",
    "decision_number",
)  # fmt: skip


class _PostsFile(EachRowFile):
    """What the two share."""

    base: ClassVar[str] = Permission.CHANGE_CADRE
    right: ClassVar[str] = Permission.CHANGE_CADRE
    hints: tuple[Any, ...] = HINTS
    identifying: ClassVar[tuple[str, ...]] = (REFERENCE,)
    reference: ClassVar[str] = REFERENCE
    words: ClassVar[dict[str, str]] = dict((*SYSTEM_WORDS, *LEVEL_WORDS, *CHANGE_WORDS))


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
    read = UNIT_COLUMNS
    required = ("name", "system", "level")
    previewed = (REFERENCE, "name", "system", "level")

    def enter(self, values: Any, by: Actor) -> None:
        """Set the unit up, or correct it."""
        given: dict[str, Any] = {
            key: values.get(key)
            for key in ("name", "system", "level", "valid_from", "decision_number")
            if values.get(key)
        }
        if values.get("locality"):
            given["locality"] = _organization(str(values["locality"]), by, "locality")
        if not values.get(REFERENCE):
            code = str(values.get("organization") or "")
            office = _organization(code, by, "organization") if code else by.organization
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
    read = SEAT_COLUMNS
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

    def enter(self, values: Any, by: Actor) -> None:
        """Set the seat up, or change it."""
        given: dict[str, Any] = {
            key: values.get(key) for key in OF_SEAT if values.get(key) not in (None, "")
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
        kept = {key: getattr(seat, key) for key in ("title", *OF_SEAT)}
        actions.change_seat(seat=seat, version=seat.version, today=today, by=by, **(kept | given))


def _organization(text: str, by: Actor, key: str) -> Organization:
    said = " ".join(text.split())
    rows = Organization.objects.visible_to(by).filter(active=True)
    found = list(rows.filter(Q(code__iexact=said) | Q(name__iexact=said)).order_by("pk")[:2])
    if len(found) != 1:
        raise RuleRefused("post_organisation_unknown", field=key)
    unit: Organization = found[0]
    return unit


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
