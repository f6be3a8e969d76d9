"""Words of the files of units and seats; a file is always in Vietnamese."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

SYSTEM_WORDS = (
    ("party", "Đảng"),
    ("council", "Hội đồng nhân dân"),
    ("government", "Ủy ban nhân dân và cơ quan chuyên môn"),
    ("front", "Mặt trận Tổ quốc và đoàn thể"),
    ("justice", "Tòa án, viện kiểm sát"),
    ("forces", "Quân đội, công an"),
    ("service", "Đơn vị sự nghiệp công lập"),
    ("enterprise", "Doanh nghiệp nhà nước"),
    ("other", "Khác"),
)
LEVEL_WORDS = (
    ("central", "Trung ương"),
    ("province", "Cấp tỉnh"),
    ("district", "Cấp huyện"),
    ("commune", "Cấp xã"),
    ("grassroots", "Cơ sở"),
    ("cell", "Chi bộ"),
)
CHANGE_WORDS = (
    ("organisation", "Công tác tổ chức, cán bộ"),
    ("other", "Lĩnh vực khác thuộc danh mục"),
)
register_labels(
    {
        "post_unit_unknown": _(
            "This unit is not on record in your range, or several bear its name."
        ),
        "post_seat_unknown": _("This seat is not on record in your range."),
        "post_title_unknown": _("The catalogue has no such title."),
        "post_organisation_unknown": _("This organisation is not on record in your range."),
    }
)  # fmt: skip
register_actions(
    {
        "cadres.units_imported": _("loaded a file of units"),
        "cadres.seats_imported": _("loaded a file of seats"),
    }
)
HINTS = (
    _("One row for each unit or seat: new without a reference, a correction with one."),
    _("Empty cells of a correction keep what stands."),
    _("Each row is judged as on the pages; nothing is saved before you confirm."),
)  # fmt: skip
