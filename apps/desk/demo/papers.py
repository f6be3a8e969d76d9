"""What stands on the desks of the demo: targets, summaries in every state, files to load."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone, translation

from apps.accounts import actions as accounts
from apps.accounts import grants
from apps.accounts.actor import Actor, SystemActor, actor_for
from apps.accounts.choices import WallReason
from apps.accounts.models import RoleAssignment
from apps.core.audit import attach
from apps.core.excel.writer import TableColumn, write_table
from apps.desk.demo.figures import Committee, committees, percent
from apps.membership import tasks
from apps.membership.imports import actions as import_actions
from apps.membership.models import ImportBatch, Member, MemberGrant
from apps.reports import actions as reports
from apps.reports import permissions
from apps.reports.handover import actions as handover
from apps.reports.indicators import INDICATORS
from apps.reports.models import ManualIndicator, StatisticalTable, Summary, Target
from apps.reports.targets import actions as targets
from apps.reports.targets.actions import Owner
from apps.tenancy.models import Organization

Say = Callable[[str], None]
FORM = "membership"
# The resolution of Thạnh Trị sets targets for 2020-2025: from the day after its published stock
# to the end of the district tier.
DISTRICTS_ENDED = date(2025, 6, 30)
TARGET_YEARS = range(DISTRICTS_ENDED.year - 2, DISTRICTS_ENDED.year)
"""The last of the years to which the resolution of Thạnh Trị sets its yearly targets."""
HANDED = {2015: "accepted", 2016: "returned", 2017: ""}
"""Years of the district that were sent to the province, and its answer."""
RETURNED = "Số kết nạp chưa khớp với danh sách quyết định đã gửi; đề nghị rà soát lại."
YEAR_SHOWN = ("year", date(2018, 1, 1), date(2018, 12, 31))
TABLES = (
    ("TK1", *YEAR_SHOWN), ("TK3", "year", date(2022, 1, 1), date(2022, 12, 31)),
    ("TK4", *YEAR_SHOWN), ("KT03", *YEAR_SHOWN), ("GS01", *YEAR_SHOWN), ("KL01", *YEAR_SHOWN),
    ("PTDL", "half", date(2026, 1, 1), date(2026, 6, 30)),
)  # fmt: skip
PERIODS = {"term": "term", "term_to_date": "term", "year": "year", "stock": "free"}


def build(units: dict[str, Organization], *, say: Say) -> None:
    """Make what is missing. Each step is a transaction: outside of one nothing is seen."""
    officer, head = _actor("tochuc.thanhtri@demo.vn"), _actor("truongban.thanhtri@demo.vn")
    administrator = _actor("quantri.hanoi@demo.vn")
    with translation.override("vi"):
        if _none_of(Target):
            _targets(units)
            say("targets")
        if _none_of(Summary):
            _summaries(units, officer, head)
            say("summaries")
        if _tables(officer, _actor("kiemtra.thanhtri@demo.vn")):
            say("statistical tables")
        if _none_of(ImportBatch):
            _files(officer)
            say("import files")
        if _none_of(MemberGrant):
            _exceptions(head, administrator)
            say("a wall and a grant")


@transaction.atomic
def _none_of(model: type[Model]) -> bool:
    return not model._default_manager.exists()


@transaction.atomic
def _actor(name: str) -> Actor:
    assignments = RoleAssignment.objects.select_related("user", "organization")
    return actor_for(assignments.filter(user__sign_in_name=name).order_by("pk")[0], url="/demo/")


@transaction.atomic
def _targets(units: dict[str, Organization]) -> None:
    """Each published target and plan: measured by records where an app holds them, else by manual
    figures; and a few of the running years that show pace and light."""
    by = SystemActor()
    for committee in committees().values():
        unit = units[committee.id]
        for row in committee.figures:
            if row.get("plan") and (measured := _measured_by(row["indicator"])):
                targets.set_target(
                    organization=unit, kind="term", first=committee.first, last=committee.last,
                    plan=row["plan"], by=by, **measured,
                )  # fmt: skip
        for row in committee.targets:
            targets.set_target(
                organization=unit, document=row["document"], by=by, owner=Owner(unit),
                **_span(row, committee.last), **_amount(row["at_least"]),
                **_measured_by(row["indicator"]),
            )  # fmt: skip
    _running(units["thanh-tri-hn"], by)


def _measured_by(code: str) -> dict[str, Any]:
    if code in INDICATORS:
        return {"indicator": code}
    manual = ManualIndicator.objects.filter(code=code).first()
    return {"manual": manual} if manual else {}


def _span(row: dict[str, Any], stock: date) -> dict[str, Any]:
    """Every year of the resolution, its whole term, or by the last day of a year."""
    first = stock + timedelta(days=1)
    if row.get("every") == "year":
        begin, end = date(stock.year + 1, 1, 1), date(DISTRICTS_ENDED.year, 12, 31)
        return {"kind": "year", "first": begin, "last": end}
    if row.get("every") == "term":
        return {"kind": "term", "first": first, "last": DISTRICTS_ENDED}
    return {"kind": "free", "first": first, "last": date(int(row["by"]), 12, 31), "by_date": True}


def _amount(at_least: int | str) -> dict[str, Any]:
    return {"plan": at_least} if isinstance(at_least, int) else {"share": percent(at_least)}


def _running(unit: Organization, by: Actor) -> None:
    """Invented, and their document says so."""
    year = timezone.localdate().year
    common: dict[str, Any] = {
        "document": f"Kế hoạch minh họa {year}-{year + 2}", "organization": unit, "by": by,
        "first": date(year, 1, 1), "last": date(year + 2, 12, 31),
        "owner": Owner(name="Ban Tổ chức Huyện ủy"),
    }  # fmt: skip
    targets.set_target(indicator="members_admitted", kind="year", plan=15, **common)
    targets.set_target(indicator="members_admitted_women", kind="year", share=Decimal(45), **common)
    targets.set_target(
        indicator="members_women", kind="free", share=Decimal(50), by_date=True, **common
    )


@transaction.atomic
def _summaries(units: dict[str, Organization], officer: Actor, head: Actor) -> None:
    published = committees()
    for committee in published.values():
        if committee.id != officer.organization.code:
            _generate(units[committee.id], *_period(committee), by=SystemActor(units[committee.id]))
    own = published[officer.organization.code]
    _generate(units["ha-noi"], *_period(own), by=SystemActor(units["ha-noi"]))
    signed = _generate(
        officer.organization, "year", date(2018, 1, 1), date(2018, 12, 31), by=officer
    )
    reports.check_summary(summary=signed, by=officer)
    reports.sign_summary(summary=signed, by=head)
    checked = _generate(officer.organization, *_period(own), by=officer)
    reports.check_summary(summary=checked, by=officer)
    _generate(officer.organization, "year", date(2019, 1, 1), date(2019, 12, 31), by=officer)
    above = _actor("tochuc.hanoi@demo.vn")
    for year, answer in HANDED.items():
        _handed(year, answer, officer, head, above)


def _handed(year: int, answer: str, officer: Actor, head: Actor, above: Actor) -> None:
    """A year of the district signed, sent up and answered, or not yet."""
    days = date(year, 1, 1), date(year, 12, 31)
    made = _generate(officer.organization, "year", *days, by=officer)
    reports.check_summary(summary=made, by=officer)
    reports.sign_summary(summary=made, by=head)
    made.refresh_from_db()  # the database has put it in its place in the tree
    handover.send_up(summary=made, by=head)
    if answer == "accepted":
        handover.accept(summary=made, by=above)
    elif answer == "returned":
        handover.return_to_unit(summary=made, note=RETURNED, by=above)


@transaction.atomic
def _tables(officer: Actor, inspector: Actor) -> bool:
    """Forms of both branches, each by its own board, and the sheet of the commune level; those that
    are loaded."""
    before = set(Summary.objects.values_list("form", flat=True))
    made = set(before)
    for form, kind, first, last in TABLES:
        if form not in made and StatisticalTable.objects.in_force(last).filter(code=form).exists():
            prepares = permissions.rights_of(form).generate
            reports.generate_summary(
                organization=officer.organization, form=form, kind=kind, first=first, last=last,
                by=officer if officer.has(prepares) else inspector,
            )  # fmt: skip
            made.add(form)
    return made != before


def _period(committee: Committee) -> tuple[str, date, date]:
    return PERIODS[committee.kind], committee.first, committee.last


def _generate(unit: Organization, kind: str, first: date, last: date, *, by: Actor) -> Summary:
    return reports.generate_summary(
        organization=unit, form=FORM, kind=kind, first=first, last=last, by=by
    )


HEADERS = (
    "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Tôn giáo", "Số định danh cá nhân",
    "Ngày quyết định kết nạp", "Ngày kết nạp", "Ngày chính thức", "Mã tổ chức",
)  # fmt: skip


def _files(officer: Actor) -> None:
    cell = f"{officer.organization.code}-01-1"
    wrong = [
        ["Lý Thị Hải Yến", "12/05/1994", "Nữ", "Kinh", "Không", "000900000001",
         "02/05/2024", "19/05/2024", "20/05/2025", cell],
        ["Phùng Văn Lượng", "1959", "Nam", "Kinh", "Không", "000900000002",
         "15/08/2023", "02/09/2023", "02/09/2024", "khong-co-to-chuc-nay"],
    ]  # fmt: skip
    right = [
        ["Bạch Thị Thu Cúc", "23/11/1996", "Nữ", "Mường", "Không", "000900000003",
         "05/01/2024", "03/02/2024", "03/02/2025", cell],
        ["Quách Đình Nhã", "07/1990", "Nam", "Kinh", "Công giáo", "000900000004",
         "20/08/2023", "02/09/2023", "02/09/2024", cell],
        ["Tạ Minh Khuê", "30/04/1998", "Nam", "Kinh", "Không", "000900000005",
         "10/05/2024", "19/05/2024", "19/05/2025", cell],
    ]  # fmt: skip
    _loaded(officer)
    _upload("dang-vien-thieu-cot.xlsx", [row[:3] for row in right], officer, headers=HEADERS[:3])
    dropped = _upload("dang-vien-ban-cu.xlsx", right[:1], officer)
    import_actions.drop(batch=dropped, by=officer)
    _upload("dang-vien-bo-sung-dot-1.xlsx", wrong, officer)
    _upload("dang-vien-bo-sung-dot-2.xlsx", right, officer)


def _loaded(officer: Actor) -> None:
    """Telephone numbers of a few members, checked and loaded: no figure changes by them."""
    with transaction.atomic():
        some = list(Member.objects.below(officer.organization).by_name()[40:45])
    rows = [[one.pk, one.full_name, f"0900 000 {number:03}"] for number, one in enumerate(some)]
    headers = ("Mã hồ sơ", "Họ và tên", "Điện thoại")
    batch = _upload("cap-nhat-dien-thoai.xlsx", rows, officer, headers=headers, kind="changes")
    launched: list[ImportBatch] = []
    import_actions.load(batch=batch, by=officer, launch=lambda found, _job: launched.append(found))
    for one in launched:
        tasks.load_import(one.pk, officer.assignment.pk)


def _upload(
    name: str, rows: list[list[Any]], officer: Actor, *, headers: Sequence[str] = HEADERS,
    kind: str = import_actions.MEMBERS,
) -> ImportBatch:  # fmt: skip
    """A file uploaded and checked."""
    content = BytesIO()
    columns = [TableColumn(header) for header in headers]
    write_table(content, "Danh sách đảng viên bổ sung", columns, rows)
    size = content.tell()
    content.seek(0)
    launched: list[ImportBatch] = []
    with transaction.atomic():
        batch, _is_new = import_actions.upload(
            file=content, name=name, size=size, by=officer, kind=kind,
            launch=lambda batch, job: launched.append(batch),
        )  # fmt: skip
    for one in launched:
        tasks.check_import(one.pk, officer.assignment.pk)
    with transaction.atomic():  # no transaction, no row
        batch.refresh_from_db()
    return batch


@transaction.atomic
def _exceptions(head: Actor, administrator: Actor) -> None:
    """The inspection officer is a relative of one member and therefore does not find them; the
    statistics reader may read one record for a month."""
    members = Member.objects.below(head.organization).by_name()
    relative, shared = members[10], members[20]
    inspector, reader = (
        _actor(name).user for name in ("kiemtra.thanhtri@demo.vn", "thongke.soctrang@demo.vn")
    )
    today = timezone.localdate()
    with attach(action="demo"):
        accounts.raise_wall(
            person=inspector, label="membership.member", object_id=relative.pk,
            reason=WallReason.RELATIVE, valid_from=today, valid_to=None, by=administrator,
        )  # fmt: skip
        grants.grant(
            user=reader, obj=shared, codename="read_member", valid_from=today,
            valid_to=today + timedelta(days=30), by=head,
            reason="Phối hợp rà soát hồ sơ chuyển sinh hoạt đảng",
        )  # fmt: skip
