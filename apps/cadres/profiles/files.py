"""Profiles, and the positions somebody held, from Excel: one row each."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.cadres.choices import RetirementScheme
from apps.cadres.models import Cadre
from apps.cadres.profiles import actions
from apps.cadres.profiles import files_words as said
from apps.cadres.profiles.actions.register import PERSON, WORK
from apps.cadres.profiles.reading import member_of_card, seat_of
from apps.core.errors import RuleRefused
from apps.core.excel.columns import Column
from apps.membership.imports.each_row import EachRowFile
from apps.membership.imports.members_columns import EDUCATION_WORDS, SEX_WORDS, THEORY_WORDS
from apps.membership.imports.registry import FileKind

CADRE, CARD, SEAT = "cadre", "card_number", "seat"
PROFILE_COLUMNS = (
    Column(CADRE, "Mã hồ sơ cán bộ", ("Mã hồ sơ",), max_length=14,
           help="Để trống: hồ sơ mới. Có mã: sửa hồ sơ đã có."),
    Column(CARD, "Số thẻ đảng viên", ("Số thẻ",), max_length=12,
           help="Chỉ ghi khi là đảng viên thuộc phạm vi quản lý."),
    Column("full_name", "Họ và tên", ("Họ tên",), max_length=120),
    Column("birth", "Ngày sinh", (), "partial_date"),
    Column("sex", "Giới tính", (), "choice", choices=SEX_WORDS),
    Column("education", "Trình độ", ("Trình độ chuyên môn",), "choice", choices=EDUCATION_WORDS),
    Column("political_theory", "Lý luận chính trị", (), "choice", choices=THEORY_WORDS),
    Column("staff_kind", "Đối tượng", (), "choice", choices=said.STAFF_WORDS),
    Column("management_tier", "Diện quản lý", (), "choice", choices=said.TIER_WORDS),
    Column("retirement_scheme", "Nghỉ hưu theo", (), "choice", choices=said.SCHEME_WORDS,
           help="Để trống: theo lộ trình."),
    Column("retires_on", "Ngày nghỉ hưu", (), "date", help="Chỉ ghi khi khác lộ trình."),
    Column("retirement_note", "Căn cứ nghỉ hưu", (), max_length=200),
)  # fmt: skip
POSITION_COLUMNS = (
    Column(CADRE, "Mã hồ sơ cán bộ", ("Mã hồ sơ",), max_length=14, required=True,
           help="Mã ghi trên trang hồ sơ cán bộ."),
    Column(SEAT, "Mã vị trí", (), max_length=14, help="Để trống: chức vụ giữ ở nơi khác."),
    Column("title_text", "Chức vụ", ("Chức danh",), max_length=200),
    Column("unit_text", "Cơ quan, đơn vị", ("Đơn vị công tác",), max_length=200),
    Column("act", "Hình thức", (), "choice", choices=said.ACT_WORDS),
    Column("since", "Từ ngày", ("Từ tháng, năm",), "partial_date"),
    Column("until", "Đến ngày", ("Đến tháng, năm",), "partial_date",
           help="Ngày đầu tiên không còn giữ. Để trống: đang giữ."),
    Column("end", "Lý do thôi giữ", (), "choice", choices=said.END_WORDS),
    Column("term_ends_on", "Hết thời hạn bổ nhiệm", (), "date"),
    Column("is_concurrent", "Kiêm nhiệm", (), "choice", choices=said.CONCURRENT_WORDS),
    Column("decision_number", "Số quyết định", (), max_length=60),
    Column("decided_on", "Ngày quyết định", (), "date"),
    Column("note", "Ghi chú", (), max_length=300),
)  # fmt: skip


class _ProfileFile(EachRowFile):
    """What the two share."""

    base: ClassVar[str] = Permission.CHANGE_CADRE
    right: ClassVar[str] = Permission.CHANGE_CADRE
    done_url: ClassVar[str] = "cadres:cadres"
    done_label: Any = gettext_lazy("Open the profiles")


class ProfilesFile(_ProfileFile):
    """Profiles: begun, or corrected in how somebody works and retires."""

    code: ClassVar[str] = "profiles"
    label: Any = gettext_lazy("Profiles of cadres")
    title: Any = gettext_lazy("Load profiles of cadres from Excel")
    action: ClassVar[str] = "cadres.profiles_imported"
    sheet: ClassVar[str] = "Hồ sơ cán bộ"
    template_name: ClassVar[str] = "mau-ho-so-can-bo"
    identifying: ClassVar[tuple[str, ...]] = (CADRE, CARD, "full_name")
    reference: ClassVar[str] = CADRE
    required: ClassVar[tuple[str, ...]] = ("staff_kind",)
    hints: tuple[Any, ...] = said.PROFILE_HINTS
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Profiles to begin"), "changed": gettext_lazy("Profiles to correct"),
    }  # fmt: skip
    read: ClassVar[tuple[Column, ...]] = PROFILE_COLUMNS
    previewed: ClassVar[tuple[str, ...]] = (CADRE, CARD, "full_name", "staff_kind")
    words: ClassVar[dict[str, str]] = dict(said.STAFF_WORDS)
    places_of: ClassVar[dict[str, str]] = {"member": CARD, "another_person": "full_name"}

    def enter(self, values: Any, by: Actor) -> None:
        """Begin the profile, or say it anew, by the action of the pages."""
        today = timezone.localdate()
        given = {name: values[name] for name in (*WORK, *PERSON) if values.get(name)}
        if values.get(CADRE):
            found = _cadre(values, by)
            actions.change_cadre(
                cadre=found, version=found.version, values=given, today=today, by=by
            )
            return
        given.setdefault("retirement_scheme", RetirementScheme.ROADMAP)
        member = member_of_card(str(values.get(CARD) or ""), by)
        actions.register_cadre(
            organization=by.organization, values=given, member=member, today=today, by=by
        )


class PositionsFile(_ProfileFile):
    """Positions that somebody holds or held."""

    code: ClassVar[str] = "positions"
    label: Any = gettext_lazy("Positions of cadres")
    title: Any = gettext_lazy("Load positions of cadres from Excel")
    action: ClassVar[str] = "cadres.positions_imported"
    sheet: ClassVar[str] = "Quá trình công tác"
    template_name: ClassVar[str] = "mau-qua-trinh-cong-tac"
    identifying: ClassVar[tuple[str, ...]] = (CADRE,)
    needed: ClassVar[tuple[str, ...]] = (CADRE,)
    hints: tuple[Any, ...] = said.POSITION_HINTS
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("Positions to enter"), "changed": gettext_lazy("Changed"),
    }  # fmt: skip
    read: ClassVar[tuple[Column, ...]] = POSITION_COLUMNS
    previewed: ClassVar[tuple[str, ...]] = (CADRE, SEAT, "title_text", "since", "until")

    def enter(self, values: Any, by: Actor) -> None:
        """Enter it by the action of the pages."""
        found = _cadre(values, by)
        given = {key: value for key, value in values.items() if value and key != CADRE}
        given["is_concurrent"] = values.get("is_concurrent") == said.YES
        if values.get(SEAT):
            given[SEAT] = seat_of(str(values[SEAT]), by)
        actions.add_row(
            cadre=found, version=found.version, kind="position", values=given,
            today=timezone.localdate(), by=by,
        )  # fmt: skip


def _cadre(values: Any, by: Actor) -> Cadre:
    reference = str(values[CADRE]).strip()
    found: Cadre | None = Cadre.objects.visible_to(by).filter(reference__iexact=reference).first()
    if found is None:
        raise RuleRefused("profile_unknown", field=CADRE)
    return found


def file_kinds() -> list[FileKind]:
    """The files of profiles and of positions."""
    return [ProfilesFile(), PositionsFile()]
