"""Words of the files of profiles and positions; a file is always in Vietnamese."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.choices import PositionAct, PositionEnd, RetirementScheme, StaffKind
from apps.core.audit import register_actions
from apps.core.errors import register_labels
from apps.inspection.choices import ManagementTier

STAFF_WORDS = (
    (StaffKind.CADRE.value, "Cán bộ, công chức"),
    (StaffKind.COMMUNE.value, "Cán bộ, công chức cấp xã"),
    (StaffKind.EMPLOYEE.value, "Viên chức"),
    (StaffKind.CONTRACT.value, "Hợp đồng lao động"),
    (StaffKind.OTHER.value, "Khác"),
)
TIER_WORDS = (
    (ManagementTier.CENTRAL.value, "Trung ương quản lý"),
    (ManagementTier.PROVINCE.value, "Ban Thường vụ Tỉnh ủy quản lý"),
    (ManagementTier.DISTRICT.value, "Ban Thường vụ Huyện ủy quản lý"),
    (ManagementTier.COMMUNE.value, "Ban Thường vụ Đảng ủy xã quản lý"),
    (ManagementTier.GRASSROOTS.value, "Đảng ủy cơ sở quản lý"),
    (ManagementTier.OTHER.value, "Khác"),
)
SCHEME_WORDS = (
    (RetirementScheme.ROADMAP.value, "Theo lộ trình của Bộ luật Lao động"),
    (RetirementScheme.FORCES.value, "Theo luật của quân đội, công an"),
    (RetirementScheme.PROLONGED.value, "Kéo dài theo quyết định"),
    (RetirementScheme.EARLY.value, "Trước tuổi theo quyết định"),
)
ACT_WORDS = (
    (PositionAct.APPOINTED.value, "Bổ nhiệm"),
    (PositionAct.REAPPOINTED.value, "Bổ nhiệm lại"),
    (PositionAct.EXTENDED.value, "Kéo dài đến khi nghỉ hưu"),
    (PositionAct.ELECTED.value, "Bầu"),
    (PositionAct.DESIGNATED.value, "Chỉ định"),
    (PositionAct.ASSIGNED.value, "Phân công"),
    (PositionAct.ROTATED.value, "Luân chuyển"),
    (PositionAct.TRANSFERRED.value, "Điều động"),
    (PositionAct.SECONDED.value, "Biệt phái"),
)
END_WORDS = (
    (PositionEnd.MOVED.value, "Nhận chức vụ khác"),
    (PositionEnd.TERM_ENDED.value, "Hết nhiệm kỳ, hết thời hạn"),
    (PositionEnd.RESIGNED.value, "Từ chức"),
    (PositionEnd.RELEASED.value, "Thôi giữ chức vụ"),
    (PositionEnd.DISMISSED.value, "Miễn nhiệm"),
    (PositionEnd.REMOVED.value, "Cách chức"),
    (PositionEnd.RETIRED.value, "Nghỉ hưu"),
    (PositionEnd.REORGANISED.value, "Sắp xếp lại tổ chức"),
    (PositionEnd.OTHER.value, "Lý do khác"),
)
YES, NO = "yes", "no"
CONCURRENT_WORDS = ((YES, "Có"), (NO, "Không"))
register_labels(
    {
        "profile_unknown": _("No profile bears this reference in your range."),
        "profile_member_unknown": _("No member bears this card number in your range."),
        "position_seat_unknown": _("No seat in force bears this reference in your range."),
    }
)
register_actions(
    {
        "cadres.profiles_imported": _("loaded a file of profiles"),
        "cadres.positions_imported": _("loaded a file of positions"),
    }
)
PROFILE_HINTS = (
    _(
        "One row for each person: a new profile without a reference, a correction with one. Empty "
        "cells of a correction keep what stands."
    ),
    _(
        "A member is known by the number of the card; name, birth, sex and education then follow "
        "the record and are not read."
    ),
)
POSITION_HINTS = (
    _("One row for each position. The person is known by the reference of the profile."),
    _("A seat says title and unit itself; for what was held elsewhere write both."),
)
