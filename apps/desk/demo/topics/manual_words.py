"""Manual indicators of the demo: code, name, unit word, kind, definition, whole."""

from __future__ import annotations

from datetime import date

FLOW, STOCK = "flow", "stock"
ENTERPRISES = "trong doanh nghiệp ngoài khu vực nhà nước"
CATALOGUE: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("trade_unions_founded_non_state_enterprises", f"Công đoàn cơ sở thành lập {ENTERPRISES}",
     "tổ chức", FLOW, "Công đoàn cơ sở được công nhận trong kỳ (liên đoàn lao động báo cáo).", ""),
    ("trade_union_members_non_state_enterprises", f"Đoàn viên công đoàn kết nạp {ENTERPRISES}",
     "đoàn viên", FLOW, "Đoàn viên được kết nạp trong kỳ (liên đoàn lao động báo cáo).", ""),
    ("youth_unions_founded_non_state_enterprises", f"Tổ chức Đoàn thành lập {ENTERPRISES}",
     "tổ chức", FLOW, "Tổ chức Đoàn được thành lập trong kỳ (Đoàn Thanh niên báo cáo).", ""),
    ("youth_union_members_non_state_enterprises", f"Đoàn viên thanh niên kết nạp {ENTERPRISES}",
     "đoàn viên", FLOW, "Đoàn viên được kết nạp trong kỳ (Đoàn Thanh niên báo cáo).", ""),
    ("women_groups_founded_non_state_enterprises", f"Tổ chức Hội Phụ nữ thành lập {ENTERPRISES}",
     "tổ chức", FLOW, "Tổ chức hội được thành lập trong kỳ (Hội Phụ nữ báo cáo).", ""),
    ("women_group_members_non_state_enterprises", f"Hội viên phụ nữ kết nạp {ENTERPRISES}",
     "hội viên", FLOW, "Hội viên được kết nạp trong kỳ (Hội Phụ nữ báo cáo).", ""),
    ("skilful_mass_mobilisation_models", "Mô hình “Dân vận khéo”", "mô hình", FLOW,
     "Mô hình được xây dựng trong kỳ, theo báo cáo của ban dân vận.", ""),
    ("mass_mobilisation_teams", "Tổ dân vận", "tổ", STOCK,
     "Tổ dân vận hoạt động vào ngày cuối kỳ, theo báo cáo của ban dân vận.", ""),
    ("mass_mobilisation_team_members", "Thành viên tổ dân vận", "người", STOCK,
     "Thành viên các tổ dân vận vào ngày cuối kỳ, theo báo cáo của ban dân vận.", ""),
    ("mass_organisations", "Tổ chức chính trị - xã hội được xếp loại", "tổ chức", STOCK,
     "Tổ chức chính trị - xã hội được đánh giá, xếp loại trong kỳ.", ""),
    ("mass_organisations_strong", "Tổ chức chính trị - xã hội xếp loại vững mạnh", "tổ chức", STOCK,
     "Trong số được xếp loại, tổ chức xếp loại vững mạnh.", "mass_organisations"),
)  # fmt: skip
# What the target of Thạnh Trị without records rests on, at the end of each year. Invented: only the
# target and not how it stands was published.
MEASURED = {"mass_organisations": (85, 85, 84), "mass_organisations_strong": (74, 76, 77)}
YEARS = (2023, 2024, 2025)
CELLS_FORM, CELLS_YEAR = "TK3", (date(2022, 1, 1), date(2022, 12, 31))
CELLS = {"I5.c2": 1_310, "I6.c2": 42, "I7.c2": 6, "n12.c2": 27, "n13.c2": 3}
"""Cells of the form for which nothing is recorded: row and column."""
CELLS_WAITING = {"ep4.c2": 9_871}
BASIS = "Số liệu minh họa, không phải số đã công bố"
"""Said wherever a number is invented."""
