"""People who sign in to the demo: one per role, in the units of the published figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from apps.accounts import roles
from apps.accounts.models import RoleAssignment, User
from apps.core.choices import Secrecy
from apps.tenancy.models import Organization

PASSWORD = "PartyBuild-demo-1"  # noqa: S105 (for invented people on a loopback address)


@dataclass(frozen=True)
class LogIn:
    """One demo account."""

    sign_in_name: str
    full_name: str
    role: str
    unit: str


LOG_INS = (
    LogIn("tochuc.thanhtri@demo.vn", "Ngô Thị Kim Oanh", "organization_officer", "thanh-tri-hn"),
    LogIn("truongban.thanhtri@demo.vn", "Vũ Đức Thiện", "organization_head", "thanh-tri-hn"),
    LogIn("thuongvu.thanhtri@demo.vn", "Lưu Bá Khánh", "standing_committee_member", "thanh-tri-hn"),
    LogIn("bithu.thanhtri@demo.vn", "Trịnh Quang Hiếu", "unit_secretary", "thanh-tri-hn-01"),
    LogIn("kiemtra.thanhtri@demo.vn", "Phạm Thu Hà", "inspection_officer", "thanh-tri-hn"),
    LogIn("chunhiem.thanhtri@demo.vn", "Phạm Đình Khôi", "inspection_chair", "thanh-tri-hn"),
    LogIn("tochuc.hanoi@demo.vn", "Đặng Quỳnh Anh", "organization_officer", "ha-noi"),
    LogIn("tochuc.soctrang@demo.vn", "Thạch Sa Phia", "organization_officer", "soc-trang"),
    LogIn("tochuc.thanhtri.st@demo.vn", "Sơn Thị Mỹ Duyên", "organization_officer", "thanh-tri-st"),
    LogIn("tochuc.canduoc@demo.vn", "Võ Thị Hồng Thắm", "organization_officer", "can-duoc"),
    LogIn("truongban.canduoc@demo.vn", "Trương Minh Khang", "organization_head", "can-duoc"),
    LogIn("thuongvu.canduoc@demo.vn", "Hồ Ngọc Bích", "standing_committee_member", "can-duoc"),
    LogIn("thongke.soctrang@demo.vn", "Kim Ngọc Diệp", "statistics_reader", "soc-trang"),
    LogIn("giamsat.soctrang@demo.vn", "Lâm Hữu Nghĩa", "auditor", "soc-trang"),
    LogIn("quantri.hanoi@demo.vn", "Đỗ Minh Quân", "system_administrator", "ha-noi"),
)
CLEARED = {"chunhiem.thanhtri@demo.vn": Secrecy.CONFIDENTIAL}
"""Who reads above normal: the chair whose committee has a graded document."""
SECOND_ROLES = (("tochuc.thanhtri@demo.vn", "unit_secretary", "thanh-tri-hn-cq03-1"),)


def make(units: dict[str, Organization], *, since: date) -> dict[str, User]:
    """Make the accounts that are missing; returns all by sign-in name."""
    people: dict[str, User] = {}
    # A hash is made to take long; one does for all, the password is printed anyway.
    hashed = ""
    for entry in LOG_INS:
        user = User.objects.filter(sign_in_name=entry.sign_in_name).first()
        if user is None:
            hashed = hashed or make_password(PASSWORD)
            user = User.objects.create(
                sign_in_name=entry.sign_in_name, full_name=entry.full_name, password=hashed
            )
        people[entry.sign_in_name] = user
        _assign(user, entry.role, units[entry.unit], since)
    for name, role, unit in SECOND_ROLES:
        _assign(people[name], role, units[unit], since)
    return people


def _assign(user: User, role: str, unit: Organization, since: date) -> None:
    RoleAssignment.objects.get_or_create(
        user=user, role=role, organization=unit,
        defaults={
            "valid_from": since,
            "clearance": CLEARED.get(user.sign_in_name, Secrecy.NORMAL),
        },
    )  # fmt: skip


def table() -> list[tuple[str, str, str]]:
    """Sign-in name, role and unit of each account, for people to read."""
    return [
        (entry.sign_in_name, str(roles.role(entry.role).label), entry.unit) for entry in LOG_INS
    ]
