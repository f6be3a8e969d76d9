"""Words of the file of older cases; a file is always in Vietnamese."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

KIND_WORDS = (
    ("signs_of_violation", "Kiểm tra khi có dấu hiệu vi phạm"),
    ("subordinate_tasks", "Kiểm tra thực hiện nhiệm vụ kiểm tra, giám sát, kỷ luật"),
    ("finance", "Kiểm tra tài chính đảng"),
    ("thematic_inspection", "Kiểm tra chuyên đề"),
    ("thematic_supervision", "Giám sát chuyên đề"),
    ("regular_supervision", "Giám sát thường xuyên"),
    ("denunciation", "Giải quyết tố cáo"),
    ("complaint", "Giải quyết khiếu nại kỷ luật"),
    ("discipline", "Thi hành kỷ luật"),
    ("asset_verification", "Xác minh tài sản, thu nhập"),
    ("suspension", "Đình chỉ"),
)
BODY_WORDS = (
    ("committee", "Cấp ủy"),
    ("standing_committee", "Ban thường vụ"),
    ("inspection_committee", "Ủy ban kiểm tra"),
    ("advisory_body", "Cơ quan tham mưu"),
    ("cell", "Chi bộ"),
)
SOURCE_WORDS = (
    ("programme", "Chương trình"),
    ("inspection", "Qua kiểm tra"),
    ("supervision", "Qua giám sát"),
    ("denunciation", "Tố cáo"),
    ("anonymous", "Đơn không tên kèm thông tin khác"),
    ("press", "Báo chí"),
    ("assignment", "Cấp trên giao"),
    ("other_body", "Cơ quan khác chuyển"),
    ("letter", "Đơn của người liên quan"),
    ("other", "Khác"),
)
OUTCOME_WORDS = (
    ("no_violation", "Không vi phạm"),
    ("shortcoming", "Có khuyết điểm, rút kinh nghiệm"),
    ("violation", "Có vi phạm"),
    ("time_barred", "Có vi phạm, hết thời hiệu"),
    ("handed_over", "Chuyển quy trình khác"),
    ("disciplined", "Đã thi hành kỷ luật"),
    ("kept", "Giữ nguyên kỷ luật"),
    ("changed", "Thay đổi kỷ luật"),
    ("cancelled", "Xóa bỏ kỷ luật"),
    ("other", "Khác"),
)
FINDING_WORDS = (
    ("none", "Không vi phạm"),
    ("shortcoming", "Có khuyết điểm"),
    ("violation", "Có vi phạm"),
)
LEVEL_WORDS = (
    ("central", "Ủy viên Trung ương"),
    ("province", "Tỉnh ủy viên, thành ủy viên"),
    ("district", "Huyện ủy viên"),
    ("commune", "Đảng ủy viên xã"),
    ("grassroots", "Đảng ủy viên cơ sở"),
    ("cell", "Chi ủy viên"),
)
TIER_WORDS = (
    ("central", "Trung ương quản lý"),
    ("province", "Ban thường vụ tỉnh ủy quản lý"),
    ("district", "Ban thường vụ huyện ủy quản lý"),
    ("commune", "Ban thường vụ đảng ủy xã quản lý"),
    ("grassroots", "Đảng ủy cơ sở quản lý"),
    ("other", "Khác"),
)
YES_NO = (("yes", "Có"), ("no", "Không"))
register_labels(
    {
        "case_rows_differ": _("Rows of one case say the same here; this one differs."),
        "case_group_wrong": _("Another row of this case is wrong, so the whole case waits."),
    }
)  # fmt: skip
register_actions({"inspection.cases_imported": _("loaded a file of older cases")})
HINTS = (
    _("One row for each subject. Rows with the same number of the old file make one case."),
    _("For cases that have ended: decision, conclusion and end are needed, steps are not entered."),
    _("A member is known by the record number, else by the citizen number or the card number."),
    _("An organisation is known by its code. Anybody else is entered by name."),
    _("Each case is judged by the same rules as on the pages, and is entered whole or not at all."),
)  # fmt: skip
