"""People for planning lists from Excel: the annex of additions, one row a person and title."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.cadres.models import Cadre, PlanningList, PlanningTarget
from apps.cadres.planning import actions
from apps.cadres.planning.choices import Group, ListState, Source
from apps.core.errors import RuleRefused
from apps.core.excel.columns import Column
from apps.core.formats import FormatError
from apps.core.partial_dates import PartialDate
from apps.core.vietnamese import fold
from apps.membership.choices import Sex
from apps.membership.imports.each_row import EachRowFile
from apps.membership.imports.registry import FileKind

LIST = "planning"
COLUMNS = (
    Column(LIST, "Mã danh sách", (), max_length=14, required=True,
           help="Mã ghi trên trang danh sách quy hoạch đang chuẩn bị."),
    Column("cadre", "Mã hồ sơ cán bộ", ("Mã hồ sơ",), max_length=14,
           help="Để trống thì tìm theo họ tên và ngày sinh."),
    Column("full_name", "Họ và tên", (), max_length=120),
    Column("born_man", "Ngày sinh nam", (), max_length=10),
    Column("born_woman", "Ngày sinh nữ", (), max_length=10),
    Column("title", "Chức danh quy hoạch", (), required=True, max_length=200,
           help="Tên hoặc mã chức danh có trong danh sách."),
    Column("group", "Đối tượng", (), "choice",
           choices=tuple((str(code), str(code)) for code in Group.values)),
    Column("source", "Nguồn", (), "choice",
           choices=((Source.ON_SITE.value, "Tại chỗ"), (Source.ELSEWHERE.value, "Nơi khác"))),
    Column("reason", "Lý do", ("Đề xuất của đơn vị",), max_length=300,
           help="Cần khi một quy tắc dự thảo không cho phép."),
)  # fmt: skip
NEEDED = tuple(column.key for column in COLUMNS if column.required)
PREVIEWED = (LIST, "full_name", "cadre", "title")


class AdditionsFile(EachRowFile):
    """Each row is judged by the rules of the pages; a wrong one stays out, the others come in."""

    code: ClassVar[str] = "planning"
    label: Any = gettext_lazy("People for planning lists")
    title: Any = gettext_lazy("Put people on planning lists from Excel")
    base: ClassVar[str] = Permission.CHANGE_CADRE
    right: ClassVar[str] = Permission.CHANGE_CADRE
    action: ClassVar[str] = "cadres.planning_people_imported"
    sheet: ClassVar[str] = "Bổ sung quy hoạch"
    template_name: ClassVar[str] = "mau-bo-sung-quy-hoach"
    identifying: ClassVar[tuple[str, ...]] = (LIST,)
    needed: ClassVar[tuple[str, ...]] = NEEDED
    hints: tuple[Any, ...] = (
        gettext_lazy(
            "One row for each person and title; birth dates of men and women have columns of their "
            "own."
        ),
        gettext_lazy(
            "Somebody is known by the reference of the profile, or by name and date of birth "
            "together."
        ),
    )  # fmt: skip
    unit_words: dict[str, Any] = {
        "new": gettext_lazy("People to plan"), "changed": gettext_lazy("Changed"),
    }  # fmt: skip
    done_url: ClassVar[str] = "cadres:plannings"
    done_label: Any = gettext_lazy("Open the planning lists")

    read: ClassVar[tuple[Column, ...]] = COLUMNS
    previewed: ClassVar[tuple[str, ...]] = PREVIEWED
    places_of: ClassVar[dict[str, str]] = {"target": "title"}

    def template_columns(self, actor: Actor) -> list[Column]:
        """With the lists in preparation to choose from."""
        rows = PlanningList.objects.visible_to(actor).filter(state=ListState.DRAFT)
        drafts = tuple((one.reference, one.reference) for one in rows.order_by("first_year", "pk"))
        if not drafts:
            return self.columns()
        return [
            replace(column, kind="choice", choices=drafts) if column.key == LIST else column
            for column in COLUMNS
        ]

    def enter(self, values: Any, by: Actor) -> None:
        """Enter it by the action of the pages."""
        _plan(values, by)


def _plan(values: Any, by: Actor) -> None:
    rows = PlanningList.objects.visible_to(by).filter(reference=_text(values, LIST))
    planning = rows.first()
    if planning is None:
        raise RuleRefused("planning_unknown", field=LIST)
    group = values.get("group")
    actions.add_entry(
        planning=planning, version=planning.version, target=_target(planning, values),
        cadre=_person(values, by), group=int(group) if group else None,
        source=_text(values, "source") or Source.ON_SITE, reason=_text(values, "reason"),
        today=timezone.localdate(), by=by,
    )  # fmt: skip


def _text(values: Any, key: str) -> str:
    return str(values.get(key) or "").strip()


def _target(planning: PlanningList, values: Any) -> PlanningTarget:
    said = fold(_text(values, "title"))
    rows = PlanningTarget.objects.of_list(planning).select_related("title", "work_unit")
    found = [one for one in rows if said in (fold(one.title.name), one.title.code, fold(str(one)))]
    if len(found) != 1:
        raise RuleRefused("planning_target_unknown", field="title")
    return found[0]


def _person(values: Any, by: Actor) -> Cadre:
    rows = Cadre.objects.visible_to(by)
    reference = _text(values, "cadre")
    if reference:
        found = list(rows.filter(reference=reference)[:2])
    else:
        sex = Sex.MALE if _text(values, "born_man") else Sex.FEMALE
        born = _birth(_text(values, "born_man") or _text(values, "born_woman"))
        name = _text(values, "full_name")
        named = list(rows.filter(search_key=fold(name), sex=sex, birth=born).order_by("pk")[:50])
        # Hoa and Hòa of one day are two people: as it is written goes before without its marks.
        found = [one for one in named if one.full_name == name] or named
    if len(found) != 1:
        raise RuleRefused("planning_cadre_unclear", field="cadre" if reference else "full_name")
    one: Cadre = found[0]
    return one


def _birth(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except FormatError as error:
        raise RuleRefused("planning_cadre_unclear", field="full_name") from error


def file_kinds() -> list[FileKind]:
    """The file of additions."""
    return [AdditionsFile()]
