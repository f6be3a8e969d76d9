"""Invented names. Parts are common ones, drawn at random: nobody in particular is meant."""

from __future__ import annotations

from random import Random

KINH_FAMILY = ("Nguyễn",) * 12 + ("Trần",) * 5 + ("Lê",) * 5 + ("Phạm",) * 4 + (
    "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đào",
    "Đoàn", "Trịnh", "Đinh", "Lâm", "Mai", "Tô", "Hà", "Cao", "Lưu", "Tạ", "Quách", "Chu",
)  # fmt: skip
KHMER_FAMILY = ("Thạch", "Sơn", "Kim", "Danh", "Lâm", "Lý", "Kiên", "Châu", "Tăng", "Liêu", "Trà")
HOA_FAMILY = ("Trịnh", "Quách", "Vương", "Lâm", "Trương", "Tăng", "Mã", "Ong", "Lưu", "Hứa")
MUONG_FAMILY = ("Bùi", "Quách", "Đinh", "Hà", "Bạch")
MALE_MIDDLE = ("Văn",) * 6 + (
    "Hữu", "Đức", "Công", "Quang", "Minh", "Đình", "Xuân", "Ngọc", "Thanh", "Quốc", "Trọng", "Bá",
    "Duy", "Tiến", "Anh", "Hoài", "Thành", "Mạnh", "Viết",
)  # fmt: skip
FEMALE_MIDDLE = ("Thị",) * 8 + (
    "Thị Thu", "Thị Minh", "Thị Ngọc", "Thị Thanh", "Thị Hồng", "Thị Kim", "Ngọc", "Thu", "Thanh",
    "Bích", "Diệu", "Phương", "Thị Mỹ", "Thị Thùy", "Hoài",
)  # fmt: skip
MALE_GIVEN = (
    "An", "Bảo", "Bình", "Cường", "Chiến", "Dũng", "Duy", "Đạt", "Đông", "Đức", "Giang", "Hải",
    "Hậu", "Hiếu", "Hòa", "Hoàng", "Hùng", "Huy", "Khải", "Khánh", "Khoa", "Kiên", "Lâm", "Long",
    "Lộc", "Lợi", "Mạnh", "Minh", "Nam", "Nghĩa", "Nhân", "Phong", "Phú", "Phúc", "Phước", "Quân",
    "Quang", "Quý", "Sang", "Sơn", "Sỹ", "Tài", "Tâm", "Tân", "Thái", "Thành", "Thắng", "Thịnh",
    "Thọ", "Thuận", "Tiến", "Toàn", "Trí", "Trung", "Trường", "Tuấn", "Tùng", "Vinh", "Vũ", "Ý",
)  # fmt: skip
FEMALE_GIVEN = (
    "An", "Anh", "Ánh", "Bích", "Châu", "Chi", "Diễm", "Diệp", "Dung", "Duyên", "Đào", "Giang",
    "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Hòa", "Hồng", "Huệ", "Hương", "Huyền", "Khánh", "Lan",
    "Lệ", "Liên", "Linh", "Loan", "Mai", "Minh", "My", "Nga", "Ngân", "Ngọc", "Nguyệt", "Nhàn",
    "Nhung", "Oanh", "Phượng", "Phương", "Quyên", "Quỳnh", "Tâm", "Thảo", "Thoa", "Thơ", "Thu",
    "Thúy", "Thủy", "Trang", "Trâm", "Trinh", "Tuyết", "Uyên", "Vân", "Xuân", "Yến",
)  # fmt: skip
KHMER_MALE = (
    "Sa Rết",
    "Sóc Kha",
    "Ri Thi",
    "Ươl",
    "Sô Phia",
    "Thươl",
    "Na Rin",
    "Vi Sal",
    "Phi Rum",
)
KHMER_FEMALE = ("Sa Phia", "Sô Phi", "Thi Đa", "Ni Ta", "Sa Ri", "Chan Thi", "Xuân Đào", "Si Nuôn")


def name_for(draw: Random, *, female: bool, ethnicity: str) -> str:
    """A plausible name for the sex and the ethnic group (its code)."""
    if ethnicity == "05" and draw.random() < 0.7:
        family = draw.choice(KHMER_FAMILY)
        return f"{family} {draw.choice(KHMER_FEMALE if female else KHMER_MALE)}"
    families = {"05": KHMER_FAMILY, "04": HOA_FAMILY, "06": MUONG_FAMILY}.get(
        ethnicity, KINH_FAMILY
    )
    middle = draw.choice(FEMALE_MIDDLE if female else MALE_MIDDLE)
    given = draw.choice(FEMALE_GIVEN if female else MALE_GIVEN)
    return f"{draw.choice(families)} {middle} {given}"
