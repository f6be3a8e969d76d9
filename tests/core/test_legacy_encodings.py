"""Old encodings: recognised, converted, and never seen where they are not."""

import itertools
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.legacy_encodings import detect, to_legacy, to_unicode


def words(text: str) -> list[str]:
    return text.split()


FAMILIES = words(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Trịnh Đinh Tạ Hà "
    "Lò Quàng Cầm Điểu Ksor Rơ Niê Êban Mlô Kpă Y Thạch Lâm Sơn Kiều Bế Nông Giàng Vừ Mùa Tòng"
)
MIDDLES = ["", "Thị", "Văn", "Đức", "Hữu", "Quý", "Thị Minh", "Xuân", "Ngọc", "Y", "Bảo", "Mỹ"]
GIVEN = words(
    "An Ánh Ẩn Bích Bình Chúc Cúc Dũng Duẩn Đẩu Đông Giỏi Hạnh Hiếu Hoà Hòa Huệ Hường Khuê Khuyến "
    "Loan Lượng Mười Mỵ Nghĩa Nguyệt Nhuận Oanh Ổn Phượng Quỳnh Quyết Sửu Thoả Thuỷ Toán Trọng "
    "Uyên Út Ước Vượng Xoan Ý Yến Phấn Khởi Sĩ Kỷ Tuyết Vỹ Thêm Xuyến Hoè"
)
NAMES = [
    " ".join(part.split()) for part in map(" ".join, itertools.product(FAMILIES, MIDDLES, GIVEN))
]
ENCODINGS: tuple[Literal["tcvn3", "vni"], ...] = ("tcvn3", "vni")
OLD = pytest.mark.parametrize("encoding", ENCODINGS)


@OLD
@given(name=st.sampled_from(NAMES), form=st.sampled_from(["NFC", "NFD"]))
def test_names_survive_the_way_there_and_back(
    encoding: Literal["tcvn3", "vni"], name: str, form: Literal["NFC", "NFD"]
) -> None:
    old = to_legacy(unicodedata.normalize(form, name), encoding)
    assert to_unicode(old, encoding) == name


@given(
    name=st.sampled_from(NAMES),
    form=st.sampled_from(["NFC", "NFD"]),
    case=st.sampled_from([str, str.upper, str.lower]),
)
def test_unicode_names_are_never_taken_for_old_ones(
    name: str, form: Literal["NFC", "NFD"], case: type[str]
) -> None:
    assert detect(unicodedata.normalize(form, case(name))) in ("unicode", None)


@OLD
@given(name=st.sampled_from(NAMES))
def test_the_two_old_encodings_are_not_confused(
    encoding: Literal["tcvn3", "vni"], name: str
) -> None:
    assert detect(to_legacy(name, encoding)) in (encoding, "unicode", None)


@OLD
def test_nearly_every_old_name_is_recognised(encoding: Literal["tcvn3", "vni"]) -> None:
    sample = [name for name in NAMES[::7] if not name.isascii()]
    missed = [name for name in sample if detect(to_legacy(name, encoding)) != encoding]
    assert len(missed) < 0.05 * len(sample), missed[:20]


@pytest.mark.parametrize(
    ("old", "encoding", "expected"),
    [
        ("NguyÔn V¨n Dòng", "tcvn3", "Nguyễn Văn Dũng"),
        ("§¶NG CéNG S¶N VIÖT NAM", "tcvn3", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Phßng Tµi chÝnh - KÕ ho¹ch", "tcvn3", "Phòng Tài chính - Kế hoạch"),
        ("Ngäc ¸nh", "tcvn3", "Ngọc Ánh"),
        ("§¹i häc Kinh tÕ Quèc d©n", "tcvn3", "Đại học Kinh tế Quốc dân"),
        ("Nguyeãn Thò AÙnh", "vni", "Nguyễn Thị Ánh"),
        ("Nguyeãn Thò Aùnh", "vni", "Nguyễn Thị Ánh"),
        ("ÑAÛNG COÄNG SAÛN VIEÄT NAM", "vni", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Ñaïi hoïc Kinh teá Quoác daân", "vni", "Đại học Kinh tế Quốc dân"),
    ],
)
def test_old_text_is_recognised_and_converted(
    old: str, encoding: Literal["tcvn3", "vni"], expected: str
) -> None:
    assert detect(old) == encoding
    assert to_unicode(old, encoding) == expected


@pytest.mark.parametrize(
    "text",
    words(
        "Hoà Vò Noël José Müller «Lê» \u00d0inh \u00d0ào Hà¹ §5 Soóc Lan·An café Windows®Lê Niño"
        " Niê Êban ® H'Hên"
    ),
)
def test_western_signs_in_unicode_text_are_left_alone(text: str) -> None:
    assert detect(text) == "unicode"


@pytest.mark.parametrize("text", ["", "An", "05-NQ/2026", "Tran Van Binh"])
def test_plain_ascii_leaves_nothing_to_judge_by(text: str) -> None:
    assert detect(text) is None


@given(st.text())
def test_unicode_text_is_only_composed(text: str) -> None:
    assert to_unicode(text, "unicode") == unicodedata.normalize("NFC", text)
