"""Manual indicators of the demo: code, name, unit word, kind, definition, whole."""

from __future__ import annotations

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
    ("cadres_total", "Cán bộ trong biên chế", "người", STOCK, "Cán bộ vào ngày cuối kỳ.", ""),
    ("cadres_with_master_degree", "Cán bộ có trình độ thạc sĩ", "người", STOCK,
     "Trong số cán bộ, người có bằng thạc sĩ.", "cadres_total"),
    ("civil_servants", "Công chức", "người", STOCK, "Công chức vào ngày cuối kỳ.", ""),
    ("civil_servants_with_intermediate_theory", "Công chức có trình độ trung cấp lý luận chính trị",
     "người", STOCK, "Trong số công chức, người có trình độ trung cấp lý luận chính trị trở lên.",
     "civil_servants"),
    ("public_employees", "Viên chức", "người", STOCK, "Viên chức vào ngày cuối kỳ.", ""),
    ("public_employees_with_intermediate_theory",
     "Viên chức có trình độ trung cấp lý luận chính trị", "người", STOCK,
     "Trong số viên chức, người có trình độ trung cấp lý luận chính trị trở lên.",
     "public_employees"),
    ("department_heads", "Trưởng phòng, ban và tương đương", "người", STOCK,
     "Người giữ chức vụ vào ngày cuối kỳ.", ""),
    ("department_heads_with_advanced_theory",
     "Trưởng phòng, ban có trình độ cao cấp lý luận chính trị", "người", STOCK,
     "Trong số trưởng phòng, ban, người có trình độ cao cấp.", "department_heads"),
    ("department_deputies", "Phó trưởng phòng, ban và tương đương", "người", STOCK,
     "Người giữ chức vụ vào ngày cuối kỳ.", ""),
    ("department_deputies_with_advanced_theory",
     "Phó trưởng phòng, ban có trình độ cao cấp lý luận chính trị", "người", STOCK,
     "Trong số phó trưởng phòng, ban, người có trình độ cao cấp.", "department_deputies"),
)  # fmt: skip
# What the targets of Thạnh Trị rest on, at the end of each year. Invented: only the targets and not
# how they stand were published.
MEASURED = {
    "mass_organisations": (85, 85, 84), "mass_organisations_strong": (74, 76, 77),
    "cadres_total": (412, 405, 398), "cadres_with_master_degree": (8, 9, 11),
    "civil_servants": (236, 231, 225), "civil_servants_with_intermediate_theory": (208, 212, 210),
    "public_employees": (1042, 1036, 1028),
    "public_employees_with_intermediate_theory": (88, 97, 106),
    "department_heads": (24, 24, 24), "department_heads_with_advanced_theory": (21, 22, 24),
    "department_deputies": (41, 40, 40), "department_deputies_with_advanced_theory": (33, 34, 37),
}  # fmt: skip
YEARS = (2023, 2024, 2025)
BASIS = "Số liệu minh họa, không phải số đã công bố"
"""Said wherever a number is invented."""
